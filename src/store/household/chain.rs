//! 「一条纽带」 of a household: contacts, section, collectors, lead, 两委, secretary.

use rusqlite::Connection;

use crate::domain::household::{Link, LinkRole, in_calling_order};
use crate::store::code::Code;

/// Each rung: how its people (`p`) hang on the household (`h`), and their order.
const RUNGS: [(LinkRole, &str); 7] = [
    (
        LinkRole::Contact,
        "JOIN contact x ON x.household_id = h.id AND x.kind = 'main' AND x.to_date IS NULL",
    ),
    (
        LinkRole::Backup,
        "JOIN contact x ON x.household_id = h.id AND x.kind = 'backup' AND x.to_date IS NULL",
    ),
    (
        LinkRole::Section,
        "JOIN role_term x ON x.section_id = h.section_id AND x.to_date IS NULL
           AND x.role IN ('building_head', 'representative', 'unit_liaison')",
    ),
    (
        LinkRole::Collector,
        "JOIN role_term x ON x.grid_id = h.grid_id AND x.to_date IS NULL AND x.role = 'collector'",
    ),
    (
        LinkRole::Lead,
        "JOIN role_term x ON x.grid_id = h.grid_id AND x.to_date IS NULL AND x.role = 'lead'",
    ),
    (
        LinkRole::Committees,
        "JOIN role_term x ON x.role = 'committees' AND x.to_date IS NULL",
    ),
    (
        LinkRole::Secretary,
        "JOIN grid g ON g.id = h.grid_id JOIN party_group pg ON pg.id = g.group_id
         JOIN role_term x ON x.branch_id = pg.branch_id AND x.to_date IS NULL
           AND x.role = 'secretary'",
    ),
];

pub(super) fn chain(conn: &Connection, household: i64) -> rusqlite::Result<Vec<Link>> {
    let mut links = Vec::new();
    for (role, how) in RUNGS {
        let mut statement = conn.prepare_cached(&format!(
            "SELECT p.id, p.name, p.phone, p.reach FROM household h {how}
             JOIN person p ON p.id = x.person_id WHERE h.id = ?1 ORDER BY x.id"
        ))?;
        let found = statement.query_map([household], |row| {
            Ok(Link {
                role,
                person: row.get(0)?,
                name: row.get(1)?,
                phone: row.get(2)?,
                reach: row.get::<_, Code<_>>(3)?.0,
            })
        })?;
        for link in found {
            links.push(link?);
        }
    }
    Ok(in_calling_order(links))
}
