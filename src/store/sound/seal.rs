//! What is known of a file, shared by all connections that this process has to it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use super::Unsound;
use crate::store::Identity;

/// What is known of a file. Once closed for writing it stays closed until the last connection ends.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Seal(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    unsound: OnceLock<Unsound>,
    found_sound: AtomicBool,
}

/// The files that are open.
static OPEN: Mutex<Vec<(Identity, Weak<Known>)>> = Mutex::new(Vec::new());

impl Seal {
    /// The one of an open file, or a new one.
    pub(in crate::store) fn of(file: Option<Identity>) -> Self {
        let Some(file) = file else {
            return Self::default();
        };
        // Whoever panicked while holding it has left a list that is whole.
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|(_, known)| known.strong_count() > 0);
        let known = open.iter().find(|(it, _)| *it == file);
        if let Some(known) = known.and_then(|(_, known)| known.upgrade()) {
            return Self(known);
        }
        let seal = Self::default();
        open.push((file, Arc::downgrade(&seal.0)));
        seal
    }

    /// Closes the file for writing; the first reason stays.
    pub(in crate::store) fn close(&self, unsound: Unsound) {
        let _ = self.0.unsound.set(unsound);
    }

    pub(super) fn unsound(&self) -> Option<&Unsound> {
        self.0.unsound.get()
    }

    /// The whole file was looked through and nothing was found.
    pub(super) fn found_sound(&self) {
        self.0.found_sound.store(true, Ordering::Release);
    }

    pub(super) fn is_found_sound(&self) -> bool {
        self.0.found_sound.load(Ordering::Acquire)
    }
}
