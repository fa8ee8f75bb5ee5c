//! 点名, and whoever leaves and comes back. Votes already opened keep the base they were opened with.

use rusqlite::OptionalExtension;

use crate::domain::meeting::{Meeting, MeetingRefusal, Presence};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::Code;
use crate::store::person::name_of;
use crate::store::transact::{Tx, Written};

pub(in crate::store) fn call_roll(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
    presence: Presence,
) -> Result<Written, Failure> {
    mark_some(tx, meeting, &[person], presence, "")
}

/// Several are there, excused, absent or have left, for one reason.
pub(super) fn mark_some(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    people: &[Id<Person>],
    presence: Presence,
    reason: &str,
) -> Result<Written, Failure> {
    super::open_meeting(tx, meeting)?;
    let mut names = Vec::new();
    for person in people {
        mark(tx, (meeting, *person), presence, reason.trim())?;
        names.push(name_of(tx.conn, *person)?);
    }
    let who = names.join(" / ");
    Ok(Written::on(format!("{} {who}", presence.code())).because(reason.trim()))
}

/// Someone in a meeting.
type Seat = (Id<Meeting>, Id<Person>);

/// Whoever comes has a time of coming, whoever leaves keeps it; nobody leaves who never came.
fn mark(tx: &Tx<'_>, seat: Seat, presence: Presence, reason: &str) -> Result<(), Failure> {
    let before = standing(tx, seat)?;
    match presence {
        Presence::Present if before == Presence::Left => keep_stay(tx, seat)?,
        Presence::Left if before == Presence::Left => return say_why(tx, seat, reason),
        Presence::Left if before != Presence::Present => {
            return Err(Refusal::from(MeetingRefusal::NotThere).into());
        }
        Presence::Excused | Presence::Absent | Presence::Uncalled => check_took_no_part(tx, seat)?,
        Presence::Present | Presence::Left => {}
    }
    tx.conn
        .prepare_cached(
            "UPDATE attendance SET presence = ?3, reason = ?5,
               came_at = CASE WHEN ?3 = 'present' THEN coalesce(came_at, ?4)
                              WHEN ?3 = 'left' THEN came_at END,
               left_at = CASE WHEN ?3 = 'left' THEN ?4 END
             WHERE meeting_id = ?1 AND person_id = ?2",
        )?
        .execute((seat.0, seat.1, presence.code(), tx.ctx.now, reason))?;
    Ok(())
}

fn standing(tx: &Tx<'_>, seat: Seat) -> Result<Presence, Failure> {
    let found = tx
        .conn
        .prepare_cached("SELECT presence FROM attendance WHERE meeting_id = ?1 AND person_id = ?2")?
        .query_row(seat, |row| row.get::<_, Code<_>>(0))
        .optional()?;
    Ok(found.ok_or(Refusal::Gone)?.0)
}

/// Whoever comes back begins another stay; the one before is kept as it was.
fn keep_stay(tx: &Tx<'_>, seat: Seat) -> Result<(), Failure> {
    let stay: Id<()> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO stay (id, meeting_id, person_id, came_at, left_at, reason)
             SELECT ?3, meeting_id, person_id, came_at, left_at, reason FROM attendance
             WHERE meeting_id = ?1 AND person_id = ?2 AND came_at IS NOT NULL AND left_at IS NOT NULL",
        )?
        .execute((seat.0, seat.1, stay))?;
    tx.conn
        .prepare_cached(
            "UPDATE attendance SET came_at = NULL WHERE meeting_id = ?1 AND person_id = ?2",
        )?
        .execute(seat)?;
    Ok(())
}

/// Whoever is said to have left once more left when they did; only why may be new.
fn say_why(tx: &Tx<'_>, seat: Seat, reason: &str) -> Result<(), Failure> {
    if !reason.is_empty() {
        tx.conn
            .prepare_cached(
                "UPDATE attendance SET reason = ?3 WHERE meeting_id = ?1 AND person_id = ?2",
            )?
            .execute((seat.0, seat.1, reason))?;
    }
    Ok(())
}

/// Whoever voted, spoke, or left and came back was there: such a one can only have left.
fn check_took_no_part(tx: &Tx<'_>, seat: Seat) -> Result<(), Failure> {
    let name: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT name FROM person WHERE id = ?2 AND (
               EXISTS (SELECT 1 FROM stay WHERE meeting_id = ?1 AND person_id = ?2)
               OR EXISTS (SELECT 1 FROM speech WHERE meeting_id = ?1 AND person_id = ?2
                       AND begun_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM ballot_vote v JOIN ballot b ON b.id = v.ballot_id
                 JOIN agenda_item a ON a.id = b.item_id
                 WHERE a.meeting_id = ?1 AND v.person_id = ?2 AND v.choice IS NOT NULL))",
        )?
        .query_row(seat, |row| row.get(0))
        .optional()?;
    match name {
        Some(name) => Err(Refusal::from(MeetingRefusal::TookPart { name }).into()),
        None => Ok(()),
    }
}

pub(in crate::store) fn call_all(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Written, Failure> {
    let open = super::open_meeting(tx, meeting)?;
    tx.conn
        .prepare_cached(
            "UPDATE attendance SET presence = 'present', came_at = coalesce(came_at, ?2)
             WHERE meeting_id = ?1 AND presence = 'uncalled'",
        )?
        .execute((meeting, tx.ctx.now))?;
    Ok(Written::on(open.label))
}
