//! A whole meeting for the operator's screen.

use chrono::{Days, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{attendance_now, list};
use crate::domain::Id;
use crate::domain::ballot::{Frozen, Method, Tally};
use crate::domain::issue::Category;
use crate::domain::meeting::{
    AgendaItem, Attendee, BallotState, Item, Meeting, MeetingBoard, MeetingRow, Vote,
};
use crate::domain::rules::{MeetingRule, Rulebook};
use crate::store::code::{Code, Json};
use crate::store::issue::proposed_for;

pub(in crate::store) fn board(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<MeetingBoard> {
    let row: MeetingRow = conn
        .prepare_cached(&format!("{} AND m.id = ?", list::SELECT))?
        .query_row([meeting], list::read)?;
    Ok(MeetingBoard {
        items: items(conn, meeting, row.on)?,
        roll: roll(conn, meeting)?,
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

fn items(
    conn: &Connection,
    meeting: Id<Meeting>,
    on: NaiveDate,
) -> rusqlite::Result<Vec<AgendaItem>> {
    conn.prepare_cached(
        "SELECT a.id, a.issue_id, i.number, i.category, i.text, s.estate || ' ' || h.door,
           a.disposition, a.note, p.name, a.deadline, i.grid_id, i.internal
         FROM agenda_item a JOIN issue i ON i.id = a.issue_id
         LEFT JOIN household h ON h.id = i.household_id
         LEFT JOIN section s ON s.id = h.section_id
         LEFT JOIN person p ON p.id = a.assignee_id
         WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?
    .query_map([meeting], |row| item(conn, row, on))?
    .collect()
}

fn item(conn: &Connection, row: &Row<'_>, on: NaiveDate) -> rusqlite::Result<AgendaItem> {
    let id: Id<Item> = row.get(0)?;
    let category = row.get::<_, Code<Category>>(3)?.0;
    let assignee: Option<String> = row.get(8)?;
    let days = Rulebook::builtin().days_of(category);
    Ok(AgendaItem {
        id,
        issue: row.get(1)?,
        number: row.get(2)?,
        category,
        text: row.get(4)?,
        door: row.get(5)?,
        disposition: row.get::<_, Option<Code<_>>>(6)?.map(|code| code.0),
        note: row.get(7)?,
        ballot: ballot(conn, id)?,
        assigned: assignee.zip(row.get(9)?),
        proposed: proposed_for(conn, category, row.get(10)?)?,
        proposed_deadline: on + Days::new(u64::from(days)),
        internal: row.get(11)?,
    })
}

/// The last ballot on an item.
fn ballot(conn: &Connection, item: Id<Item>) -> rusqlite::Result<Option<BallotState>> {
    let found = conn
        .prepare_cached(
            "SELECT b.id, b.method, b.base, b.present, b.approve, b.reject, b.abstain,
               b.rep_approve, b.rep_reject, b.rep_abstain, b.closed_at IS NOT NULL, d.result,
               b.members, b.members_present
             FROM ballot b LEFT JOIN decision d ON d.ballot_id = b.id
             WHERE b.item_id = ?1 ORDER BY b.id DESC LIMIT 1",
        )?
        .query_row([item], |row| {
            let result: Option<String> = row.get(11)?;
            Ok(BallotState {
                id: row.get(0)?,
                method: row.get::<_, Code<_>>(1)?.0,
                frozen: Frozen {
                    base: row.get(2)?,
                    present: row.get(3)?,
                    members: row.get(12)?,
                    members_present: row.get(13)?,
                },
                tally: tally(row, 4)?,
                opinion: tally(row, 7)?,
                closed: row.get(10)?,
                passed: result.map(|result| result == "passed"),
                votes: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut state) = found else {
        return Ok(None);
    };
    if state.method == Method::Named {
        state.votes = votes(conn, state.id.raw())?;
    }
    Ok(Some(state))
}

fn tally(row: &Row<'_>, first: usize) -> rusqlite::Result<Tally> {
    Ok(Tally {
        approve: row.get(first)?,
        reject: row.get(first + 1)?,
        abstain: row.get(first + 2)?,
    })
}

fn votes(conn: &Connection, ballot: i64) -> rusqlite::Result<Vec<Vote>> {
    conn.prepare_cached(
        "SELECT v.person_id, p.name, v.capacity, v.choice FROM ballot_vote v
         JOIN person p ON p.id = v.person_id WHERE v.ballot_id = ?1 ORDER BY v.seat",
    )?
    .query_map([ballot], |row| {
        Ok(Vote {
            person: row.get(0)?,
            name: row.get(1)?,
            capacity: row.get::<_, Code<_>>(2)?.0,
            choice: row.get::<_, Option<Code<_>>>(3)?.map(|code| code.0),
        })
    })?
    .collect()
}

fn roll(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Vec<Attendee>> {
    conn.prepare_cached(
        "SELECT a.person_id, p.name, a.capacity, a.presence FROM attendance a
         JOIN person p ON p.id = a.person_id WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?
    .query_map([meeting], |row| {
        Ok(Attendee {
            person: row.get(0)?,
            name: row.get(1)?,
            capacity: row.get::<_, Code<_>>(2)?.0,
            presence: row.get::<_, Code<_>>(3)?.0,
        })
    })?
    .collect()
}
