//! A speech as it is recorded, and what was said in it.

use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;

use crate::domain::meeting::{Meeting, MeetingRefusal, SpeechRecord, Stance};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::meeting::{OpenMeeting, open_meeting, open_record};
use crate::store::transact::{Tx, Written};

/// A speech of a meeting that goes on; what was said is put right later, too.
pub(super) struct Open {
    pub(super) name: String,
    pub(super) meeting: OpenMeeting,
    pub(super) begun: bool,
    pub(super) ended: bool,
    pub(super) ends_at: Option<NaiveDateTime>,
    pub(super) left: Option<i64>,
}

impl Open {
    fn is_speaking(&self) -> bool {
        self.begun && !self.ended
    }
}

pub(super) fn open(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Open, Failure> {
    let found = recorded(tx, speech)?;
    open_meeting(tx, found.meeting.id)?;
    Ok(found)
}

fn recorded(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Open, Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT p.name, s.meeting_id, s.begun_at IS NOT NULL, s.ended_at IS NOT NULL,
               s.ends_at, s.left_secs
             FROM speech s JOIN person p ON p.id = s.person_id WHERE s.id = ?1",
        )?
        .query_row([speech], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Id<Meeting>>(1)?,
                (row.get(2)?, row.get(3)?),
                (row.get(4)?, row.get(5)?),
            ))
        })
        .optional()?;
    let (name, meeting, (begun, ended), (ends_at, left)) = found.ok_or(Refusal::Gone)?;
    Ok(Open {
        name,
        meeting: open_record(tx, meeting)?,
        begun,
        ended,
        ends_at,
        left,
    })
}

pub(super) fn speaking(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Open, Failure> {
    let found = open(tx, speech)?;
    if !found.is_speaking() {
        return Err(Refusal::from(MeetingRefusal::NotSpeaking).into());
    }
    Ok(found)
}

pub(super) fn note(
    tx: &Tx<'_>,
    speech: Id<SpeechRecord>,
    stance: Option<Stance>,
    point: &str,
) -> Result<Written, Failure> {
    let found = recorded(tx, speech)?;
    tx.conn
        .prepare_cached("UPDATE speech SET stance = ?2, point = ?3 WHERE id = ?1")?
        .execute((speech, stance.map_or("", Stance::code), point.trim()))?;
    Ok(Written::on(found.name).making(speech))
}
