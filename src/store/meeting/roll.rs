//! 点名. Votes already opened keep the base they were opened with.

use crate::domain::meeting::{Meeting, Presence};
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
    let changed = tx
        .conn
        .prepare_cached(
            "UPDATE attendance SET presence = ?3 WHERE meeting_id = ?1 AND person_id = ?2",
        )?
        .execute((meeting, person, presence.code()))?;
    if changed == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(Written::on(open.label))
}

pub(in crate::store) fn call_all(tx: &Tx<'_>, meeting: Id<Meeting>) -> Result<Written, Failure> {
    let open = super::open_meeting(tx, meeting)?;
    tx.conn
        .prepare_cached(
            "UPDATE attendance SET presence = 'present'
             WHERE meeting_id = ?1 AND presence = 'uncalled'",
        )?
        .execute([meeting])?;
    Ok(Written::on(open.label))
}
