//! Words of the picker.

use super::Kind;
use crate::domain::person::TermRow;
use crate::store::Body;
use crate::text::names;

pub const HINT: &str = "上下 选择  回车 确定  输入拼音首字母或汉字查找  Esc 返回";
pub const HINT_BODY: &str = "上下 选择  回车 确定  Esc 返回";
pub const FIND: &str = "查找";
pub const EMPTY: &str = "没有符合的";

/// Heading.
pub fn title(kind: &Kind) -> &'static str {
    match kind {
        Kind::Person => "选人",
        Kind::Issue => "选一件事",
        Kind::Body => "哪个组织开会",
        Kind::Grid => "选网格",
        Kind::Section(_) => "选片区",
        Kind::Branch => "选支部",
        Kind::Household => "选一户",
        Kind::Group => "选党小组",
        Kind::Anyone(_) => "选人",
        Kind::Term(_) => "选一项职务",
        Kind::Relative(_) => "选一位亲属",
        Kind::Present(_) => "选一位到会的人",
    }
}

/// A body and what waits for it.
pub fn body(body: &Body) -> String {
    match body.waiting {
        0 => format!("{}  没有待议事项", body.name),
        count => format!("{}  待议{count}件", body.name),
    }
}

/// A role of someone.
pub fn term(term: &TermRow) -> String {
    format!("{} {} {}", term.name, names::role(term.role), term.place)
}
