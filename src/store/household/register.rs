//! 登记住户: a free door, the head, and how they live.

use chrono::NaiveDate;

use super::command::{HomeFacts, NewResident, TypedDoor};
use super::folk::{move_in, someone};
use super::place::{Spot, free_spot};
use super::{door_of, must_be_active};
use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::person::Person;
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::{Tx, Written};

pub(super) fn register(
    tx: &Tx<'_>,
    door: &TypedDoor,
    head: &NewResident,
    facts: &HomeFacts,
) -> Result<Written, Failure> {
    let spot = free_spot(tx.conn, door)?;
    let person = someone(tx, head)?;
    let household = found(tx, &spot, person, tx.today())?;
    describe(tx, household, facts)?;
    move_in(tx, household, person, &head.relation, tx.today())?;
    Ok(Written::on(format!("{} {}", spot.estate, spot.door.door)).making(household))
}

/// A new record at a door.
pub(super) fn found(
    tx: &Tx<'_>,
    spot: &Spot,
    head: Id<Person>,
    on: NaiveDate,
) -> Result<Id<Household>, Failure> {
    let household: Id<Household> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            household,
            spot.grid,
            spot.section,
            &spot.door.place,
            &spot.door.door,
            &spot.door.keys,
            head,
            on,
        ))?;
    Ok(household)
}

/// Writes how a household lives.
fn describe(tx: &Tx<'_>, household: Id<Household>, facts: &HomeFacts) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE household SET size = ?2, living = ?3, housing = ?4, note = ?5 WHERE id = ?1",
        )?
        .execute((
            household,
            facts.size,
            Code(facts.living),
            Code(facts.housing),
            facts.note.trim(),
        ))?;
    Ok(())
}

pub(super) fn amend(
    tx: &Tx<'_>,
    household: Id<Household>,
    facts: &HomeFacts,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    describe(tx, household, facts)?;
    Ok(Written::on(door_of(tx.conn, household)?))
}
