//! The roll of a meeting.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::meeting::{Attendee, Meeting, Stay};
use crate::domain::person::Person;
use crate::store::code::Code;

pub(super) fn roll(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Attendee>> {
    let mut earlier = stays(conn, meeting)?;
    conn.prepare_cached(
        "SELECT a.person_id, p.name, a.capacity, a.presence, a.came_at, a.left_at, a.reason
         FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?
    .query_map([meeting], |row| {
        let person = row.get(0)?;
        Ok(Attendee {
            person,
            name: row.get(1)?,
            capacity: row.get::<_, Code<_>>(2)?.0,
            presence: row.get::<_, Code<_>>(3)?.0,
            earlier: earlier.remove(&person).unwrap_or_default(),
            came_at: row.get(4)?,
            left_at: row.get(5)?,
            reason: row.get(6)?,
        })
    })?
    .collect()
}

/// Of whoever left and came back, what was before.
fn stays(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<HashMap<Id<Person>, Vec<Stay>>> {
    let mut statement = conn.prepare_cached(
        "SELECT person_id, came_at, left_at, reason FROM stay WHERE meeting_id = ?1
         ORDER BY came_at, id",
    )?;
    let mut rows = statement.query([meeting])?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(Stay {
            came_at: row.get(1)?,
            left_at: row.get(2)?,
            reason: row.get(3)?,
        });
    }
    Ok(found)
}
