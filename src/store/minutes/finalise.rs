//! 定稿 and 重开: a version is what the data said, and the last one is opened again only with a reason.

use super::read::{has_later, is_final};
use crate::domain::meeting::{Meeting, MeetingRefusal};
use crate::domain::minutes::{MinutesRecord, compile};
use crate::domain::refusal::Missing;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::code::Json;
use crate::store::meeting::{Head, any_meeting, board, set_head};
use crate::store::transact::{Tx, Written};

/// Writes the data of an ended meeting down as the next version.
pub(super) fn finalise(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Written, Failure> {
    let (found, ended) = any_meeting(tx, meeting)?;
    if !ended {
        return Err(Refusal::from(MeetingRefusal::NotEnded).into());
    }
    if is_final(tx.conn, meeting)? {
        return Err(Refusal::from(MeetingRefusal::Finalised).into());
    }
    let board = board(tx.conn, meeting)?;
    if let Some(fault) = board.head_fault() {
        return Err(Refusal::from(MeetingRefusal::Head(fault)).into());
    }
    let minutes = compile(&board, tx.ctx.now);
    let record: Id<MinutesRecord> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO minutes (id, meeting_id, version, body, finalised_at, finalised_by)
             VALUES (?1, ?2, (SELECT coalesce(max(version), 0) + 1 FROM minutes
                              WHERE meeting_id = ?2), ?3, ?4, ?5)",
        )?
        .execute((record, meeting, Json(minutes), tx.ctx.now, &tx.ctx.actor))?;
    Ok(Written::on(found.label).making(meeting))
}

/// The same with what the head still lacked.
pub(super) fn complete(tx: &Tx<'_>, meeting: Id<Meeting>, head: &Head) -> Result<Written, Failure> {
    set_head(tx, meeting, head)?;
    finalise(tx, meeting)
}

/// Opens the last version again, while nothing later of the same body was ever final.
pub(super) fn reopen(tx: &Tx<'_>, meeting: Id<Meeting>, reason: &str) -> Result<Written, Failure> {
    let (found, _) = any_meeting(tx, meeting)?;
    let reason = reason.trim();
    if !is_final(tx.conn, meeting)? {
        return Err(Refusal::from(MeetingRefusal::NotFinalised).into());
    }
    if has_later(tx.conn, meeting)? {
        return Err(Refusal::from(MeetingRefusal::LaterFinalised).into());
    }
    if reason.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    tx.conn
        .prepare_cached(
            "UPDATE minutes SET reopened_at = ?2, reopen_reason = ?3
             WHERE meeting_id = ?1 AND reopened_at IS NULL",
        )?
        .execute((meeting, tx.ctx.now, reason))?;
    Ok(Written::on(found.label).because(reason).making(meeting))
}
