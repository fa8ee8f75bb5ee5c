//! Meetings that have ended and still have no final minutes.

use chrono::{NaiveDateTime, TimeDelta};

use crate::domain::days::moved;
use crate::domain::rules::Rulebook;
use crate::store::{Failure, Finding, FindingKind, Store};

impl Store {
    /// Meetings whose minutes should be final by now; those held before minutes were kept are left alone.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn minutes_owed(&self, now: NaiveDateTime) -> Result<Vec<Finding>, Failure> {
        let hours = TimeDelta::hours(Rulebook::builtin().minutes.hours);
        let mut statement = self.conn.prepare_cached(
            "SELECT w.name || ' ' || m.on_date FROM meeting m
             JOIN meeting_body w ON w.meeting_id = m.id
             WHERE m.opened_at IS NOT NULL AND m.ended_at <= ?1 AND NOT EXISTS
               (SELECT 1 FROM minutes n WHERE n.meeting_id = m.id AND n.reopened_at IS NULL)
             ORDER BY m.on_date, m.id",
        )?;
        let rows = statement.query_map([moved(now, -hours)], |row| {
            Ok(Finding::new(
                FindingKind::MinutesOwed,
                row.get::<_, String>(0)?,
            ))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
