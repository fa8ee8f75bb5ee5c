//! Hands are counted, names are called.

use super::{open_by, write_tally};
use crate::domain::ballot::{Ballot, Choice, Method, Tally, check_hands, check_opinion, count};
use crate::domain::meeting::{Capacity, Item};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::meeting::open_item;
use crate::store::transact::{Tx, Written};

/// Numbers of a show of hands; they account for everyone who was there when it opened.
pub(in crate::store) fn set_tally(
    tx: &Tx<'_>,
    item: Id<Item>,
    tally: Tally,
    opinion: Tally,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_by(tx, item, Method::Hands)?;
    check_hands(tally, ballot.frozen.present)?;
    check_opinion(opinion, ballot.reps)?;
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
    let ballot = open_by(tx, item, Method::Named)?;
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE ballot_vote SET choice = ?3 WHERE ballot_id = ?1 AND person_id = ?2",
        )?
        .execute((ballot.id, person, choice.code()))?;
    if changed == 0 {
        return Err(Refusal::NotAVoter.into());
    }
    recount(tx, ballot.id)?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// Whoever was not named yet votes like this: by exception it is quicker.
///
/// Those with a vote first; what representatives think is asked of them in a step of its own.
pub(super) fn cast_rest(tx: &Tx<'_>, item: Id<Item>, choice: Choice) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_by(tx, item, Method::Named)?;
    tx.conn
        .prepare_cached(
            "UPDATE ballot_vote SET choice = ?2 WHERE ballot_id = ?1 AND choice IS NULL
               AND (capacity = 'voter' OR NOT EXISTS (SELECT 1 FROM ballot_vote
                    WHERE ballot_id = ?1 AND choice IS NULL AND capacity = 'voter'))",
        )?
        .execute((ballot.id, choice.code()))?;
    recount(tx, ballot.id)?;
    Ok(Written::on(open.number).making(ballot.id))
}

fn recount(tx: &Tx<'_>, ballot: Id<Ballot>) -> Result<(), Failure> {
    let of = |capacity| votes(tx, ballot, capacity).map(count);
    let (tally, opinion) = (of(Capacity::Voter)?, of(Capacity::Representative)?);
    write_tally(tx, ballot, tally, opinion)
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
