//! The copy of the day: made by a thread of its own with its own connection after the first save of a day.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;

use crate::domain::copy::CopyLimit;
use crate::store::{Copies, Failure, Mode, Store, step_back};

/// Makes the copies of a data file.
pub struct Copier {
    file: PathBuf,
    /// The day that needs no copy any more, or is having one made.
    last: Option<NaiveDate>,
    stop: Arc<AtomicBool>,
    running: Option<JoinHandle<()>>,
}

impl Copier {
    /// Of the data file; nothing is copied yet.
    pub fn new(file: PathBuf) -> Self {
        Self {
            file,
            last: None,
            stop: Arc::default(),
            running: None,
        }
    }

    /// Something was saved on a day: its first save is followed by a copy.
    pub fn saved(&mut self, day: NaiveDate) {
        if self.last == Some(day) {
            return;
        }
        self.finish();
        self.last = Some(day);
        self.stop = Arc::default();
        let (copies, stop) = (Copies::of(&self.file), Arc::clone(&self.stop));
        let file = self.file.clone();
        self.running = Some(thread::spawn(move || {
            step_back();
            // A copy that fails is no fault of what was saved: the list of copies shows that it is missing,
            // and the next save of a newly opened window tries again.
            let _ = limit(&file)
                .and_then(|limit| copies.make(day, limit, &mut |_| !stop.load(Ordering::Relaxed)));
        }));
    }

    /// Stops and waits: of a copy under way nothing is left.
    pub fn finish(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.running.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Copier {
    fn drop(&mut self) {
        self.finish();
    }
}

fn limit(file: &std::path::Path) -> Result<CopyLimit, Failure> {
    Store::open(file, Mode::Read)?.copy_limit()
}
