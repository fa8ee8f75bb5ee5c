//! 表决: the base is frozen when a ballot opens; the verdict stands when it closes, and is heard when it is announced.

mod close;
mod command;
mod count;
mod open;
mod paper;

pub(in crate::store) use close::close_ballot;
pub use command::BallotCommand;
pub(in crate::store) use count::{cast_vote, set_tally};
pub(in crate::store) use open::open_ballot;

use rusqlite::OptionalExtension;

use crate::domain::ballot::{Ballot, Frozen, Method, Tally};
use crate::domain::meeting::{Item, MeetingRefusal};
use crate::domain::rules::MeetingRule;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::meeting::columns::{frozen, tally};
use crate::store::transact::Tx;

/// Whether the decision that stands on an item is "passed"; a voided ballot decides nothing.
pub(super) fn has_passed(tx: &Tx<'_>, item: Id<Item>) -> Result<bool, Failure> {
    let result: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT d.result FROM decision d JOIN ballot b ON b.id = d.ballot_id
             WHERE d.item_id = ?1 AND b.voided_at IS NULL ORDER BY d.id DESC LIMIT 1",
        )?
        .query_row([item], |row| row.get(0))
        .optional()?;
    Ok(result.as_deref() == Some("passed"))
}

/// The ballot that stands on an item.
struct Current {
    id: Id<Ballot>,
    method: Method,
    rule: MeetingRule,
    frozen: Frozen,
    reps: u32,
    tally: Tally,
    closed: bool,
    published: bool,
}

fn current(tx: &Tx<'_>, item: Id<Item>) -> Result<Option<Current>, Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT id, method, rule, base, present, members, members_present,
               approve, reject, abstain, closed_at IS NOT NULL, reps, published_at IS NOT NULL
             FROM ballot WHERE item_id = ?1 AND voided_at IS NULL ORDER BY id DESC LIMIT 1",
        )?
        .query_row([item], |row| {
            Ok(Current {
                id: row.get(0)?,
                method: row.get::<_, Code<_>>(1)?.0,
                rule: row.get::<_, Json<_>>(2)?.0,
                frozen: frozen(row, 3)?,
                reps: row.get(11)?,
                tally: tally(row, 7)?,
                closed: row.get(10)?,
                published: row.get(12)?,
            })
        })
        .optional()?;
    Ok(found)
}

fn open_one(tx: &Tx<'_>, item: Id<Item>) -> Result<Current, Failure> {
    current(tx, item)?
        .filter(|ballot| !ballot.closed)
        .ok_or_else(|| Refusal::NoBallot.into())
}

/// The open ballot, of a method.
fn open_by(tx: &Tx<'_>, item: Id<Item>, method: Method) -> Result<Current, Failure> {
    let ballot = open_one(tx, item)?;
    if ballot.method != method {
        return Err(Refusal::from(MeetingRefusal::OtherMethod).into());
    }
    Ok(ballot)
}

fn write_tally(
    tx: &Tx<'_>,
    ballot: Id<Ballot>,
    tally: Tally,
    opinion: Tally,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE ballot SET approve = ?2, reject = ?3, abstain = ?4,
               rep_approve = ?5, rep_reject = ?6, rep_abstain = ?7 WHERE id = ?1",
        )?
        .execute((
            ballot,
            tally.approve,
            tally.reject,
            tally.abstain,
            opinion.approve,
            opinion.reject,
            opinion.abstain,
        ))?;
    Ok(())
}
