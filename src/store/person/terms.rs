//! Roles from and to, of a person or a place; the present ones first.

use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::grid::{Grid, Section};
use crate::domain::list::Page;
use crate::domain::person::{Branch, Held, PartyStatus, Person, TermRow};
use crate::store::code::Code;
use crate::store::page::{At, all, whole};

const SELECT: &str = "SELECT r.id, p.id, p.name, p.phone, p.reach, m.status, r.role,
    r.grid_id, r.section_id, r.branch_id, r.group_id,
    coalesce(g.code || ' ' || g.name,
             CASE WHEN s.estate = s.name THEN s.name ELSE s.estate || ' ' || s.name END,
             gb.name || ' ' || pg.name, b.name, ''),
    r.from_date, r.to_date, r.reason
  FROM role_term r JOIN person p ON p.id = r.person_id
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN grid g ON g.id = r.grid_id
  LEFT JOIN section s ON s.id = r.section_id
  LEFT JOIN branch b ON b.id = r.branch_id
  LEFT JOIN party_group pg ON pg.id = r.group_id
  LEFT JOIN branch gb ON gb.id = pg.branch_id";

/// Whose or where the roles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsOf {
    /// Of a person.
    Person(Id<Person>),
    /// In a grid.
    Grid(Id<Grid>),
    /// In a section.
    Section(Id<Section>),
    /// Of the branch and of its groups.
    Branch(Id<Branch>),
}

/// Every role of a person or a place, ended ones behind.
pub(in crate::store) fn terms(conn: &Connection, of: TermsOf) -> rusqlite::Result<Vec<TermRow>> {
    all(term_list(conn, of)?)
}

/// The same as a list, in which a row that cannot be read does not hide the others.
pub(in crate::store) fn term_list(
    conn: &Connection,
    of: TermsOf,
) -> rusqlite::Result<Page<TermRow>> {
    let (clause, id) = match of {
        TermsOf::Person(id) => ("r.person_id = ?1", id.raw()),
        TermsOf::Grid(id) => ("r.grid_id = ?1", id.raw()),
        TermsOf::Section(id) => ("r.section_id = ?1", id.raw()),
        TermsOf::Branch(id) => (
            "r.branch_id = ?1 OR r.group_id IN (SELECT id FROM party_group WHERE branch_id = ?1)",
            id.raw(),
        ),
    };
    let sql =
        format!("{SELECT} WHERE {clause} ORDER BY r.to_date IS NOT NULL, r.to_date DESC, r.id");
    whole(conn, &sql, [id], At::id(), read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TermRow> {
    let status: Option<Code<PartyStatus>> = row.get(5)?;
    Ok(TermRow {
        id: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        phone: row.get(3)?,
        reach: row.get::<_, Code<_>>(4)?.0,
        is_probationary: status.is_some_and(|code| code.0 == PartyStatus::Probationary),
        role: row.get::<_, Code<_>>(6)?.0,
        held: held(row)?,
        place: row.get(11)?,
        from: row.get(12)?,
        to: row.get(13)?,
        reason: row.get(14)?,
    })
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    if let Some(grid) = row.get(7)? {
        return Ok(Held::Grid(grid));
    }
    if let Some(section) = row.get(8)? {
        return Ok(Held::Section(section));
    }
    if let Some(group) = row.get(10)? {
        return Ok(Held::Group(group));
    }
    Ok(row
        .get::<_, Option<_>>(9)?
        .map_or(Held::Community, Held::Branch))
}
