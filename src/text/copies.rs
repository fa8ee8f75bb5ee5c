//! 留底 in words: what a copy holds, what was made, what was put back.

use std::path::Path;

use chrono::NaiveDate;

use super::{dates, names};
use crate::domain::clean::clean;
use crate::domain::copy::{CopyFacts, CopyKind, CopyLimit, CopyRow};
use crate::domain::figures::Figures;
use crate::domain::journal::JournalRow;
use crate::store::{Failure, Fault};

/// How a copy came about.
pub fn kind(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Daily => "每日自动",
        CopyKind::ByHand => "手工",
        CopyKind::BeforeImport => "导入前",
        CopyKind::BeforeUpgrade => "升级前",
        CopyKind::BeforeRestore => "还原前",
    }
}

/// How much room the copies of the days may take.
pub fn limit(limit: CopyLimit) -> &'static str {
    match limit {
        CopyLimit::None => "不限大小",
        CopyLimit::Small => "最多500MB",
        CopyLimit::Medium => "最多2GB",
        CopyLimit::Large => "最多10GB",
        CopyLimit::Off => "关闭",
    }
}

/// Bytes as people read them.
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    const GB: u64 = 1 << 30;
    let tenths = |unit: u64, name: &str| {
        let tenths = bytes * 10 / unit;
        format!("{}.{}{name}", tenths / 10, tenths % 10)
    };
    match bytes {
        ..MB => format!("{}KB", bytes.div_ceil(KB)),
        MB..GB => tenths(MB, "MB"),
        GB.. => tenths(GB, "GB"),
    }
}

/// A copy in a list.
pub fn row(row: &CopyRow) -> String {
    let on = row.on.map_or_else(|| "日期不明".to_owned(), dates::full);
    let name = row.path.file_name().unwrap_or_default().to_string_lossy();
    format!(
        "{on}  {}  {}  {}",
        kind(row.kind),
        size(row.bytes),
        clean(&name)
    )
}

/// The reported figures in one line.
pub fn figures(figures: &Figures) -> String {
    format!(
        "走访{}人次、{}户次，诉求{}条，解决{}个，帮扶{}人，义务劳动{}次；住户{}户",
        figures.person_times,
        figures.household_times,
        figures.opinions,
        figures.resolved,
        figures.helped,
        figures.workdays,
        figures.round.of,
    )
}

/// A step of the journal.
pub fn step(step: &JournalRow) -> String {
    let at = dates::moment(step.at);
    let what = names::command(&step.deed.command);
    let subject = names::subject(&step.deed.command, &step.deed.subject);
    let undone = if step.undone { "（已撤销）" } else { "" };
    format!("{at}  {what} {}{undone}", clean(&subject))
}

/// Everything a copy holds that helps to know it, a line each.
pub fn facts(facts: &CopyFacts) -> Vec<String> {
    let mut lines = vec![
        format!("留底 {}（{}）", show(&facts.path), size(facts.bytes)),
        format!("社区：{}", clean(&facts.community)),
        format!("数字：{}", figures(&facts.figures)),
    ];
    if facts.steps.is_empty() {
        lines.push("里面还没有操作记录".to_owned());
    } else {
        lines.push("最后几步：".to_owned());
        lines.extend(facts.steps.iter().map(|one| format!("  {}", step(one))));
    }
    lines
}

/// A copy that was made.
pub fn made(path: &Path, facts: &CopyFacts) -> String {
    format!(
        "已留底 {}（{}），核对过：{}；还原用 fyj restore \"{}\"",
        show(path),
        size(facts.bytes),
        figures(&facts.figures),
        show(path)
    )
}

/// The copy of the day was not made.
pub fn not_copied(failure: &Failure) -> String {
    let why = match failure {
        Failure::Fault(Fault::Locked | Fault::Occupied { .. }) => {
            "数据文件正被别的程序占用；请关掉那个程序，再到 9 设置 的「留底」手工做一份".to_owned()
        }
        other => super::faults::failure(other),
    };
    format!("今天的留底没有做成，已经保存的都在：{why}")
}

/// What will happen, before it does.
pub fn will_replace(target: &Path, to: Option<NaiveDate>) -> String {
    let until = to.map_or_else(String::new, |day| {
        format!("只到{}，以后做的都退回去；", dates::full(day))
    });
    format!(
        "{until}还原以后 {} 就是这一份；现在的那份改名留在旁边，不会删",
        show(target)
    )
}

/// It cannot happen now.
pub const IN_USE: &str =
    "数据文件正被另一个窗口或程序占用，没有还原，文件和留底都没有动；请先关掉那个窗口或程序再试";

/// It has happened.
pub fn restored(aside: Option<&Path>) -> String {
    match aside {
        Some(aside) => format!("已还原；还原前的那份留在 {}", show(aside)),
        None => "已还原".to_owned(),
    }
}

/// Nothing was restored because nobody said yes.
pub const NOT_RESTORED: &str = "没有还原，什么都没有改";
/// The question before a restoring on a terminal; a digit, so that no input method is in the way.
pub const RESTORE_QUESTION: &str = "还原请输入 1 再按回车，不还原直接按回车：";

/// A folder without a copy of the file.
pub fn no_copy(folder: &Path) -> String {
    format!(
        "「{}」里没有这个数据文件的留底；请写明是哪一份文件",
        show(folder)
    )
}

fn show(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_read_them() {
        for (bytes, said) in [
            (0, "0KB"),
            (1, "1KB"),
            (4096, "4KB"),
            (1_572_864, "1.5MB"),
            (1 << 30, "1.0GB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
