//! 开始表决: who counts is frozen at this moment.

use super::current;
use crate::domain::ballot::{Ballot, FEWEST_PAPERS, Frozen, Method, quorum};
use crate::domain::meeting::{Item, MeetingRefusal};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Json;
use crate::store::meeting::{OpenItem, attendance_now, open_item};
use crate::store::rule;
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
    if method != Method::Hands && open.meeting.kind.counts_heads() {
        return Err(Refusal::from(MeetingRefusal::NoRoll).into());
    }
    rule::is_counted_here(tx, open.issue)?;
    let frozen = attendance_now(tx.conn, open.meeting.id)?;
    if let Some(quorum) = quorum(rule, frozen).filter(|quorum| !quorum.is_reached()) {
        return Err(Refusal::NoQuorum {
            short: quorum.short(),
        }
        .into());
    }
    if method == Method::Paper && frozen.present < FEWEST_PAPERS {
        let fewest = FEWEST_PAPERS;
        return Err(Refusal::from(MeetingRefusal::TooFewPapers { fewest }).into());
    }
    let ballot = insert(tx, &open, method, frozen)?;
    match method {
        Method::Hands => {}
        Method::Named => list_voters(tx, &open, ballot)?,
        Method::Paper => hand_out(tx, &open, ballot)?,
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
               members, members_present, reps)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
            representatives(tx, open)?,
        ))?;
    Ok(ballot)
}

fn representatives(tx: &Tx<'_>, open: &OpenItem) -> Result<u32, Failure> {
    let present = tx
        .conn
        .prepare_cached(
            "SELECT count(*) FROM attendance
             WHERE meeting_id = ?1 AND presence = 'present' AND capacity = 'representative'",
        )?
        .query_row([open.meeting.id], |row| row.get(0))?;
    Ok(present)
}

fn list_voters(tx: &Tx<'_>, open: &OpenItem, ballot: Id<Ballot>) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO ballot_vote (ballot_id, person_id, seat, capacity)
             SELECT ?1, person_id, seat, capacity FROM attendance
             WHERE meeting_id = ?2 AND presence = 'present'
               AND capacity IN ('voter', 'representative')",
        )?
        .execute((ballot, open.meeting.id))?;
    Ok(())
}

/// Everyone there with a vote gets a paper and is taken to hand it in, until it is said otherwise.
fn hand_out(tx: &Tx<'_>, open: &OpenItem, ballot: Id<Ballot>) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "INSERT INTO paper_voter (ballot_id, person_id)
             SELECT ?1, person_id FROM attendance
             WHERE meeting_id = ?2 AND presence = 'present' AND capacity = 'voter'",
        )?
        .execute((ballot, open.meeting.id))?;
    Ok(())
}
