//! One person of the sheet beside those of the file.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row};

use super::ops::{PersonOp, PersonOps, ResidentOp};
use crate::domain::roster::{Change, Column, PersonTold, Reason, compared};

/// Someone of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resident {
    pub id: i64,
    pub name: String,
    pub phones: Vec<String>,
    pub id_number: String,
    pub sex: String,
    pub born: String,
    /// The row that says they live here.
    pub resident: Option<i64>,
    pub relation: String,
}

/// Whom a row means.
pub(super) enum Found {
    Nobody,
    Person(Resident),
    Conflict(Reason),
}

const COLUMNS: &str = "p.id, p.name, p.phone, p.phones, p.id_number, p.sex, coalesce(p.born, '')";

fn read(row: &Row<'_>) -> rusqlite::Result<Resident> {
    let (phone, more): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(Resident {
        id: row.get(0)?,
        name: row.get(1)?,
        phones: std::iter::once(phone.as_str())
            .chain(more.split_whitespace())
            .filter(|phone| !phone.is_empty())
            .map(str::to_owned)
            .collect(),
        id_number: row.get(4)?,
        sex: row.get(5)?,
        born: row.get(6)?,
        resident: row.get(7)?,
        relation: row.get(8)?,
    })
}

/// Who lives in a household.
pub(super) fn residents(conn: &Connection, household: i64) -> rusqlite::Result<Vec<Resident>> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, r.id, r.relation FROM resident r JOIN person p ON p.id = r.person_id
         WHERE r.household_id = ?1 AND r.to_date IS NULL ORDER BY r.id"
    ))?
    .query_map([household], read)?
    .collect()
}

/// The person of the file a row means: by identity number, else by name within the household.
pub(super) fn find(
    conn: &Connection,
    told: &PersonTold,
    residents: &[Resident],
    taken: &[i64],
) -> rusqlite::Result<Found> {
    let name = compared(&told.name);
    if !told.id_number.is_empty() {
        let here = residents.iter().find(|one| one.id_number == told.id_number);
        let known = match here {
            Some(here) => Some(here.clone()),
            None => by_number(conn, &told.id_number)?,
        };
        if let Some(known) = known {
            if compared(&known.name) != name {
                return Ok(Found::Conflict(Reason::IdTwoNames { row: None }));
            }
            if known.resident.is_none()
                && let Some(door) = lives_at(conn, known.id)?
            {
                return Ok(Found::Conflict(Reason::LivesElsewhere { door }));
            }
            return Ok(Found::Person(known));
        }
    }
    let named: Vec<&Resident> = residents
        .iter()
        .filter(|one| !taken.contains(&one.id) && compared(&one.name) == name)
        .collect();
    Ok(match named.as_slice() {
        [] => Found::Nobody,
        [only] => Found::Person((*only).clone()),
        several => match likest(told, several) {
            Some(one) => Found::Person(one.clone()),
            None => Found::Conflict(Reason::TwoOfThatName),
        },
    })
}

/// Of several people of one name: the only one with this relation, or with this relation and telephone.
fn likest<'r>(told: &PersonTold, several: &[&'r Resident]) -> Option<&'r Resident> {
    let relation = |one: &&&Resident| compared(&one.relation) == compared(&told.relation);
    let phones = |one: &&&Resident| one.phones == told.phones;
    let alike: Vec<_> = several.iter().filter(relation).collect();
    match alike.as_slice() {
        [only] => Some(**only),
        _ => several.iter().filter(relation).find(phones).copied(),
    }
}

/// The cast keeps SQLite from planning the statement anew for every number.
fn by_number(conn: &Connection, number: &str) -> rusqlite::Result<Option<Resident>> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, NULL, '' FROM person p WHERE p.id_number = CAST(?1 AS TEXT) AND p.id_number <> ''
         ORDER BY p.id LIMIT 1"
    ))?
    .query_row([number], read)
    .optional()
}

fn lives_at(conn: &Connection, person: i64) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached(
        "SELECT s.estate || ' ' || h.door FROM resident r JOIN household h ON h.id = r.household_id
         JOIN section s ON s.id = h.section_id
         WHERE r.person_id = ?1 AND r.to_date IS NULL AND h.to_date IS NULL LIMIT 1",
    )?
    .query_row([person], |row| row.get(0))
    .optional()
}

/// What differs, and what taking it over means.
pub(super) fn compare(
    told: &PersonTold,
    known: &Resident,
    gone: Option<(Column, NaiveDate)>,
) -> (Vec<Change>, PersonOps) {
    let mut changes = Vec::new();
    let mut sets = Vec::new();
    for (field, old, new) in [
        (Column::Sex, known_or_empty(&known.sex), &told.sex),
        (Column::IdNumber, known.id_number.as_str(), &told.id_number),
        (Column::Born, known.born.as_str(), &told.born),
    ] {
        // A year alone says nothing against the day that is known.
        let is_part = field == Column::Born && old.starts_with(new.as_str());
        if !new.is_empty() && old != new && !is_part {
            changes.push(change(field, old, new));
            sets.push((field, new.clone()));
        }
    }
    let is_known = |phone: &String| known.phones.contains(phone);
    if !told.phones.iter().all(is_known) {
        let (old, new) = (known.phones.join(" "), told.phones.join(" "));
        changes.push(change(Column::Phone, &old, &new));
        sets.push((Column::Phone, new));
    }
    let mut resident = relation(told, known, &mut changes);
    if let (Some((why, day)), Some(id)) = (gone, known.resident) {
        changes.push(change(why, "", &day.to_string()));
        let deceased = why == Column::Died;
        resident = ResidentOp::Gone { id, day, deceased };
    }
    let person = PersonOp::Known { id: known.id, sets };
    (changes, PersonOps { person, resident })
}

fn relation(told: &PersonTold, known: &Resident, changes: &mut Vec<Change>) -> ResidentOp {
    let Some(id) = known.resident else {
        return ResidentOp::New(told.relation.clone());
    };
    let differs = compared(&told.relation) != compared(&known.relation);
    if told.relation.is_empty() || !differs {
        return ResidentOp::Keep;
    }
    changes.push(change(Column::Relation, &known.relation, &told.relation));
    let relation = told.relation.clone();
    ResidentOp::Relation { id, relation }
}

fn known_or_empty(code: &str) -> &str {
    if code == "unknown" { "" } else { code }
}

fn change(field: Column, old: &str, new: &str) -> Change {
    Change {
        field,
        old: old.to_owned(),
        new: new.to_owned(),
    }
}

/// What two rows about one person say differently.
pub(super) fn contradiction(one: &PersonTold, other: &PersonTold) -> Option<Column> {
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && compared(a) != compared(b);
    let pairs = [
        (Column::Relation, &one.relation, &other.relation),
        (Column::Sex, &one.sex, &other.sex),
        (Column::Born, &one.born, &other.born),
    ];
    let text = pairs.into_iter().find(|(_, a, b)| differ(a, b));
    let phones = !one.phones.is_empty() && !other.phones.is_empty() && one.phones != other.phones;
    text.map(|(field, _, _)| field)
        .or(phones.then_some(Column::Phone))
}

/// The columns of the file a field stands in.
pub(super) fn columns(field: Column) -> &'static [&'static str] {
    match field {
        Column::Sex => &["sex"],
        Column::IdNumber => &["id_number"],
        Column::Born => &["born"],
        Column::Phone => &["phone", "phones"],
        Column::Relation => &["relation"],
        _ => &[],
    }
}

/// The column a conflict is about.
pub(super) fn column_of(reason: &Reason) -> Option<Column> {
    match reason {
        Reason::IdTwoNames { .. } | Reason::LivesElsewhere { .. } => Some(Column::IdNumber),
        Reason::TwoOfThatName => Some(Column::Name),
        _ => None,
    }
}
