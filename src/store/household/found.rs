//! Whom of a household a search has found: asked of the rows that are shown, never of all.

use rusqlite::Connection;

use super::search::door_terms;
use crate::domain::Id;
use crate::domain::household::Household;
use crate::domain::search::{Findable, Found, Wanted, about_people, answers};

/// Households looked through for whoever lives behind the doors that were typed.
const DOORS: u32 = 1000;

/// Ids of whoever lives behind the doors that were typed and answers to the rest; nobody without a door.
pub(in crate::store) fn living_at(conn: &Connection, narrow: &str) -> rusqlite::Result<Vec<i64>> {
    let Some(terms) = door_terms(narrow) else {
        return Ok(Vec::new());
    };
    let pieces = about_people(narrow, "");
    let mut statement = conn.prepare_cached(
        "SELECT p.id, p.keys, p.phone || ' ' || p.phones, s.estate
         FROM (SELECT rowid AS id FROM household_search WHERE household_search MATCH ?1 LIMIT ?2) f
         CROSS JOIN household h ON h.id = f.id JOIN section s ON s.id = h.section_id
         JOIN resident r ON r.household_id = h.id AND r.to_date IS NULL
         JOIN person p ON p.id = r.person_id",
    )?;
    let mut rows = statement.query((terms, DOORS))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (keys, phones, estate): (String, String, String) =
            (row.get(1)?, row.get(2)?, row.get(3)?);
        let who = Findable {
            keys: &keys,
            phones: &phones,
        };
        let answers_to = |piece: &Wanted| {
            let is_estate = matches!(piece, Wanted::Hanzi(text) if estate.contains(text.as_str()));
            is_estate || answers(std::slice::from_ref(piece), who).0 == 1
        };
        if pieces.iter().all(answers_to) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// Whoever answers to most of what was typed, the head before others, and whether it is the head.
pub(in crate::store) fn found_in(
    conn: &Connection,
    narrow: &str,
    (household, door): (Id<Household>, &str),
) -> rusqlite::Result<Option<(Found, bool)>> {
    let pieces = about_people(narrow, door);
    if pieces.is_empty() {
        return Ok(None);
    }
    let mut statement = conn.prepare_cached(
        "SELECT p.name, p.keys, p.phone || ' ' || p.phones, p.id = h.head_id
         FROM household h JOIN person p ON p.id IN
           (SELECT r.person_id FROM resident r WHERE r.household_id = h.id AND r.to_date IS NULL
            UNION SELECT h.head_id)
         WHERE h.id = ?1 ORDER BY p.id = h.head_id DESC, p.id",
    )?;
    let mut rows = statement.query([household])?;
    let (mut most, mut best) = (0, None);
    while let Some(row) = rows.next()? {
        let (keys, phones): (String, String) = (row.get(1)?, row.get(2)?);
        let who = Findable {
            keys: &keys,
            phones: &phones,
        };
        let (answered, phone) = answers(&pieces, who);
        if answered > most {
            most = answered;
            let found = Found {
                name: row.get(0)?,
                phone: phone.map(str::to_owned),
            };
            best = Some((found, row.get(3)?));
        }
    }
    Ok(best)
}
