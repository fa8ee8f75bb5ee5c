//! Words of the frame that depend on the state of the application.

use chrono::NaiveDate;

use super::Awaited;
use crate::flow::WidthSetting;

/// The width setting in force, after it was changed.
pub fn width(setting: WidthSetting) -> &'static str {
    match setting {
        WidthSetting::Auto => "宽度设置：自动",
        WidthSetting::Narrow => "宽度设置：单宽",
        WidthSetting::Wide => "宽度设置：双宽",
    }
}

/// What has been waited for longer than a moment.
pub fn waiting(awaited: Awaited) -> &'static str {
    match awaited {
        Awaited::Reading => "等待：正在读取（Ctrl+Q 退出）",
        Awaited::Saving => "等待：正在保存（Ctrl+Q 退出）",
        Awaited::Exporting => "等待：正在写文件（Ctrl+Q 退出）",
        Awaited::Keeping => "等待：正在留下填了的内容，然后退出（Ctrl+Q 不等了）",
        Awaited::Locked => "等待：另一个窗口或程序正占用数据文件（Ctrl+Q 退出）",
    }
}

/// Asks before a step is saved on such a day.
pub fn save_behind(newest: NaiveDate, today: NaiveDate) -> String {
    format!("电脑的日期是 {today}，比文件里最后一次操作（{newest}）还早。要按 {today} 保存吗？")
}

/// The answers to that; the safe one is to look at the clock first.
pub const SAVE_BEHIND: (&str, &str) = ("照样保存", "先不保存");

/// The clock has jumped to a day that cannot be.
pub fn odd_clock(shown: NaiveDate, today: NaiveDate) -> String {
    format!(
        "电脑的日期变成了 {shown}，不对，这里仍按 {today} 显示；请把电脑的日期调对，调对以前不能保存"
    )
}

pub const DRAFT_UNREADABLE: &str = "上次的草稿是别的版本留下的，不能接着填";

/// A copy takes the place of the file; nothing else happens until it has.
pub const RESTORING: &str = "等待：正在还原，核对留底";
