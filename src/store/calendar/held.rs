//! Meetings that stand in the file, and to which round each belongs.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::Days;
use crate::domain::Id;
use crate::domain::calendar::{HeldMeeting, MeetingDay};
use crate::domain::meeting::MeetingKind;
use crate::domain::person::{Branch, Group};
use crate::store::code::{Code, Lossy};
use crate::store::page::skipping;

/// A meeting with its day and its body.
pub(super) struct Held {
    pub on: NaiveDate,
    pub branch: Id<Branch>,
    pub group: Option<Id<Group>>,
    pub meeting: HeldMeeting,
}

/// Every meeting of some days, in order.
pub(super) fn held(
    conn: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> rusqlite::Result<Vec<Held>> {
    let mut statement = conn.prepare_cached(
        "SELECT m.on_date, m.branch_id, m.group_id, m.id, m.kind, w.full_name, m.ended_at IS NOT NULL
         FROM meeting m JOIN meeting_body w ON w.meeting_id = m.id
         WHERE m.on_date BETWEEN ?1 AND ?2 ORDER BY m.on_date, m.branch_id, m.group_id, m.id",
    )?;
    let mut rows = statement.query((from, to))?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        held.extend(skipping(read(row))?);
    }
    Ok(held)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        on: row.get(0)?,
        branch: row.get(1)?,
        group: row.get(2)?,
        meeting: HeldMeeting {
            id: row.get(3)?,
            kind: row.get::<_, Code<_>>(4)?.0,
            body: row.get::<_, Lossy>(5)?.0,
            ended: row.get(6)?,
        },
    })
}

/// When a meeting of a round was held: a committee or group behind the theme day before and up to its own.
pub(super) fn held_in_round(all: &[Held], days: &Days, meeting: MeetingDay) -> Option<NaiveDate> {
    let MeetingDay { branch, month, .. } = meeting;
    if meeting.kind == MeetingKind::Assembly {
        return days.held_theme_day(branch, month);
    }
    let before = days.theme_day(branch, month.back(1));
    let own = days.theme_day(branch, month);
    let is_it = |held: &&Held| {
        held.meeting.kind == meeting.kind
            && held.branch == branch
            && held.group == meeting.group
            && before < held.on
            && held.on <= own
    };
    all.iter().find(is_it).map(|held| held.on)
}
