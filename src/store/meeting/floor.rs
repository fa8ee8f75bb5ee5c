//! The floor: who wants to speak, who speaks and until when, what was said.

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::OptionalExtension;

use super::{OpenMeeting, open_meeting, open_record};
use crate::domain::meeting::{Item, Meeting, MeetingRefusal, SpeechRecord, Stance};
use crate::domain::person::Person;
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish about the floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FloorCommand {
    /// 请发言: begins at once, for so many seconds, when nobody else speaks or waits.
    Ask {
        meeting: Id<Meeting>,
        item: Option<Id<Item>>,
        person: Id<Person>,
        seconds: u32,
    },
    /// 开始发言, for so many seconds.
    Begin {
        speech: Id<SpeechRecord>,
        seconds: u32,
    },
    /// 暂停 or 继续.
    Hold { speech: Id<SpeechRecord> },
    /// 加时.
    Extend {
        speech: Id<SpeechRecord>,
        seconds: u32,
    },
    /// 发言结束.
    End { speech: Id<SpeechRecord> },
    /// 发言要点.
    Note {
        speech: Id<SpeechRecord>,
        stance: Option<Stance>,
        point: String,
    },
    /// 不发言了: off the list again.
    Withdraw { speech: Id<SpeechRecord> },
}

impl FloorCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            FloorCommand::Ask { .. } => "ask_to_speak",
            FloorCommand::Begin { .. } => "begin_speech",
            FloorCommand::Hold { .. } => "hold_speech",
            FloorCommand::Extend { .. } => "extend_speech",
            FloorCommand::End { .. } => "end_speech",
            FloorCommand::Note { .. } => "note_speech",
            FloorCommand::Withdraw { .. } => "withdraw_speech",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            FloorCommand::Ask {
                meeting,
                item,
                person,
                seconds,
            } => ask(tx, *meeting, *item, (*person, *seconds)),
            FloorCommand::Begin { speech, seconds } => begin(tx, *speech, *seconds),
            FloorCommand::Hold { speech } => hold(tx, *speech),
            FloorCommand::Extend { speech, seconds } => extend(tx, *speech, *seconds),
            FloorCommand::End { speech } => end(tx, *speech),
            FloorCommand::Note {
                speech,
                stance,
                point,
            } => note(tx, *speech, *stance, point),
            FloorCommand::Withdraw { speech } => withdraw(tx, *speech),
        }
    }
}

fn ask(
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
    begin(tx, speech, seconds)
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

/// A speech of a meeting that goes on; what was said is put right later, too.
struct Open {
    name: String,
    meeting: OpenMeeting,
    begun: bool,
    ended: bool,
    ends_at: Option<NaiveDateTime>,
    left: Option<i64>,
}

impl Open {
    fn is_speaking(&self) -> bool {
        self.begun && !self.ended
    }
}

fn open(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Open, Failure> {
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

fn speaking(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Open, Failure> {
    let found = open(tx, speech)?;
    if !found.is_speaking() {
        return Err(Refusal::from(MeetingRefusal::NotSpeaking).into());
    }
    Ok(found)
}

fn begin(tx: &Tx<'_>, speech: Id<SpeechRecord>, seconds: u32) -> Result<Written, Failure> {
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
    now + TimeDelta::seconds(seconds)
}

fn hold(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = speaking(tx, speech)?;
    let (ends_at, left) = match (found.left, found.ends_at) {
        (Some(left), _) => (Some(later(tx.ctx.now, left)), None),
        (None, Some(ends_at)) => (None, Some((ends_at - tx.ctx.now).num_seconds())),
        (None, None) => return Err(Refusal::from(MeetingRefusal::NotSpeaking).into()),
    };
    write_time(tx, speech, ends_at, left)?;
    Ok(Written::on(found.name).making(speech))
}

fn extend(tx: &Tx<'_>, speech: Id<SpeechRecord>, seconds: u32) -> Result<Written, Failure> {
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

fn end(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = speaking(tx, speech)?;
    tx.conn
        .prepare_cached("UPDATE speech SET ended_at = ?2 WHERE id = ?1")?
        .execute((speech, tx.ctx.now))?;
    Ok(Written::on(found.name).making(speech))
}

fn note(
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

fn withdraw(tx: &Tx<'_>, speech: Id<SpeechRecord>) -> Result<Written, Failure> {
    let found = open(tx, speech)?;
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
pub(super) fn clear(
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
