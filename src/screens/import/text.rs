//! Words of an import.

use super::state::CLASSES;
use super::update::meanings;
use crate::domain::clean::clean;
use crate::domain::roster::{Class, Column};
use crate::flow::{Action, ImportAction, Ink, Line};
use crate::store::import::{Heading, Opened, Outcome, PlanRow, Step, Summary};
use crate::text::roster as words;

pub const TITLE: &str = "导入花名册";
pub const PATH: &str = "文件";
pub const PATH_HINTS: [&str; 4] = [
    "输入或粘贴花名册的路径，回车打开；xlsx、xls、ods、csv 都可以",
    "也可以在表格里选中带表头的单元格，复制后直接粘贴到这里",
    "先比对、预览，确认以后才写入；写入前自动留底，写入后可以撤销",
    "Esc 返回",
];
pub const OPENING: &str = "正在看是什么表";
pub const STOPPED: &str = "已经停止，什么都没有改";
pub const NO_PATH: &str = "还没有写文件，请输入或粘贴路径";
pub const NO_MEANING: &str = "还没有指认任何一栏，请在要导入的栏上按回车，选它是什么";
pub const NO_ROWS: &str = "表头下面一行也没有，请填好再导入";
pub const NOTHING_TO_WRITE: &str = "没有要写的：每一行都和文件相同";
pub const WRITE: &str = "写入";
const ESC_STOPS: &str = "Esc 停止，停止后什么都不改";
const STOPPING: &str = "正在停止";

/// The tabs, the listed class in brackets; without gaps where columns are few.
pub fn tabs(summary: &Summary, listed: Class, gap: &str) -> Vec<(Class, String)> {
    CLASSES
        .iter()
        .map(|class| {
            let label = format!("{}{gap}{}", words::class(*class), summary.of(*class));
            let label = if *class == listed {
                format!("[{label}]")
            } else {
                format!("{gap}{label} ")
            };
            (*class, label)
        })
        .collect()
}

/// The columns and what they mean; the first line goes on.
pub fn columns(opened: &Opened) -> Vec<Line> {
    let unknown: Vec<String> = opened
        .headings
        .iter()
        .filter(|heading| heading.is_unknown)
        .map(|heading| clean(&heading.text).into_owned())
        .collect();
    let count = unknown.len();
    let mut lines = vec![
        Line::plain("开始读取和比对").acting(Action::Import(ImportAction::Read)),
        Line::gap(),
        Line::inked(source(opened), Ink::Dim),
    ];
    if opened.remembered {
        let said = "这种表的各栏以前指认过，照那时的来";
        lines.push(Line::inked(said, Ink::Dim));
    }
    lines.extend(words::sheets_left_out(&opened.left_out).map(|it| Line::inked(it, Ink::Warn)));
    if opened.headings.is_empty() {
        lines.push(Line::inked(
            "没有找到表头，请在表里写上各栏的名称",
            Ink::Bad,
        ));
    }
    if count > 0 {
        let more = if count > 3 { "等" } else { "" };
        let names = unknown[..count.min(3)].join("、");
        let said =
            format!("有{count}栏不认识（{names}{more}），不指认就不导入；回车可以改任何一栏的意思");
        lines.push(Line::inked(said, Ink::Warn));
    } else {
        lines.push(Line::inked("各栏的意思如下，回车可以改", Ink::Dim));
    }
    lines.extend(opened.headings.iter().map(heading));
    lines
}

/// The name of the file and what it is; of pasted cells both are one.
fn source(opened: &Opened) -> String {
    if opened.name == opened.kind {
        opened.name.clone()
    } else {
        format!("{}  {}", clean(&opened.name), opened.kind)
    }
}

fn heading(heading: &Heading) -> Line {
    let meaning = match (heading.column, &heading.tag) {
        (Some(_), Some(tag)) => format!("标签 {}", clean(tag)),
        (Some(column), None) => words::column(column).to_owned(),
        (None, _) if heading.is_unknown => "不认识".to_owned(),
        (None, _) => "不导入".to_owned(),
    };
    let ink = match (heading.column, heading.is_unknown) {
        (_, true) => Ink::Warn,
        (None, _) => Ink::Dim,
        _ => Ink::Plain,
    };
    let at = words::letters(heading.at);
    let line = format!("{at:>3} 列  {} ＝ {meaning}", clean(&heading.text));
    Line::inked(line, ink).acting(Action::Import(ImportAction::Meaning(heading.at)))
}

/// What a column can mean.
pub fn choices(opened: &Opened, at: u32) -> Vec<Line> {
    let found = opened.headings.iter().find(|heading| heading.at == at);
    let name = found.map_or(String::new(), |heading| clean(&heading.text).into_owned());
    let mut lines = vec![
        Line::head(format!("{} 列「{name}」是什么", words::letters(at))),
        Line::plain("不导入").acting(Action::Import(ImportAction::Choose(None))),
    ];
    lines.extend(meanings().map(choice));
    lines
}

fn choice(column: Column) -> Line {
    Line::plain(words::column(column)).acting(Action::Import(ImportAction::Choose(Some(column))))
}

/// Rows are read.
pub fn reading(step: Step, stopping: bool) -> Vec<Line> {
    working(format!("正在读取，已读 {} 行", step.done), stopping)
}

/// Rows are compared.
pub fn comparing(step: Step, stopping: bool) -> Vec<Line> {
    working(of("正在比对", step, "行"), stopping)
}

/// Households are written.
pub fn applying(step: Step, stopping: bool) -> Vec<Line> {
    let said = match step.of {
        0 => "正在留底".to_owned(),
        _ => of("正在写入", step, "户"),
    };
    working(said, stopping)
}

fn of(what: &str, step: Step, unit: &str) -> String {
    let percent = (step.done * 100).checked_div(step.of).unwrap_or(0);
    format!("{what}，{} / {} {unit}，{percent}%", step.done, step.of)
}

fn working(said: String, stopping: bool) -> Vec<Line> {
    let hint = if stopping { STOPPING } else { ESC_STOPS };
    vec![Line::plain(said), Line::gap(), Line::inked(hint, Ink::Dim)]
}

/// One row of the plan in full, numbers masked.
pub fn detail(row: &PlanRow) -> Vec<Line> {
    let mut lines = vec![Line::head(format!(
        "{}  {}",
        words::place(&row.sheet, row.row),
        words::class(row.class)
    ))];
    lines.extend(
        row.notes
            .iter()
            .map(|note| Line::inked(words::note(note), Ink::Warn)),
    );
    lines.extend(
        row.changes
            .iter()
            .map(|change| Line::plain(words::change(change))),
    );
    lines.push(Line::gap());
    lines.push(Line::inked("这一行的各栏", Ink::Dim));
    lines.extend(row.cells.iter().map(|(at, column, text)| {
        let shown = words::cell(*column, text);
        Line::plain(format!(
            "{:>3} 列 {}：{shown}",
            words::letters(*at),
            words::column(*column)
        ))
    }));
    lines
}

/// What was written, and where everything lies.
pub fn done(outcome: &Outcome) -> Vec<Line> {
    let heading = match &outcome.done {
        Some(_) => Line::inked("导入完成", Ink::Good),
        None => Line::inked("没有一行能导入，什么都没有改", Ink::Warn),
    };
    let mut lines = vec![heading, Line::plain(words::counts(&outcome.summary))];
    lines.extend(words::new_places(&outcome.summary, true).map(Line::plain));
    lines.extend(words::new_grids(&outcome.summary).map(Line::plain));
    if let Some(copy) = &outcome.copy {
        lines.push(Line::plain(words::copy_lies(&copy.display().to_string())));
    }
    match &outcome.left_out {
        Some(Ok(path)) => {
            let path = path.display().to_string();
            lines.push(Line::inked(words::left_out_lie(Ok(&path)), Ink::Warn));
        }
        Some(Err(why)) => lines.push(Line::inked(words::left_out_lie(Err(why)), Ink::Bad)),
        None => {}
    }
    if outcome.done.is_some() {
        lines.push(Line::gap());
        lines.push(Line::plain("撤销这次导入").acting(Action::Undo));
    }
    lines
}

/// The question before anything is written.
pub fn question(summary: &Summary) -> String {
    if summary.homes == 0 {
        let left_out = summary.left_out();
        return format!(
            "没有一行要写入。只把退回和冲突的{left_out}行写成一张表，改好再导，要写吗？"
        );
    }
    let grids = words::new_grids(summary).map_or_else(String::new, |said| format!("{said}。"));
    format!(
        "{}。{grids}先在数据文件旁边留底，再写入{}户。要写入吗？",
        words::counts(summary),
        summary.homes
    )
}
