//! Households in the file: the pane, the card, the search, and everything that is written about them.

mod card;
mod chain;
mod command;
mod contacts;
mod detail;
mod folk;
mod found;
mod list;
mod place;
mod register;
mod residents;
mod seal;
mod search;
mod slip;
mod split;
mod tags;

pub(super) use card::card;
pub use command::{
    HomeFacts, HouseholdCommand, NewConsent, NewResident, ResidentChange, TypedDoor,
};
pub(super) use found::{found_in, living_at};
pub(super) use list::{Wanted, count, list, one};
pub(super) use search::{everyone_terms, people_terms, search_terms};
pub(super) use tags::covers;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use crate::domain::household::{HomeRefusal, Household};
use crate::domain::person::Person;
use crate::domain::{Id, Refusal};
use crate::store::Failure;

/// Estate and door, for the journal.
pub(super) fn door_of(conn: &Connection, household: Id<Household>) -> rusqlite::Result<String> {
    conn.prepare_cached(
        "SELECT s.estate || ' ' || h.door FROM household h JOIN section s ON s.id = h.section_id
         WHERE h.id = ?1",
    )?
    .query_row([household], |row| row.get(0))
}

/// Refused when the record is sealed, or not there.
pub(super) fn must_be_active(conn: &Connection, household: Id<Household>) -> Result<(), Failure> {
    let sealed: Option<bool> = conn
        .prepare_cached("SELECT to_date IS NOT NULL FROM household WHERE id = ?1")?
        .query_row([household], |row| row.get(0))
        .optional()?;
    match sealed {
        None => Err(Refusal::Gone.into()),
        Some(true) => Err(HomeRefusal::Sealed.into()),
        Some(false) => Ok(()),
    }
}

/// Refused when the record had been sealed before a day; what happened earlier may be entered late.
pub(super) fn must_be_there(
    conn: &Connection,
    household: Id<Household>,
    on: NaiveDate,
) -> Result<(), Failure> {
    let sealed: Option<bool> = conn
        .prepare_cached("SELECT coalesce(to_date < ?2, 0) FROM household WHERE id = ?1")?
        .query_row((household, on), |row| row.get(0))
        .optional()?;
    match sealed {
        Some(true) => Err(HomeRefusal::Sealed.into()),
        _ => Ok(()),
    }
}

/// Who lived in a household on a day.
pub(super) fn residents_on(
    conn: &Connection,
    household: Id<Household>,
    on: NaiveDate,
) -> rusqlite::Result<Vec<Id<Person>>> {
    conn.prepare_cached(
        "SELECT person_id FROM resident WHERE household_id = ?1 AND from_date <= ?2
           AND (to_date IS NULL OR to_date > ?2)",
    )?
    .query_map((household, on), |row| row.get(0))?
    .collect()
}

fn head_of(conn: &Connection, household: Id<Household>) -> rusqlite::Result<Option<Id<Person>>> {
    conn.prepare_cached("SELECT head_id FROM household WHERE id = ?1")?
        .query_row([household], |row| row.get(0))
}
