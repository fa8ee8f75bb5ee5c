//! The file that something is written into: never over another one, and gone again when it is not finished.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::SheetError;
use crate::store::{Failure, Fault};

/// A file that is removed again unless it is kept.
pub(super) struct Target {
    path: PathBuf,
    is_kept: bool,
}

impl Target {
    /// Makes the file, for its owner's eyes; one that is there already is never touched.
    pub(super) fn create(path: &Path) -> Result<(Self, File), SheetError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => SheetError::Exists(path.to_path_buf()),
            // A folder of the system that takes no files says the same of one that is there.
            io::ErrorKind::NotFound if has_folder(path) => {
                broken(path, io::ErrorKind::PermissionDenied.into())
            }
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                SheetError::NoFolder(path.to_path_buf())
            }
            io::ErrorKind::InvalidFilename => SheetError::BadName(path.to_path_buf()),
            _ => broken(path, error),
        })?;
        let target = Self {
            path: path.to_path_buf(),
            is_kept: false,
        };
        Ok((target, file))
    }

    /// What went wrong, as a fault of this file and not of the data file.
    pub(super) fn broken(&self, error: io::Error) -> SheetError {
        broken(&self.path, error)
    }

    /// The file is whole; it is on disk then.
    pub(super) fn keep(mut self, file: &File) -> Result<(), SheetError> {
        file.sync_all().map_err(|error| self.broken(error))?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if !self.is_kept {
            // A piece of a table must not pass for one; whoever gave up knows why.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn has_folder(path: &Path) -> bool {
    path.parent().is_some_and(Path::is_dir)
}

fn broken(path: &Path, error: io::Error) -> SheetError {
    SheetError::Failed(Failure::from(Fault::from(error).of_target(path)))
}

/// Makes a file of these bytes; it is on disk then, or not there.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SheetError> {
    let (target, mut file) = Target::create(path)?;
    io::Write::write_all(&mut file, bytes).map_err(|error| target.broken(error))?;
    target.keep(&file)
}
