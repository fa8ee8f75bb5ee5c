//! People who move in: someone on record is taken as such, never written twice without being asked for.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::command::{NewResident, ResidentChange};
use crate::domain::clean::{clean, fold_name_dot};
use crate::domain::household::{HomeRefusal, Household, Known};
use crate::domain::identity::{IdNumber, born_beside, parse_phones, read_day};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::index::name_person;
use crate::store::person::are_plausible;
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
    are_plausible(&typed.phone, "", typed.phone_as_typed)?;
    let (phone, others) = phones(&typed.phone);
    let number = identity(tx, &typed.id_number)?;
    let found = on_record(tx.conn, &name, &phone, number.as_ref())?;
    match (found, typed.known) {
        (Some(found), Known::Same) => Ok(found.id),
        (Some(found), known) if known == Known::Ask || found.by_number => {
            Err(Failure::from(HomeRefusal::KnownPerson {
                name: found.name,
                door: found.door,
                by_number: found.by_number,
            }))
        }
        (None, Known::Same) => Err(Failure::from(HomeRefusal::NoSuchPerson)),
        _ => insert(tx, &name, (&phone, &others), number.as_ref()),
    }
}

/// The number to call first, and the further ones; a number that cannot be called is kept as it was typed.
fn phones(typed: &str) -> (String, String) {
    let mut numbers = parse_phones(typed).into_iter().map(|phone| phone.number);
    let first = numbers.next().unwrap_or_default();
    (first, numbers.collect::<Vec<_>>().join(" "))
}

/// An identity number as typed: none, or a valid one.
fn identity(tx: &Tx<'_>, typed: &str) -> Result<Option<IdNumber>, HomeRefusal> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = IdNumber::parse(typed, tx.today());
    read.map(Some)
        .map_err(|fault| HomeRefusal::NotAnIdNumber { fault })
}

fn insert(
    tx: &Tx<'_>,
    name: &str,
    (phone, others): (&str, &str),
    number: Option<&IdNumber>,
) -> Result<Id<Person>, Failure> {
    let id: Id<Person> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO person (id, name, keys, phone, phones) VALUES (?1, ?2, '', ?3, ?4)",
        )?
        .execute((id, name, phone, others))?;
    name_person(tx.conn, id.raw())?;
    if let Some(number) = number {
        write_identity(tx, id, number)?;
    }
    Ok(id)
}

fn write_identity(tx: &Tx<'_>, person: Id<Person>, number: &IdNumber) -> Result<(), Failure> {
    let born: Option<String> = tx
        .conn
        .prepare_cached("SELECT born FROM person WHERE id = ?1")?
        .query_row([person], |row| row.get(0))?;
    born_beside(born.and_then(|born| read_day(&born).ok()), Some(number)).map_err(Refusal::from)?;
    tx.conn
        .prepare_cached("UPDATE person SET id_number = ?2, born = ?3, sex = ?4 WHERE id = ?1")?
        .execute((person, number.as_str(), number.born(), number.sex().code()))?;
    Ok(())
}

/// Writes what was corrected: name, telephone and, where one was typed, the identity number.
pub(super) fn correct(
    tx: &Tx<'_>,
    person: Id<Person>,
    change: &ResidentChange,
) -> Result<(), Failure> {
    let name = tidy_name(&change.name)?;
    let on_record: String = tx
        .conn
        .prepare_cached("SELECT phone || ' ' || phones FROM person WHERE id = ?1")?
        .query_row([person], |row| row.get(0))?;
    are_plausible(&change.phone, &on_record, change.phone_as_typed)?;
    let (phone, others) = phones(&change.phone);
    tx.conn
        .prepare_cached("UPDATE person SET name = ?2 WHERE id = ?1 AND name <> ?2")?
        .execute((person, &name))?;
    name_person(tx.conn, person.raw())?;
    tx.conn
        .prepare_cached("UPDATE person SET phone = ?2 WHERE id = ?1 AND phone <> ?2")?
        .execute((person, phone))?;
    if !others.is_empty() {
        tx.conn
            .prepare_cached("UPDATE person SET phones = ?2 WHERE id = ?1")?
            .execute((person, others))?;
    }
    let Some(number) = identity(tx, &change.id_number)? else {
        return Ok(());
    };
    if let Some(other) = by_number(tx.conn, number.as_str())?.filter(|other| other.id != person) {
        return Err(HomeRefusal::KnownPerson {
            name: other.name,
            door: other.door,
            by_number: true,
        }
        .into());
    }
    write_identity(tx, person, &number)
}

fn on_record(
    conn: &Connection,
    name: &str,
    phone: &str,
    number: Option<&IdNumber>,
) -> rusqlite::Result<Option<OnRecord>> {
    if let Some(number) = number {
        let found = by_number(conn, number.as_str())?;
        if found.is_some() {
            return Ok(found);
        }
    }
    if phone.is_empty() {
        return Ok(None);
    }
    conn.prepare_cached(&format!(
        "{ON_RECORD} WHERE p.phone = ?2 AND p.phone <> '' AND p.name = ?1 ORDER BY p.id LIMIT 1"
    ))?
    .query_row([name, phone], |row| read(row, false))
    .optional()
}

/// Someone else of the same name and number, and the door where they live.
pub(super) fn namesake_of(
    conn: &Connection,
    person: Id<Person>,
) -> rusqlite::Result<Option<(String, String)>> {
    conn.prepare_cached(&format!(
        "SELECT name, door FROM ({ON_RECORD} JOIN person me ON me.id = ?1
           WHERE p.phone = me.phone AND p.phone <> '' AND p.name = me.name AND p.id <> me.id)
         WHERE door IS NOT NULL LIMIT 1"
    ))?
    .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// Whoever has this identity number.
fn by_number(conn: &Connection, number: &str) -> rusqlite::Result<Option<OnRecord>> {
    conn.prepare_cached(&format!(
        "{ON_RECORD} WHERE p.id_number = ?1 AND p.id_number <> '' ORDER BY p.id LIMIT 1"
    ))?
    .query_row([number], |row| read(row, true))
    .optional()
}

/// Name, and where they live if they do.
const ON_RECORD: &str = "SELECT p.id, p.name, (SELECT s.estate || ' ' || h.door FROM resident r
    JOIN household h ON h.id = r.household_id JOIN section s ON s.id = h.section_id
    WHERE r.person_id = p.id AND r.to_date IS NULL AND h.to_date IS NULL LIMIT 1) AS door
  FROM person p";

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
    change_size(tx, household, -1)
}

/// Follows the headcount as told at the door, where one was told.
pub(super) fn change_size(tx: &Tx<'_>, household: Id<Household>, by: i64) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE household SET size = max(size + ?2, 0) WHERE id = ?1 AND size > 0")?
        .execute((household, by))?;
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
