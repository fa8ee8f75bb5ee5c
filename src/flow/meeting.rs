//! What can be asked for and what stands in a meeting: actions, purposes of forms, facts for keys.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::ballot::Method;
use crate::domain::issue::Issue;
use crate::domain::meeting::{Item, Meeting, MeetingKind, Part, PartKind, Pickable, SpeechRecord};
use crate::store::Query;

/// What a key or a menu entry of a meeting can ask for, beside what every screen has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeetingAction {
    /// 公布.
    Publish,
    /// 作废.
    Void,
    /// 是否涉及全体居民利益.
    Concerns(bool),
    /// 其余赞成.
    CastRest,
    /// 未交票.
    NotHandedIn,
    /// 按号登记 absences.
    BySeat,
    /// 投票选题.
    Approvals,
    /// 并列另定.
    BreakTie,
    /// 备注.
    Remark,
    /// 会议信息.
    Head,
    /// 清点人数.
    Heads,
    /// 加议程.
    AddPart,
    /// 去掉议程.
    DropPart,
    /// 请发言.
    Ask,
    /// 开始 or 结束 a speech.
    Speak,
    /// 暂停 or 继续.
    Hold,
    /// 加时.
    Extend,
    /// 要点.
    Note,
    /// 不发言了.
    Withdraw,
    /// 加急 of an issue.
    Hurry,
}

/// What a form of a meeting is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeetingPurpose {
    /// 按号登记.
    BySeat(Id<Meeting>),
    /// 计票人报数.
    Papers(Id<Meeting>, Id<Item>),
    /// 未交票.
    NotHandedIn(Id<Meeting>, Id<Item>),
    /// 作废.
    Void(Id<Meeting>, Id<Item>),
    /// 发言要点.
    Note(Id<Meeting>, Id<SpeechRecord>),
    /// 备注 of a matter.
    Remark(Id<Meeting>, Id<Item>),
    /// A part of the agenda.
    Part(Id<Meeting>, Id<Part>),
    /// 加一项议程.
    AddPart(Id<Meeting>),
    /// 会议信息.
    Head(Id<Meeting>),
    /// 定稿 with what the head still lacks.
    Complete(Id<Meeting>),
    /// 清点人数.
    Heads(Id<Meeting>),
    /// 投票选题.
    Approvals(Id<Meeting>),
    /// 并列另定.
    BreakTie(Id<Meeting>),
    /// 加急.
    Hurry(Id<Issue>),
}

impl MeetingPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        Some(match self {
            MeetingPurpose::BySeat(meeting)
            | MeetingPurpose::Papers(meeting, _)
            | MeetingPurpose::NotHandedIn(meeting, _)
            | MeetingPurpose::Void(meeting, _)
            | MeetingPurpose::Note(meeting, _)
            | MeetingPurpose::Remark(meeting, _)
            | MeetingPurpose::Part(meeting, _)
            | MeetingPurpose::AddPart(meeting)
            | MeetingPurpose::Head(meeting)
            | MeetingPurpose::Complete(meeting)
            | MeetingPurpose::Heads(meeting)
            | MeetingPurpose::Approvals(meeting)
            | MeetingPurpose::BreakTie(meeting) => Query::Meeting(*meeting),
            MeetingPurpose::Hurry(issue) => Query::Issue(*issue),
        })
    }
}

/// Which part of the cockpit has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The agenda.
    Agenda,
    /// The speakers' list.
    Floor,
    /// Votes by name on the current item.
    Votes,
    /// The roll.
    Roll,
}

/// How the place of a meeting stands where the operator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemFacts {
    /// Which deliberation.
    pub kind: MeetingKind,
    /// The meeting has ended.
    pub ended: bool,
    /// Which part has the keys.
    pub focus: Focus,
    /// The part of the agenda that is selected; none when a matter is.
    pub at_part: Option<PartKind>,
    /// The item has a disposition.
    pub disposed: bool,
    /// Items without a disposition.
    pub open_items: u32,
    /// How many are missing for the quorum.
    pub quorum_short: u32,
    /// Someone was not called yet.
    pub uncalled: bool,
    /// The item's ballot.
    pub ballot: BallotFacts,
    /// 是否涉及全体居民利益, once it was answered.
    pub concerns_all: Option<bool>,
    /// Approvals tie at the edge, and nothing has broken it.
    pub tied: bool,
    /// Whether the matter can be picked for the assembly.
    pub pickable: Pickable,
    /// How the selected speech stands.
    pub speech: SpeechFacts,
}

/// How the ballot of an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotFacts {
    /// None was opened.
    None,
    /// Votes are being taken.
    Open {
        /// How.
        method: Method,
        /// Every voter present is accounted for.
        complete: bool,
    },
    /// The verdict stands.
    Closed {
        /// Whether it passed.
        passed: bool,
        /// Whether the result was announced.
        published: bool,
        /// Whether both sides are so close that postponing is advised.
        close: bool,
    },
}

/// How the selected speech stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeechFacts {
    /// Nobody is on the list.
    None,
    /// Waiting.
    Waiting,
    /// Has the floor.
    Speaking,
    /// Over.
    Spoken,
}
