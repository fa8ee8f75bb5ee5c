//! What a copy holds, read without changing anything, from a read-only disc as well.

use std::path::Path;

use chrono::NaiveDate;

use super::Copies;
use super::raw::of_copy;
use crate::domain::Refusal;
use crate::domain::copy::{CopyFacts, CopyShelf};
use crate::domain::figures::Period;
use crate::domain::journal::JournalRow;
use crate::store::{Failure, Fault, Mode, Setting, Store, journal, setting, stats};

/// Last steps that are shown.
const STEPS: u32 = 5;

/// Looks at a copy.
///
/// # Errors
///
/// [`Fault::BadCopy`] when it is none or is broken, [`Fault::Older`] within it when it has to be upgraded first.
pub fn look_at_copy(path: &Path, today: NaiveDate) -> Result<CopyFacts, Failure> {
    let facts = || {
        let store = Store::open(path, Mode::Read)?;
        store.facts(path, today)
    };
    facts().map_err(|failure| of_copy(path, failure))
}

impl Store {
    /// The copies of this file.
    pub(in crate::store) fn shelf(&self) -> Result<CopyShelf, Failure> {
        Ok(Copies::of(self.path()).shelf(setting::copies(&self.conn)?))
    }

    /// What the copy at a place among them holds.
    pub(in crate::store) fn copy_at(
        &self,
        at: i64,
        today: NaiveDate,
    ) -> Result<CopyFacts, Failure> {
        let rows = Copies::of(self.path()).list();
        let row = rows.into_iter().find(|row| row.at == at);
        look_at_copy(&row.ok_or(Refusal::Gone)?.path, today)
    }

    pub(super) fn facts(&self, path: &Path, today: NaiveDate) -> Result<CopyFacts, Failure> {
        let about = std::fs::metadata(path).map_err(Fault::from)?;
        let figures = stats::figures(&self.conn, Period::default(), today)?;
        Ok(CopyFacts {
            path: path.to_path_buf(),
            bytes: about.len(),
            community: setting::read(&self.conn, Setting::Community)?.unwrap_or_default(),
            figures,
            steps: self.steps_until(None)?,
        })
    }

    /// The last steps, up to the end of a day if one is given.
    pub(super) fn steps_until(&self, day: Option<NaiveDate>) -> Result<Vec<JournalRow>, Failure> {
        Ok(journal::last_until(&self.conn, day, STEPS)?)
    }
}
