//! Words of the forms.

pub mod deliberation;
pub mod home;
pub mod minutes;
pub mod network;
pub mod rule;

use crate::domain::Coded;
use crate::domain::household::HouseholdCard;
use crate::domain::issue::IssueCard;
use crate::domain::meeting::{AgendaItem, Disposition, MeetingKind};
use crate::domain::person::PersonCard;
use crate::text::names;

pub const SAVE: &str = "保存";
pub const DATE: &str = "日期";
pub const OUTCOME: &str = "结果";
pub const VISITOR: &str = "走访人";
pub const OTHERS: &str = "另见几人";
pub const SAID: &str = "谈了什么";
pub const CATEGORY: &str = "  类别";
pub const KIND: &str = "  性质";
pub const CHANNEL: &str = "  来源";
pub const MEETING_DATE: &str = "开会日期";
pub const DAY_REASON: &str = "为什么改";
pub const ASSIGNEE: &str = "责任人";
pub const DEADLINE: &str = "办理时限";
pub const TARGET: &str = "并入哪一件";
pub const FINISH: &str = "办结";
pub const RESULT: &str = "办理结果";
pub const REOPEN: &str = "重启";
pub const REASON: &str = "理由";
pub const PROGRESS: &str = "办理情况";
pub const PROGRESS_NOTE: &str = "办到哪一步";
pub const APPROVE: &str = "赞成";
pub const REJECT: &str = "反对";
pub const ABSTAIN: &str = "弃权";
pub const REP_APPROVE: &str = "代表赞成";
pub const REP_REJECT: &str = "代表反对";
pub const REP_ABSTAIN: &str = "代表弃权";
pub const WAY: &str = "怎么告知";
pub const TELLER: &str = "谁告知的";
pub const TOLD_NOTE: &str = "居民怎么说";
pub const SATISFACTION: &str = "满意吗";
pub const FOLLOW_UP_NOTE: &str = "说明";
pub const NOBODY: &str = "（按 右 选择）";
pub const ALONE: &str = "没有（按 右 加一位）";
pub const UNCHOSEN: &str = "（还没选）";
pub const YES: &str = "[x]";
pub const NO: &str = "[ ]";

/// Names of every value of a coded enumeration, in the order of their digits.
pub fn all<T: Coded>(name: fn(T) -> &'static str) -> Vec<&'static str> {
    T::all().map(name).collect()
}

/// Label of a resident's tick box.
pub fn met(name: &str, relation: &str) -> String {
    format!("见到 {name}（{relation}）")
}

/// Label of whoever came along.
pub fn companion(n: usize) -> &'static str {
    match n {
        0 => "同去的人",
        _ => "还有谁",
    }
}

/// Label of whoever helps.
pub fn helper(n: usize) -> &'static str {
    match n {
        0 => "协办人",
        _ => "还有谁",
    }
}

/// Label of the n-th matter.
pub fn matter(n: usize) -> String {
    format!("提了什么{n}")
}

/// Whose door a form is about.
pub fn household(card: &HouseholdCard) -> String {
    format!(
        "{} {}  户主 {}",
        card.row.estate, card.row.door, card.row.head
    )
}

/// Whom a form is about: the name, and what tells namesakes apart.
pub fn person(card: &PersonCard) -> String {
    let mut words = vec![card.name.clone()];
    words.extend(card.membership().map(|now| match &now.group {
        Some((_, group)) => format!("{} {group}", now.branch.1),
        None => now.branch.1.clone(),
    }));
    words.extend(card.homes.first().map(|home| home.door.clone()));
    words.join("  ")
}

/// Which issue a form is about.
pub fn issue(card: &IssueCard) -> String {
    format!("{} {}", card.row.number, card.row.text)
}

/// Which item a form is about.
pub fn item(item: &AgendaItem) -> String {
    format!("{} {}", item.number, item.text)
}

/// Which item is counted, and for how many.
pub fn tally(item: &AgendaItem, present: u32, representatives: u32) -> String {
    if representatives == 0 {
        format!("{}  到会有表决权{present}人，赞成自动算", item.number)
    } else {
        format!(
            "{}  到会有表决权{present}人，居民代表{representatives}人，赞成自动算",
            item.number
        )
    }
}

/// Heading of the form that opens a meeting.
pub fn open_meeting(kind: MeetingKind) -> String {
    format!("开{}", names::meeting(kind))
}

/// What the note of a disposition is called.
pub fn note(disposition: Disposition) -> &'static str {
    match disposition {
        Disposition::Answered => "怎么答复的",
        Disposition::Referred => "转报哪里",
        _ => REASON,
    }
}

/// How many were picked.
pub fn picked(count: u32) -> String {
    format!("本次提交党员大会{count}件，应商定2至3件，请写明理由")
}

/// What can be done in a field of this kind, for the line under the form.
pub mod hints {
    pub const TEXT: &str = "直接输入  回车 下一项  F4 保存  Esc 返回";
    pub const DATE: &str = "左右 前后一天，或直接输入  回车 下一项  F4 保存";
    pub const NUMBER: &str = "输入数字  回车 下一项  F4 保存";
    pub const CHOICE: &str = "数字 选中并到下一项  左右 选择  回车 下一项  F4 保存";
    pub const CHECK: &str = "左右或空格 勾选  回车 下一项  F4 保存";
    pub const PICK: &str = "右 或输入姓名 换人  回车 下一项  F4 保存";
    pub const COMPANION: &str = "右 或输入姓名 加人  退格 去掉  回车 下一项  F4 保存";
    pub const HEIR: &str = "右 或输入姓名 换人  退格 归接手人  回车 下一项  F4 保存";
    pub const SHARER: &str = "右 或输入姓名 选人，可选几位  退格 去掉  回车 下一项  F4 保存";
    pub const PICK_SECTION: &str = "右 或输入小区名 选片区  退格 去掉  回车 下一项  F4 保存";
    pub const PICK_HOME: &str = "右 或输入门牌、户主 选一户  回车 下一项  F4 保存";
    pub const PICK_ISSUE: &str = "右 或输入编号、汉字 选一件  回车 下一项  F4 保存";
    pub const BUTTON: &str = "回车 保存  上 返回修改  Esc 返回";
}
