//! Words of the frame that depend on the state of the application.

use crate::flow::WidthSetting;

/// The width setting in force, after it was changed.
pub fn width(setting: WidthSetting) -> &'static str {
    match setting {
        WidthSetting::Auto => "宽度设置：自动",
        WidthSetting::Narrow => "宽度设置：单宽",
        WidthSetting::Wide => "宽度设置：双宽",
    }
}

pub const DRAFT_UNREADABLE: &str = "上次的草稿是别的版本留下的，不能接着填";
