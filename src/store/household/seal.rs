//! 迁出封存: the record is hidden and stays; figures were counted from visits, and those stay too.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::place::is_free;
use super::{door_of, must_be_active};
use crate::domain::grid::Section;
use crate::domain::household::{HomeRefusal, Household, Leaving};
use crate::domain::refusal::Missing;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn seal(
    tx: &Tx<'_>,
    household: Id<Household>,
    on: NaiveDate,
    leaving: Leaving,
    note: &str,
) -> Result<Written, Failure> {
    if leaving == Leaving::Other && note.trim().is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    close(tx, household, on, leaving)?;
    Ok(Written::on(door_of(tx.conn, household)?).because(note.trim()))
}

/// Ends the record, who lives there, who calls there, and voids the card at the door.
pub(super) fn close(
    tx: &Tx<'_>,
    household: Id<Household>,
    on: NaiveDate,
    leaving: Leaving,
) -> Result<(), Failure> {
    must_be_active(tx.conn, household)?;
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    tx.conn
        .prepare_cached(
            "UPDATE resident SET to_date = ?2, gone = ?3 WHERE household_id = ?1 AND to_date IS NULL",
        )?
        .execute((household, on, leaving.code()))?;
    tx.conn
        .prepare_cached(
            "UPDATE contact SET to_date = ?2 WHERE household_id = ?1 AND to_date IS NULL",
        )?
        .execute((household, on))?;
    tx.conn
        .prepare_cached(
            "UPDATE card SET status = 'void', void_on = ?2, reason = 'sealed'
             WHERE household_id = ?1 AND status <> 'void'",
        )?
        .execute((household, on))?;
    tx.conn
        .prepare_cached("UPDATE household SET to_date = ?2, sealed = ?3 WHERE id = ?1")?
        .execute((household, on, leaving.code()))?;
    Ok(())
}

/// Opens the record again, with those who left with it and live nowhere else since.
pub(super) fn unseal(tx: &Tx<'_>, household: Id<Household>) -> Result<Written, Failure> {
    let found: Option<(Id<Section>, String, Option<NaiveDate>)> = tx
        .conn
        .prepare_cached("SELECT section_id, door, to_date FROM household WHERE id = ?1")?
        .query_row([household], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let Some((section, door, to_date)) = found else {
        return Err(Refusal::Gone.into());
    };
    if to_date.is_none() {
        return Err(HomeRefusal::NotSealed.into());
    }
    is_free(tx.conn, section, &door)?;
    tx.conn
        .prepare_cached(
            "UPDATE resident SET to_date = NULL, gone = ''
             WHERE household_id = ?1 AND to_date = ?2
               AND gone = (SELECT sealed FROM household WHERE id = ?1) AND gone <> 'deceased'
               AND NOT EXISTS (SELECT 1 FROM resident o
                 WHERE o.person_id = resident.person_id AND o.to_date IS NULL)",
        )?
        .execute((household, to_date))?;
    tx.conn
        .prepare_cached("UPDATE household SET to_date = NULL, sealed = '' WHERE id = ?1")?
        .execute([household])?;
    Ok(Written::on(door_of(tx.conn, household)?))
}
