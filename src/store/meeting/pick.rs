//! 支委会商定: an approval vote, its ties and what breaks them.

use super::{attendance_now, focus, open_meeting, open_record};
use crate::domain::Id;
use crate::domain::Refusal;
use crate::domain::meeting::{
    Item, Meeting, MeetingKind, MeetingRefusal, Pickable, Rank, pickable, rank, seats_left,
};
use crate::domain::refusal::Missing;
use crate::domain::rules::Rulebook;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// Approvals by matter: each member raises a hand for at most as many as may be picked.
pub(super) fn approvals(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    counts: &[(Id<Item>, u32)],
) -> Result<Written, Failure> {
    let open = committee(tx, meeting)?;
    let present = attendance_now(tx.conn, meeting)?.present;
    if counts.iter().any(|(_, votes)| *votes > present) {
        return Err(Refusal::from(MeetingRefusal::TooManyApprovals { present }).into());
    }
    let counted = counts.iter().map(|(_, votes)| votes).sum();
    let most = present * Rulebook::builtin().select.max;
    if counted > most {
        return Err(Refusal::from(MeetingRefusal::ApprovalsTogether { counted, most }).into());
    }
    for (item, votes) in counts {
        tx.conn
            .prepare_cached(
                "UPDATE agenda_item SET approvals = ?2, tie_way = ''
                 WHERE id = ?1 AND meeting_id = ?3",
            )?
            .execute((item, votes, meeting))?;
    }
    Ok(Written::on(open).making(meeting))
}

/// A tie is broken by a step of its own: who won it, and how.
pub(super) fn break_tie(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    winners: &[Id<Item>],
    way: &str,
) -> Result<Written, Failure> {
    let open = committee(tx, meeting)?;
    let way = way.trim();
    if way.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    let ranked = ranked(tx, meeting)?;
    let ranks: Vec<Rank> = ranked.iter().map(|one| one.rank).collect();
    let of = |item: &Id<Item>| ranked.iter().find(|one| one.item == *item);
    let tied = |item: &Id<Item>| of(item).is_some_and(|one| one.rank == Rank::Tied);
    if winners.is_empty() || !winners.iter().all(tied) {
        return Err(Refusal::from(MeetingRefusal::NoTie).into());
    }
    let seats = seats_left(&Rulebook::builtin().select, &ranks);
    if winners.len() != usize::try_from(seats).unwrap_or(usize::MAX) {
        return Err(Refusal::from(MeetingRefusal::TieSeats { seats }).into());
    }
    for Ranked { item, .. } in ranked.iter().filter(|one| one.rank == Rank::Tied) {
        let way = if winners.contains(item) { way } else { "" };
        tx.conn
            .prepare_cached("UPDATE agenda_item SET tie_way = ?2 WHERE id = ?1")?
            .execute((item, way))?;
    }
    Ok(Written::on(open).because(way).making(meeting))
}

/// A matter by its approvals.
struct Ranked {
    item: Id<Item>,
    number: String,
    way: String,
    rank: Rank,
}

fn ranked(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<Ranked>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT a.id, coalesce(a.approvals, 0), i.number, a.tie_way FROM agenda_item a
         JOIN issue i ON i.id = a.issue_id WHERE a.meeting_id = ?1 ORDER BY a.seat",
    )?;
    let mut votes: Vec<u32> = Vec::new();
    let mut rows = statement.query([meeting])?;
    let mut ranked = Vec::new();
    while let Some(row) = rows.next()? {
        votes.push(row.get(1)?);
        ranked.push(Ranked {
            item: row.get(0)?,
            number: row.get(2)?,
            way: row.get(3)?,
            rank: Rank::Behind,
        });
    }
    let ranks = rank(&Rulebook::builtin().select, &votes);
    for (one, rank) in ranked.iter_mut().zip(ranks) {
        one.rank = rank;
    }
    Ok(ranked)
}

/// Refuses picks that a tie stands against: one that is open, or one that was lost.
pub(super) fn check_ties(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    is_picked: impl Fn(Id<Item>) -> bool,
) -> Result<(), Failure> {
    let ranked = ranked(tx, meeting)?;
    let is_tie_open = ranked.iter().any(|one| one.rank == Rank::Tied)
        && ranked.iter().all(|one| one.way.is_empty());
    for one in ranked.into_iter().filter(|one| is_picked(one.item)) {
        let refusal = match pickable(one.rank, &one.way, is_tie_open) {
            Pickable::Yes => continue,
            Pickable::TieOpen => MeetingRefusal::TieOpen,
            Pickable::LostTie => MeetingRefusal::LostTie { number: one.number },
        };
        return Err(Refusal::from(refusal).into());
    }
    Ok(())
}

/// The label of a committee that goes on.
fn committee(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<String, Failure> {
    let open = open_meeting(tx, meeting)?;
    if open.kind != MeetingKind::Committee {
        return Err(Refusal::from(MeetingRefusal::NoTie).into());
    }
    Ok(open.label)
}

/// What was noted on a matter while it was talked about.
pub(super) fn remark(
    tx: &Tx<'_>,
    item: Id<Item>,
    (text, planned): (&str, u32),
    focus: Option<&str>,
) -> Result<Written, Failure> {
    let (meeting, number): (Id<Meeting>, String) = tx
        .conn
        .prepare_cached(
            "SELECT a.meeting_id, i.number FROM agenda_item a JOIN issue i ON i.id = a.issue_id
             WHERE a.id = ?1",
        )?
        .query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))?;
    open_record(tx, meeting)?;
    tx.conn
        .prepare_cached("UPDATE agenda_item SET remark = ?2, planned = ?3 WHERE id = ?1")?
        .execute((item, text.trim(), planned))?;
    if let Some(name) = focus {
        focus::tie(tx, item, name)?;
    }
    Ok(Written::on(number).making(item))
}
