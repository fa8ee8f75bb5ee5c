//! Whether the file under the log is still the one that the log was begun on.
//!
//! `cp` writes another file's pages into the one that is open: it keeps its name and its identity, and SQLite,
//! which knows where each page lies, goes on and mixes the two. Only what the file itself holds tells.

use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::{immutable, is_written, lies, with_tail};

/// What the file itself held, its log aside, when it was last looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    about: Option<About>,
    schema: i64,
    last: Option<(i64, Vec<u8>)>,
}

/// How long a file is and when it was written last.
type About = (u64, Option<SystemTime>);

impl Base {
    /// Looks at the file past its log; `conn` reads it with its log, which is the same while that is empty, and
    /// has read the schema already.
    pub(super) fn look(path: &Path, conn: &Connection) -> rusqlite::Result<Self> {
        let wal = with_tail(&lies(path), "-wal");
        if !is_written(&wal) {
            let found = Self::read(path, conn)?;
            // Another window may have written meanwhile.
            if !is_written(&wal) {
                return Ok(found);
            }
        }
        Self::read(path, &connect(path)?)
    }

    fn read(path: &Path, conn: &Connection) -> rusqlite::Result<Self> {
        // Before it is read: what is written meanwhile is looked at next time.
        let about = about(path);
        Ok(Self {
            about,
            schema: conn.pragma_query_value(None, "schema_version", |row| row.get(0))?,
            last: last(conn)?,
        })
    }

    /// What it holds now, if that is what a checkpoint of this log can have made of it; none when other pages
    /// were written into it. `conn` reads it with its log.
    pub(super) fn followed(&self, path: &Path, conn: &Connection) -> Option<Self> {
        if about(path) == self.about {
            return Some(self.clone());
        }
        // `conn` may keep pages of before in its memory.
        let now = Self::read(path, &connect(path).ok()?).ok()?;
        let live: i64 = conn
            .pragma_query_value(None, "schema_version", |row| row.get(0))
            .ok()?;
        // A copy that SQLite makes counts the changes of its schema anew, or is ahead.
        let is_of_schema = (self.schema..=live).contains(&now.schema);
        let has_grown = number(now.last.as_ref()) >= number(self.last.as_ref());
        let is_known = match &now.last {
            Some((entry, digest)) => kept(conn, *entry).ok()?.as_ref() == Some(digest),
            None => true,
        };
        (is_of_schema && has_grown && is_known).then_some(now)
    }
}

/// Reads a file past its log, which SQLite does of one that nobody changes.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
}

fn about(path: &Path) -> Option<About> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.len(), about.modified().ok()))
}

fn number(last: Option<&(i64, Vec<u8>)>) -> i64 {
    last.map_or(0, |(entry, _)| *entry)
}

/// The last link of the journal's chain; a file that is new, or older than the chain, has none.
fn last(conn: &Connection) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
    let chain = "SELECT 1 FROM sqlite_schema WHERE name = 'journal_link'";
    if !conn.prepare(chain)?.exists([])? {
        return Ok(None);
    }
    conn.query_row(
        "SELECT entry_id, digest FROM journal_link ORDER BY entry_id DESC LIMIT 1",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
    .optional()
}

fn kept(conn: &Connection, entry: i64) -> rusqlite::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT digest FROM journal_link WHERE entry_id = ?1")?
        .query_row([entry], |row| row.get(0))
        .optional()
}
