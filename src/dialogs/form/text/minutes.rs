//! Words of the forms about minutes and notices.

use crate::domain::file_name::file_name;

pub const PLACE: &str = "贴在哪里";
pub const FROM: &str = "从哪天起";
pub const UNTIL: &str = "到哪天止";
pub const EXPORT: &str = "导出";
pub const EXPORT_NOTICE: &str = "导出公示";
pub const HANDOUT: &str = "导出什么";
pub const HANDOUTS: [&str; 2] = ["会议记录", "全部表决结果"];
pub const PATH: &str = "文件名";
pub const FULL: &str = "不遮姓名";
pub const RECIPIENT: &str = "  给谁";
pub const PURPOSE: &str = "  做什么用";

/// A file name for the minutes of a meeting.
pub fn minutes_file(whose: &str) -> String {
    format!("会议记录{}.txt", joined(whose))
}

pub const COPY: &str = "留底到别处";
pub const COPY_HINT: &str = "空着就放在数据文件旁边";
pub const COPY_PATH: &str = "文件夹或文件";

/// A file name for all votes.
pub const VOTES_FILE: &str = "表决结果.csv";

/// A file name for a notice.
pub fn notice_file(whose: &str) -> String {
    format!("公示{}.txt", joined(whose))
}

fn joined(whose: &str) -> String {
    match file_name(whose).as_str() {
        "" => String::new(),
        whose => format!("-{whose}"),
    }
}
