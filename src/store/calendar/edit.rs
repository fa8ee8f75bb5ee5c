//! The day of a meeting set by hand, and taken back.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::Days;
use super::held::{held, held_in_round};
use crate::domain::calendar::{CalendarRefusal, MeetingDay, PlannedDay, check_day};
use crate::domain::clean::clean;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// When a meeting of a round is to be, and between which days that can be changed.
pub(in crate::store) fn planned_day(
    conn: &Connection,
    meeting: MeetingDay,
) -> Result<PlannedDay, Failure> {
    let days = Days::read(conn, Some(meeting.branch), meeting.month.back(1))?;
    Ok(PlannedDay {
        body: body(conn, meeting)?,
        planned: days.planned(meeting),
        window: days.window(meeting),
        meeting,
    })
}

pub(super) fn set(
    tx: &Tx<'_>,
    meeting: MeetingDay,
    on: NaiveDate,
    reason: &str,
) -> Result<Written, Failure> {
    let plan = planned_day(tx.conn, meeting)?;
    let held = held_already(tx.conn, &plan, on)?;
    check_day(&plan, held, on, reason)?;
    let reason = clean(reason.trim()).into_owned();
    delete(tx, meeting)?;
    // Back to the day by rule: nothing is left to be set by hand.
    if on != plan.planned.by_rule() {
        insert(tx, meeting, on, &reason)?;
    }
    let mut written = Written::on(label(&plan, on));
    written.why = reason;
    Ok(written)
}

pub(super) fn clear(tx: &Tx<'_>, meeting: MeetingDay) -> Result<Written, Failure> {
    let plan = planned_day(tx.conn, meeting)?;
    if !plan.planned.is_edited() {
        return Err(Refusal::from(CalendarRefusal::NotEdited).into());
    }
    delete(tx, meeting)?;
    Ok(Written::on(label(&plan, plan.planned.by_rule())))
}

/// When it was held in its round, or whether the same body held the same kind of meeting on the day that is wanted.
fn held_already(
    conn: &Connection,
    plan: &PlannedDay,
    on: NaiveDate,
) -> rusqlite::Result<Option<NaiveDate>> {
    let meeting = plan.meeting;
    let days = Days::read(conn, Some(meeting.branch), meeting.month.back(1))?;
    let all = held(conn, plan.window.from.min(on), plan.window.to.max(on))?;
    let of_body = |held: &super::held::Held| {
        held.branch == meeting.branch
            && held.group == meeting.group
            && held.meeting.kind == meeting.kind
    };
    let that_day = all.iter().any(|held| held.on == on && of_body(held));
    Ok(held_in_round(&all, &days, meeting).or(that_day.then_some(on)))
}

fn insert(tx: &Tx<'_>, meeting: MeetingDay, on: NaiveDate, reason: &str) -> Result<(), Failure> {
    let id: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO meeting_date (id, kind, branch_id, group_id, month, on_date, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            id,
            meeting.kind.code(),
            meeting.branch,
            meeting.group,
            meeting.month.code(),
            on,
            reason,
        ))?;
    Ok(())
}

fn delete(tx: &Tx<'_>, meeting: MeetingDay) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "DELETE FROM meeting_date WHERE branch_id = ?1 AND month = ?2 AND kind = ?3
               AND group_id IS ?4",
        )?
        .execute((
            meeting.branch,
            meeting.month.code(),
            meeting.kind.code(),
            meeting.group,
        ))?;
    Ok(())
}

fn body(conn: &Connection, meeting: MeetingDay) -> Result<String, Failure> {
    let found = conn
        .prepare_cached(
            "SELECT CASE WHEN g.id IS NULL THEN b.name ELSE b.name || ' ' || g.name END
             FROM branch b LEFT JOIN party_group g ON g.id = ?2 AND g.branch_id = b.id
             WHERE b.id = ?1",
        )?
        .query_row((meeting.branch, meeting.group), |row| row.get(0))
        .optional()?;
    Ok(found.ok_or(Refusal::Gone)?)
}

/// Who meets, and behind a slash which deliberation and when.
fn label(plan: &PlannedDay, on: NaiveDate) -> String {
    format!("{} / {} {on}", plan.body, plan.meeting.kind.code())
}
