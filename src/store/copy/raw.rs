//! SQLite on a file that is not, or not yet, a data file of ours: no schema is looked for, nothing is upgraded.

use std::ffi::c_int;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::super::import::{Step, Watch};
use super::super::open::immutable;
use super::super::{Failure, Fault, Patience};
use crate::domain::Refusal;

/// Pages between two looks whether to go on.
const PAGES: c_int = 256;

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
    let mut conn = if has_own_log {
        Connection::open_with_flags(path, flags)?
    } else {
        Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    Patience::default().wait_on(&mut conn)?;
    Ok(conn)
}

/// Copies every page of one database over another.
///
/// # Errors
///
/// [`Fault::Locked`] when somebody else keeps hold of one of them: SQLite has waited by then, and says the same
/// for ever to whoever asks again; [`Refusal::Cancelled`] when `watch` says so.
pub(in crate::store) fn pages(
    from: &Connection,
    to: &mut Connection,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let backup = Backup::new(from, to).map_err(Fault::from)?;
    loop {
        match backup.step(PAGES).map_err(Fault::from)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => return Err(Fault::Locked.into()),
            // There are more; the library may learn of new answers, and none of them is an error.
            _ => {}
        }
        let progress = backup.progress();
        let of = u64::try_from(progress.pagecount).unwrap_or(0);
        let left = u64::try_from(progress.remaining).unwrap_or(0);
        let done = of.saturating_sub(left);
        if !watch(Step { done, of }) {
            return Err(Refusal::Cancelled.into());
        }
    }
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
