//! A whole meeting for the operator's screen, the wall and the minutes: all read one board.

mod ballot;
mod floor;
mod item;
mod promise;
mod roll;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::{attendance_now, habit, list};
use crate::domain::Id;
use crate::domain::meeting::{Details, HeadGuess, Meeting, MeetingBoard, MeetingRow};
use crate::domain::person::Person;
use crate::domain::rules::MeetingRule;
use crate::store::calendar;
use crate::store::code::{Code, Json};

pub(in crate::store) fn board(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<MeetingBoard> {
    let row: MeetingRow = conn
        .prepare_cached(&format!("{} AND m.id = ?", list::SELECT))?
        .query_row([meeting], list::read)?;
    Ok(MeetingBoard {
        items: item::items(conn, meeting, row.on)?,
        parts: floor::parts(conn, meeting)?,
        promises: promise::promises(conn, &row)?,
        roll: roll::roll(conn, meeting)?,
        speeches: floor::speeches(conn, meeting)?,
        spans: floor::spans(conn, meeting)?,
        details: details(conn, meeting)?,
        frozen: attendance_now(conn, meeting)?,
        rule: rule(conn, meeting)?,
        row,
    })
}

/// The rule a meeting was opened under.
fn rule(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<MeetingRule> {
    conn.prepare_cached("SELECT rule FROM meeting WHERE id = ?1")?
        .query_row([meeting], |row| row.get::<_, Json<_>>(0).map(|json| json.0))
}

fn details(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Details> {
    conn.prepare_cached(
        "SELECT m.kind, m.branch_id, m.group_id, m.on_date, m.chair_id, c.name, m.recorder_id, r.name, m.place, m.theme, m.opened_at,
           m.ended_at, m.off_day, m.noticed_on, m.short_notice, m.pick_reason,
           (SELECT count(*) FROM meeting o WHERE o.kind = m.kind AND o.branch_id = m.branch_id
              AND o.group_id IS m.group_id AND substr(o.on_date, 1, 4) = substr(m.on_date, 1, 4)
              AND (o.on_date, o.id) <= (m.on_date, m.id))
         FROM meeting m LEFT JOIN person c ON c.id = m.chair_id
         LEFT JOIN person r ON r.id = m.recorder_id WHERE m.id = ?1",
    )?
    .query_row([meeting], |row| {
        let named = |at| -> rusqlite::Result<Option<(Id<Person>, String)>> {
            let id: Option<Id<Person>> = row.get(at)?;
            Ok(id.zip(row.get(at + 1)?))
        };
        let kind = row.get::<_, Code<_>>(0)?.0;
        let body = (row.get(1)?, row.get(2)?);
        let (recorder, place): (_, String) = (named(6)?, row.get(8)?);
        let ended_at: Option<NaiveDateTime> = row.get(11)?;
        let guess = if ended_at.is_some() && (recorder.is_none() || place.is_empty()) {
            habit::guess(conn, meeting)?
        } else {
            HeadGuess::default()
        };
        Ok(Details {
            is_off_day: calendar::is_off_day(conn, kind, body, row.get(3)?)?,
            chair: named(4)?,
            recorder,
            place,
            guess,
            theme: row.get(9)?,
            opened_at: row.get(10)?,
            ended_at,
            off_day: row.get(12)?,
            noticed_on: row.get(13)?,
            short_notice: row.get(14)?,
            pick_reason: row.get(15)?,
            ordinal: row.get(16)?,
        })
    })
}
