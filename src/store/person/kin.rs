//! 近亲属: one row, read from both sides.

use crate::domain::grid::{Choose, OrgRefusal};
use crate::domain::person::{Kin, Kinship, Person};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

use super::write::name_of;

pub(super) fn relate(
    tx: &Tx<'_>,
    person: Id<Person>,
    relative: Option<Id<Person>>,
    kin: Kin,
) -> Result<Written, Failure> {
    let relative = relative.ok_or(OrgRefusal::NothingChosen(Choose::Person))?;
    if person == relative {
        return Err(OrgRefusal::OwnRelative.into());
    }
    let known: u32 = tx
        .conn
        .prepare_cached(
            "SELECT count(*) FROM kinship WHERE to_date IS NULL
               AND ((person_id = ?1 AND relative_id = ?2) OR (person_id = ?2 AND relative_id = ?1))",
        )?
        .query_row((person, relative), |row| row.get(0))?;
    if known > 0 {
        return Err(OrgRefusal::RelatedAlready.into());
    }
    let id: Id<Kinship> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO kinship (id, person_id, relative_id, relation) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((id, person, relative, kin.code()))?;
    Ok(Written::on(format!(
        "{} - {}",
        name_of(tx.conn, person)?,
        name_of(tx.conn, relative)?
    ))
    .making(id))
}

pub(super) fn unrelate(tx: &Tx<'_>, kinship: Option<Id<Kinship>>) -> Result<Written, Failure> {
    let kinship = kinship.ok_or(OrgRefusal::NothingChosen(Choose::Person))?;
    let (one, other): (Id<Person>, Id<Person>) = tx
        .conn
        .prepare_cached(
            "SELECT person_id, relative_id FROM kinship WHERE id = ?1 AND to_date IS NULL",
        )?
        .query_row([kinship], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Failure::from(Refusal::Gone),
            other => other.into(),
        })?;
    tx.conn
        .prepare_cached("UPDATE kinship SET to_date = ?2 WHERE id = ?1")?
        .execute((kinship, tx.today()))?;
    Ok(Written::on(format!(
        "{} - {}",
        name_of(tx.conn, one)?,
        name_of(tx.conn, other)?
    )))
}
