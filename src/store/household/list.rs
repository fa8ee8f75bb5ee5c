//! The household pane: only the rows asked for, each with who calls there and when someone last did.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::search::search_terms;
use crate::domain::household::HouseholdRow;
use crate::domain::list::{From, Page};
use crate::store::page::{Shape, page};
use crate::store::visit;

const COLUMNS: &str = "SELECT h.id, h.place, s.estate, h.door, coalesce(head.name, ''),
    max(h.size, (SELECT count(*) FROM resident r WHERE r.household_id = h.id AND r.to_date IS NULL)),
    h.tags,
    (SELECT p.name FROM contact c JOIN person p ON p.id = c.person_id
      WHERE c.household_id = h.id AND c.kind = 'main' AND c.to_date IS NULL ORDER BY c.id LIMIT 1),
    (SELECT max(v.on_date) FROM visit v WHERE v.household_id = h.id AND v.outcome = 'met'),
    (SELECT count(*) FROM issue i WHERE i.household_id = h.id AND i.stage NOT IN ('closed', 'merged'))";

const FROM_PLACE: &str = " FROM household h JOIN section s ON s.id = h.section_id
  LEFT JOIN person head ON head.id = h.head_id WHERE h.to_date IS NULL";

// CROSS JOIN keeps the search outermost, so that it is read in row order and stopped at the limit.
const FROM_SEARCH: &str = " FROM household_search f CROSS JOIN household h ON h.id = f.rowid
  JOIN section s ON s.id = h.section_id
  LEFT JOIN person head ON head.id = h.head_id
  WHERE household_search MATCH ? AND h.to_date IS NULL";

/// Which households are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    pub grid: Option<i64>,
    pub narrow: &'a str,
    /// First day of the month in which they were not met.
    pub unmet_since: Option<String>,
    /// First day of the round in which they are still to be met.
    pub due_since: Option<NaiveDate>,
    /// Whose contact this person is.
    pub contact: Option<i64>,
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HouseholdRow>> {
    let terms = search_terms(wanted.narrow);
    let mut filters: Vec<Value> = terms.iter().cloned().map(Value::Text).collect();
    let mut select = COLUMNS.to_owned();
    select.push_str(if terms.is_some() {
        FROM_SEARCH
    } else {
        FROM_PLACE
    });
    if let Some(grid) = wanted.grid {
        select.push_str(" AND h.grid_id = ?");
        filters.push(Value::Integer(grid));
    }
    if let Some(since) = &wanted.unmet_since {
        select.push_str(
            " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_id = h.id
                              AND v.outcome = 'met' AND v.on_date >= ?)",
        );
        filters.push(Value::Text(since.clone()));
    }
    if let Some(start) = wanted.due_since {
        select.push_str(&visit::still_due());
        filters.push(Value::Text(start.to_string()));
    }
    if let Some(person) = wanted.contact {
        select.push_str(
            " AND h.id IN (SELECT c.household_id FROM contact c
                           WHERE c.person_id = ? AND c.to_date IS NULL AND c.kind = 'main')",
        );
        filters.push(Value::Integer(person));
    }
    // A search is read in row order, a pane in the order of doors: both are walks along an index.
    let searching = terms.is_some();
    let shape = Shape {
        select: &select,
        filters,
        sort: (!searching).then_some("h.place"),
        id: if searching { "f.rowid" } else { "h.id" },
        descending: false,
    };
    page(conn, shape, from, count, read)
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<HouseholdRow> {
    let tags: String = row.get(6)?;
    Ok(HouseholdRow {
        id: row.get(0)?,
        place: row.get(1)?,
        estate: row.get(2)?,
        door: row.get(3)?,
        head: row.get(4)?,
        residents: row.get(5)?,
        tags: tags.split_whitespace().map(str::to_owned).collect(),
        contact: row.get(7)?,
        last_met: row.get(8)?,
        open_issues: row.get(9)?,
    })
}

/// The row of one household.
pub(in crate::store) fn one(conn: &Connection, household: i64) -> rusqlite::Result<HouseholdRow> {
    conn.prepare_cached(&format!(
        "{COLUMNS} FROM household h JOIN section s ON s.id = h.section_id
         LEFT JOIN person head ON head.id = h.head_id WHERE h.id = ?1"
    ))?
    .query_row([household], read)
}
