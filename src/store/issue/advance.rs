//! The one function that moves an issue: the life cycle decides, history and board are written together.

use chrono::NaiveDate;

use crate::domain::issue::{Issue, Stage, advance, hurry};
use crate::domain::{Coded, Id};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::transact::Tx;

/// Where an issue stands, with its number for the journal.
pub(in crate::store) struct Standing {
    pub number: String,
    pub stage: Stage,
}

pub(in crate::store) fn standing(tx: &Tx<'_>, issue: Id<Issue>) -> Result<Standing, Failure> {
    let standing = tx
        .conn
        .prepare_cached("SELECT number, stage FROM issue WHERE id = ?1")?
        .query_row([issue], |row| {
            Ok(Standing {
                number: row.get(0)?,
                stage: row.get::<_, Code<Stage>>(1)?.0,
            })
        })?;
    Ok(standing)
}

/// Moves an issue to a stage, if its life cycle has that step.
pub(in crate::store) fn set_stage(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    to: Stage,
    on: NaiveDate,
    reason: &str,
) -> Result<Standing, Failure> {
    let standing = standing(tx, issue)?;
    advance(standing.stage, to)?;
    put(tx, issue, standing, to, (on, reason))
}

/// Moves an urgent matter straight to the assembly.
pub(in crate::store) fn hurry_on(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    reason: &str,
) -> Result<Standing, Failure> {
    let standing = standing(tx, issue)?;
    let to = hurry(standing.stage)?;
    put(tx, issue, standing, to, (tx.today(), reason))
}

fn put(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    standing: Standing,
    to: Stage,
    (on, reason): (NaiveDate, &str),
) -> Result<Standing, Failure> {
    tx.conn
        .prepare_cached("UPDATE issue SET stage = ?2 WHERE id = ?1")?
        .execute((issue, to.code()))?;
    log(tx, issue, to, on, reason)?;
    Ok(Standing {
        stage: to,
        ..standing
    })
}

pub(super) fn log(
    tx: &Tx<'_>,
    issue: Id<Issue>,
    stage: Stage,
    on: NaiveDate,
    reason: &str,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO issue_stage (id, issue_id, stage, on_date, reason)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            tx.id::<crate::domain::issue::StageEntry>()?,
            issue,
            stage.code(),
            on,
            reason.trim(),
        ))?;
    Ok(())
}
