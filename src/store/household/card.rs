//! Everything about one household, for one screen.

use rusqlite::{Connection, OptionalExtension};

use super::{detail, list, slip};
use crate::domain::Id;
use crate::domain::household::{Household, HouseholdCard, ResidentRow};
use crate::domain::list::From;
use crate::domain::person::Person;
use crate::store::page::all;
use crate::store::{issue, visit};

/// Visits and issues shown on the card; older ones are in their lists.
const RECENT: usize = 20;

pub(in crate::store) fn card(
    conn: &Connection,
    household: Id<Household>,
) -> rusqlite::Result<HouseholdCard> {
    let raw = household.raw();
    let grid = conn
        .prepare_cached(
            "SELECT g.id, g.name FROM household h JOIN grid g ON g.id = h.grid_id WHERE h.id = ?1",
        )?
        .query_row([raw], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let visits = visit::Wanted {
        household: Some(raw),
        ..visit::Wanted::default()
    };
    let issues = issue::Wanted {
        household: Some(raw),
        ..issue::Wanted::default()
    };
    Ok(HouseholdCard {
        row: list::one(conn, raw)?,
        grid,
        contact: contact(conn, raw)?,
        residents: residents(conn, raw)?,
        chain: super::chain::chain(conn, raw)?,
        office: crate::store::org::community(conn)?.phone,
        visits: all(visit::list(conn, &visits, &From::Start, RECENT)?)?,
        issues: all(issue::list(conn, &issues, &From::Start, RECENT)?)?,
        slip: slip::slip(conn, raw)?,
        detail: detail::detail(conn, household)?,
    })
}

fn contact(conn: &Connection, household: i64) -> rusqlite::Result<Option<(Id<Person>, String)>> {
    conn.prepare_cached(
        "SELECT p.id, p.name FROM contact c JOIN person p ON p.id = c.person_id
         WHERE c.household_id = ?1 AND c.kind = 'main' AND c.to_date IS NULL
         ORDER BY c.id LIMIT 1",
    )?
    .query_row([household], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// Who lives there; of a sealed record, who left with it.
fn residents(conn: &Connection, household: i64) -> rusqlite::Result<Vec<ResidentRow>> {
    conn.prepare_cached(
        "SELECT p.id, p.name, r.relation, p.id = h.head_id, p.phone, p.id_number,
           EXISTS (SELECT 1 FROM role_term t WHERE t.person_id = p.id AND t.to_date IS NULL)
           OR EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id AND c.to_date IS NULL)
         FROM resident r JOIN person p ON p.id = r.person_id JOIN household h ON h.id = r.household_id
         WHERE r.household_id = ?1
           AND (r.to_date IS NULL OR r.to_date = h.to_date AND r.gone = h.sealed)
         ORDER BY p.id = h.head_id DESC, r.id",
    )?
    .query_map([household], |row| {
        Ok(ResidentRow {
            person: row.get(0)?,
            name: row.get(1)?,
            relation: row.get(2)?,
            is_head: row.get::<_, Option<bool>>(3)?.unwrap_or(false),
            phone: row.get(4)?,
            id_number: row.get(5)?,
            is_needed: row.get(6)?,
        })
    })?
    .collect()
}
