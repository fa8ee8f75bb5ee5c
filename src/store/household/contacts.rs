//! 联系人 and 备联系人: set and changed, each term kept with from and to.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::folk::name_of;
use super::{door_of, must_be_active, residents_on};
use crate::domain::household::{
    CallerFacts, ContactKind, Doubt, HomeRefusal, Household, doubts, is_own_home,
};
use crate::domain::person::Person;
use crate::domain::rules::Rulebook;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Born;
use crate::store::transact::{Tx, Written};

pub(super) fn set(
    tx: &Tx<'_>,
    household: Id<Household>,
    kind: ContactKind,
    person: Option<Id<Person>>,
    reason: &str,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    let person = person.ok_or(HomeRefusal::NoContactChosen)?;
    let name = name_of(tx.conn, person)?;
    if current(tx.conn, household, kind)? == Some(person) {
        return Err(HomeRefusal::AlreadyContact { name }.into());
    }
    make_room(tx, household, kind, person)?;
    let doubts = doubts_about(tx, household, kind, person)?;
    if !doubts.is_empty() && reason.trim().is_empty() {
        return Err(HomeRefusal::ContactNeedsReason { name, doubts }.into());
    }
    finish(tx, household, kind)?;
    begin(tx, household, kind, person, reason.trim())?;
    let door = door_of(tx.conn, household)?;
    Ok(Written::on(format!("{door} {name}")).because(reason.trim()))
}

/// The backup who becomes the contact is backup no longer; the contact never becomes the backup too.
fn make_room(
    tx: &Tx<'_>,
    household: Id<Household>,
    kind: ContactKind,
    person: Id<Person>,
) -> Result<(), Failure> {
    match kind {
        ContactKind::Main if current(tx.conn, household, ContactKind::Backup)? == Some(person) => {
            finish(tx, household, ContactKind::Backup)
        }
        ContactKind::Backup if current(tx.conn, household, ContactKind::Main)? == Some(person) => {
            Err(HomeRefusal::SameContact.into())
        }
        _ => Ok(()),
    }
}

/// A backup carries no load; only whether they can be called and live elsewhere matters then.
fn doubts_about(
    tx: &Tx<'_>,
    household: Id<Household>,
    kind: ContactKind,
    person: Id<Person>,
) -> Result<Vec<Doubt>, Failure> {
    let mut facts = caller_facts(tx.conn, household, person)?;
    if is_own_home(person, &residents_on(tx.conn, household, tx.today())?) {
        facts.own_home = Some(door_of(tx.conn, household)?);
    }
    let found = doubts(&facts, &Rulebook::builtin().contact, tx.today());
    Ok(match kind {
        ContactKind::Main => found,
        ContactKind::Backup => found
            .into_iter()
            .filter(|doubt| matches!(doubt, Doubt::Away | Doubt::OwnHome { .. }))
            .collect(),
    })
}

fn caller_facts(
    conn: &Connection,
    household: Id<Household>,
    person: Id<Person>,
) -> rusqlite::Result<CallerFacts> {
    conn.prepare_cached(
        "SELECT (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main'
                   AND c.to_date IS NULL AND c.household_id <> ?2),
                p.born, p.exempt, p.reach = 'reachable'
         FROM person p WHERE p.id = ?1",
    )?
    .query_row((person, household), |row| {
        Ok(CallerFacts {
            households: row.get(0)?,
            born: row.get::<_, Option<Born>>(1)?.map(|born| born.0),
            exempt: row.get(2)?,
            can_be_reached: row.get(3)?,
            own_home: None,
        })
    })
}

pub(super) fn end(
    tx: &Tx<'_>,
    household: Id<Household>,
    kind: ContactKind,
    reason: &str,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    if current(tx.conn, household, kind)?.is_none() {
        return Err(HomeRefusal::NoContactChosen.into());
    }
    finish(tx, household, kind)?;
    Ok(Written::on(door_of(tx.conn, household)?).because(reason.trim()))
}

/// The contact showed card or plate at this door; the day can be set right later.
pub(super) fn show_identity(
    tx: &Tx<'_>,
    household: Id<Household>,
    on: NaiveDate,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on }.into());
    }
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE contact SET identity_shown = ?2
             WHERE household_id = ?1 AND kind = 'main' AND to_date IS NULL",
        )?
        .execute((household, on))?;
    if changed == 0 {
        return Err(HomeRefusal::NoContactYet.into());
    }
    Ok(Written::on(door_of(tx.conn, household)?))
}

fn current(
    conn: &Connection,
    household: Id<Household>,
    kind: ContactKind,
) -> rusqlite::Result<Option<Id<Person>>> {
    conn.prepare_cached(
        "SELECT person_id FROM contact WHERE household_id = ?1 AND kind = ?2 AND to_date IS NULL",
    )?
    .query_row((household, kind.code()), |row| row.get(0))
    .optional()
}

/// Ends the term of whoever it is.
fn finish(tx: &Tx<'_>, household: Id<Household>, kind: ContactKind) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE contact SET to_date = ?3
             WHERE household_id = ?1 AND kind = ?2 AND to_date IS NULL",
        )?
        .execute((household, kind.code(), tx.today()))?;
    Ok(())
}

/// Begins a term today.
pub(super) fn begin(
    tx: &Tx<'_>,
    household: Id<Household>,
    kind: ContactKind,
    person: Id<Person>,
    reason: &str,
) -> Result<(), Failure> {
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO contact (id, household_id, person_id, kind, from_date, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((id, household, person, kind.code(), tx.today(), reason))?;
    Ok(())
}
