//! The household pane: only the rows asked for, each with who calls there and when someone last did.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::found::found_in;
use super::search::{names_a_building, search_terms};
use crate::domain::Coded;
use crate::domain::household::HouseholdRow;
use crate::domain::list::{Anchor, From, Order, Page};
use crate::domain::visit::{Outcome, in_vain};
use crate::store::page::{At, Shape, looked_up, page, page_of_keys};
use crate::store::visit;

const COLUMNS: &str = "SELECT h.id, h.place, s.estate, h.door, coalesce(head.name, ''),
    max(h.size, (SELECT count(*) FROM resident r WHERE r.household_id = h.id AND r.to_date IS NULL)),
    h.tags,
    (SELECT p.name FROM contact c JOIN person p ON p.id = c.person_id
      WHERE c.household_id = h.id AND c.kind = 'main' AND c.to_date IS NULL ORDER BY c.id LIMIT 1),
    (SELECT max(v.on_date) FROM visit v WHERE v.household_id = h.id AND v.outcome = 'met'),
    (SELECT count(*) FROM issue i WHERE i.household_id = h.id AND i.stage NOT IN ('closed', 'merged')),
    (SELECT v.on_date || ' ' || v.outcome FROM visit v WHERE v.household_id = h.id
      ORDER BY v.on_date DESC, v.id DESC LIMIT 1)";

const JOINED: &str =
    " LEFT JOIN section s ON s.id = h.section_id LEFT JOIN person head ON head.id = h.head_id";

/// Which households are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    pub grid: Option<i64>,
    pub narrow: &'a str,
    /// First day of the month in which they were not met.
    pub unmet_since: Option<String>,
    pub order: Order,
    /// First day of the round in which they are still to be met.
    pub due_since: Option<NaiveDate>,
    /// Whose contact this person is.
    pub contact: Option<i64>,
}

/// A search that finds no more than this is shown in the order that was asked for; a longer one in
/// the order of entry, in which it can be read page by page and stopped.
pub(in crate::store) const FEW: u32 = 1000;

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HouseholdRow>> {
    let Some(mut terms) = search_terms(wanted.narrow) else {
        return walked(conn, wanted, from, count);
    };
    if let Some(grid) = wanted.grid {
        terms = format!("(grid : \"g{grid}\") AND {terms}");
    }
    let page = if are_few(conn, &terms)? {
        sorted(conn, wanted, terms, from, count)?
    } else {
        streamed(conn, wanted, terms, from, count)?
    };
    let at = |row: &HouseholdRow| Anchor::new(row.sort.clone(), row.id);
    looked_up(page, at, |mut row| {
        let found = found_in(conn, wanted.narrow, (row.id, &row.door))?;
        row.found = found
            .filter(|(_, is_head)| !is_head)
            .map(|(found, _)| found);
        Ok(row)
    })
}

/// How many households there are, whatever was typed: asked for after the rows, never before them.
pub(in crate::store) fn count(conn: &Connection, wanted: &Wanted<'_>) -> rusqlite::Result<u32> {
    let mut select = "SELECT count(*) FROM household h WHERE h.to_date IS NULL".to_owned();
    let mut filters = Vec::new();
    if let Some(of) = wanted.grid {
        select.push_str(" AND h.grid_id = ?");
        filters.push(Value::Integer(of));
    }
    let bare = Wanted {
        grid: wanted.grid,
        unmet_since: wanted.unmet_since.clone(),
        due_since: wanted.due_since,
        contact: wanted.contact,
        ..Wanted::default()
    };
    bare.also(&mut select, &mut filters);
    conn.prepare_cached(&select)?
        .query_row(params_from_iter(filters), |row| row.get(0))
}

/// Whether a search finds few enough to be sorted; stops counting when it does not.
fn are_few(conn: &Connection, terms: &str) -> rusqlite::Result<bool> {
    let found: u32 = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM household_search WHERE household_search MATCH ?1 LIMIT ?2)",
        )?
        .query_row((terms, FEW + 1), |row| row.get(0))?;
    Ok(found <= FEW)
}

/// Every household, along an index of the order that was asked for.
fn walked(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HouseholdRow>> {
    let (table, sort) = sort_column(wanted.order);
    let (id, grid) = match wanted.order {
        Order::Place => ("h.id", "h.grid_id"),
        Order::Pinyin | Order::Stroke => ("o.household_id", "o.grid_id"),
    };
    let mut select = format!("{COLUMNS}, {sort} FROM {table}{JOINED} WHERE h.to_date IS NULL");
    let mut filters = Vec::new();
    if let Some(of) = wanted.grid {
        select.push_str(&format!(" AND {grid} = ?"));
        filters.push(Value::Integer(of));
    }
    wanted.also(&mut select, &mut filters);
    let shape = Shape {
        select: &select,
        filters,
        sort: Some(sort),
        id,
        descending: false,
        at: At::sorted(11),
    };
    page(conn, shape, from, count, read)
}

/// The few that were found, sorted before anything else of them is read.
fn sorted(
    conn: &Connection,
    wanted: &Wanted<'_>,
    terms: String,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HouseholdRow>> {
    let (table, sort) = sort_column(wanted.order);
    let mut select = format!(
        "SELECT h.id AS id, {sort} AS sort FROM household_search f CROSS JOIN {table}
         WHERE household_search MATCH ? AND h.id = f.rowid AND h.to_date IS NULL"
    );
    let mut filters = vec![Value::Text(terms)];
    wanted.also(&mut select, &mut filters);
    let shape = Shape {
        select: &select,
        filters,
        sort: Some(sort),
        id: "h.id",
        descending: false,
        at: At::sorted(11),
    };
    let outer = format!("{COLUMNS}, k.sort FROM (");
    let joined = format!(") k CROSS JOIN household h ON h.id = k.id{JOINED}");
    page_of_keys(conn, shape, (&outer, &joined), from, count, read)
}

/// What was found, in the order of entry: a walk along the search table.
fn streamed(
    conn: &Connection,
    wanted: &Wanted<'_>,
    terms: String,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<HouseholdRow>> {
    // CROSS JOIN keeps the search outermost, so that it is read in row order and stopped at the limit.
    let mut select = format!(
        "{COLUMNS}, '' FROM household_search f CROSS JOIN household h ON h.id = f.rowid{JOINED}
         WHERE household_search MATCH ? AND h.to_date IS NULL"
    );
    let mut filters = vec![Value::Text(terms)];
    wanted.also(&mut select, &mut filters);
    let shape = Shape {
        select: &select,
        filters,
        sort: None,
        id: "f.rowid",
        descending: false,
        at: At::sorted(11),
    };
    page(conn, shape, from, count, read)
}

/// Where households are read in an order, and the column that holds it.
fn sort_column(order: Order) -> (&'static str, &'static str) {
    const ORDERED: &str = "household_order o CROSS JOIN household h ON h.id = o.household_id";
    match order {
        Order::Place => ("household h", "h.place"),
        Order::Pinyin => (ORDERED, "o.pinyin"),
        Order::Stroke => (ORDERED, "o.stroke"),
    }
}

impl Wanted<'_> {
    fn also(&self, select: &mut String, filters: &mut Vec<Value>) {
        // Asked of each household found: a list of all buildings would be made for every key.
        if names_a_building(self.narrow) {
            select.push_str(
                " AND (SELECT b.kind FROM section b WHERE b.id = h.section_id) = 'building'",
            );
        }
        if let Some(since) = &self.unmet_since {
            select.push_str(
                " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_id = h.id
                                  AND v.outcome = 'met' AND v.on_date BETWEEN ? AND '9999-12-31')",
            );
            filters.push(Value::Text(since.clone()));
        }
        if let Some(start) = self.due_since {
            select.push_str(&visit::still_due());
            filters.push(Value::Text(start.to_string()));
        }
        if let Some(person) = self.contact {
            select.push_str(
                " AND h.id IN (SELECT c.household_id FROM contact c
                               WHERE c.person_id = ? AND c.to_date IS NULL AND c.kind = 'main')",
            );
            filters.push(Value::Integer(person));
        }
    }
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
        found: None,
        tried: in_vain(
            row.get::<_, Option<String>>(10)?
                .and_then(|last| call(&last)),
        ),
        sort: row.get(11)?,
    })
}

/// A day and an outcome as they stand in one column.
fn call(last: &str) -> Option<(NaiveDate, Outcome)> {
    let (on, outcome) = last.split_once(' ')?;
    Some((on.parse().ok()?, Outcome::from_code(outcome)?))
}

/// The row of one household.
pub(in crate::store) fn one(conn: &Connection, household: i64) -> rusqlite::Result<HouseholdRow> {
    conn.prepare_cached(&format!(
        "{COLUMNS}, h.place FROM household h JOIN section s ON s.id = h.section_id
         LEFT JOIN person head ON head.id = h.head_id WHERE h.id = ?1"
    ))?
    .query_row([household], read)
}
