//! Where copies lie: those of the days in a folder beside the file, those before something large beside it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::super::import::Watch;
use super::super::open::{discard, is_same_place, look_at_any};
use super::super::{Failure, Fault, Mode, Store};
use super::text;
use crate::domain::copy::{CopyKind, CopyLimit, CopyRow, CopyShelf, surplus, too_many};

/// The copies of one data file.
#[derive(Debug, Clone)]
pub struct Copies {
    file: PathBuf,
    folder: PathBuf,
}

impl Copies {
    /// Of the data file at a path.
    pub fn of(file: &Path) -> Self {
        Self {
            folder: file.with_file_name(text::FOLDER),
            file: file.to_path_buf(),
        }
    }

    /// The copies of the days of the same file in another folder.
    pub fn in_folder(self, folder: &Path) -> Self {
        Self {
            folder: folder.to_path_buf(),
            ..self
        }
    }

    /// The folder of the copies of the days.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether a path is the folder of the copies of the days, which there may not be yet.
    pub fn is_folder(&self, path: &Path) -> bool {
        path.is_dir() || is_same_place(path, &self.folder)
    }

    /// Where the copy of a day lies.
    pub fn of_day(&self, day: NaiveDate) -> PathBuf {
        self.folder.join(format!("{}-{day}.db", self.stem()))
    }

    /// Every copy, newest first. A folder that is not there has none.
    pub fn list(&self) -> Vec<CopyRow> {
        let mut found = self.days();
        let here = self.file.parent().unwrap_or(Path::new(""));
        let beside = |path: PathBuf| self.by_hand(&path).or_else(|| self.beside(path));
        found.extend(files(here).into_iter().filter_map(beside));
        found.sort_by(|one, other| (other.on, &other.path).cmp(&(one.on, &one.path)));
        for (at, row) in (0..).zip(&mut found) {
            row.at = at;
        }
        found
    }

    /// The copies of the days from which the end of a day can be reached, the best first: those that were made
    /// after it and can be taken back to it, the earliest first; then those before it, the newest first.
    pub fn reaching(&self, day: NaiveDate) -> Vec<CopyRow> {
        let mut days = self.days();
        days.sort_by_key(|row| row.on);
        let mut reaching = days.split_off(days.partition_point(|row| row.on <= Some(day)));
        reaching.extend(days.into_iter().rev());
        reaching
    }

    /// The copies as they are shown.
    pub fn shelf(&self, limit: CopyLimit) -> CopyShelf {
        CopyShelf {
            folder: self.folder.clone(),
            limit,
            rows: self.list(),
        }
    }

    /// Makes the copy of a day unless there is one, and thins out the older ones.
    ///
    /// # Errors
    ///
    /// Those of [`Store::copy_to`].
    pub fn make(
        &self,
        day: NaiveDate,
        limit: CopyLimit,
        watch: Watch<'_>,
    ) -> Result<Option<PathBuf>, Failure> {
        let target = self.of_day(day);
        if limit == CopyLimit::Off || target.exists() {
            return Ok(None);
        }
        let made = Store::open(&self.file, Mode::Read)?.copy_to(&target, watch);
        match made {
            // Another window was quicker.
            Err(Failure::Fault(Fault::Taken { .. })) => return Ok(None),
            other => other?,
        }
        self.thin_out(limit);
        Ok(Some(target))
    }

    /// Removes the copies of days that newer ones stand for, or that take too much room.
    fn thin_out(&self, limit: CopyLimit) {
        let days: Vec<NaiveDate> = self.days().iter().filter_map(|row| row.on).collect();
        for day in surplus(&days) {
            discard(&self.of_day(day));
        }
        let mut left = self.days();
        left.sort_by_key(|row| row.on);
        let sizes: Vec<u64> = left.iter().map(|row| row.bytes).collect();
        for row in &left[..too_many(&sizes, limit)] {
            discard(&row.path);
        }
    }

    fn days(&self) -> Vec<CopyRow> {
        let daily = |path: PathBuf| row(CopyKind::Daily, Some(self.day_of(&path)?), path);
        files(&self.folder).into_iter().filter_map(daily).collect()
    }

    /// A copy made by hand beside the file, under a name that says the day.
    fn by_hand(&self, path: &Path) -> Option<CopyRow> {
        row(CopyKind::ByHand, self.day_of(path), path.to_path_buf()).filter(|row| row.on.is_some())
    }

    /// The day that the name of a copy says.
    fn day_of(&self, path: &Path) -> Option<NaiveDate> {
        let name = path.file_name()?.to_str()?;
        let day = name.strip_prefix(&format!("{}-", self.stem()))?;
        day.strip_suffix(".db")?.parse().ok()
    }

    /// A copy beside the file: `fyj.db.20261130-091500.bak`, `fyj.db.v6.bak`.
    fn beside(&self, path: PathBuf) -> Option<CopyRow> {
        let own = self.file.file_name()?.to_str()?;
        let name = path.file_name()?.to_str()?;
        let middle = name.strip_prefix(own)?.strip_prefix('.')?;
        let (kind, stamp) = if let Some(stamp) = middle.strip_prefix(text::BEFORE_RESTORE) {
            (CopyKind::BeforeRestore, stamp)
        } else if middle
            .strip_prefix('v')
            .is_some_and(|it| it.ends_with(".bak"))
        {
            (CopyKind::BeforeUpgrade, "")
        } else {
            (CopyKind::BeforeImport, middle)
        };
        if !middle.contains(".bak") || middle.ends_with("-wal") || middle.ends_with("-shm") {
            return None;
        }
        let day = stamp.get(..8).unwrap_or_default();
        let on = NaiveDate::parse_from_str(day, "%Y%m%d").ok();
        row(kind, on, path)
    }

    fn stem(&self) -> String {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        name.strip_suffix(".db").unwrap_or(&name).to_owned()
    }
}

fn row(kind: CopyKind, on: Option<NaiveDate>, path: PathBuf) -> Option<CopyRow> {
    let bytes = std::fs::metadata(&path).ok()?.len();
    // Whatever has the name of a copy and does not even begin like one is none.
    look_at_any(&path).ok().filter(|()| bytes > 0)?;
    Some(CopyRow {
        at: 0,
        kind,
        on,
        bytes,
        path,
    })
}

/// The files of a folder; none of one that cannot be read.
fn files(folder: &Path) -> Vec<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter(|path| path.is_file()).collect()
}
