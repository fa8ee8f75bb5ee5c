//! Two audiences for an error: a [`Fault`] the clerk can act on, and the cause for us.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use super::Unsound;
use crate::domain::Refusal;
use crate::domain::contact_card::CardRefusal;
use crate::domain::household::HomeRefusal;
use crate::domain::rules::RuleRefusal;

/// What is wrong with the file or the machine. `text::fault` says it in words, with the cure.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file is something else.
    #[error("not a SQLite database: {path}")]
    NotADatabase { path: PathBuf },
    /// The file is SQLite, but not ours.
    #[error("a database of another program: {path}")]
    Foreign { path: PathBuf },
    /// The file is broken.
    #[error("damaged database: {detail}")]
    Damaged { detail: String },
    /// The file is only read, because something in it is not as it must be.
    #[error("only read: {0:?}")]
    Unsound(Box<Unsound>),
    /// A row holds something that cannot be read; the others can.
    #[error("unreadable: {detail}")]
    Unreadable { detail: String },
    /// The file was written by a later version of this program.
    #[error("schema {found} is newer than {known}")]
    Newer { found: i64, known: i64 },
    /// The file was written by an earlier version and can only be read after it was upgraded.
    #[error("schema {found} is older than {known}")]
    Older { found: i64, known: i64 },
    /// Nothing can be written there.
    #[error("read-only: {path}")]
    ReadOnly { path: PathBuf },
    /// No room is left.
    #[error("disk full")]
    DiskFull,
    /// The file lies on a network drive.
    #[error("network path: {path}")]
    Network { path: PathBuf },
    /// Another program holds the file.
    #[error("locked by another program")]
    Locked,
    /// Another program holds the file, so that it cannot be opened or read.
    #[error("held by another program: {path}")]
    Occupied { path: PathBuf },
    /// A query took longer than anyone would wait.
    #[error("took too long")]
    TooLong,
    /// The machine's clock shows a day that cannot be.
    #[error("the clock shows {today}")]
    Clock { today: chrono::NaiveDate },
    /// The file is not there.
    #[error("missing: {path}")]
    Missing { path: PathBuf },
    /// A folder, a pipe or a device stands there.
    #[error("not a file: {path}")]
    NotAFile { path: PathBuf },
    /// The log beside the file belongs to another one; read together they would be neither.
    #[error("a log of another file lies beside {path}")]
    LogOfAnother { path: PathBuf },
    /// The file has a second name (a hard link): two windows under two names would not know of each other.
    #[error("two names: {path}")]
    TwoNames { path: PathBuf },
    /// Another file's pages were written into the file while it was open.
    #[error("written over: {path}")]
    Overwritten { path: PathBuf },
    /// Nothing can be written there, and a log lies beside the file: SQLite cannot read the two together then.
    #[error("a log that cannot be read beside {path}")]
    LogUnread { path: PathBuf },
    /// The file was moved, deleted or replaced while it was open.
    #[error("no longer there: {path}")]
    Moved { path: PathBuf },
    /// The log or its index was moved, deleted or replaced while the file was open.
    #[error("the log is no longer there: {path}")]
    LogLost { path: PathBuf },
    /// Something stands already where a new file was to be.
    #[error("already there: {path}")]
    Taken { path: PathBuf },
    /// A copy cannot be used; the data file itself is as it was.
    #[error("copy {path}: {fault}")]
    BadCopy { path: PathBuf, fault: Box<Fault> },
    /// Another file than the data file cannot be written: a copy, a list that leaves.
    #[error("writing {path}: {fault}")]
    Target { path: PathBuf, fault: Box<Fault> },
    /// The drill was asked to overwrite a file that is not a drill.
    #[error("not a drill file: {path}")]
    NotADrill { path: PathBuf },
    /// Anything else the system reports.
    #[error("{detail}")]
    Io { detail: String },
}

/// Why a request did nothing: a rule said no, or something is broken.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule said no; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Something is broken; nothing was changed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Failure {
    /// The same as [`Fault::on_reading`].
    pub fn on_reading(self) -> Failure {
        match self {
            Failure::Fault(fault) => Failure::Fault(fault.on_reading()),
            refused @ Failure::Refused(_) => refused,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<crate::domain::grid::OrgRefusal> for Failure {
    fn from(refusal: crate::domain::grid::OrgRefusal) -> Self {
        Failure::Refused(refusal.into())
    }
}

impl From<RuleRefusal> for Failure {
    fn from(refusal: RuleRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<HomeRefusal> for Failure {
    fn from(refusal: HomeRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<CardRefusal> for Failure {
    fn from(refusal: CardRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Failure::Refused(Refusal::Gone),
            other if points_nowhere(&other) => Failure::Refused(Refusal::Gone),
            other => Failure::Fault(other.into()),
        }
    }
}

/// Whether a row was to point at one that is no longer there.
fn points_nowhere(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

/// Whether a value of a row is not what its column holds: no text, no day, no known code.
pub(super) fn is_unreadable(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map(|error| error.extended_code);
        let detail = match code {
            Some(code) => format!("{error} (sqlite error {code})"),
            None => error.to_string(),
        };
        if is_unreadable(&error) {
            return Fault::Unreadable { detail };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Fault::NotADatabase {
                path: PathBuf::new(),
            },
            Some(ErrorCode::DatabaseCorrupt) => Fault::Damaged { detail },
            // Even a reader makes the file of the shared index beside the database.
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Fault::ReadOnly {
                    path: PathBuf::new(),
                }
            }
            Some(ErrorCode::DiskFull) => Fault::DiskFull,
            Some(ErrorCode::OperationInterrupted) => Fault::TooLong,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Locked,
            _ => Fault::Io { detail },
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => Fault::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                Fault::ReadOnly {
                    path: PathBuf::new(),
                }
            }
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Fault::Missing {
                path: PathBuf::new(),
            },
            _ => Fault::Io {
                detail: error.to_string(),
            },
        }
    }
}

impl Fault {
    /// Says that it is a fault of a file that was to be written, and not of the data file.
    pub fn of_target(self, target: &std::path::Path) -> Fault {
        Fault::Target {
            path: target.to_path_buf(),
            fault: Box::new(self),
        }
    }

    /// Says of a file that is held what that means to whoever only wanted to read it.
    pub fn on_reading(self) -> Fault {
        match self {
            Fault::Locked => Fault::Occupied {
                path: PathBuf::new(),
            },
            other => other,
        }
    }

    /// Names the file in a fault that does not know it yet.
    pub fn at(self, file: &std::path::Path) -> Fault {
        let path = file.to_path_buf();
        match self {
            Fault::NotADatabase { .. } => Fault::NotADatabase { path },
            Fault::ReadOnly { .. } => Fault::ReadOnly { path },
            Fault::Missing { .. } => Fault::Missing { path },
            Fault::Occupied { .. } => Fault::Occupied { path },
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn a_file_in_a_folder_that_cannot_be_written_is_no_broken_disk() {
        let error = ffi::Error::new(ffi::SQLITE_CANTOPEN);
        let fault = Fault::from(rusqlite::Error::SqliteFailure(error, None));
        assert!(matches!(fault, Fault::ReadOnly { .. }), "{fault:?}");
    }
}
