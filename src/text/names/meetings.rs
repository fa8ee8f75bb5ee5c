//! What the deliberations call things.

use crate::domain::Coded;
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Capacity, Disposition, MeetingKind, PartKind, Presence, Stance};

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

/// In which capacity someone sits in a meeting; where nothing is voted on nobody has a vote.
pub fn capacity(kind: MeetingKind, capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Voter | Capacity::NonVoter if kind == MeetingKind::Group => "党员",
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

/// A part of a theme day.
pub fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::SignIn => "签到点名",
        PartKind::Dues => "交纳党费",
        PartKind::Oath => "重温入党誓词",
        PartKind::Constitution => "诵读党章",
        PartKind::Study => "集中学习",
        PartKind::Promises => "上月会诊事项办理情况",
        PartKind::Consultation => "本月民情会诊",
        PartKind::Publication => "党务公开、积分公布",
        PartKind::Service => "志愿服务、义务劳动",
        PartKind::Admission => "发展党员（本系统不计票）",
        PartKind::Election => "选举（本系统不计票）",
        PartKind::Other => "其他",
    }
}

/// What a speaker was for.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "赞成",
        Stance::Against => "反对",
        Stance::Remark => "建议",
    }
}

/// A rule in the journal, which knows the kind of meeting by its code.
pub(super) fn rule_subject(subject: &str) -> String {
    let (code, from) = subject.split_once(' ').unwrap_or((subject, ""));
    match MeetingKind::from_code(code) {
        Some(kind) => format!("{} {from}", meeting(kind)),
        None => subject.to_owned(),
    }
}

/// Whoever was called in the journal, which knows how they stand by its code: `到会 付永强`.
pub(super) fn roll_subject(subject: &str) -> String {
    let (code, names) = subject.split_once(' ').unwrap_or((subject, ""));
    match Presence::from_code(code) {
        Some(found) => format!("{} {}", presence(found), names.replace(" / ", "、")),
        None => subject.to_owned(),
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
        "cast_rest" => "其余同投",
        "not_handed_in" => "未交票",
        "count_papers" => "计票人报数",
        "publish_ballot" => "公布结果",
        "void_ballot" => "表决作废",
        "concerns_all" => "是否涉及全体",
        "ask_to_speak" => "要求发言",
        "begin_speech" => "开始发言",
        "hold_speech" => "暂停或继续",
        "extend_speech" => "发言加时",
        "end_speech" => "发言结束",
        "note_speech" => "发言要点",
        "withdraw_speech" => "不发言了",
        "mark_some" => "按号登记",
        "set_head" => "会议信息",
        "count_heads" => "清点人数",
        "add_part" => "加一项议程",
        "edit_part" => "改一项议程",
        "drop_part" => "去掉一项议程",
        "remark" => "事项备注",
        "approvals" => "投票选题",
        "break_tie" => "并列另定",
        "hurry" => "加急",
        "set_rule" => "自定规则",
        "withdraw_rule" => "撤回规则",
        "finalise_minutes" => "记录定稿",
        "reopen_minutes" => "记录重开",
        "publish_notice" => "公示",
        "withdraw_notice" => "撤下公示",
        "let_stand" => "不是人名",
        "mask_again" => "是人名",
        _ => return None,
    })
}
