//! Where the time of a meeting goes. Not facts: neither journalled nor undone, frozen with the minutes.

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::days::moved;
use crate::domain::meeting::{Meeting, Place, Template};
use crate::store::transact::Tx;
use crate::store::{Failure, Store};

impl Store {
    /// The meeting has come to a place of its agenda.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn take_up(
        &mut self,
        meeting: Id<Meeting>,
        at: Place,
        now: NaiveDateTime,
    ) -> Result<(), Failure> {
        self.may_write()?;
        let tx = self
            .conn
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        take_up(&tx, meeting, at, now)?;
        tx.commit()?;
        Ok(())
    }
}

fn take_up(
    conn: &Connection,
    meeting: Id<Meeting>,
    at: Place,
    now: NaiveDateTime,
) -> rusqlite::Result<()> {
    let (item, part) = match at {
        Place::Item(item) => (Some(item), None),
        Place::Part(part) => (None, Some(part)),
    };
    let goes_on: bool = conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM span WHERE meeting_id = ?1 AND to_at IS NULL
                            AND item_id IS ?2 AND part_id IS ?3)
               OR EXISTS (SELECT 1 FROM meeting WHERE id = ?1 AND ended_at IS NOT NULL)",
        )?
        .query_row((meeting, item, part), |row| row.get(0))?;
    if goes_on {
        return Ok(());
    }
    // Whoever only leafs through the agenda has dealt with nothing.
    let glance = moved(now, -TimeDelta::seconds(Template::builtin().glance_seconds));
    conn.prepare_cached(
        "DELETE FROM span WHERE meeting_id = ?1 AND to_at IS NULL AND from_at > ?2",
    )?
    .execute((meeting, glance))?;
    close(conn, meeting, now)?;
    conn.prepare_cached(
        "INSERT INTO span (meeting_id, item_id, part_id, from_at)
         SELECT id, ?2, ?3, ?4 FROM meeting WHERE id = ?1",
    )?
    .execute((meeting, item, part, now))?;
    Ok(())
}

fn close(conn: &Connection, meeting: Id<Meeting>, now: NaiveDateTime) -> rusqlite::Result<()> {
    conn.prepare_cached("UPDATE span SET to_at = ?2 WHERE meeting_id = ?1 AND to_at IS NULL")?
        .execute((meeting, now))?;
    Ok(())
}

/// The meeting has ended: so has the stay at its last place.
pub(super) fn stop(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<(), Failure> {
    Ok(close(tx.conn, meeting, tx.ctx.now)?)
}
