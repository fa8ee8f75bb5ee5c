//! A speech and its time, which is kept as the moment it is up: a closed lid moves nothing.

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::OptionalExtension;

use super::record::{open, speaking};
use crate::domain::days::moved;
use crate::domain::meeting::{MeetingRefusal, SpeechRecord};
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

pub(super) fn begin(
    tx: &Tx<'_>,
    speech: Id<SpeechRecord>,
    seconds: u32,
) -> Result<Written, Failure> {
    let found = open(tx, speech)?;
    if found.begun {
        return Err(Refusal::from(MeetingRefusal::NotSpeaking).into());
    }
    let holder: Option<String> = tx
        .conn
        .prepare_cached(
            "SELECT p.name FROM speech s JOIN person p ON p.id = s.person_id
             WHERE s.meeting_id = ?1 AND s.begun_at IS NOT NULL AND s.ended_at IS NULL",
        )?
        .query_row([found.meeting.id], |row| row.get(0))
        .optional()?;
    if let Some(name) = holder {
        return Err(Refusal::from(MeetingRefusal::FloorTaken { name }).into());
    }
    tx.conn
        .prepare_cached("UPDATE speech SET begun_at = ?2, ends_at = ?3 WHERE id = ?1")?
        .execute((speech, tx.ctx.now, later(tx.ctx.now, i64::from(seconds))))?;
    Ok(Written::on(found.name).making(speech))
}

fn later(now: NaiveDateTime, seconds: i64) -> NaiveDateTime {
    moved(now, TimeDelta::seconds(seconds))
}

pub(super) fn hold(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = speaking(tx, speech)?;
    let (ends_at, left) = match (found.left, found.ends_at) {
        (Some(left), _) => (Some(later(tx.ctx.now, left)), None),
        (None, Some(ends_at)) => (None, Some((ends_at - tx.ctx.now).num_seconds())),
        (None, None) => return Err(Refusal::from(MeetingRefusal::NotSpeaking).into()),
    };
    write_time(tx, speech, ends_at, left)?;
    Ok(Written::on(found.name).making(speech))
}

pub(super) fn extend(
    tx: &Tx<'_>,
    speech: Id<SpeechRecord>,
    seconds: u32,
) -> Result<Written, Failure> {
    let found = speaking(tx, speech)?;
    let more = i64::from(seconds);
    let left = found.left.map(|left| left + more);
    // Whoever is over time gets the whole of it from now on.
    let from = found.ends_at.map(|end| end.max(tx.ctx.now));
    write_time(tx, speech, from.map(|from| later(from, more)), left)?;
    Ok(Written::on(found.name).making(speech))
}

fn write_time(
    tx: &Tx<'_>,
    speech: Id<SpeechRecord>,
    ends_at: Option<NaiveDateTime>,
    left: Option<i64>,
) -> Result<(), Failure> {
    tx.conn
        .prepare_cached("UPDATE speech SET ends_at = ?2, left_secs = ?3 WHERE id = ?1")?
        .execute((speech, ends_at, left))?;
    Ok(())
}

pub(super) fn end(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = speaking(tx, speech)?;
    tx.conn
        .prepare_cached("UPDATE speech SET ended_at = ?2 WHERE id = ?1")?
        .execute((speech, tx.ctx.now))?;
    Ok(Written::on(found.name).making(speech))
}
