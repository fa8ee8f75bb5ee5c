//! What a meeting makes of an item. Recorded now, in effect when the meeting ends.

use chrono::NaiveDate;

use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::{Disposition, Item, MeetingRefusal};
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::{Tx, Written};

/// A disposition with whatever it needs.
pub(in crate::store) struct Disposal<'a> {
    pub disposition: Disposition,
    pub note: &'a str,
    pub target: Option<Id<Issue>>,
    pub assign: Option<(Id<Person>, NaiveDate)>,
    pub helpers: &'a [Id<Person>],
}

pub(in crate::store) fn dispose(
    tx: &Tx<'_>,
    item: Id<Item>,
    disposal: &Disposal<'_>,
) -> Result<Written, Failure> {
    let open = super::open_item(tx, item)?;
    let disposition = disposal.disposition;
    if !open.meeting.kind.dispositions().contains(&disposition) {
        return Err(Refusal::NotForThisMeeting { disposition }.into());
    }
    check_note(disposal)?;
    check_target(tx, open.issue, disposal)?;
    check_assignment(tx, open.meeting.on, disposal)?;
    if open.meeting.kind.votes() {
        let passed = super::ballot::has_passed(tx, item)?;
        match disposition {
            Disposition::Assigned | Disposition::ToResidents if !passed => {
                return Err(Refusal::NotPassed.into());
            }
            Disposition::Declined if passed => return Err(Refusal::PassedAlready.into()),
            _ => {}
        }
    }
    check_residents(tx, item, disposition)?;
    if disposition == Disposition::Picked {
        super::pick::check_ties(tx, open.meeting.id, |picked| picked == item)?;
    }
    let assigned = disposal.assign.filter(|_| disposition.needs_assignment());
    tx.conn
        .prepare_cached(
            "UPDATE agenda_item SET disposition = ?2, note = ?3, target_id = ?4,
                                    assignee_id = ?5, deadline = ?6 WHERE id = ?1",
        )?
        .execute((
            item,
            disposition.code(),
            disposal.note.trim(),
            disposal
                .target
                .filter(|_| disposition == Disposition::Merged),
            assigned.map(|(person, _)| person),
            assigned.map(|(_, deadline)| deadline),
        ))?;
    write_helpers(tx, item, disposal, assigned.map(|(person, _)| person))?;
    super::floor::clear(tx, open.meeting.id, Some(item))?;
    Ok(Written::on(open.number)
        .because(disposal.note.trim())
        .making(open.id))
}

/// What concerns all residents is theirs to decide; nothing else goes there.
fn check_residents(tx: &Tx<'_>, item: Id<Item>, made: Disposition) -> Result<(), Failure> {
    let concerns: Option<bool> = tx
        .conn
        .prepare_cached("SELECT concerns_all FROM agenda_item WHERE id = ?1")?
        .query_row([item], |row| row.get(0))?;
    match (made, concerns) {
        (Disposition::Assigned | Disposition::HandleNow, Some(true)) => {
            Err(Refusal::from(MeetingRefusal::ConcernsAll).into())
        }
        _ => Ok(()),
    }
}

/// Whoever answers for it does not help as well.
fn write_helpers(
    tx: &Tx<'_>,
    item: Id<Item>,
    disposal: &Disposal<'_>,
    assignee: Option<Id<Person>>,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("DELETE FROM item_helper WHERE item_id = ?1")?
        .execute([item])?;
    let helpers = disposal.helpers.iter().filter(|_| assignee.is_some());
    for helper in helpers.filter(|helper| Some(**helper) != assignee) {
        tx.conn
            .prepare_cached(
                "INSERT INTO item_helper (item_id, person_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute((item, helper))?;
    }
    Ok(())
}

fn check_note(disposal: &Disposal<'_>) -> Result<(), Refusal> {
    if !disposal.disposition.needs_note() || !disposal.note.trim().is_empty() {
        return Ok(());
    }
    Err(Refusal::Empty(match disposal.disposition {
        Disposition::Answered => Missing::Answer,
        _ => Missing::Reason,
    }))
}

fn check_target(tx: &Tx<'_>, issue: Id<Issue>, disposal: &Disposal<'_>) -> Result<(), Failure> {
    if disposal.disposition != Disposition::Merged {
        return Ok(());
    }
    let target = disposal.target.ok_or(Refusal::Empty(Missing::Target))?;
    let (stage, already): (Code<Stage>, bool) = tx
        .conn
        .prepare_cached(
            "SELECT stage, EXISTS (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
                                   WHERE a.issue_id = issue.id AND m.ended_at IS NULL
                                     AND a.disposition = 'merged')
             FROM issue WHERE id = ?1",
        )?
        .query_row([target], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if target == issue || stage.0.is_ended() || already {
        return Err(Refusal::CannotMerge.into());
    }
    Ok(())
}

fn check_assignment(tx: &Tx<'_>, on: NaiveDate, disposal: &Disposal<'_>) -> Result<(), Refusal> {
    if !disposal.disposition.needs_assignment() {
        return Ok(());
    }
    let (_, deadline) = disposal.assign.ok_or(Refusal::NeedsAssignment)?;
    if deadline < on.min(tx.today()) {
        return Err(Refusal::PastDeadline { date: deadline });
    }
    Ok(())
}
