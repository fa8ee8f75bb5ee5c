//! People who move in: someone on record is taken as such, never written twice without being asked for.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::command::NewResident;
use crate::domain::Id;
use crate::domain::clean::{clean, fold_name_dot};
use crate::domain::household::{HomeRefusal, Household, Known};
use crate::domain::person::Person;
use crate::domain::search::keys;
use crate::store::Failure;
use crate::store::transact::Tx;

/// Someone who seems to be the one that was typed.
struct OnRecord {
    id: Id<Person>,
    name: String,
    door: Option<String>,
    by_number: bool,
}

/// A name as it is kept.
pub(super) fn tidy_name(name: &str) -> Result<String, HomeRefusal> {
    let clean = clean(name.trim());
    let name = fold_name_dot(&clean).into_owned();
    if name.is_empty() {
        return Err(HomeRefusal::NoName);
    }
    Ok(name)
}

/// The person that was typed: on record, or new.
pub(super) fn someone(tx: &Tx<'_>, typed: &NewResident) -> Result<Id<Person>, Failure> {
    let name = tidy_name(&typed.name)?;
    let phone = clean(typed.phone.trim()).into_owned();
    let number = typed.id_number.trim();
    match (on_record(tx.conn, &name, &phone, number)?, typed.known) {
        (Some(found), Known::Same) => Ok(found.id),
        (Some(found), known) if known == Known::Ask || found.by_number => {
            Err(Failure::from(HomeRefusal::KnownPerson {
                name: found.name,
                door: found.door,
                by_number: found.by_number,
            }))
        }
        (None, Known::Same) => Err(Failure::from(HomeRefusal::NoSuchPerson)),
        _ => insert(tx, &name, &phone, number),
    }
}

fn insert(tx: &Tx<'_>, name: &str, phone: &str, number: &str) -> Result<Id<Person>, Failure> {
    let id: Id<Person> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO person (id, name, keys, phone, id_number) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, name, keys(name), phone, number))?;
    Ok(id)
}

fn on_record(
    conn: &Connection,
    name: &str,
    phone: &str,
    number: &str,
) -> rusqlite::Result<Option<OnRecord>> {
    let by = |clause: &str, by_number: bool, values: (&str, &str)| {
        conn.prepare_cached(&format!(
            "SELECT p.id, p.name, (SELECT s.estate || ' ' || h.door FROM resident r
               JOIN household h ON h.id = r.household_id JOIN section s ON s.id = h.section_id
               WHERE r.person_id = p.id AND r.to_date IS NULL AND h.to_date IS NULL LIMIT 1)
             FROM person p WHERE {clause} ORDER BY p.id LIMIT 1"
        ))?
        .query_row(values, |row| read(row, by_number))
        .optional()
    };
    if !number.is_empty() {
        let found = by("p.id_number = ?1 AND ?2 <> ''", true, (number, number))?;
        if found.is_some() {
            return Ok(found);
        }
    }
    if phone.is_empty() {
        return Ok(None);
    }
    by("p.phone = ?2 AND p.name = ?1", false, (name, phone))
}

fn read(row: &Row<'_>, by_number: bool) -> rusqlite::Result<OnRecord> {
    Ok(OnRecord {
        id: row.get(0)?,
        name: row.get(1)?,
        door: row.get(2)?,
        by_number,
    })
}

/// Writes that someone lives there from a day on; refused when they do already.
pub(super) fn move_in(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    relation: &str,
    on: NaiveDate,
) -> Result<(), Failure> {
    if lives_there(tx.conn, household, person)? {
        let name = name_of(tx.conn, person)?;
        return Err(Failure::from(HomeRefusal::LivesHere { name }));
    }
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO resident (id, person_id, household_id, relation, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((id, person, household, clean(relation.trim()), on))?;
    Ok(())
}

/// Writes that someone left on a day, and why.
pub(super) fn move_out(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    on: NaiveDate,
    why: &str,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE resident SET to_date = ?3, gone = ?4
             WHERE household_id = ?1 AND person_id = ?2 AND to_date IS NULL",
        )?
        .execute((household, person, on, why))?;
    Ok(())
}

pub(super) fn lives_there(
    conn: &Connection,
    household: Id<Household>,
    person: Id<Person>,
) -> rusqlite::Result<bool> {
    conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM resident
           WHERE household_id = ?1 AND person_id = ?2 AND to_date IS NULL)",
    )?
    .query_row((household, person), |row| row.get(0))
}

pub(super) fn name_of(conn: &Connection, person: Id<Person>) -> rusqlite::Result<String> {
    conn.prepare_cached("SELECT name FROM person WHERE id = ?1")?
        .query_row([person], |row| row.get(0))
}

/// Who lives there, with their relation to the head, the head first.
pub(super) fn everyone(
    conn: &Connection,
    household: Id<Household>,
) -> rusqlite::Result<Vec<(Id<Person>, String)>> {
    conn.prepare_cached(
        "SELECT r.person_id, r.relation FROM resident r JOIN household h ON h.id = r.household_id
         WHERE r.household_id = ?1 AND r.to_date IS NULL
         ORDER BY r.person_id = h.head_id DESC, r.id",
    )?
    .query_map([household], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}
