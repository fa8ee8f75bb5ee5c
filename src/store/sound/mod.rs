//! Whether a file may be written into: its schema is the program's own, and SQLite finds nothing broken.
//!
//! What is found is shared by every connection the process has to the file, and closes them all for writing.

mod bolt;
mod examine;
mod schema;
mod seal;
mod stranger;

use std::path::Path;

use chrono::NaiveDate;

use super::{Copies, Failure, Fault, Mode, Store, migrate};

pub use examine::Examiner;
pub use stranger::{Strangeness, Stranger, Thing};

pub(super) use bolt::{harden, hold};
pub(super) use schema::{forget_statistics, strangers};
pub(super) use seal::Seal;

/// Copies that are looked through for a sound one: somebody waits for the answer.
const TRIED: usize = 5;

/// Why a file is only read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsound {
    /// Triggers, views, tables or indexes that are not the program's, are missing or differ.
    Schema(Vec<Stranger>),
    /// SQLite found it broken, and says where.
    Damaged(String),
}

impl Store {
    /// Why this file is only read, where that is so.
    pub fn unsound(&self) -> Option<&Unsound> {
        self.seal.unsound()
    }

    /// Whether this file is only read, also for what came into it since it was opened.
    pub fn is_only_read(&self) -> bool {
        self.unsound().is_some() || matches!(self.keep_schema(), Err(Fault::Unsound(_)))
    }

    /// The day of the newest copy that can be gone back to; each is looked through before it is named.
    pub fn nearest_copy(&self) -> Option<NaiveDate> {
        let copies = Copies::of(self.path()).list();
        let mut newest = copies
            .into_iter()
            .filter(|copy| copy.on.is_some())
            .take(TRIED);
        newest.find(|copy| is_sound(&copy.path))?.on
    }

    /// Lets a write begin.
    ///
    /// # Errors
    ///
    /// [`Fault::Unsound`] for a file that is only read, [`Fault::Moved`] for one that lost its name.
    pub(super) fn may_write(&self) -> Result<(), Fault> {
        if let Some(unsound) = self.unsound() {
            // SQLite itself refuses from here on, whichever way a write comes.
            bolt::close(&self.conn)?;
            return Err(Fault::Unsound(Box::new(unsound.clone())));
        }
        self.stay_in_place()?;
        self.keep_schema()
    }

    /// Looks at the schema again when another program has changed it since; within a transaction nobody can
    /// change it any more before the write is done.
    ///
    /// # Errors
    ///
    /// [`Fault::Unsound`] when it is no longer the program's own: from then on the file is only read.
    pub(super) fn keep_schema(&self) -> Result<(), Fault> {
        let now = self.schema_version()?;
        if self.schema_seen.get() != now {
            if self.has_strangers(migrate::CURRENT)?
                && let Some(unsound) = self.unsound()
            {
                return Err(Fault::Unsound(Box::new(unsound.clone())));
            }
            self.schema_seen.set(now);
        }
        Ok(())
    }

    /// Carries out a write; one that meets broken pages is the last.
    ///
    /// # Errors
    ///
    /// Those of [`Store::may_write`] and of the write.
    pub(super) fn writing<T>(
        &mut self,
        write: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.may_write()?;
        let written = write(self);
        let written = self.heed(written)?;
        // What went into a file that lost its name meanwhile is not what anybody will find.
        self.stay_in_place()?;
        Ok(written)
    }

    /// Remembers what a read or a write has met: broken pages close the file for writing.
    pub(super) fn heed<T>(&self, met: Result<T, Failure>) -> Result<T, Failure> {
        if let Err(Failure::Fault(fault @ (Fault::Damaged { .. } | Fault::NotADatabase { .. }))) =
            &met
        {
            self.seal.close(Unsound::Damaged(fault.to_string()));
            // It is refused in words at the next write in any case.
            let _ = bolt::close(&self.conn);
        }
        met
    }

    /// Takes in what was found since: whether the log may be brought into the file, or nothing be written at all.
    pub(super) fn take_in(&self) {
        // What SQLite cannot be told now is refused in words at the next write.
        let _ = if self.unsound().is_some() {
            bolt::close(&self.conn)
        } else if self.seal.is_found_sound() {
            bolt::release(&self.conn)
        } else {
            Ok(())
        };
    }
}

/// Whether SQLite finds nothing broken in a copy, and nothing that is not the program's own.
fn is_sound(copy: &Path) -> bool {
    match Store::open(copy, Mode::Read) {
        Ok(store) => {
            store.examine();
            store.unsound().is_none()
        }
        // It is brought up to date when it is restored, and looked through then.
        Err(Fault::Older { .. }) => true,
        Err(_) => false,
    }
}

/// What of a file was taken in by whoever holds it.
#[derive(Debug, Default)]
pub struct Findings {
    unsound: bool,
    sound: bool,
}

impl Findings {
    /// What the store was known for when it was opened.
    pub fn of(store: &Store) -> Self {
        Self {
            unsound: store.unsound().is_some(),
            sound: false,
        }
    }

    /// Why the file is only read from now on, if that was found since it was asked last.
    pub fn news(&mut self, store: &Store) -> Option<Unsound> {
        let now = (store.unsound().is_some(), store.seal.is_found_sound());
        if now == (self.unsound, self.sound) {
            return None;
        }
        store.take_in();
        let was = self.unsound;
        (self.unsound, self.sound) = now;
        store.unsound().filter(|_| !was).cloned()
    }
}
