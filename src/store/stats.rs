//! The reported figures and what is owed today: one query each, used by every screen and report.

mod uncountable;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, Row};

use super::page::{At, Shape, page};
use super::{month, setting, visit};
use crate::domain::figures::{Deed, DeedRow, Figures, Owed, Period, RoundTally};
use crate::domain::list::{From, Page};

use uncountable::countable;
pub(super) use uncountable::{needed, uncountable};

/// Counts the figures of a period, of whatever can be counted.
pub(super) fn figures(
    conn: &Connection,
    period: Period,
    today: NaiveDate,
) -> rusqlite::Result<Figures> {
    let from = bound(period.from, "0000-01-01");
    let to = bound(period.to, "9999-12-31");
    let between = (from.as_str(), to.as_str());
    let visits = conn
        .prepare_cached(&format!("{MET}{}", countable("visit", "v")))?
        .query_row(between, |row| {
            Ok((number(row, 0)?, number(row, 1)?, number(row, 2)?))
        })?;
    let count = |(what, from, row): (&str, &str, &str), table: &str, also: &str| {
        let clause = countable(table, row);
        conn.prepare_cached(&format!(
            "SELECT {what} FROM {from} BETWEEN ?1 AND ?2{clause}{also}"
        ))?
        .query_row(between, |row| number(row, 0))
    };
    let issues = ("count(*)", "issue i WHERE i.registered_on", "i");
    let aid = ("count(DISTINCT a.person_id)", "aid a WHERE a.on_date", "a");
    let workdays = ("count(*)", "workday w WHERE w.on_date", "w");
    Ok(Figures {
        person_times: visits.0,
        household_times: visits.1,
        households_met: visits.2,
        opinions: count(issues, "issue", "")?,
        resolved: count(issues, "issue", super::issue::RESOLVED)?,
        helped: count(aid, "aid", "")?,
        workdays: count(workdays, "workday", " AND w.held = 1")?,
        round: round(conn, today)?,
    })
}

/// 人次、户次、户数 of the visits that met someone.
const MET: &str = "SELECT coalesce(sum(v.others_met + (SELECT count(*) FROM visit_met m
      WHERE m.visit_id = v.id AND m.person_id IN (SELECT id FROM person))), 0),
    count(*), count(DISTINCT v.household_id)
  FROM visit v WHERE v.outcome = 'met' AND v.on_date BETWEEN ?1 AND ?2";

/// A figure that no row makes too large to be shown.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<u32> {
    let number: i64 = row.get(column)?;
    Ok(u32::try_from(number.max(0)).unwrap_or(u32::MAX))
}

/// 一户一见面 of the households that can be counted, whatever their grids say.
fn round(conn: &Connection, today: NaiveDate) -> rusqlite::Result<RoundTally> {
    let tally = visit::tally(conn, setting::round(conn)?, today)?;
    let of = conn
        .prepare_cached(&format!(
            "SELECT count(*) FROM household h WHERE h.to_date IS NULL{}",
            countable("household", "h")
        ))?
        .query_row([], |row| number(row, 0))?;
    let met = tally.met.min(of);
    Ok(RoundTally { met, of, ..tally })
}

/// Households by the numbers that the grids keep; a damaged one counts for none.
pub(super) fn households(conn: &Connection) -> rusqlite::Result<u32> {
    conn.prepare_cached(
        "SELECT CAST(total(CASE WHEN households > 0 THEN households ELSE 0 END) AS INTEGER)
         FROM grid_tally",
    )?
    .query_row([], |row| number(row, 0))
}

fn bound(day: Option<NaiveDate>, open: &str) -> String {
    day.map_or_else(|| open.to_owned(), |day| day.to_string())
}

/// Households met since a day, from indexes alone: on a large file a look at each household's row
/// would cost more than everything else on the workbench.
const MET_SINCE: &str =
    "SELECT count(DISTINCT v.household_id) FROM visit v INDEXED BY visit_met_by_date
  WHERE v.on_date BETWEEN ?1 AND '9999-12-31' AND v.outcome = 'met' AND NOT EXISTS (
    SELECT 1 FROM household h INDEXED BY household_gone
    WHERE h.id = v.household_id AND h.to_date IS NOT NULL)";

/// Counts what is owed on a day; each count walks an index of open things only.
pub(super) fn owed(conn: &Connection, today: NaiveDate) -> rusqlite::Result<Owed> {
    let day = today.to_string();
    let tasks = |sql: &str| -> rusqlite::Result<u32> {
        conn.prepare_cached(sql)?
            .query_row([&day], |row| row.get(0))
    };
    let issues = |sql: &str| -> rusqlite::Result<u32> {
        conn.prepare_cached(sql)?.query_row([], |row| row.get(0))
    };
    Ok(Owed {
        overdue: tasks("SELECT count(*) FROM task WHERE done_on IS NULL AND deadline < ?1")?,
        due_today: tasks("SELECT count(*) FROM task WHERE done_on IS NULL AND deadline = ?1")?,
        unvisited: unvisited(conn, today)?,
        follow_ups: issues("SELECT count(*) FROM issue WHERE stage = 'told'")?,
        untold: issues(
            "SELECT count(*) FROM issue WHERE stage IN ('done', 'declined', 'referred')",
        )?,
        unreported: month::unreported(conn, today)?,
    })
}

/// Households not met this month.
pub(super) fn unvisited(conn: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    let households = households(conn)?;
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
             FROM aid a LEFT JOIN person p ON p.id = a.person_id
           UNION ALL
           SELECT id, on_date, 'workday', CASE held WHEN 1 THEN place END, what
             FROM workday WHERE held IS NOT 0
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
