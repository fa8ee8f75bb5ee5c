//! The reported figures and what is owed today: one query each, used by every screen and report.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row};

use super::page::{At, Shape, page};
use super::{Failure, Store, month, setting, visit};
use crate::domain::Coded;
use crate::domain::figures::{Deed, DeedRow, Figures, Owed, Period};
use crate::domain::issue::Stage;
use crate::domain::list::{From, Page};
use crate::domain::visit::Outcome;

/// Counts the figures of a period.
pub(super) fn figures(
    conn: &Connection,
    period: Period,
    today: NaiveDate,
) -> rusqlite::Result<Figures> {
    let count = |sql: &str| -> rusqlite::Result<u32> {
        conn.prepare_cached(sql)?.query_row(
            (
                bound(period.from, "0000-01-01"),
                bound(period.to, "9999-12-31"),
            ),
            |row| row.get(0),
        )
    };
    Ok(Figures {
        person_times: count(
            "SELECT coalesce(sum(others_met
               + (SELECT count(*) FROM visit_met m WHERE m.visit_id = v.id)), 0)
             FROM visit v WHERE outcome = 'met' AND on_date BETWEEN ?1 AND ?2",
        )?,
        household_times: count(
            "SELECT count(*) FROM visit WHERE outcome = 'met' AND on_date BETWEEN ?1 AND ?2",
        )?,
        households_met: count(
            "SELECT count(DISTINCT household_id) FROM visit
             WHERE outcome = 'met' AND on_date BETWEEN ?1 AND ?2",
        )?,
        opinions: count("SELECT count(*) FROM issue WHERE registered_on BETWEEN ?1 AND ?2")?,
        resolved: count(&format!(
            "SELECT count(*) FROM issue i WHERE registered_on BETWEEN ?1 AND ?2 {}",
            super::issue::RESOLVED
        ))?,
        helped: count("SELECT count(DISTINCT person_id) FROM aid WHERE on_date BETWEEN ?1 AND ?2")?,
        workdays: count(
            "SELECT count(*) FROM workday WHERE held = 1 AND on_date BETWEEN ?1 AND ?2",
        )?,
        round: visit::tally(conn, setting::round(conn)?, today)?,
    })
}

fn bound(day: Option<NaiveDate>, open: &str) -> String {
    day.map_or_else(|| open.to_owned(), |day| day.to_string())
}

/// Rows that stand in none of the figures because what they are counted by is damaged.
fn uncountable(conn: &Connection) -> rusqlite::Result<u32> {
    let codes = |codes: Vec<&str>| format!("('{}')", codes.join("', '"));
    let outcomes = codes(Outcome::all().map(Coded::code).collect());
    let stages = codes(Stage::all().map(Coded::code).collect());
    // A day is one when SQLite writes it the same way.
    conn.prepare(&format!(
        "SELECT (SELECT count(*) FROM visit WHERE date(on_date) IS NOT on_date OR outcome NOT IN {outcomes})
           + (SELECT count(*) FROM issue WHERE date(registered_on) IS NOT registered_on OR stage NOT IN {stages})
           + (SELECT count(*) FROM aid WHERE date(on_date) IS NOT on_date)
           + (SELECT count(*) FROM workday WHERE date(on_date) IS NOT on_date OR held NOT IN (0, 1))"
    ))?
    .query_row([], |row| row.get(0))
}

impl Store {
    /// How many rows are in none of the figures because what they are counted by is damaged.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn uncountable(&self) -> Result<u32, Failure> {
        self.heed(uncountable(&self.conn).map_err(Failure::from))
    }
}

/// Households met since a day, from indexes alone: on a large file a look at each household's row
/// would cost more than everything else on the workbench.
const MET_SINCE: &str =
    "SELECT count(DISTINCT v.household_id) FROM visit v INDEXED BY visit_met_by_date
  WHERE v.on_date >= ?1 AND v.outcome = 'met' AND NOT EXISTS (
    SELECT 1 FROM household h INDEXED BY household_gone
    WHERE h.id = v.household_id AND h.to_date IS NOT NULL)";

/// Counts what is owed on a day; each count walks an index of open things only.
pub(super) fn owed(conn: &Connection, today: NaiveDate) -> rusqlite::Result<Owed> {
    let count = |sql: &str, day: String| -> rusqlite::Result<u32> {
        conn.prepare_cached(sql)?.query_row([day], |row| row.get(0))
    };
    let day = today.to_string();
    Ok(Owed {
        overdue: count(
            "SELECT count(*) FROM task WHERE done_on IS NULL AND deadline < ?1",
            day.clone(),
        )?,
        due_today: count(
            "SELECT count(*) FROM task WHERE done_on IS NULL AND deadline = ?1",
            day.clone(),
        )?,
        unvisited: unvisited(conn, today)?,
        follow_ups: count(
            "SELECT count(*) FROM issue WHERE stage = 'told' AND ?1 <> ''",
            day.clone(),
        )?,
        untold: count(
            "SELECT count(*) FROM issue WHERE stage IN ('done', 'declined', 'referred') AND ?1 <> ''",
            day,
        )?,
        unreported: month::unreported(conn, today)?,
    })
}

/// Households not met this month.
pub(super) fn unvisited(conn: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    let households: u32 = conn
        .prepare_cached("SELECT coalesce(sum(households), 0) FROM grid_tally")?
        .query_row([], |row| row.get(0))?;
    let met: u32 = conn
        .prepare_cached(MET_SINCE)?
        .query_row([month_start(today)], |row| row.get(0))?;
    Ok(households.saturating_sub(met))
}

/// First day of a month, as the file writes days.
pub(super) fn month_start(today: NaiveDate) -> String {
    format!("{:04}-{:02}-01", today.year(), today.month())
}

/// Aid and workdays, newest first: the rows behind 「12 人」 and 「5 次」.
pub(super) fn deeds(
    conn: &Connection,
    only: Option<Deed>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<DeedRow>> {
    let clause = match only {
        None => "1",
        Some(Deed::Aid) => "d.deed = 'aid'",
        Some(Deed::Workday) => "d.deed = 'workday'",
    };
    deeds_where(conn, clause, from, count)
}

/// The last aid to each person who was helped.
pub(super) fn helped(
    conn: &Connection,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<DeedRow>> {
    let clause = "d.deed = 'aid' AND d.id = (SELECT l.id FROM aid l WHERE l.person_id =
        (SELECT person_id FROM aid WHERE id = d.id) ORDER BY l.on_date DESC, l.id DESC LIMIT 1)";
    deeds_where(conn, clause, from, count)
}

fn deeds_where(
    conn: &Connection,
    clause: &str,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<DeedRow>> {
    let select = format!(
        "SELECT d.id, d.on_date, d.deed, d.whom, d.what FROM (
           SELECT a.id, a.on_date, 'aid' AS deed, p.name AS whom, a.what
             FROM aid a JOIN person p ON p.id = a.person_id
           UNION ALL
           SELECT id, on_date, 'workday', place, what FROM workday WHERE held = 1
         ) d WHERE {clause}"
    );
    let shape = Shape {
        select: &select,
        filters: Vec::new(),
        sort: Some("d.on_date"),
        id: "d.id",
        descending: true,
        at: At::sorted(1),
    };
    page(conn, shape, from, count, read_deed)
}

fn read_deed(row: &Row<'_>) -> rusqlite::Result<DeedRow> {
    let deed: String = row.get(2)?;
    Ok(DeedRow {
        id: row.get(0)?,
        on: row.get(1)?,
        deed: if deed == "aid" {
            Deed::Aid
        } else {
            Deed::Workday
        },
        whom: row.get(3)?,
        what: row.get(4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn the_households_met_are_counted_without_a_look_at_their_rows() {
        let store = Store::in_memory().unwrap();
        let plan = format!("EXPLAIN QUERY PLAN {MET_SINCE}");
        let mut statement = store.conn.prepare(&plan).unwrap();
        let steps: Vec<String> = statement
            .query_map(["2026-11-01"], |row| row.get(3))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        for (table, index) in [
            ("SEARCH v USING COVERING INDEX", "visit_met_by_date"),
            ("SEARCH h USING INDEX", "household_gone"),
        ] {
            let is_used = |step: &String| step.starts_with(table) && step.contains(index);
            assert!(steps.iter().any(is_used), "{steps:?}");
        }
    }
}
