//! 点名. Votes already opened keep the base they were opened with.

use rusqlite::OptionalExtension;

use crate::domain::meeting::{Meeting, MeetingRefusal, Presence};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(in crate::store) fn call_roll(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
    presence: Presence,
) -> Result<Written, Failure> {
    let open = super::open_meeting(tx, meeting)?;
    mark(tx, meeting, person, presence, "")?;
    Ok(Written::on(open.label))
}

/// Several are excused, absent or have left, for one reason.
pub(super) fn mark_some(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    people: &[Id<Person>],
    presence: Presence,
    reason: &str,
) -> Result<Written, Failure> {
    let open = super::open_meeting(tx, meeting)?;
    for person in people {
        mark(tx, meeting, *person, presence, reason.trim())?;
    }
    Ok(Written::on(open.label).because(reason.trim()))
}

/// Whoever comes has a time of coming, whoever leaves keeps it; nobody leaves who never came.
fn mark(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
    presence: Presence,
    reason: &str,
) -> Result<(), Failure> {
    if presence == Presence::Left && !has_come(tx, meeting, person)? {
        return Err(Refusal::from(MeetingRefusal::NotThere).into());
    }
    if matches!(presence, Presence::Excused | Presence::Absent) {
        check_took_no_part(tx, meeting, person)?;
    }
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE attendance SET presence = ?3, reason = ?5,
               came_at = CASE WHEN ?3 = 'present' THEN coalesce(came_at, ?4)
                              WHEN ?3 = 'left' THEN came_at END,
               left_at = CASE WHEN ?3 = 'left' THEN ?4 END
             WHERE meeting_id = ?1 AND person_id = ?2",
        )?
        .execute((meeting, person, presence.code(), tx.ctx.now, reason))?;
    if changed == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(())
}

/// Whoever voted or spoke was there: such a one can only have left.
fn check_took_no_part(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    person: Id<Person>,
) -> Result<(), Failure> {
    let name: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT name FROM person WHERE id = ?2 AND (
               EXISTS (SELECT 1 FROM speech WHERE meeting_id = ?1 AND person_id = ?2
                       AND begun_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM ballot_vote v JOIN ballot b ON b.id = v.ballot_id
                 JOIN agenda_item a ON a.id = b.item_id
                 WHERE a.meeting_id = ?1 AND v.person_id = ?2 AND v.choice IS NOT NULL))",
        )?
        .query_row((meeting, person), |row| row.get(0))
        .optional()?;
    match name {
        Some(name) => Err(Refusal::from(MeetingRefusal::TookPart { name }).into()),
        None => Ok(()),
    }
}

fn has_come(tx: &Tx<'_>, meeting: Id<Meeting>, person: Id<Person>) -> Result<bool, Failure> {
    let came = tx
        .conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM attendance WHERE meeting_id = ?1 AND person_id = ?2
                            AND presence IN ('present', 'left'))",
        )?
        .query_row((meeting, person), |row| row.get(0))?;
    Ok(came)
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
