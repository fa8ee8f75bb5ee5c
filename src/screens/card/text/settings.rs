//! The settings and the display test.

use crate::flow::{Action, Ink, Line, Target};

/// Heading.
pub fn title() -> String {
    "设置".to_owned()
}

/// Lines; the setting in force stands in the status line after it is changed.
pub fn lines() -> Vec<Line> {
    vec![
        Line::plain("操作记录和撤销").leading(Target::Journal),
        Line::plain("宽度设置：自动、单宽、双宽 之间切换").acting(Action::NextWidth),
        Line::plain("投影：墙上显示议题看板").acting(Action::ShowBoard),
        Line::plain("投影：墙上空白").acting(Action::ShowBlank),
        Line::gap(),
        Line::head("显示测试"),
        Line::inked("下面两行的右端应当对齐；没有对齐就换一个宽度设置", Ink::Dim),
        Line::plain("甲·乙“丙”…丁—戊℃己①庚|"),
        Line::plain(ruler()),
        Line::inked("罕见字：𠮷 㐂，看不到字形的显示为 〓", Ink::Dim),
    ]
}

/// As wide as the line above it when every doubtful character is drawn as it was laid out.
fn ruler() -> String {
    "一二三四五六七八九十".to_owned()
}
