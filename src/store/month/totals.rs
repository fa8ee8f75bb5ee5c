//! One month of everyone who calls on households.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::CALLERS;
use crate::domain::month::{Month, MonthTotals};

pub(in crate::store) fn totals(
    conn: &Connection,
    today: NaiveDate,
) -> rusqlite::Result<MonthTotals> {
    let this = Month::of(today);
    let count = |sql: &str| -> rusqlite::Result<u32> {
        conn.prepare_cached(sql)?
            .query_row((this.code(), this.first(), this.last()), |row| row.get(0))
    };
    // A parameter that a statement does not use is still bound.
    let all = "?1 <> '' AND ?2 <> '' AND ?3 <> ''";
    Ok(MonthTotals {
        members: count(&format!("SELECT count(*){CALLERS} AND {all}"))?,
        collected: count(&format!(
            "SELECT count(*){CALLERS} AND {all} AND p.id IN (
               SELECT person_id FROM collection WHERE month = ?1
               UNION
               SELECT w.person_id FROM visit v JOIN issue i ON i.visit_id = v.id
                 JOIN visit_visitor w ON w.visit_id = v.id WHERE v.on_date BETWEEN ?2 AND ?3)"
        ))?,
        reported: count(&format!(
            "SELECT count(*){CALLERS} AND {all} AND p.id IN
               (SELECT person_id FROM report WHERE month = ?1)"
        ))?,
        met: count(&format!(
            "SELECT count(DISTINCT v.household_id) FROM visit v INDEXED BY visit_met_by_date
             WHERE v.on_date BETWEEN ?2 AND ?3 AND v.outcome = 'met' AND {all}"
        ))?,
    })
}

/// Members who call on households and have not reported this month.
pub(in crate::store) fn unreported(conn: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    conn.prepare_cached(&format!(
        "SELECT count(*){CALLERS} AND NOT EXISTS
           (SELECT 1 FROM report r WHERE r.person_id = p.id AND r.month = ?1)"
    ))?
    .query_row([Month::of(today).code()], |row| row.get(0))
}
