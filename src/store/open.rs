//! Opening a file: is it ours, whole, writable, local and of this version; each no has its own fault.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::{Failure, Fault, index, is_network_path, migrate};
use disk::{check_head, make_private};

pub use identity::{Identity, identity};

pub(super) use disk::{absent, discard, free_space, make_empty, put_in_place};

mod disk;
mod identity;

/// How long a writer waits for another before it gives up in words.
const BUSY: Duration = Duration::from_secs(3);

/// "FYJ1": marks the file as ours in SQLite's header.
pub(super) const APPLICATION_ID: i64 = 0x4659_4A31;

/// What the connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Read and write; made if absent.
    Write,
    /// Read only, as the projector does; the file must exist.
    Read,
}

/// One connection to one file.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Connection,
    path: PathBuf,
    identity: Option<Identity>,
}

impl Store {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for each way a file can be unfit; an existing file is never changed by a failed opening.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, Fault> {
        if is_network_path(path) {
            return Err(Fault::Network {
                path: path.to_path_buf(),
            });
        }
        let conn = connect(path, mode).map_err(|fault| fault.at(path))?;
        let store = Self {
            conn,
            path: path.to_path_buf(),
            identity: identity(path),
        };
        store.prepare(mode).map_err(|fault| fault.at(path))?;
        Ok(store)
    }

    /// Opens an empty file in memory, for tests of commands.
    ///
    /// # Errors
    ///
    /// When SQLite cannot allocate it.
    pub fn in_memory() -> Result<Self, Fault> {
        let store = Self {
            conn: Connection::open_in_memory()?,
            path: PathBuf::new(),
            identity: None,
        };
        store.prepare(Mode::Write)?;
        Ok(store)
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Refuses to write into a file that has lost its name: whoever opens that name later would not find it there.
    ///
    /// # Errors
    ///
    /// [`Fault::Moved`] when the file was moved, deleted or replaced since it was opened.
    pub(super) fn stay_in_place(&self) -> Result<(), Fault> {
        match self.identity {
            Some(own) if identity(&self.path) != Some(own) => Err(Fault::Moved {
                path: self.path.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Brings everything written into the file itself, so that a copy of the one file is whole
    /// even while the projector still holds it open.
    pub fn settle(&self) {
        // Left for the next start when another reader stands in the way; nothing is lost by that.
        let _ = self
            .conn
            .pragma_update_and_check(None, "wal_checkpoint", "PASSIVE", |_| Ok(()));
    }

    /// A number that changes whenever another connection has written.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at this moment.
    pub fn data_version(&self) -> Result<i64, Failure> {
        let version = self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(version)
    }

    /// Lets this connection grow the file by so many pages and no more, as a nearly full disk would.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at this moment.
    pub fn limit_growth(&self, pages: u32) -> Result<(), Failure> {
        let has: u32 = self
            .conn
            .pragma_query_value(None, "page_count", |row| row.get(0))?;
        self.conn
            .pragma_update_and_check(None, "max_page_count", has + pages, |_| Ok(()))?;
        Ok(())
    }

    fn prepare(&self, mode: Mode) -> Result<(), Fault> {
        self.conn.busy_timeout(BUSY)?;
        self.conn.set_prepared_statement_cache_capacity(128);
        self.conn.pragma_update(None, "foreign_keys", true)?;
        index::teach(&self.conn)?;
        let version = self.own_version()?;
        if mode == Mode::Write {
            self.conn
                .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
            self.conn.pragma_update(None, "synchronous", "FULL")?;
            migrate::upgrade(&self.conn, &self.path, version)?;
        } else if version != migrate::CURRENT {
            return Err(Fault::Older {
                found: version,
                known: migrate::CURRENT,
            });
        }
        Ok(())
    }

    /// The schema version of a file that is ours, zero for an empty one.
    fn own_version(&self) -> Result<i64, Fault> {
        let number = |name: &str| -> rusqlite::Result<i64> {
            self.conn.pragma_query_value(None, name, |row| row.get(0))
        };
        let (application, version) = (number("application_id")?, number("user_version")?);
        let tables: i64 = self
            .conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let is_fresh = application == 0 && version == 0 && tables == 0;
        if !is_fresh && application != APPLICATION_ID {
            return Err(Fault::Foreign {
                path: self.path.clone(),
            });
        }
        if version > migrate::CURRENT {
            return Err(Fault::Newer {
                found: version,
                known: migrate::CURRENT,
            });
        }
        Ok(version)
    }
}

fn connect(path: &Path, mode: Mode) -> Result<Connection, Fault> {
    let flags = match mode {
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    if mode == Mode::Read && !path.exists() {
        return Err(Fault::Missing {
            path: path.to_path_buf(),
        });
    }
    if mode == Mode::Write {
        make_private(path)?;
    }
    check_head(path)?;
    Ok(Connection::open_with_flags(
        path,
        flags | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?)
}
