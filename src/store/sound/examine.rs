//! The whole file looked through by SQLite, in the background and on a connection of its own.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, InterruptHandle};

use super::{Seal, Unsound};
use crate::store::open::{Held, connect_to_examine};
use crate::store::{Fault, Store, identity, step_back};

/// What is looked for: what is found quickly first, then indexes against their tables.
const LOOKS: [&str; 2] = [
    "PRAGMA main.quick_check(5)",
    "PRAGMA main.integrity_check(5)",
];

/// Kibibytes of pages kept while the file is looked through, as SQLite writes it.
const CACHE: i64 = -256;

/// An examination of a file under way. What it finds closes the file for writing on every connection.
#[derive(Debug)]
pub struct Examiner {
    stop: Arc<Mutex<Stop>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
enum Stop {
    /// Not yet at work.
    #[default]
    Starting,
    /// At work; this stops it.
    At(InterruptHandle),
    /// To stop.
    Asked,
}

impl std::fmt::Debug for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Stop::Starting => "Starting",
            Stop::At(_) => "At",
            Stop::Asked => "Asked",
        })
    }
}

impl Examiner {
    /// Begins to look through the file of a store that is open.
    pub fn spawn(path: &Path) -> Self {
        let stop = Arc::new(Mutex::new(Stop::default()));
        let path = path.to_path_buf();
        let at_work = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            step_back();
            let seal = Seal::of(identity(&path));
            // A file that cannot be opened now says so when something is asked of it.
            if let Ok((_held, conn)) = open(&path)
                && begin(&at_work, &conn)
            {
                look_through(&conn, &seal);
            }
        });
        Self {
            stop,
            thread: Some(thread),
        }
    }

    /// Stops it, and waits until it has let go of the file.
    pub fn finish(&mut self) {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        if let Stop::At(handle) = &*stop {
            handle.interrupt();
        }
        *stop = Stop::Asked;
        drop(stop);
        self.wait();
    }

    /// Waits until the whole file was looked through.
    pub fn wait(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Examiner {
    fn drop(&mut self) {
        self.finish();
    }
}

impl Store {
    /// Looks through the whole file now, for a command that goes on to write into it.
    pub fn examine(&self) {
        if self.unsound().is_none() {
            look_through(&self.conn, &self.seal);
            self.take_in();
        }
    }
}

fn begin(stop: &Mutex<Stop>, conn: &Connection) -> bool {
    let mut stop = stop.lock().unwrap_or_else(PoisonError::into_inner);
    if matches!(*stop, Stop::Asked) {
        return false;
    }
    *stop = Stop::At(conn.get_interrupt_handle());
    true
}

/// A connection that could write and does not; what stands for it goes after it.
fn open(path: &Path) -> Result<(Option<Held>, Connection), Fault> {
    let (conn, held) = connect_to_examine(path)?;
    super::harden(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.pragma_update(None, "query_only", true)?;
    // Every page is looked at once: there is nothing to keep.
    conn.pragma_update(None, "cache_size", CACHE)?;
    Ok((held, conn))
}

fn look_through(conn: &Connection, seal: &Seal) {
    for look in LOOKS {
        match findings(conn, look) {
            Ok(None) => {}
            Ok(Some(found)) => return seal.close(Unsound::Damaged(found)),
            Err(error) => {
                let code = error.sqlite_error_code();
                if matches!(
                    code,
                    Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
                ) {
                    seal.close(Unsound::Damaged(error.to_string()));
                }
                // Stopped or locked out: nothing is known, and nothing changes.
                return;
            }
        }
    }
    seal.found_sound();
}

/// What SQLite says of the file; nothing of one that is whole.
fn findings(conn: &Connection, look: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = conn.prepare(look)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let line =
            String::from_utf8_lossy(row.get_ref(0)?.as_bytes().unwrap_or_default()).into_owned();
        if line != "ok" {
            found.push(line);
        }
    }
    Ok((!found.is_empty()).then(|| found.join("; ")))
}
