//! One month of everyone who calls on households.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{calling, done};
use crate::domain::month::{Lacking, Month, MonthTotals};

/// What was done in a month.
pub(in crate::store) fn totals(conn: &Connection, this: Month) -> rusqlite::Result<MonthTotals> {
    let (collected, reported) = (done(Lacking::Collection, this), done(Lacking::Report, this));
    let bare = conn
        .prepare_cached(&format!(
            "SELECT count(*), coalesce(sum({collected}), 0), coalesce(sum({reported}), 0)
             FROM membership m WHERE {}",
            calling(this)
        ))?
        .query_row([], |row| {
            Ok(MonthTotals {
                members: row.get(0)?,
                collected: row.get(1)?,
                reported: row.get(2)?,
                ..MonthTotals::default()
            })
        })?;
    met(conn, this, bare)
}

/// Households met, and how many of them the members of the matrix met: what adds up to its column.
fn met(conn: &Connection, this: Month, bare: MonthTotals) -> rusqlite::Result<MonthTotals> {
    conn.prepare_cached(&format!(
        "SELECT count(*), coalesce(sum(members), 0), coalesce(sum(members = 0), 0) FROM (
           SELECT v.household_id, count(DISTINCT CASE WHEN w.person_id IN
               (SELECT m.person_id FROM membership m WHERE {}) THEN w.person_id END) AS members
           FROM visit v INDEXED BY visit_met_by_date
           LEFT JOIN visit_visitor w ON w.visit_id = v.id
           WHERE v.on_date BETWEEN ?1 AND ?2 AND v.outcome = 'met' GROUP BY v.household_id)",
        calling(this)
    ))?
    .query_row((this.first(), this.last()), |row| {
        Ok(MonthTotals {
            met: row.get(0)?,
            met_by_members: row.get(1)?,
            met_by_others: row.get(2)?,
            ..bare
        })
    })
}

/// Members who call on households and have not reported this month.
pub(in crate::store) fn unreported(conn: &Connection, today: NaiveDate) -> rusqlite::Result<u32> {
    let this = Month::of(today);
    conn.prepare_cached(&format!(
        "SELECT count(*) FROM membership m WHERE {} AND NOT {}",
        calling(this),
        done(Lacking::Report, this)
    ))?
    .query_row([], |row| row.get(0))
}
