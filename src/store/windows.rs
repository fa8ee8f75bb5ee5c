//! Which windows are open on a file: each holds a lock on a small file of its own beside the data file.
//!
//! The system lets go of the lock when a window ends, however it ends. The data file itself is never
//! touched here: SQLite's locks on it would be lost.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// So many windows are tried before one goes without a place of its own.
const MOST: u32 = 999;

/// A window that is open, until it is dropped.
#[derive(Debug)]
pub struct Window {
    name: String,
    path: PathBuf,
    _lock: File,
}

impl Window {
    /// Takes the first free place under which nothing was left behind.
    pub(super) fn at_desk(data: &Path, is_left: impl Fn(&str) -> bool) -> Option<Self> {
        (1..=MOST)
            .map(|n| n.to_string())
            .filter(|name| !is_left(name))
            .find_map(|name| Self::take(data, name))
    }

    /// Takes a place for a projector, which leaves nothing behind.
    pub fn on_wall(data: &Path) -> Option<Self> {
        let names = (1..=MOST).map(|n| format!("wall-{n}"));
        names.into_iter().find_map(|name| Self::take(data, name))
    }

    fn take(data: &Path, name: String) -> Option<Self> {
        let path = place(data, &name);
        let lock = open(&path, true)?;
        lock.try_lock().ok()?;
        // Whoever left this place may have taken its file away in between.
        is_there(&lock, &path).then_some(Self {
            name,
            path,
            _lock: lock,
        })
    }

    /// What it is called among the drafts.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Left behind it does no harm: nobody holds it.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether the window of this name is open.
pub(super) fn is_open(data: &Path, name: &str) -> bool {
    is_held(&place(data, name))
}

/// Whether a window is open on a data file, a projector's included.
pub fn is_in_use(data: &Path) -> bool {
    is_any_open(data, None)
}

/// The same, besides the window of this name.
pub(super) fn is_any_open(data: &Path, but: Option<&str>) -> bool {
    let own = but.map(|name| place(data, name));
    let prefix = place(data, "");
    let Some(beginning) = prefix.file_name().map(|name| name.to_string_lossy()) else {
        return false;
    };
    let folder = prefix.parent().filter(|it| !it.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter();
    entries.flatten().flatten().any(|entry| {
        let name = entry.file_name();
        let is_other = own.as_ref().and_then(|own| own.file_name()) != Some(&name);
        is_other && name.to_string_lossy().starts_with(&*beginning) && is_held(&entry.path())
    })
}

/// Asked with a lock that others may share, so that two who ask do not take each other for a window.
fn is_held(path: &Path) -> bool {
    open(path, false)
        .is_some_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The small file of a window, `fyj.db.window-1`, beside the data file itself and not a link to it.
fn place(data: &Path, name: &str) -> PathBuf {
    let data = data.canonicalize().unwrap_or_else(|_| data.to_path_buf());
    let mut file = data.file_name().unwrap_or_default().to_os_string();
    file.push(".window-");
    file.push(name);
    data.with_file_name(file)
}

fn open(path: &Path, is_made: bool) -> Option<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(is_made);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).ok()
}

#[cfg(unix)]
fn is_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: fs::Metadata, b: fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    let both = file.metadata().ok().zip(fs::metadata(path).ok());
    both.is_some_and(|(held, named)| same(held, named))
}

/// An open file cannot be taken away there.
#[cfg(not(unix))]
fn is_there(_file: &File, _path: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &str) -> bool {
        false
    }

    #[test]
    fn every_window_has_a_place_and_gives_it_back() {
        let folder = tempfile::TempDir::new().unwrap();
        let data = folder.path().join("fyj.db");
        let first = Window::at_desk(&data, nothing).unwrap();
        let second = Window::at_desk(&data, nothing).unwrap();
        assert_eq!((first.name(), second.name()), ("1", "2"));
        assert!(is_open(&data, "1") && is_any_open(&data, Some("1")));
        drop(second);
        assert!(!is_open(&data, "2") && !is_any_open(&data, Some("1")));
        assert!(is_any_open(&data, None));
        drop(first);
        assert!(!is_any_open(&data, None));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_place_of_a_window_that_was_killed_is_free_and_not_taken_over_what_it_left() {
        let folder = tempfile::TempDir::new().unwrap();
        let data = folder.path().join("fyj.db");
        fs::write(place(&data, "1"), "").unwrap();
        assert!(!is_open(&data, "1"));
        let window = Window::at_desk(&data, |name| name == "1").unwrap();
        assert_eq!(window.name(), "2");
    }

    #[test]
    fn a_file_that_is_no_longer_in_its_place_holds_nothing() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("x");
        let held = open(&path, true).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(!is_there(&held, &path));
        fs::write(&path, "").unwrap();
        assert!(!is_there(&held, &path));
    }
}
