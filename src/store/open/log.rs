//! Whether the log that lies beside a file was begun on that very file.
//!
//! SQLite takes whatever log has the name for this file's own, and mixes the two. But every step of ours writes
//! the row that says where the journal ends and what came before it; so the log of a file holds the end that the
//! file has, and the log of another file, or of a later state of this one, does not.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use super::base::connect;
use super::with_tail;
use crate::store::chain;

/// Bytes at the front of a log, and before each of its pages.
const HEAD: usize = 32;
const FRAME: usize = 24;

/// How often both are read again because somebody wrote meanwhile.
const TRIES: usize = 3;

/// Whether the log can have been begun on the file as it is; where neither says anything of that, it can.
/// What SQLite has to say of either is left to SQLite.
pub(super) fn follows(path: &Path) -> bool {
    let mut before = end(path);
    for _ in 0..TRIES {
        let Some(end) = &before else { return true };
        let log = File::open(with_tail(path, "-wal")).and_then(|log| holds(log, end));
        if log.unwrap_or(true) {
            return true;
        }
        let now = self::end(path);
        if now == before {
            return false;
        }
        before = now;
    }
    true
}

/// Where the journal of a file ends, its log aside.
#[derive(Debug, PartialEq, Eq)]
struct End {
    /// The page on which that stands.
    page: u32,
    before: Vec<u8>,
    digest: Vec<u8>,
}

fn end(path: &Path) -> Option<End> {
    let read = || -> rusqlite::Result<Option<End>> {
        let conn = connect(path)?;
        let Some(page) = root(&conn)? else {
            return Ok(None);
        };
        let written = chain::written_end(&conn)?;
        Ok(written.map(|(_, before, digest)| End {
            page,
            before,
            digest,
        }))
    };
    // Without a step there is nothing to know it by.
    read().ok()?.filter(|end| !end.digest.is_empty())
}

fn root(conn: &Connection) -> rusqlite::Result<Option<u32>> {
    conn.query_row(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'journal_end'",
        [],
        |row| row.get(0),
    )
    .optional()
}

/// Whether a log holds the end of the file, or says nothing of any end.
fn holds(file: File, end: &End) -> io::Result<bool> {
    let mut log = Log::read(file)?;
    let ends = log.pages(|number| number == end.page);
    if ends.is_empty() || log.has(&ends, &end.digest)? {
        return Ok(true);
    }
    // Another program has cleaned the file up, and the row stands on another page.
    let all = log.pages(|_| true);
    log.has(&all, &[end.before.as_slice(), &end.digest].concat())
}

/// The pages that were written since the log was begun anew: their numbers, and where they are.
struct Log {
    file: File,
    size: usize,
    pages: Vec<(u32, u64)>,
}

impl Log {
    fn read(mut file: File) -> io::Result<Self> {
        let mut head = [0; HEAD];
        file.read_exact(&mut head)?;
        let length = file.metadata()?.len();
        let mut log = Self {
            file,
            size: number(&head[8..12]) as usize,
            pages: Vec::new(),
        };
        let step = (FRAME + log.size) as u64;
        let mut at = HEAD as u64;
        while at + step <= length {
            let mut frame = [0; FRAME];
            log.file.seek(SeekFrom::Start(at))?;
            log.file.read_exact(&mut frame)?;
            // What has another salt was left there by the time before.
            if frame[8..16] != head[16..24] {
                break;
            }
            log.pages.push((number(&frame[..4]), at + FRAME as u64));
            at += step;
        }
        Ok(log)
    }

    /// Where the pages of certain numbers are.
    fn pages(&self, is_meant: impl Fn(u32) -> bool) -> Vec<u64> {
        let meant = self.pages.iter().filter(|(number, _)| is_meant(*number));
        meant.map(|(_, at)| *at).collect()
    }

    /// Whether one of the pages holds these bytes.
    fn has(&mut self, pages: &[u64], bytes: &[u8]) -> io::Result<bool> {
        let mut page = vec![0; self.size];
        for at in pages {
            self.file.seek(SeekFrom::Start(*at))?;
            self.file.read_exact(&mut page)?;
            if page.windows(bytes.len()).any(|it| it == bytes) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A number as SQLite writes it.
fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}
