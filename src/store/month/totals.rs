//! One month of everyone who calls on households.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::calling;
use crate::domain::month::{Month, MonthTotals};

/// What was done in a month.
pub(in crate::store) fn totals(conn: &Connection, this: Month) -> rusqlite::Result<MonthTotals> {
    let met = conn
        .prepare_cached(
            "SELECT count(DISTINCT v.household_id) FROM visit v INDEXED BY visit_met_by_date
             WHERE v.on_date BETWEEN ?1 AND ?2 AND v.outcome = 'met'",
        )?
        .query_row((this.first(), this.last()), |row| row.get(0))?;
    conn.prepare_cached(&format!(
        "SELECT count(*),
           coalesce(sum(EXISTS (SELECT 1 FROM collection l
               WHERE l.person_id = m.person_id AND l.month = ?1)
             OR m.person_id IN (SELECT w.person_id FROM visit v
               JOIN issue i ON i.visit_id = v.id JOIN visit_visitor w ON w.visit_id = v.id
               WHERE v.on_date BETWEEN ?2 AND ?3)), 0),
           coalesce(sum(EXISTS (SELECT 1 FROM report r
               WHERE r.person_id = m.person_id AND r.month = ?1)), 0)
         FROM membership m WHERE {}",
        calling(this)
    ))?
    .query_row((this.code(), this.first(), this.last()), |row| {
        Ok(MonthTotals {
            members: row.get(0)?,
            collected: row.get(1)?,
            reported: row.get(2)?,
            met,
        })
    })
}

/// Members who call on households and have not reported this month.
pub(in crate::store) fn unreported(conn: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    let this = Month::of(today);
    conn.prepare_cached(&format!(
        "SELECT count(*) FROM membership m WHERE {} AND NOT EXISTS
           (SELECT 1 FROM report r WHERE r.person_id = m.person_id AND r.month = ?1)",
        calling(this)
    ))?
    .query_row([this.code()], |row| row.get(0))
}
