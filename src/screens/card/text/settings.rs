//! The settings and the display test.

use crate::flow::{Action, Ink, Line, OrgPurpose, Purpose, Target, WidthSetting};
use crate::store::Settings;
use crate::text::names;

/// Heading.
pub fn title() -> String {
    "设置".to_owned()
}

/// What can be set, and two rulers that show whether the width is right.
pub fn lines(settings: &Settings, width: WidthSetting, file: &str) -> Vec<Line> {
    vec![
        Line::plain("导入花名册").leading(Target::Import),
        Line::plain("操作记录和撤销").leading(Target::Journal),
        Line::plain(format!("宽度设置：{}（回车 切换）", width_name(width)))
            .acting(Action::NextWidth),
        Line::plain(format!(
            "一户一见面：{}一轮（回车 切换）",
            names::round(settings.round)
        ))
        .acting(Action::NextRound),
        Line::plain(format!(
            "敏感标签（低保、残疾、儿童等，要有同意）：{}（回车 切换）",
            names::switch(settings.sensitive)
        ))
        .acting(Action::ToggleSensitive),
        Line::plain("投影：选要上墙的，先预览").leading(Target::Wall(None)),
        Line::plain("社区资料").filling(Purpose::Org(OrgPurpose::Community)),
        Line::plain("留底和还原").leading(Target::Copies),
        Line::plain("交接记录").leading(Target::Handovers),
        Line::plain("会议规则").leading(Target::Rules),
        Line::plain(format!(
            "责任人写姓名（墙上和公示里，有职务的）：{}（回车 切换）",
            names::switch(settings.names_offices)
        ))
        .acting(Action::NameOffices),
        Line::gap(),
        Line::plain(format!("数据文件 {file}")),
        Line::inked(
            format!("另开一个窗口投影：fyj project --db {file}"),
            Ink::Dim,
        ),
        Line::gap(),
        Line::head("显示测试"),
        Line::inked(
            "下面几行右端的竖线应当上下对齐；没有对齐就换一个宽度设置",
            Ink::Dim,
        ),
        Line::inked("一二三四五六七八", Ink::Ruler),
        Line::inked("abcdefghijklmnop", Ink::Ruler),
        Line::inked(DOUBTFUL, Ink::Ruler),
        Line::inked("罕见字 𠮷 㐂 𱏵", Ink::Ruler),
        Line::inked("罕见字看不到字形时显示为 〓，文件里的字不变", Ink::Dim),
    ]
}

/// Characters that some terminals draw one column wide and others two; escaped, for nowhere else may they stand.
const DOUBTFUL: &str = "\u{b7}\u{201c}\u{201d}\u{2026}\u{2014}\u{2103}\u{2460}";

fn width_name(width: WidthSetting) -> &'static str {
    match width {
        WidthSetting::Auto => "自动",
        WidthSetting::Narrow => "单宽",
        WidthSetting::Wide => "双宽",
    }
}
