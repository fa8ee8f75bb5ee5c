//! 会议记录: what is kept of a meeting once it has ended. Made from its board, never typed.
//!
//! [`Minutes`] are kept as they were finalised, so every field that comes later has a default.

mod attendance;
mod card;
mod compile;
mod mask;
mod matter;
mod vote;

pub use attendance::Attendance;
pub use card::{MinutesCard, MinutesState, Version};
pub use compile::compile;
pub use mask::Hide;
pub use matter::{Assigned, Matter, Said};
pub use vote::{ByName, Counted, VoteLine};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::Id;
use super::ballot::Frozen;
use super::meeting::{Capacity, Meeting, MeetingKind, PartKind, Presence, PromiseState, Stay};
use super::rules::MeetingRule;

/// Marker for ids of minutes as they were finalised.
#[derive(Debug)]
pub struct MinutesRecord;

/// The way minutes are written down today.
pub const FORMAT: u32 = 1;

/// Everything that is kept of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// In which way they were written down.
    #[serde(default)]
    pub format: u32,
    /// Of which meeting.
    pub meeting: Id<Meeting>,
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Name of the branch or group.
    pub body: String,
    /// The day.
    pub on: NaiveDate,
    /// The head.
    #[serde(default)]
    pub head: Head,
    /// The roll, in its order.
    #[serde(default)]
    pub roll: Vec<Signed>,
    /// Who should come and who came, as counted; heads where no roll is kept.
    #[serde(default)]
    pub counted: Frozen,
    /// The rule of the meeting.
    pub rule: MeetingRule,
    /// The parts beside the matters.
    #[serde(default)]
    pub parts: Vec<PartLine>,
    /// What the meeting before decided, and what became of it.
    #[serde(default)]
    pub promises: Vec<PromiseLine>,
    /// The matters.
    #[serde(default)]
    pub matters: Vec<Matter>,
    /// What was said to the meeting as a whole.
    #[serde(default)]
    pub said: Vec<Said>,
}

/// The head of minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// 第几次 of the year.
    pub ordinal: u32,
    /// When it was opened.
    pub opened_at: Option<NaiveDateTime>,
    /// When it ended.
    pub ended_at: Option<NaiveDateTime>,
    /// Where.
    pub place: String,
    /// 主题.
    pub theme: String,
    /// 主持人.
    pub chair: String,
    /// 记录人.
    pub recorder: String,
    /// Why it was not held on its day.
    pub off_day: String,
    /// When it was called.
    pub noticed_on: Option<NaiveDate>,
    /// Why it was called later than the rule asks.
    pub short_notice: String,
    /// Why fewer or more matters were picked than usual.
    pub pick_reason: String,
    /// Which version they are; none while they are not final.
    pub version: u32,
    /// Why the version before was opened again.
    pub reopened: String,
}

/// One line of the sign-in sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Name.
    pub name: String,
    /// In which capacity.
    pub capacity: Capacity,
    /// Roll-call.
    pub presence: Presence,
    /// Stays before the last one, of whoever left and came back.
    #[serde(default)]
    pub earlier: Vec<Stay>,
    /// When they came.
    #[serde(default)]
    pub came_at: Option<NaiveDateTime>,
    /// When they left before the end.
    #[serde(default)]
    pub left_at: Option<NaiveDateTime>,
    /// Why they were not there, or left.
    #[serde(default)]
    pub reason: String,
}

impl Signed {
    /// Whether they were there, if only for a while.
    pub fn came(&self) -> bool {
        matches!(self.presence, Presence::Present | Presence::Left)
    }

    /// Whether they should have come; whoever sits beside may stay away.
    pub fn is_due(&self) -> bool {
        matches!(self.capacity, Capacity::Voter | Capacity::NonVoter)
    }
}

/// A part of the agenda and the time it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLine {
    /// What.
    pub kind: PartKind,
    /// Its title; empty where the kind says it.
    #[serde(default)]
    pub title: String,
    /// Minutes it should take.
    #[serde(default)]
    pub planned: u32,
    /// Minutes it took.
    #[serde(default)]
    pub used: u32,
    /// What was said or done.
    #[serde(default)]
    pub note: String,
}

/// A decision of the meeting before, as this one heard of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseLine {
    /// Its issue.
    pub issue: Id<super::issue::Issue>,
    /// 台账编号.
    pub number: String,
    /// What it is about.
    pub text: String,
    /// Kept from the public.
    #[serde(default)]
    pub internal: bool,
    /// Who promised.
    pub assignee: String,
    /// Until when.
    pub deadline: NaiveDate,
    /// How it stands.
    pub state: PromiseState,
    /// The result, or why it is late.
    #[serde(default)]
    pub why: String,
}
