//! 表决: the base is frozen when a ballot opens; the verdict stands when it closes.

use rusqlite::OptionalExtension;

use super::{OpenItem, attendance_now, open_item};
use crate::domain::ballot::{
    Ballot, Choice, Frozen, Method, Outcome, Tally, count, quorum, verdict,
};
use crate::domain::meeting::{Capacity, Item};
use crate::domain::person::Person;
use crate::domain::rules::{MeetingRule, Rulebook};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::transact::{Tx, Written};

/// Opens a ballot with the base and the present of this moment.
pub(in crate::store) fn open_ballot(
    tx: &Tx<'_>,
    item: Id<Item>,
    method: Method,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let rule = &open.meeting.rule;
    if rule.pass.is_none() {
        return Err(Refusal::NoBallot.into());
    }
    if current(tx, item)?.is_some() {
        return Err(Refusal::BallotOpen.into());
    }
    let frozen = attendance_now(tx.conn, open.meeting.id)?;
    if let Some(quorum) = quorum(rule, frozen).filter(|quorum| !quorum.is_reached()) {
        return Err(Refusal::NoQuorum {
            short: quorum.short(),
        }
        .into());
    }
    let ballot = insert(tx, &open, method, frozen)?;
    if method == Method::Named {
        list_voters(tx, &open, ballot)?;
    }
    Ok(Written::on(open.number).making(ballot))
}

fn insert(
    tx: &Tx<'_>,
    open: &OpenItem,
    method: Method,
    frozen: Frozen,
) -> Result<Id<Ballot>, Failure> {
    let ballot: Id<Ballot> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO ballot (id, item_id, method, rule, base, present, opened_at,
               members, members_present)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            ballot,
            open.id,
            method.code(),
            Json(&open.meeting.rule),
            frozen.base,
            frozen.present,
            tx.ctx.now,
            frozen.members,
            frozen.members_present,
        ))?;
    Ok(ballot)
}

fn list_voters(tx: &Tx<'_>, open: &OpenItem, ballot: Id<Ballot>) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO ballot_vote (ballot_id, person_id, seat, capacity)
             SELECT ?1, person_id, seat, capacity FROM attendance
             WHERE meeting_id = ?2 AND presence = 'present' AND capacity <> 'non_voter'",
        )?
        .execute((ballot, open.meeting.id))?;
    Ok(())
}

/// Numbers of a show of hands; never more than are present.
pub(in crate::store) fn set_tally(
    tx: &Tx<'_>,
    item: Id<Item>,
    tally: Tally,
    opinion: Tally,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_one(tx, item)?;
    let representatives = present_representatives(tx, &open)?;
    for (votes, present) in [(tally, ballot.frozen.present), (opinion, representatives)] {
        if votes.cast() > present {
            return Err(Refusal::TooManyVotes {
                cast: votes.cast(),
                present,
            }
            .into());
        }
    }
    write_tally(tx, ballot.id, tally, opinion)?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// One choice of a named ballot; saying it again corrects it.
pub(in crate::store) fn cast_vote(
    tx: &Tx<'_>,
    item: Id<Item>,
    person: Id<Person>,
    choice: Choice,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_one(tx, item)?;
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE ballot_vote SET choice = ?3 WHERE ballot_id = ?1 AND person_id = ?2",
        )?
        .execute((ballot.id, person, choice.code()))?;
    if changed == 0 {
        return Err(Refusal::NotAVoter.into());
    }
    let of = |capacity| votes(tx, ballot.id, capacity).map(count);
    write_tally(
        tx,
        ballot.id,
        of(Capacity::Voter)?,
        of(Capacity::Representative)?,
    )?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// Ends the vote and writes the decision.
pub(in crate::store) fn close_ballot(tx: &Tx<'_>, item: Id<Item>) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_one(tx, item)?;
    let cast = ballot.tally.cast();
    if ballot.method == Method::Hands && cast != ballot.frozen.present {
        return Err(Refusal::VotesMissing {
            cast,
            present: ballot.frozen.present,
        }
        .into());
    }
    let gap = Rulebook::builtin().close_gap();
    let verdict =
        verdict(&ballot.rule, ballot.frozen, ballot.tally, gap).ok_or(Refusal::NoBallot)?;
    let result = match verdict.outcome {
        Outcome::Passed { .. } => "passed",
        Outcome::Failed { .. } => "failed",
        Outcome::NoQuorum { .. } => "no_quorum",
    };
    tx.conn
        .prepare_cached("UPDATE ballot SET closed_at = ?2 WHERE id = ?1")?
        .execute((ballot.id, tx.ctx.now))?;
    tx.conn
        .prepare_cached(
            "INSERT INTO decision (id, item_id, issue_id, ballot_id, result, on_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            tx.id::<Ballot>()?,
            item,
            open.issue,
            ballot.id,
            result,
            open.meeting.on,
        ))?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// Whether the last decision on an item is "passed".
pub(super) fn has_passed(tx: &Tx<'_>, item: Id<Item>) -> Result<bool, Failure> {
    let result: Option<String> = tx
        .conn
        .prepare_cached("SELECT result FROM decision WHERE item_id = ?1 ORDER BY id DESC LIMIT 1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    Ok(result.as_deref() == Some("passed"))
}

struct Current {
    id: Id<Ballot>,
    method: Method,
    rule: MeetingRule,
    frozen: Frozen,
    tally: Tally,
    closed: bool,
}

fn current(tx: &Tx<'_>, item: Id<Item>) -> Result<Option<Current>, Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT id, method, rule, base, present, approve, reject, abstain,
               closed_at IS NOT NULL, members, members_present
             FROM ballot WHERE item_id = ?1 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([item], |row| {
            Ok(Current {
                id: row.get(0)?,
                method: row.get::<_, Code<_>>(1)?.0,
                rule: row.get::<_, Json<_>>(2)?.0,
                frozen: Frozen {
                    base: row.get(3)?,
                    present: row.get(4)?,
                    members: row.get(9)?,
                    members_present: row.get(10)?,
                },
                tally: Tally {
                    approve: row.get(5)?,
                    reject: row.get(6)?,
                    abstain: row.get(7)?,
                },
                closed: row.get(8)?,
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

fn votes(tx: &Tx<'_>, ballot: Id<Ballot>, capacity: Capacity) -> Result<Vec<Choice>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT choice FROM ballot_vote
         WHERE ballot_id = ?1 AND capacity = ?2 AND choice IS NOT NULL",
    )?;
    let rows = statement.query_map((ballot, capacity.code()), |row| {
        row.get::<_, Code<Choice>>(0).map(|code| code.0)
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<Choice>>>()?)
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

fn present_representatives(tx: &Tx<'_>, open: &OpenItem) -> Result<u32, Failure> {
    let present = tx
        .conn
        .prepare_cached(
            "SELECT count(*) FROM attendance
             WHERE meeting_id = ?1 AND presence = 'present' AND capacity = 'representative'",
        )?
        .query_row([open.meeting.id], |row| row.get(0))?;
    Ok(present)
}
