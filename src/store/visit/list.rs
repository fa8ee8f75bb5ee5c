//! The visit list, newest first.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::figures::Period;
use crate::domain::list::{Anchor, From, Page};
use crate::domain::visit::{VisitRow, is_late};
use crate::store::code::Code;
use crate::store::household::{found_in, search_terms};
use crate::store::page::{At, Shape, looked_up, page};

const SELECT: &str = "SELECT v.id, v.on_date, v.household_id, s.estate || ' ' || h.door,
    (SELECT group_concat(p.name, ' ') FROM visit_visitor w JOIN person p ON p.id = w.person_id
      WHERE w.visit_id = v.id),
    v.outcome,
    (SELECT count(*) FROM visit_met m WHERE m.visit_id = v.id) + v.others_met,
    v.said,
    (SELECT count(*) FROM issue i WHERE i.visit_id = v.id),
    date(v.entered_at)
  FROM visit v LEFT JOIN household h ON h.id = v.household_id LEFT JOIN section s ON s.id = h.section_id
  WHERE 1";

/// Which visits are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    pub grid: Option<i64>,
    pub visitor: Option<i64>,
    pub household: Option<i64>,
    pub narrow: &'a str,
    pub period: Period,
    pub only_met: bool,
    /// Of each household only the last at which someone was met.
    pub last_met: bool,
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<VisitRow>> {
    let mut select = SELECT.to_owned();
    let mut filters = Vec::new();
    let mut also = |clause: &str, value: Value| {
        select.push_str(clause);
        filters.push(value);
    };
    if let Some(grid) = wanted.grid {
        also(" AND h.grid_id = ?", Value::Integer(grid));
    }
    if let Some(person) = wanted.visitor {
        also(
            " AND EXISTS (SELECT 1 FROM visit_visitor w WHERE w.visit_id = v.id AND w.person_id = ?)",
            Value::Integer(person),
        );
    }
    if let Some(household) = wanted.household {
        also(" AND v.household_id = ?", Value::Integer(household));
    }
    if let Some(terms) = search_terms(wanted.narrow) {
        also(
            " AND v.household_id IN (SELECT rowid FROM household_search WHERE household_search MATCH ?)",
            Value::Text(terms),
        );
    }
    if let Some(day) = wanted.period.from {
        also(" AND v.on_date >= ?", Value::Text(day.to_string()));
    }
    if let Some(day) = wanted.period.to {
        also(" AND v.on_date <= ?", Value::Text(day.to_string()));
    }
    if wanted.only_met {
        select.push_str(" AND v.outcome = 'met'");
    }
    if wanted.last_met {
        select.push_str(
            " AND v.id = (SELECT w.id FROM visit w WHERE w.household_id = v.household_id
                AND w.outcome = 'met' ORDER BY w.on_date DESC, w.id DESC LIMIT 1)",
        );
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: Some("v.on_date"),
        id: "v.id",
        descending: true,
        at: At::sorted(1),
    };
    let page = page(conn, shape, from, count, read)?;
    let at = |row: &VisitRow| Anchor::new(row.on.to_string(), row.id);
    looked_up(page, at, |mut row| {
        let found = found_in(conn, wanted.narrow, (row.household, &row.door))?;
        row.found = found.map(|(found, _)| found);
        Ok(row)
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<VisitRow> {
    let on = row.get(1)?;
    Ok(VisitRow {
        id: row.get(0)?,
        on,
        household: row.get(2)?,
        door: row.get(3)?,
        found: None,
        visitor: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        outcome: row.get::<_, Code<_>>(5)?.0,
        met: row.get(6)?,
        said: row.get(7)?,
        issues: row.get(8)?,
        late: is_late(on, row.get(9)?),
    })
}
