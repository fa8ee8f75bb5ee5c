//! Back to the end of a day: every step after it is taken back, the newest first, as one step of its own.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::super::session;
use super::super::transact::{Step, Tx, Written, transact};
use super::super::{Ctx, Done, Failure, Store};
use super::RESTORE;
use crate::domain::Refusal;

impl Store {
    /// Notes that this file was a copy, and takes back what was done in it after a day, if one is given.
    pub(super) fn restored(
        &mut self,
        subject: &str,
        to: Option<NaiveDate>,
        ctx: &Ctx,
    ) -> Result<Done, Failure> {
        transact(&self.conn, &Step::plain(RESTORE), ctx, |tx| {
            let why = to.map(|day| day.to_string()).unwrap_or_default();
            if let Some(day) = to {
                is_within(tx, day)?;
                take_back_after(tx, day)?;
            }
            // Half-filled forms belong to windows that were open then.
            tx.conn.execute("DELETE FROM draft", [])?;
            Ok(Written::on(subject).because(&why))
        })
    }
}

/// Refuses a day of which the file knows nothing.
fn is_within(tx: &Tx<'_>, day: NaiveDate) -> Result<(), Failure> {
    let first = "SELECT date(at) FROM journal ORDER BY id LIMIT 1";
    let first: Option<NaiveDate> = tx.conn.query_row(first, [], |row| row.get(0)).optional()?;
    match first {
        Some(first) if day < first => Err(Refusal::BeforeFirstStep { first }.into()),
        _ => Ok(()),
    }
}

/// Inverts the steps one after the other; the file then is what it was, whatever was undone in between.
fn take_back_after(tx: &Tx<'_>, day: NaiveDate) -> Result<(), Failure> {
    tx.conn.pragma_update(None, "defer_foreign_keys", true)?;
    // By their order and not by their time alone: a clock may have been set back.
    let mut statement = tx.conn.prepare(
        "SELECT changeset FROM journal
         WHERE id > coalesce((SELECT max(id) FROM journal WHERE date(at) <= ?1), 0)
         ORDER BY id DESC",
    )?;
    let mut rows = statement.query([day])?;
    while let Some(row) = rows.next()? {
        let inverse = session::invert(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
        if !session::apply(tx.conn, &inverse)? {
            return Err(Refusal::ChangedSince.into());
        }
    }
    Ok(())
}
