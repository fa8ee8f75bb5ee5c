//! 加急: a matter goes to the next assembly without the deliberations before it, with a reason (S48).

use crate::domain::Id;
use crate::domain::Refusal;
use crate::domain::issue::Issue;
use crate::domain::meeting::MeetingRefusal;
use crate::domain::refusal::Missing;
use crate::store::Failure;
use crate::store::issue::hurry_on;
use crate::store::transact::{Tx, Written};

pub(super) fn hurry(tx: &Tx<'_>, issue: Id<Issue>, reason: &str) -> Result<Written, Failure> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    if is_being_dealt_with(tx, issue)? {
        return Err(Refusal::from(MeetingRefusal::CannotHurry).into());
    }
    let standing = hurry_on(tx, issue, reason)?;
    tx.conn
        .prepare_cached("UPDATE issue SET urgent = ?2 WHERE id = ?1")?
        .execute((issue, reason))?;
    Ok(Written::on(standing.number).because(reason).making(issue))
}

/// Whether it is on the agenda of a meeting that goes on.
fn is_being_dealt_with(tx: &Tx<'_>, issue: Id<Issue>) -> Result<bool, Failure> {
    let dealt_with = tx
        .conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id
                            WHERE a.issue_id = ?1 AND m.ended_at IS NULL)",
        )?
        .query_row([issue], |row| row.get(0))?;
    Ok(dealt_with)
}
