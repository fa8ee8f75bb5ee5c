//! One step that touches two households: moving house, splitting, joining.

use chrono::NaiveDate;

use super::command::TypedDoor;
use super::contacts::begin;
use super::folk::{change_size, everyone, lives_there, move_in, move_out};
use super::place::{Spot, free_spot};
use super::register::found;
use super::seal::close;
use super::{door_of, head_of, must_be_active};
use crate::domain::household::{Consent, ContactKind, HomeRefusal, Household, Leaving, Stay};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::{Tx, Written};

/// Those who go to a door of their own.
pub(super) struct Going<'a> {
    pub people: &'a [Id<Person>],
    pub head_word: &'a str,
    pub door: &'a TypedDoor,
    pub on: NaiveDate,
}

/// The old record is sealed, a new one takes the people, the tags with their consents, and how they live.
pub(super) fn move_house(
    tx: &Tx<'_>,
    household: Id<Household>,
    door: &TypedDoor,
    on: NaiveDate,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    let people = everyone(tx.conn, household)?;
    let head = head_of(tx.conn, household)?.or(people.first().map(|(person, _)| *person));
    let head = head.ok_or(HomeRefusal::NoName)?;
    let spot = free_spot(tx.conn, door)?;
    let (staying, lost) = callers(tx, household, &spot)?;
    let from = door_of(tx.conn, household)?;
    close(tx, household, on, Leaving::MovedHouse)?;
    let made = found(tx, &spot, head, on)?;
    for (person, relation) in &people {
        move_in(tx, made, *person, relation, on)?;
    }
    carry_over(tx, household, made)?;
    for (kind, caller) in staying {
        begin(tx, made, kind, caller, "")?;
    }
    // Whoever goes along is known to these people already.
    tx.conn
        .prepare_cached(
            "UPDATE contact SET identity_shown =
               (SELECT max(o.identity_shown) FROM contact o
                WHERE o.household_id = ?1 AND o.person_id = contact.person_id)
             WHERE household_id = ?2",
        )?
        .execute((household, made))?;
    let to = door_of(tx.conn, made)?;
    let mut subject = format!("{from} {ARROW} {to}");
    if !lost.is_empty() {
        subject.push_str(&format!(" / {}", lost.join(" ")));
    }
    Ok(Written::on(subject).making(made))
}

/// Between the old door and the new one; whoever calls no longer stands behind a slash.
const ARROW: &str = "->";

type Callers = (Vec<(ContactKind, Id<Person>)>, Vec<String>);

/// Contact and backup go along as long as the grid is the same; the names of those who do not.
fn callers(tx: &Tx<'_>, household: Id<Household>, spot: &Spot) -> rusqlite::Result<Callers> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT c.kind, c.person_id, h.grid_id = ?2, p.name
         FROM contact c JOIN household h ON h.id = c.household_id JOIN person p ON p.id = c.person_id
         WHERE c.household_id = ?1 AND c.to_date IS NULL ORDER BY c.kind DESC, c.id",
    )?;
    let mut rows = statement.query((household, spot.grid))?;
    let (mut staying, mut lost) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        if row.get(2)? {
            staying.push((row.get::<_, Code<_>>(0)?.0, row.get(1)?));
        } else {
            lost.push(row.get(3)?);
        }
    }
    Ok((staying, lost))
}

/// Copies what belongs to the people rather than to the door.
fn carry_over(tx: &Tx<'_>, from: Id<Household>, to: Id<Household>) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE household SET (size, living, note, tags) =
               (SELECT size, living, note, tags FROM household WHERE id = ?1) WHERE id = ?2",
        )?
        .execute((from, to))?;
    let consents: Vec<Id<Consent>> = tx
        .conn
        .prepare_cached(
            "SELECT id FROM consent WHERE household_id = ?1 AND withdrawn_on IS NULL ORDER BY id",
        )?
        .query_map([from], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for consent in consents {
        let copy: Id<Consent> = tx.id()?;
        tx.conn
            .prepare_cached(
                "INSERT INTO consent (id, household_id, given_by, guardian, form, scope, on_date)
                 SELECT ?1, ?2, given_by, guardian, form, scope, on_date FROM consent WHERE id = ?3",
            )?
            .execute((copy, to, consent))?;
    }
    Ok(())
}

pub(super) fn split(
    tx: &Tx<'_>,
    household: Id<Household>,
    going: &Going<'_>,
) -> Result<Written, Failure> {
    must_be_active(tx.conn, household)?;
    if going.on > tx.today() {
        return Err(Refusal::FutureDate { date: going.on }.into());
    }
    let here = everyone(tx.conn, household)?;
    let goes = |person: &Id<Person>| going.people.contains(person);
    let leaving: Vec<_> = here.iter().filter(|(person, _)| goes(person)).collect();
    let head = leaving.first().ok_or(HomeRefusal::NobodyGoes)?.0;
    if leaving.len() == here.len() {
        return Err(HomeRefusal::EverybodyGoes.into());
    }
    if head_of(tx.conn, household)?.is_some_and(|head| goes(&head)) {
        return Err(HomeRefusal::HeadLeaves.into());
    }
    let spot = free_spot(tx.conn, going.door)?;
    let made = found(tx, &spot, head, going.on)?;
    for (person, relation) in leaving {
        move_out(tx, household, *person, going.on, Stay::MovedOut.code())?;
        let relation = if *person == head {
            going.head_word
        } else {
            relation
        };
        move_in(tx, made, *person, relation, going.on)?;
    }
    let (from, to) = (door_of(tx.conn, household)?, door_of(tx.conn, made)?);
    Ok(Written::on(format!("{from} {ARROW} {to}")).making(made))
}

/// Everyone goes to another household; this record is sealed.
pub(super) fn join(
    tx: &Tx<'_>,
    household: Id<Household>,
    into: Option<Id<Household>>,
    relation: &str,
    on: NaiveDate,
) -> Result<Written, Failure> {
    let into = into.filter(|into| *into != household);
    let into = into.ok_or(HomeRefusal::SameDoor)?;
    must_be_active(tx.conn, into)?;
    let people = everyone(tx.conn, household)?;
    close(tx, household, on, Leaving::Joined)?;
    for (person, _) in people {
        if !lives_there(tx.conn, into, person)? {
            move_in(tx, into, person, relation, on)?;
            change_size(tx, into, 1)?;
        }
    }
    let (from, to) = (door_of(tx.conn, household)?, door_of(tx.conn, into)?);
    Ok(Written::on(format!("{from} {ARROW} {to}")).making(into))
}
