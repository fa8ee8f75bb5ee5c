//! Making a copy: as of one moment, whole, checked, on disk, and never over anything that is there.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::super::import::Watch;
use super::super::open::{
    discard, free_space, is_part_of, make_empty, make_folder, put_in_place, with_tail,
};
use super::super::{Failure, Fault, Store};
use super::raw;

/// Room that must be left beside the copy.
const SPARE: u64 = 4 << 20;

impl Store {
    /// Copies the file as it is at this moment, whoever else writes into it meanwhile.
    ///
    /// # Errors
    ///
    /// [`Fault::Taken`] when something stands at `target`, [`Fault::Target`] when it cannot be written there,
    /// [`Fault::Damaged`] when the copy is not whole, [`Refusal::Cancelled`](crate::domain::Refusal::Cancelled) when `watch` says so; nothing is
    /// left at `target` then.
    pub fn copy_to(&self, target: &Path, watch: Watch<'_>) -> Result<(), Failure> {
        let at_target = |fault: Fault| fault.of_target(target);
        if target.symlink_metadata().is_ok() || is_part_of(target, self.path()) {
            return Err(Fault::Taken {
                path: target.to_path_buf(),
            }
            .into());
        }
        make_folder(target).map_err(at_target)?;
        let unfinished = with_tail(target, &format!(".{}.making", std::process::id()));
        discard(&unfinished);
        let made = make_empty(&unfinished)
            .and_then(|()| self.has_room_at(target))
            .map_err(|fault| at_target(fault).into())
            .and_then(|()| self.copied(&unfinished, target, watch))
            .and_then(|()| Ok(put_in_place(&unfinished, target).map_err(at_target)?));
        if made.is_err() {
            discard(&unfinished);
        }
        made
    }

    /// Copies the file before something large is done to it: beside it, named by date and time.
    /// Nothing is copied of a file in memory.
    ///
    /// # Errors
    ///
    /// Those of [`Store::copy_to`].
    pub fn copy_before(&self, now: NaiveDateTime) -> Result<Option<PathBuf>, Failure> {
        if self.path().as_os_str().is_empty() {
            return Ok(None);
        }
        let target = free_name(self.path(), now);
        self.copy_to(&target, &mut |_| true)?;
        Ok(Some(target))
    }

    /// Refuses a disk without room for a copy before anything is written.
    fn has_room_at(&self, target: &Path) -> Result<(), Fault> {
        let bytes = self.bytes()?;
        if free_space(target).is_some_and(|free| free < bytes + SPARE) {
            return Err(Fault::DiskFull);
        }
        Ok(())
    }

    /// How large the file is, its log included.
    fn bytes(&self) -> Result<u64, Fault> {
        let bytes: i64 = self.conn.query_row(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
            [],
            |row| row.get(0),
        )?;
        Ok(bytes.unsigned_abs())
    }

    /// Copies page by page within one reading, so that every page is of the same moment.
    fn copied(&self, unfinished: &Path, target: &Path, watch: Watch<'_>) -> Result<(), Failure> {
        let at_target = |error: rusqlite::Error| Fault::from(error).of_target(target);
        let mut copy = raw::new(unfinished).map_err(at_target)?;
        let reading = self.conn.unchecked_transaction()?;
        let counted = counts(&self.conn)?;
        raw::pages(&self.conn, &mut copy, watch).map_err(|failure| match failure {
            // Nobody else knows the file that is being made.
            Failure::Fault(fault) if !matches!(fault, Fault::Locked) => {
                fault.of_target(target).into()
            }
            other => other,
        })?;
        drop(reading);
        // Written without a log: beside it, a log can only be another file's.
        copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
            .map_err(at_target)?;
        if !raw::whole(&copy)? || counts(&copy)? != counted {
            let detail = "the copy is not what was copied".to_owned();
            return Err(Fault::Damaged { detail }.into());
        }
        copy.close().map_err(|(_, error)| at_target(error).into())
    }
}

/// What a copy must have as many of as the file: the rows that the figures are counted from, and the steps.
fn counts(conn: &Connection) -> rusqlite::Result<Vec<i64>> {
    let tables = ["visit", "visit_met", "issue", "household", "journal"];
    let count = |table: &&str| {
        let sql = format!("SELECT count(*) FROM {table}");
        conn.query_row(&sql, [], |row| row.get(0))
    };
    tables.iter().map(count).collect()
}

/// The name of a copy of this moment.
fn free_name(file: &Path, now: NaiveDateTime) -> PathBuf {
    first_free(with_tail(
        file,
        &now.format(".%Y%m%d-%H%M%S.bak").to_string(),
    ))
}

/// A name, or the first like it that is free.
pub(super) fn first_free(wanted: PathBuf) -> PathBuf {
    let mut path = wanted.clone();
    let mut n = 1;
    while path.exists() {
        n += 1;
        path = with_tail(&wanted, &format!(".{n}"));
    }
    path
}
