//! The file as the system sees it: its first bytes, who may read it, where it is moved.

use std::io::Read;
use std::path::Path;

use crate::store::Fault;

/// How every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The least size of a SQLite file that holds anything.
const SMALLEST: u64 = 512;

/// Looks at the first bytes: SQLite takes a very short file for an empty one and writes over it.
pub(super) fn check_head(path: &Path) -> Result<(), Fault> {
    let mut head = Vec::new();
    std::fs::File::open(path)?
        .take(SMALLEST)
        .read_to_end(&mut head)?;
    if head.is_empty() || head.starts_with(MAGIC) && head.len() as u64 == SMALLEST {
        Ok(())
    } else if head.starts_with(MAGIC) {
        Err(Fault::Damaged {
            detail: "the file is cut off".to_owned(),
        })
    } else {
        Err(Fault::NotADatabase {
            path: path.to_path_buf(),
        })
    }
}

/// Makes the folder, and the file readable by its owner alone, before SQLite writes anything into it.
pub(super) fn make_private(path: &Path) -> Result<(), Fault> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    make_empty(path)
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

/// Refuses a path where something stands already.
pub(in crate::store) fn absent(path: &Path) -> Result<(), Fault> {
    if path.try_exists()? {
        let taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(Fault::from(taken));
    }
    Ok(())
}

/// Moves a finished file to its place, once it is whole on disk.
pub(in crate::store) fn put_in_place(finished: &Path, path: &Path) -> Result<(), Fault> {
    std::fs::OpenOptions::new()
        .write(true)
        .open(finished)?
        .sync_all()?;
    std::fs::rename(finished, path)?;
    Ok(())
}

/// Removes an unfinished file with what SQLite put beside it, as far as it is there.
pub(in crate::store) fn discard(unfinished: &Path) {
    for tail in ["", "-wal", "-shm", "-journal"] {
        let mut name = unfinished.as_os_str().to_os_string();
        name.push(tail);
        let _ = std::fs::remove_file(name);
    }
}
