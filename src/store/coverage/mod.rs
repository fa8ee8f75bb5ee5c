//! 覆盖体检 in the file: a rule per kind of hole, read as a count, a page, or a whole list.

mod rules;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params_from_iter};

use super::page::{At, Shape, page};
use super::{Failure, Finding, FindingKind, Store, setting, visit};
use crate::domain::Coded;
use crate::domain::coverage::{Hole, HoleCount, HoleRow};
use crate::domain::list::{From, Page};
use rules::{Rule, rule};

/// How many holes there are of each kind that has any.
pub(super) fn counts(conn: &Connection, today: NaiveDate) -> rusqlite::Result<Vec<HoleCount>> {
    let mut found = Vec::new();
    for hole in Hole::all() {
        let count = count(conn, hole, today)?;
        if count > 0 {
            found.push(HoleCount { hole, count });
        }
    }
    Ok(found)
}

fn count(conn: &Connection, hole: Hole, today: NaiveDate) -> rusqlite::Result<u32> {
    if hole == Hole::NotMet {
        // Most households are met in most years: those that were are the shorter list.
        let tally = visit::tally(conn, setting::round(conn)?, today)?;
        return Ok(tally.of.saturating_sub(tally.met));
    }
    let Rule {
        base,
        clause,
        values,
        ..
    } = rule(conn, hole, today)?;
    conn.prepare_cached(&format!("SELECT count(*) FROM {base} WHERE {clause}"))?
        .query_row(params_from_iter(values), |row| row.get(0))
}

/// One page of the holes of a kind.
pub(super) fn list(
    conn: &Connection,
    hole: Hole,
    from: &From,
    count: usize,
    today: NaiveDate,
) -> rusqlite::Result<Page<HoleRow>> {
    let rule = rule(conn, hole, today)?;
    let select = rule.select();
    let shape = Shape {
        select: &select,
        filters: rule.values.clone(),
        sort: rule.sort,
        id: rule.id,
        descending: false,
        at: At::sorted(1),
    };
    page(conn, shape, from, count, |row| read(hole, row, today))
}

fn read(hole: Hole, row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<HoleRow> {
    Ok(HoleRow {
        hole,
        id: row.get(0)?,
        sort: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
        subject: row.get(2)?,
        note: rules::note(hole, row, today)?,
        place: rules::place(hole, row.get(6)?),
    })
}

impl Store {
    /// Every hole of the network, by kind.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn coverage(&self, today: NaiveDate) -> Result<Vec<HoleRow>, Failure> {
        let mut found = Vec::new();
        for hole in Hole::all() {
            let rule = rule(&self.conn, hole, today)?;
            let sql = format!(
                "{} ORDER BY {}",
                rule.select(),
                rule.sort.unwrap_or(rule.id)
            );
            let mut statement = self.conn.prepare(&sql)?;
            let rows =
                statement.query_map(params_from_iter(rule.values), |row| read(hole, row, today))?;
            for row in rows {
                found.push(row?);
            }
        }
        Ok(found)
    }
}

impl std::convert::From<HoleRow> for Finding {
    fn from(row: HoleRow) -> Self {
        Finding::new(FindingKind::Hole(row.hole), row.subject)
    }
}
