//! A copy takes the place of the file; what was there before stays beside it.
//!
//! At every moment one whole file has the name: the copy is made ready beside it first, what is there is
//! kept under another name with its log, and only then the name changes hands.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OpenFlags};

use super::super::open::{
    APPLICATION_ID, TAILS, discard, free_space, has_log, has_own_tables, is_file_or_absent,
    is_held, look_at, make_empty, make_folder, put_in_place, with_tail,
};
use super::super::windows::is_in_use;
use super::super::{Ctx, Failure, Fault, Mode, Patience, Store, is_network_path, migrate};
use super::make::first_free;
use super::raw::{self, of_copy};
use super::text;
use crate::domain::copy::CopyFacts;

/// From here on a restored file counts the changes of its schema: far from where copies of it begin to, so that
/// one of them poured into it is told from it.
const SCHEMA_FROM: i64 = 1 << 20;

/// A copy that was made ready to take the place of the file; dropped, nothing has happened.
#[derive(Debug)]
pub struct Ready {
    /// What it holds.
    pub facts: CopyFacts,
    unfinished: PathBuf,
    target: PathBuf,
}

impl Ready {
    /// Makes a copy ready, as of the end of a day if one is given; the file itself is not touched.
    ///
    /// # Errors
    ///
    /// [`Fault::BadCopy`] when it is none or is broken, [`Fault::Newer`] when a later program wrote it,
    /// [`Fault::DiskFull`] when there is no room for it beside the file.
    pub fn prepare(
        copy: &Path,
        target: &Path,
        to: Option<NaiveDate>,
        ctx: &Ctx,
    ) -> Result<Self, Failure> {
        if is_network_path(target) {
            return Err(Fault::Network {
                path: target.to_path_buf(),
            }
            .into());
        }
        is_file_or_absent(target)?;
        let unfinished = with_tail(target, ".restoring");
        discard(&unfinished);
        let facts = make_ready(copy, &unfinished, to, ctx);
        let facts = facts.inspect_err(|_| discard(&unfinished))?;
        Ok(Self {
            facts,
            unfinished,
            target: target.to_path_buf(),
        })
    }

    /// Puts the copy in the place of the file; gives where that lies now, if there was one.
    ///
    /// # Errors
    ///
    /// [`Fault::Locked`] when another window has the file open; everything is as it was then.
    pub fn replace(self, now: NaiveDateTime) -> Result<Option<PathBuf>, Failure> {
        let aside = free_aside(&self.target, now);
        let there = self.target.exists();
        take_place(&self.unfinished, &self.target, Some(&aside))?;
        Ok(there.then_some(aside))
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        discard(&self.unfinished);
    }
}

/// Puts a finished file in the place of a data file, which is kept under another name if one is given.
///
/// # Errors
///
/// [`Fault::Locked`] when a window has the file open; everything is as it was then.
pub fn take_place(finished: &Path, target: &Path, aside: Option<&Path>) -> Result<(), Failure> {
    if is_held(target) || is_in_use(target) {
        return Err(Fault::Locked.into());
    }
    if !target.exists() {
        take_away_log(target)?;
        return Ok(put_in_place(finished, target)?);
    }
    match Closed::close(target) {
        Ok(closed) => {
            if let Some(aside) = aside {
                closed.keep_as(aside)?;
            }
            put_in_place(finished, target)?;
        }
        Err(Fault::Locked) => return Err(Fault::Locked.into()),
        // Nothing can be said for its log any more; as they lie there, both stay together.
        Err(_) => {
            if let Some(aside) = aside {
                keep_as_it_lies(target, aside)?;
            }
            take_away_log(target)?;
            put_in_place(finished, target)?;
        }
    }
    Ok(())
}

/// Copies the copy, brings it up to date, and checks it.
fn make_ready(
    copy: &Path,
    unfinished: &Path,
    to: Option<NaiveDate>,
    ctx: &Ctx,
) -> Result<CopyFacts, Failure> {
    make_folder(unfinished)?;
    duplicate(copy, unfinished).map_err(|failure| of_copy(copy, failure))?;
    let about = std::fs::metadata(copy).map_err(Fault::from)?;
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    let mut store = Store::open(unfinished, Mode::Write)?;
    // What is not the program's own came with the copy, and would come with it into the file.
    store
        .may_write()
        .map_err(|fault| of_copy(copy, fault.into()))?;
    // What was done in the copy, and not what is done with it here.
    let steps = store.steps_until(to)?;
    store.restored(&name, to, ctx)?;
    let facts = CopyFacts {
        bytes: about.len(),
        steps,
        ..store.facts(unfinished, ctx.today())?
    };
    store
        .conn
        .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    drop(store);
    for version in 1..migrate::CURRENT {
        discard(&migrate::aside(unfinished, version));
    }
    Ok(CopyFacts {
        path: copy.to_path_buf(),
        ..facts
    })
}

/// The pages of a copy in a file of their own, if it is one of ours and whole.
fn duplicate(copy: &Path, unfinished: &Path) -> Result<(), Failure> {
    if !copy.exists() {
        return Err(Fault::Missing {
            path: copy.to_path_buf(),
        }
        .into());
    }
    is_file_or_absent(copy)?;
    let has_own_log = match look_at(copy) {
        // The pages of the copy are its own; only the log is not.
        Err(Fault::LogOfAnother { .. }) => false,
        looked => looked.map(|()| with_tail(copy, "-wal").exists())?,
    };
    let bytes = std::fs::metadata(copy).map_err(Fault::from)?.len();
    if free_space(unfinished).is_some_and(|free| free < bytes) {
        return Err(Fault::DiskFull.into());
    }
    let from = opened(copy, has_own_log)?;
    make_empty(unfinished)?;
    let mut to = raw::new(unfinished)?;
    raw::pages(&from, &mut to, &mut |_| true)?;
    to.pragma_update(None, "schema_version", SCHEMA_FROM)?;
    to.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    if !raw::whole(&to)? {
        let detail = "integrity check".to_owned();
        return Err(Fault::Damaged { detail }.into());
    }
    Ok(())
}

/// A copy that is one of ours; one that nobody can write to is read without its log where that has nothing in it.
fn opened(copy: &Path, has_own_log: bool) -> Result<Connection, Fault> {
    let open = |has_own_log| {
        let from = raw::copy(copy, has_own_log)?;
        is_ours(&from, copy)?;
        Ok(from)
    };
    match open(has_own_log) {
        Err(Fault::ReadOnly { .. }) if has_own_log && has_log(copy) => Err(Fault::LogUnread {
            path: copy.to_path_buf(),
        }),
        Err(Fault::ReadOnly { .. }) if has_own_log => open(false),
        opened => opened,
    }
}

fn is_ours(conn: &Connection, path: &Path) -> Result<(), Fault> {
    let number = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if number("application_id")? != APPLICATION_ID || !has_own_tables(conn)? {
        return Err(Fault::Foreign {
            path: path.to_path_buf(),
        });
    }
    let found = number("user_version")?;
    if found > migrate::CURRENT {
        return Err(Fault::Newer {
            found,
            known: migrate::CURRENT,
        });
    }
    Ok(())
}

/// A file whose log is in it and which nobody else has open, as long as this lives.
struct Closed {
    conn: Connection,
}

impl Closed {
    fn close(path: &Path) -> Result<Self, Fault> {
        look_at(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(path, flags)?;
        Patience::default().wait_on(&mut conn)?;
        // Refused while anybody else has it open; else the log goes into the file and is removed.
        let mode = conn.pragma_update_and_check(None, "journal_mode", "DELETE", |row| {
            row.get::<_, String>(0)
        })?;
        if mode != "delete" {
            return Err(Fault::Locked);
        }
        // The lock is kept without a transaction: SQLite copies nothing out of one that may write.
        let mode = conn.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |row| {
            row.get::<_, String>(0)
        })?;
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        // Nobody came between, and made a log again.
        let log: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "exclusive" || log != "delete" {
            return Err(Fault::Locked);
        }
        Ok(Self { conn })
    }

    /// Copies the file through SQLite: reading it past SQLite would open the door to others, and a second
    /// name would be one name too many if the power failed now.
    fn keep_as(&self, aside: &Path) -> Result<(), Failure> {
        let unfinished = with_tail(aside, ".making");
        discard(&unfinished);
        let kept = self
            .copied_to(&unfinished)
            .and_then(|()| Ok(put_in_place(&unfinished, aside)?));
        kept.inspect_err(|_| discard(&unfinished))
    }

    fn copied_to(&self, unfinished: &Path) -> Result<(), Failure> {
        make_empty(unfinished)?;
        let mut copy = raw::new(unfinished)?;
        raw::pages(&self.conn, &mut copy, &mut |_| true)?;
        copy.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// Keeps a file that SQLite cannot open, with what lies beside it.
fn keep_as_it_lies(path: &Path, aside: &Path) -> Result<(), Fault> {
    for tail in TAILS {
        let own = with_tail(path, tail);
        if own.exists() {
            make_empty(&with_tail(aside, tail))?;
            std::fs::copy(&own, with_tail(aside, tail))?;
        }
    }
    Ok(())
}

/// The index first: without it, a log is read anew, never half.
fn take_away_log(path: &Path) -> Result<(), Fault> {
    for tail in ["-shm", "-wal"] {
        match std::fs::remove_file(with_tail(path, tail)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

fn free_aside(target: &Path, now: NaiveDateTime) -> PathBuf {
    let named = with_tail(target, &format!(".{}", text::BEFORE_RESTORE));
    let stamped = now.format("%Y%m%d-%H%M%S.bak").to_string();
    first_free(with_tail(&named, &stamped))
}
