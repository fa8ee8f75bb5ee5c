//! 告知、回访、销号、重启: an issue ends only after the resident was told and asked.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::work::said;
use crate::domain::issue::{ClosingFacts, Issue, Stage, may_close, reopen_target};
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::task::{Satisfaction, Task, ToldBy};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::issue::{set_stage, standing};
use crate::store::transact::{Tx, Written};

/// Marker for ids of feedback rows.
struct Feedback;

/// 告知: how, when, by whom.
pub(in crate::store) fn tell(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    on: NaiveDate,
    way: ToldBy,
    teller: Option<Id<Person>>,
    note: &str,
) -> Result<Written, Failure> {
    not_in_future(tx, on)?;
    not_before_registered(tx, issue, on)?;
    let teller = teller.ok_or(Refusal::Empty(Missing::Teller))?;
    let standing = set_stage(tx, issue, Stage::Told, on, "")?;
    tx.conn
        .prepare_cached(
            "INSERT INTO feedback (id, issue_id, on_date, way, teller_id, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            tx.id::<Feedback>()?,
            issue,
            on,
            way.code(),
            teller,
            note.trim(),
        ))?;
    Ok(Written::on(standing.number).making(issue))
}

/// 回访: asks the resident; 不满意 wants a reason and opens the issue again.
pub(in crate::store) fn follow_up(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    on: NaiveDate,
    satisfaction: Satisfaction,
    note: &str,
) -> Result<Written, Failure> {
    not_in_future(tx, on)?;
    not_before_registered(tx, issue, on)?;
    let feedback = last_feedback(tx, issue)?.ok_or(Refusal::NotTold)?;
    let unsatisfied = satisfaction == Satisfaction::Unsatisfied;
    if unsatisfied {
        said(note, Missing::Reason)?;
    }
    let standing = set_stage(tx, issue, Stage::FollowedUp, on, "")?;
    tx.conn
        .prepare_cached(
            "INSERT INTO follow_up (id, issue_id, feedback_id, on_date, satisfaction, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            tx.id::<Feedback>()?,
            issue,
            feedback,
            on,
            satisfaction.code(),
            note.trim(),
        ))?;
    if unsatisfied {
        open_again(tx, issue, on, note)?;
    }
    Ok(Written::on(standing.number)
        .because(note.trim())
        .making(issue))
}

/// 销号, refused until the resident was told and asked.
pub(in crate::store) fn close(tx: &Tx<'_>, issue: Id<Issue>) -> Result<Written, Failure> {
    let before = standing(tx, issue)?;
    let feedback = last_feedback(tx, issue)?;
    may_close(ClosingFacts {
        stage: before.stage,
        told: feedback.is_some() && !before.stage.awaits_telling(),
        followed_up: before.stage == Stage::FollowedUp,
    })?;
    set_stage(tx, issue, Stage::Closed, tx.today(), "")?;
    Ok(Written::on(before.number).making(issue))
}

/// 重启 a closed issue, with a reason.
pub(in crate::store) fn reopen(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    reason: &str,
) -> Result<Written, Failure> {
    let reason = said(reason, Missing::Reason)?;
    let standing = standing(tx, issue)?;
    open_again(tx, issue, tx.today(), reason)?;
    Ok(Written::on(standing.number).because(reason).making(issue))
}

/// Back to whoever had the task, as a new task with the same deadline length, or to the inbox.
fn open_again(tx: &Tx<'_>, issue: Id<Issue>, on: NaiveDate, reason: &str) -> Result<(), Failure> {
    let last: Option<(i64, NaiveDate, NaiveDate)> = tx
        .conn
        .prepare_cached(
            "SELECT assignee_id, assigned_on, deadline FROM task
             WHERE issue_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([issue], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    set_stage(tx, issue, reopen_target(last.is_some()), on, reason)?;
    if let Some((assignee, assigned_on, deadline)) = last {
        tx.conn
            .prepare_cached(
                "INSERT INTO task (id, issue_id, assignee_id, assigned_on, deadline)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((
                tx.id::<Task>()?,
                issue,
                assignee,
                on,
                on + (deadline - assigned_on),
            ))?;
    }
    Ok(())
}

fn last_feedback(tx: &Tx<'_>, issue: Id<Issue>) -> Result<Option<i64>, Failure> {
    let feedback = tx
        .conn
        .prepare_cached("SELECT id FROM feedback WHERE issue_id = ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([issue], |row| row.get(0))
        .optional()?;
    Ok(feedback)
}

fn not_before_registered(tx: &Tx<'_>, issue: Id<Issue>, on: NaiveDate) -> Result<(), Failure> {
    let registered: NaiveDate = tx
        .conn
        .prepare_cached("SELECT registered_on FROM issue WHERE id = ?1")?
        .query_row([issue], |row| row.get(0))?;
    if on < registered {
        return Err(Refusal::BeforeRegistered { date: on }.into());
    }
    Ok(())
}

fn not_in_future(tx: &Tx<'_>, on: NaiveDate) -> Result<(), Refusal> {
    if on > tx.today() {
        return Err(Refusal::FutureDate { date: on });
    }
    Ok(())
}
