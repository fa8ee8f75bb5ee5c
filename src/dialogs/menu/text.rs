//! Words of the menu.

pub const TITLE: &str = "能做的事";
pub const HINT: &str = "上下或数字 选择  回车 确定  输入拼音首字母查找  Esc 返回";
pub const FIND: &str = "查找";
pub const EMPTY: &str = "没有符合的";
