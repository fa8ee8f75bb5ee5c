//! Which data files this process holds open.
//!
//! On POSIX, closing any descriptor of a file drops every lock the process has on it; SQLite takes care
//! of that for its own connections and can do nothing about ours ("How To Corrupt An SQLite Database
//! File", 2.2). So whatever must be learnt of a data file past SQLite is learnt before the first
//! connection, and never while one is open, whichever thread asks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::disk::{look_at, with_tail};
use super::{Identity, identity};
use crate::store::Fault;

/// What lies beside a data file and is locked with it.
pub(in crate::store) const TAILS: [&str; 3] = ["", "-wal", "-shm"];

/// By file: how many connections there are, and where it lies.
type Files = BTreeMap<Identity, (usize, PathBuf)>;

/// What another way of writing leaves beside a data file, and what is rolled back from when it is found there.
const JOURNAL: &str = "-journal";

static HELD: Mutex<Files> = Mutex::new(BTreeMap::new());

fn files() -> MutexGuard<'static, Files> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One connection to a data file; dropped after it.
#[derive(Debug)]
pub(in crate::store) struct Held(Identity);

impl Held {
    /// Connects; `learn` is called first unless a connection of this process is open already.
    pub(super) fn connect<C>(
        path: &Path,
        learn: impl FnOnce() -> Result<(), Fault>,
        connect: impl FnOnce() -> Result<C, Fault>,
    ) -> Result<(C, Option<Self>), Fault> {
        // Kept to the end: nobody may connect while another one is still looking.
        let mut held = files();
        if !identity(path).is_some_and(|known| held.contains_key(&known)) {
            learn()?;
        }
        let connection = connect()?;
        let known = identity(path);
        if let Some(known) = known {
            let entry = held.entry(known);
            entry.or_insert_with(|| (0, lies(path))).0 += 1;
        }
        Ok((connection, known.map(Self)))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = files();
        if let Some((count, _)) = held.get_mut(&self.0) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.0);
            }
        }
    }
}

/// Where a file really lies: its log and index are beside it, not beside a link to it.
pub(super) fn lies(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Whether a path leads to a data file that this process holds open, or to its log or index, by whatever
/// name or link: such a file must not be opened for anything else.
pub fn is_held(path: &Path) -> bool {
    let held = files();
    let mut each = held.values();
    each.any(|(_, file)| is_part_of(path, file))
}

/// Whether a path leads to a data file, its log or its index, by whatever name or link, or has the name of
/// something SQLite would take for a part of it.
pub fn is_part_of(path: &Path, file: &Path) -> bool {
    let file = lies(file);
    let mut parts = TAILS.iter().map(|tail| identity(&with_tail(&file, tail)));
    identity(path).is_some_and(|asked| parts.any(|own| own == Some(asked)))
        || [JOURNAL]
            .iter()
            .chain(&TAILS)
            .any(|tail| is_same_place(path, &with_tail(&file, tail)))
}

/// Whether two names stand for one place, whether or not anything is there.
pub(in crate::store) fn is_same_place(one: &Path, other: &Path) -> bool {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        folder.unwrap_or(Path::new(".")).canonicalize().ok()
    };
    // Some disks make no difference between large and small letters.
    let has_same_name = one
        .file_name()
        .zip(other.file_name())
        .is_some_and(|(one, other)| one.eq_ignore_ascii_case(other));
    has_same_name && folder(one).is_some_and(|it| Some(it) == folder(other))
}

/// Looks at a file that may be one of this process's own: of those nothing is asked past SQLite.
pub(in crate::store) fn look_at_any(path: &Path) -> Result<(), Fault> {
    let held = files();
    if held.values().any(|(_, file)| is_part_of(path, file)) {
        return Ok(());
    }
    look_at(path)
}
