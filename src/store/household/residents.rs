//! People of a household: moving in, corrections, another head, moving out, death.

use rusqlite::OptionalExtension;

use super::command::{NewResident, ResidentChange};
use super::folk::{
    correct, everyone, lives_there, move_in, move_out, name_of, namesake_of, someone,
};
use super::{door_of, head_of, must_be_active};
use crate::domain::clean::clean;
use crate::domain::household::{HomeRefusal, Household, Known, Stay};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn add(
    tx: &Tx<'_>,
    household: Id<Household>,
    who: &NewResident,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    let person = someone(tx, who)?;
    if who.known == Known::Ask {
        is_nobodys_name_here(tx, household, person)?;
    }
    move_in(tx, household, person, &who.relation, tx.today())?;
    if head_of(tx.conn, household)?.is_none() {
        make_head(tx, household, person)?;
    }
    Ok(subject(tx, household, &who.name)?.making(person))
}

pub(super) fn change(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    change: &ResidentChange,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    if !lives_there(tx.conn, household, person)? {
        return Err(Refusal::Gone.into());
    }
    let before = name_of(tx.conn, person)?;
    correct(tx, person, change)?;
    if name_of(tx.conn, person)? != before && change.known != Known::Another {
        is_nobody_elses_name(tx, household, person)?;
    }
    tx.conn
        .prepare_cached(
            "UPDATE resident SET relation = ?3
             WHERE household_id = ?1 AND person_id = ?2 AND to_date IS NULL",
        )?
        .execute((household, person, clean(change.relation.trim())))?;
    if change.stay == Stay::Here {
        if change.is_head {
            make_head(tx, household, person)?;
        }
    } else {
        leave(tx, household, person, change)?;
    }
    subject(tx, household, &change.name)
}

/// A household is never left without its head, nor empty: then it is sealed.
fn leave(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    change: &ResidentChange,
) -> Result<(), Failure> {
    if change.on > tx.today() {
        return Err(Refusal::FutureDate { date: change.on }.into());
    }
    if everyone(tx.conn, household)?.len() == 1 {
        return Err(HomeRefusal::LastResident.into());
    }
    if head_of(tx.conn, household)? == Some(person) {
        return Err(HomeRefusal::HeadLeaves.into());
    }
    move_out(tx, household, person, change.on, change.stay.code())
}

fn make_head(tx: &Tx<'_>, household: Id<Household>, person: Id<Person>) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE household SET head_id = ?2 WHERE id = ?1")?
        .execute((household, person))?;
    Ok(())
}

/// Two of one name under one roof are rare: it is asked whether they are two.
fn is_nobodys_name_here(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
) -> Result<(), Failure> {
    let namesake: Option<(String, String)> = tx
        .conn
        .prepare_cached(
            "SELECT p.name, r.relation FROM resident r JOIN person p ON p.id = r.person_id
             WHERE r.household_id = ?1 AND r.to_date IS NULL AND p.id <> ?2
               AND p.name = (SELECT name FROM person WHERE id = ?2) ORDER BY r.id LIMIT 1",
        )?
        .query_row((household, person), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match namesake {
        Some((name, relation)) => Err(HomeRefusal::SameNameHere { name, relation }.into()),
        None => Ok(()),
    }
}

/// A corrected name may turn out to be someone else's: it is asked, as when someone is added.
fn is_nobody_elses_name(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
) -> Result<(), Failure> {
    match is_nobodys_name_here(tx, household, person) {
        Err(Failure::Refused(Refusal::Home(HomeRefusal::SameNameHere { name, .. }))) => {
            return Err(HomeRefusal::RenamedTo { name, door: None }.into());
        }
        other => other?,
    }
    match namesake_of(tx.conn, person)? {
        Some((name, door)) => Err(HomeRefusal::RenamedTo {
            name,
            door: Some(door),
        }
        .into()),
        None => Ok(()),
    }
}

fn subject(tx: &Tx<'_>, household: Id<Household>, name: &str) -> Result<Written, Failure> {
    let door = door_of(tx.conn, household)?;
    Ok(Written::on(format!("{door} {}", name.trim())))
}
