//! The floor: parts of the agenda, the speakers' list, where the time went.

use chrono::NaiveDateTime;
use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::meeting::{AgendaPart, Meeting, Place, Span, Speech, SpeechState};
use crate::store::code::Code;

pub(super) fn parts(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<AgendaPart>> {
    conn.prepare_cached(
        "SELECT id, code, title, planned, note FROM agenda_part
         WHERE meeting_id = ?1 ORDER BY seat, id",
    )?
    .query_map([meeting], |row| {
        Ok(AgendaPart {
            id: row.get(0)?,
            kind: row.get::<_, Code<_>>(1)?.0,
            title: row.get(2)?,
            planned: row.get(3)?,
            note: row.get(4)?,
        })
    })?
    .collect()
}

pub(super) fn speeches(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Speech>> {
    conn.prepare_cached(
        "SELECT s.id, s.item_id, s.person_id, p.name, s.stance, s.point,
           s.begun_at IS NOT NULL, s.ends_at, s.left_secs, s.ended_at IS NOT NULL
         FROM speech s JOIN person p ON p.id = s.person_id WHERE s.meeting_id = ?1 ORDER BY s.id",
    )?
    .query_map([meeting], |row| {
        let stance: String = row.get(4)?;
        Ok(Speech {
            id: row.get(0)?,
            item: row.get(1)?,
            person: row.get(2)?,
            name: row.get(3)?,
            state: state(row)?,
            stance: crate::domain::Coded::from_code(&stance),
            point: row.get(5)?,
        })
    })?
    .collect()
}

fn state(row: &Row<'_>) -> rusqlite::Result<SpeechState> {
    let (begun, ended): (bool, bool) = (row.get(6)?, row.get(9)?);
    let ends_at: Option<NaiveDateTime> = row.get(7)?;
    let left: Option<i64> = row.get(8)?;
    Ok(match (begun, ended, ends_at, left) {
        (_, true, _, _) => SpeechState::Spoken,
        (true, _, _, Some(left)) => SpeechState::Paused { left },
        (true, _, Some(ends_at), None) => SpeechState::Speaking { ends_at },
        _ => SpeechState::Waiting,
    })
}

pub(super) fn spans(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Span>> {
    conn.prepare_cached(
        "SELECT item_id, part_id, from_at, to_at FROM span WHERE meeting_id = ?1 ORDER BY id",
    )?
    .query_map([meeting], |row| {
        let at = match row.get::<_, Option<_>>(0)? {
            Some(item) => Place::Item(item),
            None => Place::Part(row.get(1)?),
        };
        Ok(Span {
            at,
            from: row.get(2)?,
            to: row.get(3)?,
        })
    })?
    .collect()
}
