//! The list of speakers: who is asked, who withdraws, and when it is over.

use rusqlite::OptionalExtension;

use super::{record, speech};
use crate::domain::meeting::{Item, Meeting, MeetingRefusal, SpeechRecord};
use crate::domain::person::Person;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::meeting::open_meeting;
use crate::store::transact::{Tx, Written};

pub(super) fn ask(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    item: Option<Id<Item>>,
    (person, seconds): (Id<Person>, u32),
) -> Result<Written, Failure> {
    open_meeting(tx, meeting)?;
    let name = attending(tx, meeting, person)?;
    let listed: bool = tx
        .conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM speech WHERE meeting_id = ?1 AND person_id = ?2
                            AND ended_at IS NULL)",
        )?
        .query_row((meeting, person), |row| row.get(0))?;
    if listed {
        return Err(Refusal::from(MeetingRefusal::ListedAlready { name }).into());
    }
    let speech: Id<SpeechRecord> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO speech (id, meeting_id, item_id, person_id) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((speech, meeting, item, person))?;
    let others: bool = tx
        .conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM speech WHERE meeting_id = ?1 AND id <> ?2
                            AND ended_at IS NULL)",
        )?
        .query_row((meeting, speech), |row| row.get(0))?;
    if others {
        return Ok(Written::on(name).making(speech));
    }
    speech::begin(tx, speech, seconds)
}

/// The name of someone who is there; where heads are counted, of anyone.
fn attending(tx: &Tx<'_>, meeting: Id<Meeting>, person: Id<Person>) -> Result<String, Failure> {
    let name: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT p.name FROM person p JOIN meeting m ON m.id = ?1
             LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = p.id
             WHERE p.id = ?2 AND (m.kind = 'residents' OR a.presence = 'present')",
        )?
        .query_row((meeting, person), |row| row.get(0))
        .optional()?;
    name.ok_or_else(|| Refusal::from(MeetingRefusal::NotThere).into())
}

pub(super) fn withdraw(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = record::open(tx, speech)?;
    if found.begun {
        return Err(Refusal::from(MeetingRefusal::NotSpeaking).into());
    }
    tx.conn
        .prepare_cached("DELETE FROM speech WHERE id = ?1")?
        .execute([speech])?;
    Ok(Written::on(found.name))
}

/// Whoever still has the floor or waits when a matter is decided, or the meeting ends, has spoken, or will not.
///
/// Of one matter, or without one of all of them.
pub(in crate::store::meeting) fn clear(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    item: Option<Id<Item>>,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached(
            "UPDATE speech SET ended_at = ?3 WHERE meeting_id = ?1 AND (?2 IS NULL OR item_id = ?2)
               AND begun_at IS NOT NULL AND ended_at IS NULL",
        )?
        .execute((meeting, item, tx.ctx.now))?;
    tx.conn
        .prepare_cached(
            "DELETE FROM speech WHERE meeting_id = ?1 AND (?2 IS NULL OR item_id = ?2)
               AND begun_at IS NULL",
        )?
        .execute((meeting, item))?;
    Ok(())
}
