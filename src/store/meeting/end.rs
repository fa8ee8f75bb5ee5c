//! 散会: nothing may stay undecided; then every disposition takes effect at once.

use chrono::NaiveDate;

use super::pick::check_ties;
use super::{OpenMeeting, attendance_now, floor, open_meeting, span};
use crate::domain::ballot::quorum;
use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::{Disposition, Item, Meeting, MeetingKind, Pick, check_pick};
use crate::domain::person::Person;
use crate::domain::rules::Rulebook;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::issue::set_stage;
use crate::store::task;
use crate::store::transact::{Tx, Written};

pub(in crate::store) fn end(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    reason: &str,
) -> Result<Written, Failure> {
    let open = open_meeting(tx, meeting)?;
    check_quorum(tx, &open)?;
    let items = decided_items(tx, meeting)?;
    check_picks(&open, &items, reason)?;
    check_ties(tx, meeting, |item| {
        let is_picked = |one: &Decided| one.disposition == Disposition::Picked;
        items.iter().any(|one| one.id == item && is_picked(one))
    })?;
    for item in &items {
        take_effect(tx, &open, item)?;
    }
    floor::clear(tx, meeting, None)?;
    span::stop(tx, meeting)?;
    tx.conn
        .prepare_cached("UPDATE meeting SET ended_at = ?2, pick_reason = ?3 WHERE id = ?1")?
        .execute((meeting, tx.ctx.now, reason.trim()))?;
    Ok(Written::on(open.label)
        .because(reason.trim())
        .making(meeting))
}

struct Decided {
    id: Id<Item>,
    issue: Id<Issue>,
    disposition: Disposition,
    note: String,
    target: Option<Id<Issue>>,
    assign: Option<(Id<Person>, NaiveDate)>,
}

/// A committee decides only with its quorum; an assembly's votes were each opened with theirs.
fn check_quorum(tx: &Tx<'_>, open: &OpenMeeting) -> Result<(), Failure> {
    if open.kind != MeetingKind::Committee {
        return Ok(());
    }
    let present = attendance_now(tx.conn, open.id)?;
    match quorum(&open.rule, present) {
        Some(quorum) if !quorum.is_reached() => Err(Refusal::NoQuorum {
            short: quorum.short(),
        }
        .into()),
        _ => Ok(()),
    }
}

fn decided_items(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Decided>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT id, issue_id, disposition, note, target_id, assignee_id, deadline
         FROM agenda_item WHERE meeting_id = ?1 ORDER BY seat",
    )?;
    let mut rows = statement.query([meeting])?;
    let (mut decided, mut open) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let Some(Code(disposition)) = row.get::<_, Option<Code<Disposition>>>(2)? else {
            open += 1;
            continue;
        };
        let assignee: Option<Id<Person>> = row.get(5)?;
        decided.push(Decided {
            id: row.get(0)?,
            issue: row.get(1)?,
            disposition,
            note: row.get(3)?,
            target: row.get(4)?,
            assign: assignee.zip(row.get(6)?),
        });
    }
    if open > 0 {
        return Err(Refusal::ItemsOpen { open }.into());
    }
    Ok(decided)
}

fn check_picks(open: &OpenMeeting, items: &[Decided], reason: &str) -> Result<(), Refusal> {
    if open.kind != MeetingKind::Committee {
        return Ok(());
    }
    let picked = items
        .iter()
        .filter(|item| item.disposition == Disposition::Picked)
        .count();
    check_pick(
        &Rulebook::builtin().select,
        Pick {
            picked: u32::try_from(picked).unwrap_or(u32::MAX),
            reason,
        },
    )
}

fn take_effect(tx: &Tx<'_>, open: &OpenMeeting, item: &Decided) -> Result<(), Failure> {
    if let Some((assignee, deadline)) = item.assign {
        let task = task::assign(tx, item.issue, item.id, (assignee, deadline), open.on)?;
        tx.conn
            .prepare_cached(
                "INSERT INTO task_helper (task_id, person_id)
                 SELECT ?1, person_id FROM item_helper WHERE item_id = ?2",
            )?
            .execute((task, item.id))?;
    }
    if let Some(target) = item.target {
        tx.conn
            .prepare_cached("UPDATE issue SET merged_into = ?2 WHERE id = ?1")?
            .execute((item.issue, target))?;
    }
    let to = item.disposition.stage();
    let stays = to == Stage::Postponed
        && crate::store::issue::standing(tx, item.issue)?.stage == Stage::Postponed;
    if !stays {
        set_stage(tx, item.issue, to, open.on, &item.note)?;
    }
    Ok(())
}
