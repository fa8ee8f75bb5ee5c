//! Words of a search.

pub const FIND: &str = "查找";
pub const FIND_HINT: &str = "首字母 汉字 3-2-501 电话后四位";

/// A search that takes no more keys.
pub fn found(typed: &str) -> String {
    format!("已按「{typed}」查找")
}

/// The same, and how it is left.
pub fn found_hint(typed: &str) -> String {
    format!("{}  / 再改  Esc 看全部", found(typed))
}
