//! What the deliberations call things.

use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Capacity, Disposition, MeetingKind, Presence};

/// Which deliberation.
pub fn meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Group => "党小组会",
        MeetingKind::Committee => "支委会",
        MeetingKind::Assembly => "党员大会（民情会诊）",
        MeetingKind::FourSteps => "党员大会（四议两公开）",
        MeetingKind::Residents => "居民会议",
        MeetingKind::Representatives => "居民代表会议",
    }
}

/// What a meeting made of an item.
pub fn disposition(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Carried => "提交支委会",
        Disposition::Merged => "合并",
        Disposition::Answered => "当场答复",
        Disposition::Picked => "提交党员大会",
        Disposition::HandleNow => "即办",
        Disposition::Assigned => "交办",
        Disposition::Explained => "解释",
        Disposition::Referred => "转报",
        Disposition::NextMonth => "下月再议",
        Disposition::ToResidents => "提交居民会议",
        Disposition::Postponed => "暂缓",
        Disposition::Declined => "不予办理",
    }
}

/// In which capacity someone sits in a meeting.
pub fn capacity(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Voter => "有表决权",
        Capacity::NonVoter => "无表决权",
        Capacity::Representative => "居民代表",
        Capacity::Observer => "列席",
    }
}

/// Roll-call.
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Uncalled => "未点名",
        Presence::Present => "到会",
        Presence::Excused => "请假",
        Presence::Absent => "缺席",
        Presence::Left => "离会",
    }
}

/// How votes are taken.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Hands => "举手表决",
        Method::Named => "记名表决",
        Method::Paper => "无记名票决",
    }
}

/// A choice.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Approve => "赞成",
        Choice::Reject => "反对",
        Choice::Abstain => "弃权",
    }
}

/// A command of a meeting, by its journal code.
pub(super) fn command(code: &str) -> Option<&'static str> {
    Some(match code {
        "open_meeting" => "开会",
        "call_roll" => "点名",
        "call_all" => "全到",
        "dispose" => "议定去向",
        "open_ballot" => "开始表决",
        "set_tally" => "计票",
        "cast_vote" => "记名投票",
        "close_ballot" => "结束表决",
        "end_meeting" => "散会",
        _ => return None,
    })
}
