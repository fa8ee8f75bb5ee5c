//! Kinds of meeting, who sits in them, and what they can make of an item.

use serde::{Deserialize, Serialize};

use crate::domain::Coded;
use crate::domain::issue::Stage;

/// Which deliberation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MeetingKind {
    /// 党小组会.
    Group,
    /// 支委会.
    Committee,
    /// 党员大会, on the 主题党日.
    Assembly,
    /// 党员大会 under 四议两公开, for major matters.
    FourSteps,
    /// 居民会议: heads are counted, no roll is kept.
    Residents,
    /// 居民代表会议.
    Representatives,
}

impl Coded for MeetingKind {
    const CODES: &'static [(Self, &'static str)] = &[
        (MeetingKind::Group, "group"),
        (MeetingKind::Committee, "committee"),
        (MeetingKind::Assembly, "assembly"),
        (MeetingKind::FourSteps, "four_steps"),
        (MeetingKind::Residents, "residents"),
        (MeetingKind::Representatives, "representatives"),
    ];
}

impl MeetingKind {
    /// The dispositions this meeting may give an item, in the order of their digits.
    pub fn dispositions(self) -> &'static [Disposition] {
        use Disposition::*;
        match self {
            MeetingKind::Group => &[Carried, Merged, Answered],
            MeetingKind::Committee => {
                &[Picked, HandleNow, Assigned, Explained, Referred, NextMonth]
            }
            MeetingKind::Assembly | MeetingKind::FourSteps => {
                &[Assigned, ToResidents, Postponed, Declined]
            }
            MeetingKind::Residents | MeetingKind::Representatives => {
                &[Assigned, Postponed, Declined]
            }
        }
    }

    /// The stages whose issues this meeting takes onto its agenda.
    pub fn takes(self) -> &'static [Stage] {
        match self {
            MeetingKind::Group => &[Stage::Registered],
            MeetingKind::Committee => &[Stage::Committee, Stage::Postponed],
            MeetingKind::Assembly | MeetingKind::FourSteps => &[Stage::Assembly],
            MeetingKind::Residents | MeetingKind::Representatives => &[Stage::Residents],
        }
    }

    /// Whether matters are put to the vote here, so that nothing is assigned without a verdict.
    pub fn votes(self) -> bool {
        match self {
            MeetingKind::Group | MeetingKind::Committee => false,
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => true,
        }
    }

    /// Whether the members of a branch meet here (党员大会).
    pub fn is_of_members(self) -> bool {
        matches!(self, MeetingKind::Assembly | MeetingKind::FourSteps)
    }

    /// Whether the whole community meets, not a branch.
    pub fn is_of_community(self) -> bool {
        matches!(self, MeetingKind::Residents | MeetingKind::Representatives)
    }

    /// Whether heads are counted instead of a roll.
    pub fn counts_heads(self) -> bool {
        self == MeetingKind::Residents
    }
}

/// What a meeting made of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Disposition {
    /// 提交支委会.
    Carried,
    /// 合并.
    Merged,
    /// 当场答复.
    Answered,
    /// 提交党员大会.
    Picked,
    /// 即办.
    HandleNow,
    /// 交办.
    Assigned,
    /// 解释 (不予办理).
    Explained,
    /// 转报上级.
    Referred,
    /// 下月再议.
    NextMonth,
    /// 须提交居民(代表)会议: it concerns all residents.
    ToResidents,
    /// 暂缓.
    Postponed,
    /// 不予办理.
    Declined,
}

impl Coded for Disposition {
    const CODES: &'static [(Self, &'static str)] = &[
        (Disposition::Carried, "carried"),
        (Disposition::Merged, "merged"),
        (Disposition::Answered, "answered"),
        (Disposition::Picked, "picked"),
        (Disposition::HandleNow, "handle_now"),
        (Disposition::Assigned, "assigned"),
        (Disposition::Explained, "explained"),
        (Disposition::Referred, "referred"),
        (Disposition::NextMonth, "next_month"),
        (Disposition::ToResidents, "to_residents"),
        (Disposition::Postponed, "postponed"),
        (Disposition::Declined, "declined"),
    ];
}

impl Disposition {
    /// The stage an issue enters by this disposition.
    pub fn stage(self) -> Stage {
        match self {
            Disposition::Carried => Stage::Committee,
            Disposition::Merged => Stage::Merged,
            Disposition::Answered => Stage::Done,
            Disposition::Picked => Stage::Assembly,
            Disposition::HandleNow | Disposition::Assigned => Stage::Assigned,
            Disposition::Explained | Disposition::Declined => Stage::Declined,
            Disposition::Referred => Stage::Referred,
            Disposition::ToResidents => Stage::Residents,
            Disposition::NextMonth | Disposition::Postponed => Stage::Postponed,
        }
    }

    /// Whether a person and a deadline must be named on the spot (S47).
    pub fn needs_assignment(self) -> bool {
        matches!(self, Disposition::HandleNow | Disposition::Assigned)
    }

    /// Whether a sentence is asked for: the answer, the reason, the level it is referred to.
    pub fn needs_note(self) -> bool {
        matches!(
            self,
            Disposition::Answered
                | Disposition::Explained
                | Disposition::Referred
                | Disposition::Postponed
                | Disposition::Declined
        )
    }
}

/// In which capacity someone sits in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Capacity {
    /// A member with a vote, counted in the base.
    Voter,
    /// A member without a vote (预备党员, suspended): attends, never counts in the base.
    NonVoter,
    /// 居民代表: gives an opinion that is recorded beside the vote.
    Representative,
    /// 列席: attends, neither votes nor counts.
    Observer,
}

impl Coded for Capacity {
    const CODES: &'static [(Self, &'static str)] = &[
        (Capacity::Voter, "voter"),
        (Capacity::NonVoter, "non_voter"),
        (Capacity::Representative, "representative"),
        (Capacity::Observer, "observer"),
    ];
}

/// Roll-call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Presence {
    /// 未点名.
    Uncalled,
    /// 到会.
    Present,
    /// 请假.
    Excused,
    /// 缺席.
    Absent,
    /// 中途离会.
    Left,
}

impl Coded for Presence {
    const CODES: &'static [(Self, &'static str)] = &[
        (Presence::Uncalled, "uncalled"),
        (Presence::Present, "present"),
        (Presence::Excused, "excused"),
        (Presence::Absent, "absent"),
        (Presence::Left, "left"),
    ];
}
