//! Opening a file: is it ours, whole, writable, local and of this version; each no has its own fault.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::sound::{self, Seal, Unsound};
use super::windows::Window;
use super::{Failure, Fault, Patience, index, is_network_path, migrate, privacy};
use base::Base;
use disk::make_private;
use held::lies;
use identity::has_two_names;
use in_place::{InPlace, Lost};

pub use held::{is_held, is_part_of};
pub use identity::{Identity, identity};

pub(super) use disk::{
    discard, free_space, is_file_or_absent, look_at, make_empty, make_folder, put_in_place,
    with_tail,
};
pub(super) use held::{Held, TAILS, is_same_place, look_at_any};

mod base;
mod disk;
mod held;
mod identity;
mod in_place;
mod log;

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

/// Whether somebody may write while the file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sharing {
    Shared,
    Alone,
}

/// One connection to one file.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Connection,
    path: PathBuf,
    in_place: InPlace,
    /// The file under the log; none where nothing is written.
    base: RefCell<Option<Base>>,
    pub(super) seal: Seal,
    /// SQLite's count of changes of the schema when it was last found to be the program's own.
    pub(super) schema_seen: Cell<i64>,
    /// The names of the file, ready to be looked for.
    pub(super) known: privacy::Known,
    // Dropped after the connection, whose locks it stands for.
    _held: Option<Held>,
    /// Where a person sits at it: holds the window's place.
    pub(super) window: Option<Window>,
}

impl Store {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for each way a file can be unfit; an existing file is never changed by a failed opening.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, Fault> {
        Self::open_waiting(path, mode, &Patience::default())
    }

    /// Opens a file; whether it is waited for because another program holds it can be seen meanwhile.
    ///
    /// # Errors
    ///
    /// Those of [`Store::open`].
    pub fn open_waiting(path: &Path, mode: Mode, patience: &Patience) -> Result<Self, Fault> {
        if is_network_path(path) {
            return Err(Fault::Network {
                path: path.to_path_buf(),
            });
        }
        let connected = |sharing| patience.write(|| Self::connected(path, mode, sharing, patience));
        let opened = match connected(Sharing::Shared) {
            // Even a reader makes an index beside the file. Where nobody can write, nobody does.
            Err(Fault::ReadOnly { .. }) if mode == Mode::Read => match has_log(path) {
                true => Err(Fault::LogUnread {
                    path: path.to_path_buf(),
                }),
                false => connected(Sharing::Alone),
            },
            other => other,
        };
        opened.map_err(|fault| fault.on_reading().at(path))
    }

    fn connected(
        path: &Path,
        mode: Mode,
        sharing: Sharing,
        patience: &Patience,
    ) -> Result<Self, Fault> {
        let was_left = mode == Mode::Write && is_written(&with_tail(&lies(path), "-wal"));
        let (mut conn, held) = connect(path, mode, sharing)?;
        patience.wait_on(&mut conn)?;
        if was_left {
            // What a process left that ended in the midst of its work waits until the file was looked through.
            sound::hold(&conn)?;
        }
        let mut store = Self {
            conn,
            path: path.to_path_buf(),
            in_place: InPlace::default(),
            base: RefCell::default(),
            seal: Seal::of(identity(path)),
            schema_seen: Cell::default(),
            known: privacy::Known::default(),
            _held: held,
            window: None,
        };
        store.prepare(mode)?;
        store.in_place = InPlace::note(path);
        if mode == Mode::Write {
            // One that cannot be read is refused for what SQLite says of it.
            store.base = RefCell::new(Base::look(path, &store.conn).ok());
        }
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
            in_place: InPlace::default(),
            base: RefCell::default(),
            seal: Seal::default(),
            schema_seen: Cell::default(),
            known: privacy::Known::default(),
            _held: None,
            window: None,
        };
        store.prepare(Mode::Write)?;
        Ok(store)
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Refuses to write into a file that has lost its name or its log: whoever opens that name later would
    /// not find there what was written.
    ///
    /// # Errors
    ///
    /// [`Fault::Moved`], [`Fault::LogLost`] or [`Fault::Overwritten`] when something was moved, deleted, replaced
    /// or written over since it was opened.
    pub(super) fn stay_in_place(&self) -> Result<(), Fault> {
        let path = || self.path.clone();
        match self.in_place.lost() {
            None if !self.keeps_its_base() => Err(Fault::Overwritten { path: path() }),
            None => {
                self.in_place.grown();
                Ok(())
            }
            Some(Lost::File) => Err(Fault::Moved { path: path() }),
            Some(Lost::TwoNames) => Err(Fault::TwoNames { path: path() }),
            Some(Lost::Beside { taken }) => {
                // While nobody else has the names, what was saved before can still be brought into the file.
                if !taken {
                    self.settle();
                }
                Err(Fault::LogLost { path: path() })
            }
        }
    }

    /// Whether the file under the log is still the one that the log was begun on.
    fn keeps_its_base(&self) -> bool {
        let mut base = self.base.borrow_mut();
        let Some(seen) = base.as_ref() else {
            return true;
        };
        let Some(now) = seen.followed(&self.path, &self.conn) else {
            return false;
        };
        *base = Some(now);
        true
    }

    /// Brings everything written into the file itself, so that a copy of the one file is whole
    /// even while the projector still holds it open.
    pub fn settle(&self) {
        if self.unsound().is_some() {
            return;
        }
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
        self.conn.set_prepared_statement_cache_capacity(128);
        self.conn.pragma_update(None, "foreign_keys", true)?;
        index::teach(&self.conn)?;
        let version = self.own_version()?;
        if self.has_strangers(version)? {
            return Ok(());
        }
        if mode == Mode::Write {
            self.conn
                .pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
            self.conn.pragma_update(None, "synchronous", "FULL")?;
            migrate::upgrade(&self.conn, &self.path, version)?;
            sound::forget_statistics(&self.conn)?;
        } else if version != migrate::CURRENT {
            return Err(Fault::Older {
                found: version,
                known: migrate::CURRENT,
            });
        }
        sound::harden(&self.conn)?;
        self.schema_seen.set(self.schema_version()?);
        Ok(())
    }

    /// A number that grows whenever anybody changes the schema.
    pub(super) fn schema_version(&self) -> Result<i64, Fault> {
        let version = self
            .conn
            .pragma_query_value(None, "schema_version", |row| row.get(0))?;
        Ok(version)
    }

    /// Whether the schema is not the program's own: then nothing runs on the file, and it is only read.
    pub(super) fn has_strangers(&self, version: i64) -> Result<bool, Fault> {
        let strangers = sound::strangers(&self.conn, version)?;
        if strangers.is_empty() {
            return Ok(false);
        }
        let unsound = Unsound::Schema(strangers);
        if version != migrate::CURRENT {
            return Err(Fault::Unsound(Box::new(unsound)));
        }
        sound::harden(&self.conn)?;
        self.seal.close(unsound);
        self.take_in();
        Ok(true)
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
        if !is_fresh && (application != APPLICATION_ID || !has_own_tables(&self.conn)?) {
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

/// The name of a file that SQLite takes for one that nobody changes while it is read.
pub(super) fn immutable(path: &Path) -> String {
    let mut name = String::from("file:");
    for byte in lies(path).as_os_str().as_encoded_bytes() {
        match byte {
            b'%' | b'?' | b'#' | 0x80.. => name.push_str(&format!("%{byte:02X}")),
            plain => name.push(char::from(*plain)),
        }
    }
    name + "?immutable=1"
}

/// Whether there is any of the tables that every version has had: the mark alone does not make a file ours.
pub(super) fn has_own_tables(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name IN ('journal', 'person', 'household', 'grid'))",
        [],
        |row| row.get(0),
    )
}

/// Whether something stands in the log beside a file.
pub(super) fn has_log(path: &Path) -> bool {
    is_written(&with_tail(&lies(path), "-wal"))
}

fn is_written(log: &Path) -> bool {
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// A connection beside others, to look through the whole file: SQLite reads no CHECK of one that cannot be written.
pub(super) fn connect_to_examine(path: &Path) -> Result<(Connection, Option<Held>), Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Held::connect(
        path,
        || look_at(path),
        || Ok(Connection::open_with_flags(path, flags)?),
    )
}

impl Drop for Store {
    /// Closing brings the log into the file and deletes it by its name, whatever has that name now.
    fn drop(&mut self) {
        let is_lost = matches!(
            self.in_place.lost(),
            Some(Lost::File | Lost::Beside { taken: true })
        ) || !self.keeps_its_base();
        if is_lost || self.unsound().is_some() {
            // A connection that takes no settings any more closes as it can.
            let _ = self
                .conn
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }
}

fn connect(path: &Path, mode: Mode, sharing: Sharing) -> Result<(Connection, Option<Held>), Fault> {
    is_file_or_absent(path)?;
    if mode == Mode::Write && std::fs::metadata(path).is_ok_and(|about| has_two_names(&about)) {
        return Err(Fault::TwoNames {
            path: path.to_path_buf(),
        });
    }
    if mode == Mode::Read && !path.exists() {
        return Err(Fault::Missing {
            path: path.to_path_buf(),
        });
    }
    let learn = || {
        if mode == Mode::Write {
            make_private(path)?;
        }
        look_at(path)
    };
    let flags = match mode {
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    } | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Held::connect(path, learn, || {
        let opened = match sharing {
            Sharing::Shared => Connection::open_with_flags(path, flags),
            Sharing::Alone => {
                Connection::open_with_flags(immutable(path), flags | OpenFlags::SQLITE_OPEN_URI)
            }
        };
        Ok(opened?)
    })
}
