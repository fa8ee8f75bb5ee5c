//! The ballots on an item: the one that stands, which is the last that was not voided, and those that were.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::Id;
use crate::domain::ballot::{Ballot, Method, Papers};
use crate::domain::meeting::{BallotState, Counted, Item, Tellers, Voided, Vote};
use crate::store::code::Code;
use crate::store::meeting::columns::{frozen, tally};

const SELECT: &str = "SELECT b.id, b.method, b.base, b.present, b.members, b.members_present,
    b.approve, b.reject, b.abstain, b.rep_approve, b.rep_reject, b.rep_abstain,
    b.closed_at IS NOT NULL, d.result, b.reps, b.invalid, b.published_at IS NOT NULL,
    (SELECT count(*) FROM ballot v WHERE v.item_id = b.item_id AND v.voided_at IS NOT NULL),
    b.void_reason
  FROM ballot b LEFT JOIN decision d ON d.ballot_id = b.id WHERE b.item_id = ?1 AND ";

pub(super) fn ballot(conn: &Connection, item: Id<Item>) -> rusqlite::Result<Option<BallotState>> {
    let sql = format!("{SELECT} b.voided_at IS NULL ORDER BY b.id DESC LIMIT 1");
    let found = conn
        .prepare_cached(&sql)?
        .query_row([item], read)
        .optional()?;
    found.map(|state| whole(conn, state)).transpose()
}

/// Those that were voided, in order.
pub(super) fn voided(conn: &Connection, item: Id<Item>) -> rusqlite::Result<Vec<Voided>> {
    let sql = format!("{SELECT} b.voided_at IS NOT NULL ORDER BY b.id");
    conn.prepare_cached(&sql)?
        .query_map([item], |row| Ok((read(row)?, row.get(18)?)))?
        .map(|found| {
            let (state, reason) = found?;
            let ballot = whole(conn, state)?;
            Ok(Voided { ballot, reason })
        })
        .collect()
}

/// With who voted how, or what the tellers found.
fn whole(conn: &Connection, mut state: BallotState) -> rusqlite::Result<BallotState> {
    match state.method {
        Method::Hands => {}
        Method::Named => state.votes = votes(conn, state.id)?,
        Method::Paper => state.tellers = Some(tellers(conn, state.id)?),
    }
    Ok(state)
}

fn read(row: &Row<'_>) -> rusqlite::Result<BallotState> {
    let result: Option<String> = row.get(13)?;
    Ok(BallotState {
        id: row.get(0)?,
        method: row.get::<_, Code<_>>(1)?.0,
        frozen: frozen(row, 2)?,
        tally: tally(row, 6)?,
        opinion: tally(row, 9)?,
        reps: row.get(14)?,
        invalid: row.get(15)?,
        tellers: None,
        closed: row.get(12)?,
        published: row.get(16)?,
        voided: row.get(17)?,
        passed: result.map(|result| result == "passed"),
        votes: Vec::new(),
    })
}

fn votes(conn: &Connection, ballot: Id<Ballot>) -> rusqlite::Result<Vec<Vote>> {
    conn.prepare_cached(
        "SELECT v.person_id, p.name, v.capacity, v.choice FROM ballot_vote v
         JOIN person p ON p.id = v.person_id WHERE v.ballot_id = ?1 ORDER BY v.seat",
    )?
    .query_map([ballot], |row| {
        Ok(Vote {
            person: row.get(0)?,
            name: row.get(1)?,
            capacity: row.get::<_, Code<_>>(2)?.0,
            choice: row.get::<_, Option<Code<_>>>(3)?.map(|code| code.0),
        })
    })?
    .collect()
}

fn tellers(conn: &Connection, ballot: Id<Ballot>) -> rusqlite::Result<Tellers> {
    let returned = conn
        .prepare_cached("SELECT count(*) FROM paper_voter WHERE ballot_id = ?1")?
        .query_row([ballot], |row| row.get(0))?;
    Ok(Tellers {
        returned,
        first: teller(conn, ballot, 1)?,
        second: teller(conn, ballot, 2)?,
    })
}

fn teller(conn: &Connection, ballot: Id<Ballot>, teller: u32) -> rusqlite::Result<Option<Counted>> {
    conn.prepare_cached(
        "SELECT p.id, p.name, t.approve, t.reject, t.abstain, t.invalid FROM teller_count t
         JOIN person p ON p.id = t.person_id WHERE t.ballot_id = ?1 AND t.teller = ?2",
    )?
    .query_row((ballot, teller), |row| {
        let papers = Papers {
            tally: tally(row, 2)?,
            invalid: row.get(5)?,
        };
        Ok(Counted {
            person: row.get(0)?,
            name: row.get(1)?,
            papers,
        })
    })
    .optional()
}
