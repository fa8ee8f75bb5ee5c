//! Sections: laid out, renamed, moved to another grid, ended when nobody lives there.

use rusqlite::OptionalExtension;

use super::change::active;
use super::command::SectionFacts;
use crate::domain::clean::clean;
use crate::domain::grid::{Choose, Grid, OrgRefusal, Section, SectionKind, UsedBy, section_place};
use crate::domain::{Coded, Id};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn add(
    tx: &Tx<'_>,
    grid: Id<Grid>,
    kind: SectionKind,
    facts: &SectionFacts,
) -> Result<Written, Failure> {
    active(tx, grid)?;
    let (estate, name) = names(tx, facts, None)?;
    let code: String = tx
        .conn
        .prepare_cached("SELECT code FROM grid WHERE id = ?1")?
        .query_row([grid], |row| row.get(0))?;
    let section: Id<Section> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO section (id, grid_id, kind, estate, name, place, units, address)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            section,
            grid,
            kind.code(),
            &estate,
            &name,
            section_place(&code, kind, &estate, &name),
            facts.units,
            clean(facts.address.trim()),
        ))?;
    Ok(Written::on(whole(&estate, &name)).making(section))
}

/// Names change, the place in the order does not: doors sort behind it.
pub(super) fn edit(
    tx: &Tx<'_>,
    section: Id<Section>,
    facts: &SectionFacts,
) -> Result<Written, Failure> {
    still_there(tx, section)?;
    let (estate, name) = names(tx, facts, Some(section))?;
    tx.conn
        .prepare_cached(
            "UPDATE section SET estate = ?2, name = ?3, units = ?4, address = ?5 WHERE id = ?1",
        )?
        .execute((
            section,
            &estate,
            &name,
            facts.units,
            clean(facts.address.trim()),
        ))?;
    Ok(Written::on(whole(&estate, &name)).making(section))
}

pub(super) fn shift(
    tx: &Tx<'_>,
    section: Id<Section>,
    grid: Option<Id<Grid>>,
) -> Result<Written, Failure> {
    let grid = grid.ok_or(OrgRefusal::NothingChosen(Choose::Grid))?;
    let name = still_there(tx, section)?;
    let into = active(tx, grid)?;
    let from = grid_of(tx, section)?;
    if from == grid {
        return Err(OrgRefusal::LiesThere.into());
    }
    carry(tx, section, from, grid)?;
    Ok(Written::on(format!("{name} > {into}")).making(section))
}

pub(super) fn end(tx: &Tx<'_>, section: Id<Section>) -> Result<Written, Failure> {
    let name = still_there(tx, section)?;
    let count: u32 = tx
        .conn
        .prepare_cached("SELECT count(*) FROM household WHERE section_id = ?1 AND to_date IS NULL")?
        .query_row([section], |row| row.get(0))?;
    if count > 0 {
        return Err(OrgRefusal::StillUsed {
            name,
            by: UsedBy::Households,
            count,
        }
        .into());
    }
    for sql in [
        "UPDATE role_term SET to_date = ?2 WHERE section_id = ?1 AND to_date IS NULL",
        "UPDATE section SET to_date = ?2 WHERE id = ?1",
    ] {
        tx.conn
            .prepare_cached(sql)?
            .execute((section, tx.today()))?;
    }
    Ok(Written::on(name).making(section))
}

/// Takes a section from one grid to another: households, past ones too, and matters still open.
pub(super) fn carry(
    tx: &Tx<'_>,
    section: Id<Section>,
    from: Id<Grid>,
    to: Id<Grid>,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE section SET grid_id = ?2 WHERE id = ?1")?
        .execute((section, to))?;
    tx.conn
        .prepare_cached(
            "UPDATE issue SET grid_id = ?3
             WHERE grid_id = ?2 AND stage NOT IN ('closed', 'merged')
               AND household_id IN (SELECT id FROM household WHERE section_id = ?1)",
        )?
        .execute((section, from, to))?;
    tx.conn
        .prepare_cached("UPDATE household SET grid_id = ?2 WHERE section_id = ?1")?
        .execute((section, to))?;
    Ok(())
}

pub(super) fn grid_of(tx: &Tx<'_>, section: Id<Section>) -> Result<Id<Grid>, Failure> {
    Ok(tx
        .conn
        .prepare_cached("SELECT grid_id FROM section WHERE id = ?1")?
        .query_row([section], |row| row.get(0))?)
}

/// Estate and name of a section that has not ended.
fn still_there(tx: &Tx<'_>, section: Id<Section>) -> Result<String, Failure> {
    let (estate, name, has_ended): (String, String, bool) = tx
        .conn
        .prepare_cached("SELECT estate, name, to_date IS NOT NULL FROM section WHERE id = ?1")?
        .query_row([section], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let name = whole(&estate, &name);
    if has_ended {
        return Err(OrgRefusal::Ended { name }.into());
    }
    Ok(name)
}

fn whole(estate: &str, name: &str) -> String {
    if estate == name {
        name.to_owned()
    } else {
        format!("{estate} {name}")
    }
}

/// Estate and name as they are kept; a name of its own in the whole community.
fn names(
    tx: &Tx<'_>,
    facts: &SectionFacts,
    itself: Option<Id<Section>>,
) -> Result<(String, String), Failure> {
    let estate = clean(facts.estate.trim()).into_owned();
    let name = clean(facts.name.trim()).into_owned();
    let (estate, name) = match (estate.is_empty(), name.is_empty()) {
        (true, true) => return Err(OrgRefusal::NoName.into()),
        (true, false) => (name.clone(), name),
        (false, true) => (estate.clone(), estate),
        (false, false) => (estate, name),
    };
    let taken: Option<Id<Section>> = tx
        .conn
        .prepare_cached(
            "SELECT id FROM section WHERE estate = ?1 AND name = ?2 AND to_date IS NULL
               AND id IS NOT ?3 LIMIT 1",
        )?
        .query_row((&estate, &name, itself), |row| row.get(0))
        .optional()?;
    if taken.is_some() {
        return Err(OrgRefusal::NameTaken {
            name: whole(&estate, &name),
        }
        .into());
    }
    Ok((estate, name))
}
