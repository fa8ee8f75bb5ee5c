//! Grids: the pane and the card.

use std::sync::LazyLock;

use rusqlite::{Connection, Row};

use crate::domain::Coded;
use crate::domain::Id;
use crate::domain::grid::{Grid, GridCard, GridRow, Section, SectionRow};
use crate::domain::list::Page;
use crate::domain::person::Role;
use crate::domain::rules::Rulebook;
use crate::store::code::Code;
use crate::store::page::{At, whole};
use crate::store::person::{TermsOf, terms};

const SELECT: &str = "SELECT g.id, g.code, g.name,
    (SELECT count(*) FROM role_term r WHERE r.grid_id = g.id AND r.role = 'lead' AND r.to_date IS NULL),
    (SELECT count(*) FROM role_term r WHERE r.grid_id = g.id AND r.role = 'collector' AND r.to_date IS NULL),
    (SELECT count(DISTINCT x.person_id) FROM (
       SELECT r.person_id, r.role FROM section s JOIN role_term r ON r.section_id = s.id
        WHERE s.grid_id = g.id AND r.to_date IS NULL
       UNION ALL
       SELECT r.person_id, r.role FROM role_term r WHERE r.grid_id = g.id AND r.to_date IS NULL) x
      WHERE x.role IN ({x})),
    t.households,
    (SELECT count(*) FROM issue i WHERE i.grid_id = g.id AND i.stage NOT IN ('closed', 'merged'))
  FROM grid g LEFT JOIN grid_tally t ON t.grid_id = g.id";

/// The select with the roles that make up the X, as the rule book has them.
fn select() -> &'static str {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        let roles = Rulebook::builtin().grid.x_roles();
        let roles: Vec<String> = roles.map(|role| format!("'{}'", role.code())).collect();
        SELECT.replace("{x}", &roles.join(", "))
    });
    &SQL
}

/// Every grid; there are few, so the pane holds them all.
pub(in crate::store) fn list(conn: &Connection) -> rusqlite::Result<Page<GridRow>> {
    let sql = format!("{} WHERE g.to_date IS NULL ORDER BY g.code", select());
    whole(conn, &sql, [], At::id(), read)
}

/// Every grid, behind the whole community: what can be counted of a grid counts there, even where it cannot be
/// shown otherwise.
pub(in crate::store) fn pane(conn: &Connection) -> rusqlite::Result<(GridRow, Page<GridRow>)> {
    let mut all = GridRow {
        id: Id::new(0),
        code: String::new(),
        name: String::new(),
        leads: 0,
        collectors: 0,
        others: 0,
        households: 0,
        open_issues: 0,
    };
    let sql = format!("{} WHERE g.to_date IS NULL ORDER BY g.code", select());
    let page = whole(conn, &sql, [], At::id(), |row| {
        let count = |column| row.get::<_, u32>(column).unwrap_or_default();
        all.others = all.others.saturating_add(count(5));
        all.households = all.households.saturating_add(count(6));
        all.open_issues = all.open_issues.saturating_add(count(7));
        read(row)
    })?;
    Ok((all, page))
}

fn read(row: &Row<'_>) -> rusqlite::Result<GridRow> {
    Ok(GridRow {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        leads: row.get(3)?,
        collectors: row.get(4)?,
        others: row.get(5)?,
        households: row.get(6)?,
        open_issues: row.get(7)?,
    })
}

/// Everything about one grid.
pub(in crate::store) fn card(conn: &Connection, grid: Id<Grid>) -> rusqlite::Result<GridCard> {
    let row = conn
        .prepare_cached(&format!("{} WHERE g.id = ?1", select()))?
        .query_row([grid], read)?;
    let (group, boundary, ended, merged_into) = conn
        .prepare_cached(
            "SELECT pg.id, b.name || ' ' || pg.name, g.boundary, g.to_date, m.id, m.code || ' ' || m.name
             FROM grid g JOIN party_group pg ON pg.id = g.group_id JOIN branch b ON b.id = pg.branch_id
             LEFT JOIN grid m ON m.id = g.merged_into WHERE g.id = ?1",
        )?
        .query_row([grid], |row| {
            let into: Option<Id<Grid>> = row.get(4)?;
            let named = |id| Ok::<_, rusqlite::Error>((id, row.get(5)?));
            Ok((
                (row.get(0)?, row.get(1)?),
                row.get(2)?,
                row.get(3)?,
                into.map(named).transpose()?,
            ))
        })?;
    Ok(GridCard {
        row,
        group,
        boundary,
        ended,
        merged_into,
        team: terms(conn, TermsOf::Grid(grid))?,
        sections: sections(conn, grid)?,
    })
}

fn sections(conn: &Connection, grid: Id<Grid>) -> rusqlite::Result<Vec<SectionRow>> {
    conn.prepare_cached(
        "SELECT s.id, s.kind, CASE WHEN s.estate = s.name THEN s.name ELSE s.estate || ' ' || s.name END,
           (SELECT count(*) FROM household h WHERE h.section_id = s.id AND h.to_date IS NULL)
         FROM section s WHERE s.grid_id = ?1 AND s.to_date IS NULL ORDER BY s.place",
    )?
    .query_map([grid], |row| {
        let id = row.get(0)?;
        Ok(SectionRow {
            id,
            kind: row.get::<_, Code<_>>(1)?.0,
            name: row.get(2)?,
            households: row.get(3)?,
            people: section_people(conn, id)?,
        })
    })?
    .collect()
}

fn section_people(
    conn: &Connection,
    section: Id<Section>,
) -> rusqlite::Result<Vec<(Role, String)>> {
    conn.prepare_cached(
        "SELECT r.role, p.name FROM role_term r JOIN person p ON p.id = r.person_id
         WHERE r.section_id = ?1 AND r.to_date IS NULL ORDER BY r.id",
    )?
    .query_map([section], |row| {
        Ok((row.get::<_, Code<Role>>(0)?.0, row.get(1)?))
    })?
    .collect()
}
