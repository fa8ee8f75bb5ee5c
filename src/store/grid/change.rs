//! Creating, editing, splitting and merging grids. Nothing is lost: what moves keeps its history.

use rusqlite::OptionalExtension;

use super::command::GridFacts;
use super::lay::{carry, grid_of};
use crate::domain::Id;
use crate::domain::clean::clean;
use crate::domain::grid::{Choose, Grid, OrgRefusal, Section};
use crate::domain::person::Group;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A grid's facts as they are kept.
struct Tidy {
    code: String,
    name: String,
    boundary: String,
    group: Id<Group>,
}

pub(super) fn create(tx: &Tx<'_>, facts: &GridFacts) -> Result<Written, Failure> {
    let tidy = tidy(tx, facts, None)?;
    let grid = insert(tx, &tidy)?;
    Ok(Written::on(label(&tidy)).making(grid))
}

pub(super) fn edit(tx: &Tx<'_>, grid: Id<Grid>, facts: &GridFacts) -> Result<Written, Failure> {
    active(tx, grid)?;
    let tidy = tidy(tx, facts, Some(grid))?;
    tx.conn
        .prepare_cached(
            "UPDATE grid SET code = ?2, name = ?3, boundary = ?4, group_id = ?5 WHERE id = ?1",
        )?
        .execute((grid, &tidy.code, &tidy.name, &tidy.boundary, tidy.group))?;
    Ok(Written::on(label(&tidy)).making(grid))
}

pub(super) fn split(
    tx: &Tx<'_>,
    grid: Id<Grid>,
    facts: &GridFacts,
    sections: &[Id<Section>],
) -> Result<Written, Failure> {
    active(tx, grid)?;
    let tidy = tidy(tx, facts, None)?;
    let all: i64 = tx
        .conn
        .prepare_cached("SELECT count(*) FROM section WHERE grid_id = ?1 AND to_date IS NULL")?
        .query_row([grid], |row| row.get(0))?;
    let takes_all = i64::try_from(sections.len()).unwrap_or(i64::MAX) >= all;
    if sections.is_empty() || takes_all {
        return Err(Failure::from(OrgRefusal::SplitTakes {
            all: !sections.is_empty(),
        }));
    }
    let new = insert(tx, &tidy)?;
    for section in sections {
        if grid_of(tx, *section)? != grid {
            return Err(crate::domain::Refusal::Gone.into());
        }
        carry(tx, *section, grid, new)?;
    }
    Ok(Written::on(label(&tidy)).making(new))
}

pub(super) fn merge(
    tx: &Tx<'_>,
    grid: Id<Grid>,
    into: Option<Id<Grid>>,
) -> Result<Written, Failure> {
    let into = into.ok_or(OrgRefusal::NothingChosen(Choose::Grid))?;
    if grid == into {
        return Err(OrgRefusal::SameGrid.into());
    }
    let from_name = active(tx, grid)?;
    let into_name = active(tx, into)?;
    let sections: Vec<Id<Section>> = tx
        .conn
        .prepare_cached("SELECT id FROM section WHERE grid_id = ?1")?
        .query_map([grid], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for section in sections {
        carry(tx, section, grid, into)?;
    }
    // Matters that came from no household, and whatever the sections did not name.
    tx.conn
        .prepare_cached(
            "UPDATE issue SET grid_id = ?2
             WHERE grid_id = ?1 AND stage NOT IN ('closed', 'merged')",
        )?
        .execute((grid, into))?;
    tx.conn
        .prepare_cached("UPDATE role_term SET to_date = ?2 WHERE grid_id = ?1 AND to_date IS NULL")?
        .execute((grid, tx.today()))?;
    tx.conn
        .prepare_cached("UPDATE grid SET to_date = ?2, merged_into = ?3 WHERE id = ?1")?
        .execute((grid, tx.today(), into))?;
    Ok(Written::on(format!("{from_name} > {into_name}")).making(into))
}

/// Code and name of a grid that has not ended.
pub(super) fn active(tx: &Tx<'_>, grid: Id<Grid>) -> Result<String, Failure> {
    let (name, has_ended): (String, bool) = tx
        .conn
        .prepare_cached("SELECT code || ' ' || name, to_date IS NOT NULL FROM grid WHERE id = ?1")?
        .query_row([grid], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if has_ended {
        return Err(OrgRefusal::Ended { name }.into());
    }
    Ok(name)
}

fn label(tidy: &Tidy) -> String {
    format!("{} {}", tidy.code, tidy.name)
}

fn tidy(tx: &Tx<'_>, facts: &GridFacts, itself: Option<Id<Grid>>) -> Result<Tidy, Failure> {
    let code = clean(facts.code.trim()).into_owned();
    let name = clean(facts.name.trim()).into_owned();
    if code.is_empty() {
        return Err(OrgRefusal::NoCode.into());
    }
    if name.is_empty() {
        return Err(OrgRefusal::NoName.into());
    }
    let taken: Option<(Id<Grid>, String)> = tx
        .conn
        .prepare_cached("SELECT id, name FROM grid WHERE code = ?1")?
        .query_row([&code], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, by)) = taken
        && Some(id) != itself
    {
        return Err(OrgRefusal::CodeTaken { code, by }.into());
    }
    let group = facts
        .group
        .ok_or(OrgRefusal::NothingChosen(Choose::Group))?;
    Ok(Tidy {
        code,
        name,
        boundary: clean(facts.boundary.trim()).into_owned(),
        group,
    })
}

fn insert(tx: &Tx<'_>, tidy: &Tidy) -> Result<Id<Grid>, Failure> {
    let grid: Id<Grid> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO grid (id, code, name, boundary, group_id, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            grid,
            &tidy.code,
            &tidy.name,
            &tidy.boundary,
            tidy.group,
            tx.today(),
        ))?;
    Ok(grid)
}
