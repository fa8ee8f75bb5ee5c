//! From a named person and a deadline to "done".

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::domain::issue::{Issue, Stage};
use crate::domain::meeting::Item;
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::task::Task;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::issue::{set_stage, standing};
use crate::store::transact::{Tx, Written};

/// Names who does it by when; the issue itself is moved by the caller.
pub(in crate::store) fn assign(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    item: Id<Item>,
    (assignee, deadline): (Id<Person>, NaiveDate),
    on: NaiveDate,
) -> Result<Id<Task>, Failure> {
    let task = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO task (id, issue_id, item_id, assignee_id, assigned_on, deadline)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((task, issue, item, assignee, on, deadline))?;
    Ok(task)
}

/// 办理情况: the first note moves the issue from 已交办 to 办理中.
pub(in crate::store) fn add_progress(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    note: &str,
) -> Result<Written, Failure> {
    let note = said(note, Missing::Progress)?;
    let standing = standing(tx, issue)?;
    if standing.stage != Stage::InProgress {
        set_stage(tx, issue, Stage::InProgress, tx.today(), "")?;
    }
    let task = open_task(tx, issue)?.ok_or(Refusal::Gone)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO progress (id, task_id, on_date, note) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((tx.id::<Task>()?, task, tx.today(), note))?;
    Ok(Written::on(standing.number).making(issue))
}

/// 办结: the work is done, the resident not yet told.
pub(in crate::store) fn finish(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    result: &str,
) -> Result<Written, Failure> {
    let result = said(result, Missing::Result)?;
    let standing = set_stage(tx, issue, Stage::Done, tx.today(), result)?;
    let task = open_task(tx, issue)?.ok_or(Refusal::Gone)?;
    tx.conn
        .prepare_cached("UPDATE task SET done_on = ?2, result = ?3 WHERE id = ?1")?
        .execute((task, tx.today(), result))?;
    Ok(Written::on(standing.number).making(issue))
}

pub(super) fn open_task(tx: &Tx<'_>, issue: Id<Issue>) -> Result<Option<Id<Task>>, Failure> {
    let task = tx
        .conn
        .prepare_cached(
            "SELECT id FROM task WHERE issue_id = ?1 AND done_on IS NULL ORDER BY id DESC LIMIT 1",
        )?
        .query_row([issue], |row| row.get(0))
        .optional()?;
    Ok(task)
}

/// The trimmed sentence, refused when there is none.
pub(super) fn said(text: &str, missing: Missing) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        Err(Refusal::Empty(missing))
    } else {
        Ok(text)
    }
}
