//! The file as the system sees it: what kind it is, its first bytes, who may read it, where it is moved.
//!
//! Nothing here may be called for a data file while a connection to it is open (see `held`).

use std::io::Read;
use std::path::{Path, PathBuf};

use super::log;
use crate::store::Fault;

/// How every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The least size of a SQLite file that holds anything.
const SMALLEST: usize = 512;

/// Where the header says whether the file is written through a log, and what it says then.
const LOGGED: (usize, u8) = (18, 2);

/// Bytes at the front of a log that has nothing in it.
const EMPTY_LOG: u64 = 32;

/// Looks at a file before SQLite does: SQLite takes a very short file for an empty one and writes over it,
/// and reads whatever log lies beside as this file's own.
pub(in crate::store) fn look_at(path: &Path) -> Result<(), Fault> {
    let mut head = Vec::new();
    std::fs::File::open(path)?
        .take(SMALLEST as u64)
        .read_to_end(&mut head)?;
    let has_log = std::fs::metadata(with_tail(path, "-wal")).is_ok_and(|log| log.len() > EMPTY_LOG);
    let path = || path.to_path_buf();
    match head.len() {
        0 if has_log => Err(Fault::LogOfAnother { path: path() }),
        0 => Ok(()),
        _ if !head.starts_with(MAGIC) => Err(Fault::NotADatabase { path: path() }),
        SMALLEST if has_log && (head[LOGGED.0] != LOGGED.1 || !log::follows(&path())) => {
            Err(Fault::LogOfAnother { path: path() })
        }
        SMALLEST => Ok(()),
        _ => Err(Fault::Damaged {
            detail: "the file is cut off".to_owned(),
        }),
    }
}

/// Refuses what is there and is no file, before anything waits for it: a folder, a pipe, a device.
pub(in crate::store) fn is_file_or_absent(path: &Path) -> Result<(), Fault> {
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(Fault::NotAFile {
            path: path.to_path_buf(),
        }),
        // What else is wrong shows when it is opened.
        _ => Ok(()),
    }
}

/// Makes the folder, and the file readable by its owner alone, before SQLite writes anything into it.
pub(super) fn make_private(path: &Path) -> Result<(), Fault> {
    make_folder(path)?;
    make_empty(path)
}

/// Makes the folder a file is to lie in, for its owner alone.
pub(in crate::store) fn make_folder(path: &Path) -> Result<(), Fault> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        let mut folders = std::fs::DirBuilder::new();
        folders.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
        folders.create(folder)?;
    }
    Ok(())
}

/// Makes a file readable by its owner alone, or leaves one that is there.
pub(in crate::store) fn make_empty(path: &Path) -> Result<(), Fault> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}

/// Bytes left on the disk of a file, where the system says it.
#[cfg(unix)]
pub(in crate::store) fn free_space(path: &Path) -> Option<u64> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Bytes left on the disk of a file, where the system says it.
#[cfg(not(unix))]
pub(in crate::store) fn free_space(_path: &Path) -> Option<u64> {
    None
}

/// Moves a finished file to its place, once it is whole on disk.
pub(in crate::store) fn put_in_place(finished: &Path, path: &Path) -> Result<(), Fault> {
    std::fs::OpenOptions::new()
        .write(true)
        .open(finished)?
        .sync_all()?;
    std::fs::rename(finished, path)?;
    sync_folder(path);
    Ok(())
}

/// Brings the names in a file's folder to disk, where the system can.
fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent()
        && let Ok(folder) = std::fs::File::open(folder)
    {
        // The file itself is on disk; a name that is not yet comes with the next write.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Removes an unfinished file with what SQLite put beside it, as far as it is there.
pub(in crate::store) fn discard(unfinished: &Path) {
    for tail in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(with_tail(unfinished, tail));
    }
}

/// A name with something behind it.
pub(in crate::store) fn with_tail(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(tail);
    PathBuf::from(name)
}
