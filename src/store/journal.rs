//! The journal: the list of what was done, and undoing it by name.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, Row};

use super::page::{At, Shape, page};
use super::session;
use super::standing::Standing;
use super::transact::{Tx, Written};
use super::{Failure, Store};
use crate::domain::journal::{Deed, Entry, JournalRow, OwnWayBack};
use crate::domain::list::{From, Page};
use crate::domain::{Id, Refusal};

const SELECT: &str = "SELECT j.id, j.at, j.actor, j.command, j.subject, j.why,
    EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id), j.undoes IS NOT NULL
  FROM journal j WHERE 1";

/// Newest first.
pub(super) fn list(
    conn: &Connection,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<JournalRow>> {
    let shape = Shape {
        select: SELECT,
        filters: Vec::new(),
        sort: None,
        id: "j.id",
        descending: true,
        at: At::id(),
    };
    page(conn, shape, from, count, read)
}

/// The last entries, newest first, up to the end of a day if one is given; one that cannot be read is left out.
pub(super) fn last_until(
    conn: &Connection,
    day: Option<NaiveDate>,
    count: u32,
) -> rusqlite::Result<Vec<JournalRow>> {
    let until = "?1 IS NULL
      OR j.id <= coalesce((SELECT max(id) FROM journal WHERE date(at) <= ?1), 0)";
    let mut statement = conn.prepare(&format!(
        "{SELECT} AND ({until}) ORDER BY j.id DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map((day, count), read)?;
    Ok(rows.filter_map(Result::ok).collect())
}

/// The newest entry; zero in a file in which nothing was done yet.
pub(super) fn newest(conn: &Connection) -> rusqlite::Result<Id<Entry>> {
    conn.prepare_cached("SELECT coalesce(max(id), 0) FROM journal")?
        .query_row([], |row| row.get(0))
}

/// How many of the newest steps are looked at for the latest day: the clock may have stood wrong at the last.
const LOOKED_AT: u32 = 20;

impl Store {
    /// The day of the newest step; `None` where nothing was done yet, or the day cannot be read.
    pub fn newest_day(&self) -> Option<NaiveDate> {
        let newest: Option<NaiveDateTime> = self
            .conn
            .prepare_cached(
                "SELECT max(at) FROM (SELECT at FROM journal ORDER BY id DESC LIMIT ?1)",
            )
            .and_then(|mut found| found.query_row([LOOKED_AT], |row| row.get(0)))
            .ok()?;
        newest.map(|at| at.date())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<JournalRow> {
    Ok(JournalRow {
        id: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        deed: Deed {
            command: row.get(3)?,
            subject: row.get(4)?,
        },
        why: row.get(5)?,
        undone: row.get(6)?,
        is_undo: row.get(7)?,
    })
}

/// Takes a command back by applying its changeset inverted; refused when something later builds on it.
pub(super) fn undo(tx: &Tx<'_>, entry: Id<Entry>) -> Result<Written, Failure> {
    let (command, subject, changeset, undone): (String, String, Vec<u8>, bool) = tx
        .conn
        .prepare_cached(
            "SELECT j.command, j.subject, j.changeset,
               EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id)
             FROM journal j WHERE j.id = ?1",
        )?
        .query_row([entry], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    if undone {
        return Err(Refusal::AlreadyUndone.into());
    }
    let before = Standing::of(tx.conn)?;
    let inverse = session::invert(&changeset)?;
    if !session::apply(tx.conn, &inverse)? || !before.allows(&Standing::of(tx.conn)?) {
        return Err(Refusal::ChangedSince.into());
    }
    if let Some(way) = OwnWayBack::of(&command) {
        return Err(way.refusal().into());
    }
    Ok(Written::on(subject).because(&command))
}
