//! What coded values are called.

mod homes;
mod meetings;
mod network;

pub use homes::{
    card_state, card_status, contact_kind, housing, known, leaving, living, relation, stay,
    void_reason,
};
pub use meetings::{capacity, choice, disposition, meeting, method, part, presence, stance};
pub use network::{kin, reach, sex, theme_day, weekday};

use super::{calendar, copies};
use crate::domain::Coded;
use crate::domain::copy::CopyLimit;
use crate::domain::grid::SectionKind;
use crate::domain::household::LinkRole;
use crate::domain::issue::{Category, Channel, Kind, Stage};
use crate::domain::meeting::MeetingKind;
use crate::domain::person::{PartyStatus, Role};
use crate::domain::task::{Satisfaction, ToldBy};
use crate::domain::visit::{Outcome, Round};

/// The mark of a drill file, on every screen.
pub const DRILL: &str = "演练";

/// Who sits at the machine, as the journal writes it.
pub const OPERATOR: &str = "值班员";

/// One of the six categories.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::Policy => "政策咨询",
        Category::Dispute => "矛盾纠纷",
        Category::Hardship => "困难救助",
        Category::Sanitation => "环境卫生",
        Category::Livelihood => "民生项目",
        Category::Affairs => "社区事务",
    }
}

/// What a matter is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Appeal => "诉求",
        Kind::Opinion => "意见",
        Kind::Suggestion => "建议",
    }
}

/// How a matter came.
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "入户走访",
        Channel::Card => "连心卡来电",
        Channel::WalkIn => "来访",
        Channel::TalkDay => "逢四说事",
        Channel::BuildingHead => "楼栋长上报",
        Channel::Unit => "单位联络",
        Channel::Hotline => "12345转办",
        Channel::Chat => "微信群",
        Channel::Other => "其他",
    }
}

/// Where an issue stands.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => "已登记",
        Stage::Group => "党小组会",
        Stage::Committee => "待支委会",
        Stage::Assembly => "待会诊",
        Stage::Residents => "待居民会议",
        Stage::Postponed => "暂缓",
        Stage::Assigned => "已交办",
        Stage::InProgress => "办理中",
        Stage::Done => "待告知",
        Stage::Referred => "已转报",
        Stage::Declined => "已解释",
        Stage::Told => "待回访",
        Stage::FollowedUp => "已回访",
        Stage::Closed => "已销号",
        Stage::Merged => "已合并",
    }
}

/// How a visit ended.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "见到",
        Outcome::NobodyHome => "无人",
        Outcome::Refused => "拒绝",
        Outcome::MovedAway => "搬离",
        Outcome::Vacant => "空置",
        Outcome::Phone => "电话",
    }
}

/// How long a round of 一户一见面 is.
pub fn round(round: Round) -> &'static str {
    match round {
        Round::Year => "一年",
        Round::HalfYear => "半年",
        Round::Quarter => "一季",
        Round::Month => "一月",
    }
}

/// Something that is on or off.
pub fn switch(on: bool) -> &'static str {
    if on { "打开" } else { "关闭" }
}

/// How the resident was told.
pub fn told_by(way: ToldBy) -> &'static str {
    match way {
        ToldBy::Visit => "上门",
        ToldBy::Phone => "电话",
        ToldBy::Meeting => "会上",
        ToldBy::Letter => "书面",
        ToldBy::Message => "微信",
    }
}

/// How satisfied the resident is.
pub fn satisfaction(satisfaction: Satisfaction) -> &'static str {
    match satisfaction {
        Satisfaction::Satisfied => "满意",
        Satisfaction::Fair => "基本满意",
        Satisfaction::Unsatisfied => "不满意",
        Satisfaction::Unreachable => "联系不上",
    }
}

/// What a section is.
pub fn section(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Building => "小区楼栋",
        SectionKind::Scattered => "零散片区",
        SectionKind::Unit => "辖区单位",
    }
}

/// A rung of 「一条纽带」.
pub fn link(role: LinkRole) -> &'static str {
    match role {
        LinkRole::Contact => "联系人",
        LinkRole::Backup => "备联系人",
        LinkRole::Section => "楼栋长/代表",
        LinkRole::Collector => "收集责任人",
        LinkRole::Lead => "片长",
        LinkRole::Committees => "两委成员",
        LinkRole::Secretary => "支部书记",
    }
}

/// Party status.
pub fn party_status(status: PartyStatus) -> &'static str {
    match status {
        PartyStatus::Full => "正式党员",
        PartyStatus::Probationary => "预备党员",
    }
}

/// A role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "片长",
        Role::Collector => "收集责任人",
        Role::BuildingHead => "楼栋长",
        Role::BuildingLiaison => "楼栋联络员",
        Role::Representative => "居民代表",
        Role::UnitLiaison => "单位联络员",
        Role::Committees => "两委成员",
        Role::Staff => "社区工作人员",
        Role::GridWorker => "网格员",
        Role::Secretary => "支部书记",
        Role::CommitteeMember => "支委委员",
        Role::GroupLeader => "党小组长",
        Role::Publicist => "方针政策宣传员",
        Role::Mediator => "矛盾纠纷调解员",
        Role::Helper => "爱心帮扶服务员",
        Role::SanitationMonitor => "环境卫生监督员",
        Role::ProjectCoordinator => "民生项目协调员",
        Role::Overseer => "居务监督员",
        Role::Cadre => "驻社区行政干部",
        Role::OwnersDelegate => "业委会代表",
        Role::Activist => "入党积极分子",
        Role::Candidate => "发展对象",
    }
}

/// What a command was done to, in words; whoever a household lost by moving stands behind a slash.
pub fn subject(code: &str, subject: &str) -> String {
    match (code, subject.split_once(" / ")) {
        ("move_house", Some((doors, lost))) => {
            format!("{doors}（{}不再联系）", lost.replace(' ', "、"))
        }
        ("set_rule" | "withdraw_rule", _) => meetings::rule_subject(subject),
        ("call_roll" | "mark_some", _) => meetings::roll_subject(subject),
        ("set_meeting_day" | "clear_meeting_day", Some((body, day))) => {
            let (kind, on) = day.split_once(' ').unwrap_or_default();
            let kind = MeetingKind::from_code(kind).map_or("", calendar::meeting);
            format!("{body}{kind} {on}")
        }
        ("set_sensitive_tags" | "set_name_offices", _) => switch(subject == "yes").to_owned(),
        ("set_copies", _) => match CopyLimit::from_code(subject) {
            Some(most) => copies::limit(most).to_owned(),
            None => subject.to_owned(),
        },
        ("set_round", _) => match Round::from_code(subject) {
            Some(length) => format!("{}一轮", round(length)),
            None => subject.to_owned(),
        },
        _ => subject.to_owned(),
    }
}

/// A command, by its journal code; what the undo list and messages call it.
pub fn command(code: &str) -> &'static str {
    match code {
        "record_visit" => "登记走访",
        "register_issue" => "登记事项",
        "set_internal" => "上墙设置",
        "add_progress" => "办理情况",
        "finish_task" => "办结",
        "tell" => "告知居民",
        "follow_up" => "回访",
        "close" => "销号",
        "reopen" => "重启",
        "import_roster" => "导入花名册",
        "collect_nothing" => "本月无",
        "report_month" => "汇报",
        "report_group" => "全组汇报",
        "set_meeting_day" => "改会议日期",
        "clear_meeting_day" => "撤回改期",
        "set_sensitive_tags" => "敏感标签",
        "set_name_offices" => "责任人写姓名",
        "set_round" => "一户一见面",
        "set_copies" => "自动留底",
        "undo" => "撤销",
        "restore" => "还原留底",
        code => homes::command(code)
            .or_else(|| network::command(code))
            .or_else(|| meetings::command(code))
            .unwrap_or("操作"),
    }
}
