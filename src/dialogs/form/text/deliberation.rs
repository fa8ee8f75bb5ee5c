//! Words of the forms within a meeting.

use crate::domain::meeting::{AgendaItem, MeetingKind};

pub const SEATS: &str = "序号";
pub const PRESENCE: &str = "情况";
pub const WHY_AWAY: &str = "事由";
pub const COUNT: &str = "谁报的数";
/// Whose numbers, in the order of the digits.
pub const TELLERS: [&str; 2] = ["第一位", "第二位"];
pub const TELLER: &str = "计票人";
pub const INVALID: &str = "废票";
pub const STANCE: &str = "意见";
pub const REMARK: &str = "备注";
pub const PLANNED: &str = "计划几分钟";
pub const FOCUS_WORK: &str = "中心工作";
pub const TITLE: &str = "名称";
pub const PART: &str = "哪一项";
pub const CHAIR: &str = "主持人";
pub const RECORDER: &str = "记录人";
pub const PLACE: &str = "地点";
pub const THEME: &str = "主题";
/// Why it was not on its day; only the assembly's is the theme day.
pub fn off_day(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Assembly => "不在主题党日的理由",
        _ => "不在原定日的理由",
    }
}
pub const NOTICED_ON: &str = "通知日期";
pub const SHORT_NOTICE: &str = "提前不够的理由";
pub const HEADS: &str = "应到";
pub const HEADS_PRESENT: &str = "实到";
pub const TIE_WAY: &str = "怎么定的";
pub const TIE_NOTE: &str = "说明";
/// The usual ways to break a tie.
pub const TIE_WAYS: [&str; 3] = ["再次举手", "书记提议，商定", "抽签"];

/// How the numbers are typed.
pub fn seats_of(count: usize) -> String {
    format!("名单上的序号，空格隔开，如 4 11 19（共{count}人）")
}

/// Heading of a teller's form, once it is known which teller reports.
pub fn papers(teller: Option<u32>) -> String {
    match teller {
        Some(teller) => format!("计票人{teller}报数"),
        None => "计票人报数".to_owned(),
    }
}

/// What is counted.
pub fn papers_of(item: Option<&AgendaItem>, returned: u32, reps: u32) -> String {
    let number = item.map_or("", |item| item.number.as_str());
    let reps = match reps {
        0 => String::new(),
        reps => format!("，居民代表{reps}人"),
    };
    format!("{number}  收回{returned}张{reps}")
}

/// A matter as a label.
pub fn matter(n: usize, item: &AgendaItem) -> String {
    let short: String = item.text.chars().take(8).collect();
    format!("{n} {short}")
}

/// How many hands there can be.
pub fn approvals(present: u32) -> String {
    format!("到会支委{present}人，每人最多投三件")
}
