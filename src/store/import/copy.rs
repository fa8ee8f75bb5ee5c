//! A copy of the file before an import: beside it, named by date and time, whole and on disk.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::super::open::{discard, free_space, put_in_place};
use super::super::{Failure, Fault, Store};

/// Room that must be left beside the copy.
const SPARE: u64 = 4 << 20;

impl Store {
    /// Where the copy of an import of this moment lies.
    fn copy_name(&self, now: NaiveDateTime) -> PathBuf {
        let path = self.path();
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(now.format(".%Y%m%d-%H%M%S.bak").to_string());
        path.with_file_name(name)
    }

    /// Copies the file; nothing is copied of a file in memory.
    ///
    /// # Errors
    ///
    /// [`Fault::DiskFull`] when the disk has no room for it.
    pub fn copy_before(&self, now: NaiveDateTime) -> Result<Option<PathBuf>, Failure> {
        if self.path().as_os_str().is_empty() {
            return Ok(None);
        }
        let target = free_name(&self.copy_name(now));
        let bytes: i64 = self.conn.query_row(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
            [],
            |row| row.get(0),
        )?;
        if free_space(self.path()).is_some_and(|free| free < bytes.unsigned_abs() + SPARE) {
            return Err(Fault::DiskFull.into());
        }
        let mut unfinished = target.as_os_str().to_os_string();
        unfinished.push(".making");
        let unfinished = PathBuf::from(unfinished);
        discard(&unfinished);
        let made = super::super::open::make_empty(&unfinished)
            .map_err(Failure::from)
            .and_then(|()| {
                self.conn
                    .execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])
                    .map_err(Failure::from)
            })
            .and_then(|_| put_in_place(&unfinished, &target).map_err(Failure::from));
        if let Err(failure) = made {
            discard(&unfinished);
            return Err(failure);
        }
        Ok(Some(target))
    }
}

/// The name, or the first like it that is free.
fn free_name(wanted: &Path) -> PathBuf {
    let mut path = wanted.to_path_buf();
    let mut n = 1;
    while path.exists() {
        n += 1;
        let mut name = wanted.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{n}"));
        path = wanted.with_file_name(name);
    }
    path
}
