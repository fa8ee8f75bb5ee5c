//! The roll of a meeting.

use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::meeting::{Attendee, Meeting};
use crate::store::code::Code;

pub(super) fn roll(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Attendee>> {
    conn.prepare_cached(
        "SELECT a.person_id, p.name, a.capacity, a.presence, a.came_at, a.left_at, a.reason
         FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?
    .query_map([meeting], |row| {
        Ok(Attendee {
            person: row.get(0)?,
            name: row.get(1)?,
            capacity: row.get::<_, Code<_>>(2)?.0,
            presence: row.get::<_, Code<_>>(3)?.0,
            came_at: row.get(4)?,
            left_at: row.get(5)?,
            reason: row.get(6)?,
        })
    })?
    .collect()
}
