//! Everything that can be written about a meeting beside opening and ending it, its votes and its floor.

use super::details::{self, Head};
use super::part::{self, PartFacts};
use super::{hurry, pick, roll};
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::meeting::{Item, Meeting, Part, PartKind, Presence};
use crate::domain::person::Person;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingCommand {
    /// 到会、请假、缺席、离会 of several by their numbers, for one reason.
    MarkSome {
        meeting: Id<Meeting>,
        people: Vec<Id<Person>>,
        presence: Presence,
        reason: String,
    },
    /// 主持人、记录人、地点、主题.
    SetHead { meeting: Id<Meeting>, head: Head },
    /// 清点人数 of a residents' meeting.
    CountHeads {
        meeting: Id<Meeting>,
        heads: u32,
        present: u32,
    },
    /// 加一项议程.
    AddPart {
        meeting: Id<Meeting>,
        kind: PartKind,
        facts: PartFacts,
    },
    /// 改一项议程.
    EditPart { part: Id<Part>, facts: PartFacts },
    /// 去掉一项议程.
    DropPart { part: Id<Part> },
    /// 备注 of a matter, its minutes, and the 中心工作 it is tied to where that is asked.
    Remark {
        item: Id<Item>,
        text: String,
        planned: u32,
        focus: Option<String>,
    },
    /// 投票选题.
    Approvals {
        meeting: Id<Meeting>,
        counts: Vec<(Id<Item>, u32)>,
    },
    /// 并列另定.
    BreakTie {
        meeting: Id<Meeting>,
        winners: Vec<Id<Item>>,
        way: String,
    },
    /// 加急.
    Hurry { issue: Id<Issue>, reason: String },
}

impl MeetingCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            MeetingCommand::MarkSome { .. } => "mark_some",
            MeetingCommand::SetHead { .. } => "set_head",
            MeetingCommand::CountHeads { .. } => "count_heads",
            MeetingCommand::AddPart { .. } => "add_part",
            MeetingCommand::EditPart { .. } => "edit_part",
            MeetingCommand::DropPart { .. } => "drop_part",
            MeetingCommand::Remark { .. } => "remark",
            MeetingCommand::Approvals { .. } => "approvals",
            MeetingCommand::BreakTie { .. } => "break_tie",
            MeetingCommand::Hurry { .. } => "hurry",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            MeetingCommand::MarkSome {
                meeting,
                people,
                presence,
                reason,
            } => roll::mark_some(tx, *meeting, people, *presence, reason),
            MeetingCommand::SetHead { meeting, head } => details::set_head(tx, *meeting, head),
            MeetingCommand::CountHeads {
                meeting,
                heads,
                present,
            } => details::count_heads(tx, *meeting, (*heads, *present)),
            MeetingCommand::AddPart {
                meeting,
                kind,
                facts,
            } => part::add(tx, *meeting, *kind, facts),
            MeetingCommand::EditPart { part, facts } => part::edit(tx, *part, facts),
            MeetingCommand::DropPart { part } => part::drop_part(tx, *part),
            MeetingCommand::Remark {
                item,
                text,
                planned,
                focus,
            } => pick::remark(tx, *item, (text, *planned), focus.as_deref()),
            MeetingCommand::Approvals { meeting, counts } => pick::approvals(tx, *meeting, counts),
            MeetingCommand::BreakTie {
                meeting,
                winners,
                way,
            } => pick::break_tie(tx, *meeting, winners, way),
            MeetingCommand::Hurry { issue, reason } => hurry::hurry(tx, *issue, reason),
        }
    }
}
