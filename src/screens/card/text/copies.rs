//! 留底: every copy of the file, and what one of them holds.

use crate::domain::copy::{CopyFacts, CopyShelf};
use crate::flow::{Action, CopyAction, Ink, Line, Target};
use crate::text::{copies, dates};

/// The copies, and what can be done about them.
pub fn shelf(shelf: &CopyShelf) -> (String, Vec<Line>) {
    let mut lines = vec![
        Line::plain("留底到别处（U盘、别的文件夹）").acting(Action::Copy(CopyAction::Make)),
        Line::plain(format!(
            "每天第一次保存后自动留底：{}（回车 切换）",
            copies::limit(shelf.limit)
        ))
        .acting(Action::Copy(CopyAction::NextLimit)),
        Line::gap(),
        Line::inked(
            "自动留底保留最近7天、4周、12个月各一份，在下面这个文件夹里：",
            Ink::Dim,
        ),
        Line::inked(shelf.folder.display().to_string(), Ink::Dim),
        Line::gap(),
        Line::head(format!(
            "留底 {}份，共{}",
            shelf.rows.len(),
            copies::size(shelf.bytes())
        )),
    ];
    let rows = shelf.rows.iter();
    lines.extend(rows.map(|row| Line::plain(copies::row(row)).leading(Target::Copy(row.at))));
    if shelf.rows.is_empty() {
        lines.push(Line::plain("还没有留底"));
    }
    ("留底".to_owned(), lines)
}

/// What a copy holds, before anything is done with it.
pub fn copy(facts: &CopyFacts) -> (String, Vec<Line>) {
    let mut lines: Vec<Line> = copies::facts(facts).into_iter().map(Line::plain).collect();
    lines.push(Line::gap());
    lines.push(Line::plain("还原到这一份").acting(Action::Copy(CopyAction::Restore)));
    lines.push(Line::inked(
        "先关掉别的窗口和投影；现在的文件改名留在旁边，不会删",
        Ink::Dim,
    ));
    let day = facts.newest().map(|at| dates::full(at.date()));
    (format!("留底 {}", day.unwrap_or_default()), lines)
}

/// The question before a restoring.
pub fn question(facts: &CopyFacts) -> String {
    let last = facts.steps.first();
    let last = last.map_or_else(String::new, |step| {
        format!("最后一步 {}。", copies::step(step))
    });
    format!(
        "还原到这一份吗？{}。{last}之后做的都不在里面；现在的文件改名留在旁边。",
        copies::figures(&facts.figures)
    )
}

/// The answer that restores.
pub const YES: &str = "还原";
