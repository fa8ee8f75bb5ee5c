//! SQLite on a file that is not, or not yet, a data file of ours: no schema is looked for, nothing is upgraded.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::super::open::immutable;
use super::super::{Failure, Fault};

/// A file that SQLite makes.
pub(super) fn new(path: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(path)?;
    // Until it is whole it has another name, and nobody misses it.
    conn.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    Ok(conn)
}

/// A copy, with the log beside it where that is its own.
pub(super) fn copy(path: &Path, has_own_log: bool) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if has_own_log {
        return Connection::open_with_flags(path, flags);
    }
    Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
}

/// Says of a copy what SQLite says of it.
pub(super) fn whole(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row("PRAGMA integrity_check(1)", [], |row| {
        row.get::<_, String>(0)
    })
    .map(|said| said == "ok")
}

/// The fault of a copy, which is not the data file.
pub(super) fn of_copy(path: &Path, failure: Failure) -> Failure {
    match failure {
        Failure::Fault(
            fault @ (Fault::BadCopy { .. } | Fault::Target { .. } | Fault::Newer { .. }),
        ) => fault.into(),
        Failure::Fault(Fault::DiskFull) => Fault::DiskFull.into(),
        Failure::Fault(fault) => Fault::BadCopy {
            path: path.to_path_buf(),
            fault: Box::new(fault),
        }
        .into(),
        refused @ Failure::Refused(_) => refused,
    }
}
