//! The three deliberations in the file: open, roll-call, dispositions, ballots, end.

mod ballot;
mod board;
pub(super) mod columns;
mod command;
mod details;
mod dispose;
mod end;
mod floor;
mod focus;
mod habit;
mod hurry;
mod list;
mod open;
mod part;
mod pick;
mod roll;
mod seats;
mod span;

pub use ballot::BallotCommand;
pub(super) use ballot::{cast_vote, close_ballot, open_ballot, set_tally};
pub(super) use board::board;
pub use command::MeetingCommand;
pub use details::Head;
pub(super) use details::set_head;
pub(super) use dispose::{Disposal, dispose};
pub(super) use end::end;
pub use floor::FloorCommand;
pub(super) use list::{bodies, list};
pub use open::NewMeeting;
pub(super) use open::open;
pub use part::PartFacts;
pub(super) use roll::{call_all, call_roll};

use chrono::NaiveDate;
use rusqlite::Connection;

use self::columns::frozen;
use super::code::{Code, Json};
use super::transact::Tx;
use super::{Failure, minutes};
use crate::domain::ballot::Frozen;
use crate::domain::issue::Issue;
use crate::domain::meeting::{Item, Meeting, MeetingKind, MeetingRefusal};
use crate::domain::rules::MeetingRule;
use crate::domain::{Id, Refusal};

/// A meeting that is still open for changes.
pub(super) struct OpenMeeting {
    pub id: Id<Meeting>,
    pub kind: MeetingKind,
    pub on: NaiveDate,
    pub rule: MeetingRule,
    /// Kind and day, for the journal.
    pub label: String,
}

fn open_meeting(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<OpenMeeting, Failure> {
    let (found, ended) = any_meeting(tx, meeting)?;
    if ended {
        return Err(Refusal::MeetingEnded.into());
    }
    Ok(found)
}

/// A meeting whose words can still be put right: until its minutes are final. Votes, roll and
/// dispositions are sealed when it ends.
fn open_record(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<OpenMeeting, Failure> {
    let (found, ended) = any_meeting(tx, meeting)?;
    if ended && minutes::is_final(tx.conn, meeting)? {
        return Err(Refusal::from(MeetingRefusal::Finalised).into());
    }
    Ok(found)
}

/// A meeting, and whether it has ended.
pub(super) fn any_meeting(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
) -> Result<(OpenMeeting, bool), Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT m.kind, m.on_date, m.rule, w.name, m.ended_at IS NOT NULL
             FROM meeting m JOIN meeting_body w ON w.meeting_id = m.id WHERE m.id = ?1",
        )?
        .query_row([meeting], |row| {
            let on: NaiveDate = row.get(1)?;
            let found = OpenMeeting {
                id: meeting,
                kind: row.get::<_, Code<_>>(0)?.0,
                on,
                rule: row.get::<_, Json<_>>(2)?.0,
                label: format!("{} {on}", row.get::<_, String>(3)?),
            };
            Ok((found, row.get::<_, bool>(4)?))
        })?;
    Ok(found)
}

/// An item of an open meeting.
struct OpenItem {
    id: Id<Item>,
    issue: Id<Issue>,
    number: String,
    meeting: OpenMeeting,
}

fn open_item(tx: &Tx<'_>, item: Id<Item>) -> Result<OpenItem, Failure> {
    let (meeting, issue, number) = tx
        .conn
        .prepare_cached(
            "SELECT a.meeting_id, a.issue_id, i.number FROM agenda_item a
             JOIN issue i ON i.id = a.issue_id WHERE a.id = ?1",
        )?
        .query_row([item], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(OpenItem {
        id: item,
        issue,
        number,
        meeting: open_meeting(tx, meeting)?,
    })
}

/// The base and the present of a meeting at this moment.
fn attendance_now(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Frozen> {
    conn.prepare_cached(
        "SELECT m.heads + count(*) FILTER (WHERE capacity = 'voter'),
           m.heads_present + count(*) FILTER (WHERE capacity = 'voter' AND presence = 'present'),
           count(*) FILTER (WHERE capacity IN ('voter', 'non_voter')),
           count(*) FILTER (WHERE capacity IN ('voter', 'non_voter') AND presence = 'present')
         FROM meeting m LEFT JOIN attendance a ON a.meeting_id = m.id WHERE m.id = ?1",
    )?
    .query_row([meeting], |row| frozen(row, 0))
}
