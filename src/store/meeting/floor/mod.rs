//! The floor: who wants to speak, who speaks and until when, what was said.

mod list;
mod record;
mod speech;

pub(super) use list::clear;

use crate::domain::Id;
use crate::domain::meeting::{Item, Meeting, SpeechRecord, Stance};
use crate::domain::person::Person;
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
            } => list::ask(tx, *meeting, *item, (*person, *seconds)),
            FloorCommand::Begin { speech, seconds } => speech::begin(tx, *speech, *seconds),
            FloorCommand::Hold { speech } => speech::hold(tx, *speech),
            FloorCommand::Extend { speech, seconds } => speech::extend(tx, *speech, *seconds),
            FloorCommand::End { speech } => speech::end(tx, *speech),
            FloorCommand::Note {
                speech,
                stance,
                point,
            } => record::note(tx, *speech, *stance, point),
            FloorCommand::Withdraw { speech } => list::withdraw(tx, *speech),
        }
    }
}
