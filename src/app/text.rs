//! Words of the frame that depend on the state of the application.

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
        Awaited::Reading => "等待……正在读取（Ctrl+Q 退出）",
        Awaited::Saving => "等待……正在保存（Ctrl+Q 退出）",
        Awaited::Exporting => "等待……正在写文件（Ctrl+Q 退出）",
        Awaited::Locked => "等待……另一个窗口或程序正占用数据文件（Ctrl+Q 退出）",
    }
}

pub const DRAFT_UNREADABLE: &str = "上次的草稿是别的版本留下的，不能接着填";
