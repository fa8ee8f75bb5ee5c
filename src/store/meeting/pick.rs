//! 支委会商定: an approval vote, its ties and what breaks them.

use super::{attendance_now, focus, open_meeting, open_record};
use crate::domain::Id;
use crate::domain::Refusal;
use crate::domain::meeting::{Item, Meeting, MeetingKind, MeetingRefusal, Rank, rank, seats_left};
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
    let ranks: Vec<Rank> = ranked.iter().map(|(_, rank)| *rank).collect();
    let tied = |item: &Id<Item>| ranked.contains(&(*item, Rank::Tied));
    if winners.is_empty() || !winners.iter().all(tied) {
        return Err(Refusal::from(MeetingRefusal::NoTie).into());
    }
    let seats = seats_left(&Rulebook::builtin().select, &ranks);
    if winners.len() != usize::try_from(seats).unwrap_or(usize::MAX) {
        return Err(Refusal::from(MeetingRefusal::TieSeats { seats }).into());
    }
    for (item, _) in ranked.iter().filter(|(_, rank)| *rank == Rank::Tied) {
        let way = if winners.contains(item) { way } else { "" };
        tx.conn
            .prepare_cached("UPDATE agenda_item SET tie_way = ?2 WHERE id = ?1")?
            .execute((item, way))?;
    }
    Ok(Written::on(open).because(way).making(meeting))
}

fn ranked(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Vec<(Id<Item>, Rank)>, Failure> {
    let mut statement = tx.conn.prepare_cached(
        "SELECT id, coalesce(approvals, 0) FROM agenda_item WHERE meeting_id = ?1 ORDER BY seat",
    )?;
    let rows = statement.query_map([meeting], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let counted = rows.collect::<rusqlite::Result<Vec<(Id<Item>, u32)>>>()?;
    let votes: Vec<u32> = counted.iter().map(|(_, votes)| *votes).collect();
    let ranks = rank(&Rulebook::builtin().select, &votes);
    Ok(counted
        .into_iter()
        .map(|(item, _)| item)
        .zip(ranks)
        .collect())
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
