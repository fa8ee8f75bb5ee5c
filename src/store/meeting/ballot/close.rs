//! 结束表决, 公布, 作废: the verdict stands, is heard, or counts no longer.

use super::{Current, current, open_one, paper};
use crate::domain::ballot::{Ballot, Method, Outcome, Tally, check_hands, verdict};
use crate::domain::meeting::{Item, MeetingRefusal};
use crate::domain::refusal::Missing;
use crate::domain::rules::Rulebook;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::meeting::{OpenItem, open_item};
use crate::store::transact::{Tx, Written};

/// Ends the vote and writes the decision.
pub(in crate::store) fn close_ballot(tx: &Tx<'_>, item: Id<Item>) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_one(tx, item)?;
    let tally = final_tally(tx, &ballot)?;
    let gap = Rulebook::builtin().close_gap();
    let verdict = verdict(&ballot.rule, ballot.frozen, tally, gap).ok_or(Refusal::NoBallot)?;
    let result = match verdict.outcome {
        Outcome::Passed { .. } => "passed",
        Outcome::Failed { .. } => "failed",
        Outcome::NoQuorum { .. } => "no_quorum",
    };
    tx.conn
        .prepare_cached("UPDATE ballot SET closed_at = ?2 WHERE id = ?1")?
        .execute((ballot.id, tx.ctx.now))?;
    decide(tx, &open, ballot.id, result)?;
    Ok(Written::on(open.number).making(ballot.id))
}

fn decide(tx: &Tx<'_>, open: &OpenItem, ballot: Id<Ballot>, result: &str) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO decision (id, item_id, issue_id, ballot_id, result, on_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            tx.id::<Ballot>()?,
            open.id,
            open.issue,
            ballot,
            result,
            open.meeting.on,
        ))?;
    Ok(())
}

/// Hands must account for everyone present, papers for every paper; whoever was called and said nothing is silent,
/// but not everyone.
fn final_tally(tx: &Tx<'_>, ballot: &Current) -> Result<Tally, Failure> {
    match ballot.method {
        Method::Named if ballot.tally.cast() == 0 => {
            Err(Refusal::from(MeetingRefusal::NobodyVoted).into())
        }
        Method::Named => Ok(ballot.tally),
        Method::Hands => {
            check_hands(ballot.tally, ballot.frozen.present)?;
            Ok(ballot.tally)
        }
        Method::Paper => {
            let papers = paper::agreed(tx, ballot)?;
            tx.conn
                .prepare_cached(
                    "UPDATE ballot SET approve = ?2, reject = ?3, abstain = ?4, invalid = ?5
                     WHERE id = ?1",
                )?
                .execute((
                    ballot.id,
                    papers.tally.approve,
                    papers.tally.reject,
                    papers.tally.abstain,
                    papers.invalid,
                ))?;
            Ok(papers.tally)
        }
    }
}

/// 公布: from now on the wall shows the verdict.
pub(super) fn publish(tx: &Tx<'_>, item: Id<Item>) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = current(tx, item)?.ok_or(Refusal::NoBallot)?;
    if !ballot.closed {
        return Err(Refusal::from(MeetingRefusal::NotClosed).into());
    }
    if ballot.published {
        return Err(Refusal::from(MeetingRefusal::PublishedAlready).into());
    }
    tx.conn
        .prepare_cached("UPDATE ballot SET published_at = ?2 WHERE id = ?1")?
        .execute((ballot.id, tx.ctx.now))?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// 作废: it stays in the file with its reason, and the item can be voted on again.
pub(super) fn void(tx: &Tx<'_>, item: Id<Item>, reason: &str) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    let ballot = current(tx, item)?.ok_or(Refusal::from(MeetingRefusal::NothingToVoid))?;
    if is_disposed(tx, item)? {
        return Err(Refusal::from(MeetingRefusal::DisposedAlready).into());
    }
    tx.conn
        .prepare_cached("UPDATE ballot SET voided_at = ?2, void_reason = ?3 WHERE id = ?1")?
        .execute((ballot.id, tx.ctx.now, reason))?;
    tx.conn
        .prepare_cached("UPDATE agenda_item SET concerns_all = NULL WHERE id = ?1")?
        .execute([item])?;
    Ok(Written::on(open.number).because(reason).making(ballot.id))
}

fn is_disposed(tx: &Tx<'_>, item: Id<Item>) -> Result<bool, Failure> {
    let disposed = tx
        .conn
        .prepare_cached("SELECT disposition IS NOT NULL FROM agenda_item WHERE id = ?1")?
        .query_row([item], |row| row.get(0))?;
    Ok(disposed)
}

/// 是否涉及全体居民利益: asked once the matter has passed (domain §2.2).
pub(super) fn concerns_all(
    tx: &Tx<'_>,
    item: Id<Item>,
    concerns: bool,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    if !super::has_passed(tx, item)? {
        return Err(Refusal::from(MeetingRefusal::NotPassedYet).into());
    }
    if is_disposed(tx, item)? {
        return Err(Refusal::from(MeetingRefusal::DisposedAlready).into());
    }
    tx.conn
        .prepare_cached("UPDATE agenda_item SET concerns_all = ?2 WHERE id = ?1")?
        .execute((item, concerns))?;
    Ok(Written::on(open.number).making(item))
}
