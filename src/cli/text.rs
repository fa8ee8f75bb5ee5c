//! The wording of the command line: help, figures with their counting rules, findings, usage errors.

use std::fmt::Write;
use std::path::Path;

use chrono::NaiveDate;

use crate::domain::clean::clean;
use crate::domain::days::YEARS;
use crate::domain::figures::{Figures, Period, RoundTally};
use crate::io::export::Table;
use crate::io::export::text::{cut, damaged};
use crate::store::{Finding, FindingKind};
use crate::text::coverage;
use crate::text::faults::system;
use crate::text::{dates, names, tables};
use crate::ui::cells::{WidthPolicy, pad, pad_left};

pub(super) const ABOUT: &str =
    "访议解：社区走访、议事、办事的一本账。不带命令就打开全屏界面；数据只在一个本机文件里。";
pub(super) const EXIT_CODES: &str = "退出码:
  0  完成
  1  有发现（check 查出问题；stats、export 有损坏的行；import --preview 有要看的行）
  2  命令写错了
  3  规则不允许或数据不合格，什么都没有改
  4  故障（磁盘、文件缺失或损坏）

环境变量：FYJ_DB 同 --db，FYJ_TODAY 同 --today；命令里写的优先。NO_COLOR 不用颜色。";
pub(super) const TEMPLATE_MAIN: &str = "{about}\n\n用法:\n  {usage}\n\n{all-args}{after-help}\n";
pub(super) const TEMPLATE: &str = "{about}\n\n用法:\n  {usage}\n\n{all-args}\n";
pub(super) const OPTIONS: &str = "选项";
pub(super) const COMMANDS: &str = "命令";

pub(super) const USAGE_MAIN: &str = "fyj [--db FILE] [--today DATE]
  fyj demo [--no-tui] [--reset]
  fyj project
  fyj stats [--from DATE] [--to DATE] [--json]
  fyj check [--json]
  fyj import FILE [--preview] [--json]
  fyj export KIND --out FILE [--meeting WHICH] [--full --recipient WHO --purpose WHY]
  fyj export --list
  fyj backup FILE
  fyj restore FILE [--to DAY]";
pub(super) const USAGE_BACKUP: &str = "fyj backup FILE [--db FILE]";
pub(super) const USAGE_RESTORE: &str = "fyj restore FILE [--to DAY] [--db FILE]";
pub(super) const BACKUP: &str = "留底：把整个数据文件复制一份，开着也能复制，写完就核对";
pub(super) const RESTORE: &str = "还原到一份留底；现在的文件改名留在旁边";
pub(super) const BACKUP_FILE: &str = "写到哪个文件或文件夹（如 U 盘）；已有的文件不会覆盖";
pub(super) const RESTORE_FILE: &str = "哪一份留底；写「留底」文件夹就用最近的一份";
pub(super) const RESTORE_TO: &str = "只还原到这一天为止，以后做的都退回去";
pub(super) const USAGE_IMPORT: &str =
    "fyj import FILE [--as roster] [--preview] [--json] [--db FILE] [--today DATE]";
pub(super) const USAGE_EXPORT: &str =
    "fyj export KIND --out FILE [--meeting WHICH] [--full --recipient WHO --purpose WHY]
  fyj export --list";
pub(super) const USAGE_DEMO: &str = "fyj demo [--db FILE] [--today DATE] [--no-tui] [--reset]";
pub(super) const USAGE_PROJECT: &str = "fyj project [--db FILE]";
pub(super) const USAGE_STATS: &str =
    "fyj stats [--db FILE] [--today DATE] [--from DATE] [--to DATE] [--json]";
pub(super) const USAGE_CHECK: &str = "fyj check [--db FILE] [--json]";

pub(super) const DEMO: &str = "打开演练文件（没有就做一个），里面的人和事都是编的";
pub(super) const PROJECT: &str = "投影窗口：只读，居民姓名、电话、门牌遮住，跟着操作的人换画面";
pub(super) const STATS: &str = "上报的数字，每个都写明怎么算的";
pub(super) const CHECK: &str = "检查文件是否完好、有没有漏登记的，只看不改";

pub(super) const IMPORT: &str =
    "导入花名册：先和文件比对，能用的一次写入，有冲突和认不出的退回成表";
pub(super) const EXPORT: &str = "导出名单：默认遮住姓名、电话、证件号和门牌";
pub(super) const IMPORT_FILE: &str = "花名册：xlsx、xls、ods、csv";
pub(super) const IMPORT_AS: &str = "当作哪种表，现在只有 roster（花名册），可以不写";
pub(super) const PREVIEW: &str = "只比对，什么都不写";
pub(super) const EXPORT_KIND: &str = "哪种名单，见 fyj export --list";
pub(super) const EXPORT_LIST: &str = "列出有哪些名单";
pub(super) const EXPORT_OUT: &str =
    "写到哪个文件：名单用 .xlsx 或 .csv，文稿用 .txt；已有的文件不会覆盖";
pub(super) const EXPORT_FULL: &str = "不遮，要写明给谁、做什么用，会记下来";
pub(super) const EXPORT_RECIPIENT: &str = "给谁";
pub(super) const EXPORT_PURPOSE: &str = "做什么用";
/// Kinds of lists, each with what it is.
pub(super) const KINDS: [(&str, &str); 4] = [
    (
        ROSTER,
        "花名册：一人一行；遮住的不能再导入，要改好再导回来请加 --full",
    ),
    (
        "minutes",
        "会议记录：最近定稿的一次，或 --meeting 写明的一次；.txt",
    ),
    (
        "votes",
        "表决结果：一次表决一行，只有票数没有姓名；.csv、.xlsx 或 .json",
    ),
    ("notice", "公示：和张贴的一样；.txt"),
];

/// The list of people.
pub(super) const ROSTER: &str = "roster";
pub(super) const EXPORT_MEETING: &str = "哪一次会：日期如 2026-11-20，或编号；不写就是最近一次";
pub(super) const ONLY_ROSTER_AND_MINUTES: &str =
    "表决结果和公示里没有姓名，不用 --full；请去掉 --full";
pub(super) const NOT_A_MEETING: &str = "--meeting 要写开会日期（如 2026-11-20）或会议编号；请核对";

pub(super) const OUT_MISSING: &str = "没有写要导出到哪个文件；请加 --out 文件名.xlsx";
pub(super) const KIND_MISSING: &str = "没有写导出哪种名单；请用 fyj export --list 看有哪些";
pub(super) const FOR_WHOM: &str =
    "不遮的名单要写明给谁、做什么用；请加 --recipient 和 --purpose，或去掉 --full";
pub(super) const NOTHING_SOUND: &str = "没有一行能导入，什么都没有改；请按原因改好再导入";

/// A kind of list nobody knows.
pub(super) fn unknown_kind(name: &str) -> String {
    format!("没有「{name}」这种表；请用 fyj export --list 看有哪些")
}

/// A list that was written.
pub(super) fn exported(path: &Path, table: &Table, full: bool) -> String {
    let how = if full {
        "没有遮，已记下给谁、做什么用"
    } else {
        "姓名、电话、证件号和门牌已遮住；要不遮的请加 --full --recipient --purpose"
    };
    let more: String = [cut(&table.cuts), damaged(table.damaged)]
        .into_iter()
        .flatten()
        .map(|more| format!("；{more}"))
        .collect();
    format!(
        "已写 {}：{}行，{how}{more}\n",
        clean(&path.to_string_lossy()),
        table.rows
    )
}

pub(super) const DB: &str = "数据文件；不写就用本机数据文件夹里的 fyj.db（演练是 drill.db）";
pub(super) const TODAY: &str = "把今天当作这一天，如 2026-11-23";
pub(super) const HELP: &str = "显示这份说明";
pub(super) const VERSION: &str = "显示版本";
pub(super) const NO_TUI: &str = "不打开界面，只准备好文件并写一行数字";
pub(super) const RESET: &str = "重新做一份；只动演练文件，别的文件不碰";
pub(super) const FROM: &str = "从哪天起（含）";
pub(super) const TO: &str = "到哪天止（含）";
pub(super) const JSON: &str = "输出一个 JSON 对象，给别的程序用";

pub(super) const NO_TERMINAL: &str = "全屏界面要在终端窗口里打开，这里不是终端；请直接在终端里运行，或用 stats、check、demo --no-tui";
pub(super) const NO_HOME: &str = "找不到本机的数据文件夹；请用 --db 指定文件";
pub(super) const BAD_CALL: &str = "命令写错了；请用 fyj --help 看写法";

/// Something nobody knows was written.
pub(super) fn unknown_argument(argument: &str) -> String {
    format!("不认识「{argument}」；请用 fyj --help 看有哪些选项")
}

/// A subcommand nobody knows.
pub(super) fn unknown_command(name: &str) -> String {
    format!("没有「{name}」这个命令；请用 fyj --help 看有哪些命令")
}

/// A day that is none.
pub(super) fn not_a_day(argument: &str, given: &str) -> String {
    format!(
        "{} 写的「{given}」不是日期；请写成 2026-11-23 这样",
        first_word(argument)
    )
}

/// A day on which the program is not used.
pub(super) fn no_such_today(argument: &str, today: NaiveDate) -> String {
    format!(
        "{argument} 写的 {today} 不能当作今天；请写 {} 年到 {} 年之间的日期",
        YEARS.start(),
        YEARS.end()
    )
}

/// An option given twice.
pub(super) fn twice(argument: &str) -> String {
    format!("{} 写了两次；请只写一次", first_word(argument))
}

/// An option without its value.
pub(super) fn value_missing(argument: &str) -> String {
    format!(
        "{} 后面没有写内容；请用 fyj --help 看写法",
        first_word(argument)
    )
}

/// A switch with a value.
pub(super) fn no_value_wanted(argument: &str) -> String {
    format!("{} 后面不用写内容；请去掉", first_word(argument))
}

/// A period that ends before it begins.
pub(super) fn backwards(from: NaiveDate, to: NaiveDate) -> String {
    format!("从 {from} 到 {to} 是倒着的；请把 --from 和 --to 对调")
}

/// The output could not be written.
pub(super) fn output_failed(detail: &str) -> String {
    format!("结果写不出去（{}）；请检查输出的文件或磁盘", system(detail))
}

/// The terminal could not be used.
pub(super) fn terminal_failed(detail: &str) -> String {
    format!("终端不能用（{}）；请换一个终端窗口再试", system(detail))
}

/// `--today <DATE>` -> `--today`.
fn first_word(argument: &str) -> &str {
    argument.split_whitespace().next().unwrap_or(argument)
}

/// The figures, a line each: name, number, unit and how it is counted.
pub(super) fn figures(figures: &Figures, period: Period) -> String {
    let mut out = format!("{}\n", heading(period));
    for (name, number, unit, rule) in lines(figures) {
        let name = pad(name, 18, WidthPolicy::Narrow);
        let number = pad_left(&number.to_string(), 7, WidthPolicy::Narrow);
        let unit = pad(unit, 4, WidthPolicy::Narrow);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}{number} {unit}  {rule}");
    }
    let _ = writeln!(out, "{}", round(figures.round));
    out
}

/// 一户一见面 as of today, whatever the period: households met, of all there are.
fn round(tally: RoundTally) -> String {
    let name = pad("本轮见过面的住户", 18, WidthPolicy::Narrow);
    let met = pad_left(&tally.met.to_string(), 7, WidthPolicy::Narrow);
    format!(
        "{name}{met} 户    一户一见面，{}一轮，全部{}户；截至今天，与上面的时间段无关",
        names::round(tally.round),
        tally.of
    )
}

fn heading(period: Period) -> String {
    match (period.from, period.to) {
        (None, None) => "全部时间".to_owned(),
        (Some(from), None) => format!("{}起", dates::full(from)),
        (None, Some(to)) => format!("到{}", dates::full(to)),
        (Some(from), Some(to)) => format!("{}到{}", dates::full(from), dates::full(to)),
    }
}

fn lines(figures: &Figures) -> [(&'static str, u32, &'static str, &'static str); 7] {
    [
        (
            "走访群众",
            figures.person_times,
            "人次",
            "每次走访见到的人数相加，见一次算一次",
        ),
        (
            "走访",
            figures.household_times,
            "户次",
            "见到了人的走访有几次",
        ),
        (
            "走访到的住户",
            figures.households_met,
            "户",
            "见到过人的住户，同一户只算一次",
        ),
        (
            "诉求意见建议",
            figures.opinions,
            "条",
            "按登记日期，登记了几件",
        ),
        (
            "研究解决诉求",
            figures.resolved,
            "个",
            "经党员大会议定、办结并告知了居民的",
        ),
        (
            "帮扶困难群众",
            figures.helped,
            "人",
            "得到过帮扶的人，同一人只算一次",
        ),
        (
            "党员义务劳动",
            figures.workdays,
            "次",
            "实际开展了的，计划的不算",
        ),
    ]
}

/// How many rows stand in none of the figures.
pub(super) fn uncountable(rows: u32) -> String {
    format!(
        "有 {rows} 条记录损坏，上面的数字没有算进去；请用 fyj check 看是哪几条，再用最近的留底恢复"
    )
}

/// The line about a drill that is ready.
pub(super) fn drill_line(path: &Path, figures: &Figures) -> String {
    format!(
        "演练文件 {}：走访 {} 人次、{} 户次、{} 户，诉求 {} 条，解决 {} 个，帮扶 {} 人，义务劳动 {} 次\n",
        clean(&path.to_string_lossy()),
        figures.person_times,
        figures.household_times,
        figures.households_met,
        figures.opinions,
        figures.resolved,
        figures.helped,
        figures.workdays,
    )
}

/// Findings of a kind that are named; further ones are counted.
const NAMED: usize = 20;

/// The findings, a line each, and how many.
pub(super) fn findings(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "没有发现问题\n".to_owned();
    }
    let mut out = String::new();
    for alike in findings.chunk_by(|one, other| one.kind == other.kind) {
        for found in alike.iter().take(NAMED) {
            let kind = pad(kind(found.kind), 30, WidthPolicy::Narrow);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{kind}{}", clean(&subject(found)));
        }
        if alike.len() > NAMED {
            let kind = pad(kind(alike[0].kind), 30, WidthPolicy::Narrow);
            let more = alike.len() - NAMED;
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{kind}另有 {more} 处，用 --json 看全部");
        }
    }
    // Writing to a string cannot fail.
    let _ = writeln!(out, "共 {} 处", findings.len());
    out
}

/// What a finding is about; of a row that is named by its number also which row, and where in it.
fn subject(found: &Finding) -> String {
    if let Some(deed) = &found.deed {
        let what = names::command(&deed.command);
        return format!("{} {what} {}", found.subject, deed.subject);
    }
    let Some(place) = &found.place else {
        return found.subject.clone();
    };
    let table = tables::table(&place.table);
    let column = tables::column(&place.column);
    let blank = if column.is_empty() { "" } else { " " };
    format!("{table} {}{blank}{column}", found.subject)
}

fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Schema => "文件的结构被改过",
        FindingKind::BadText => "文字损坏，读不出来",
        FindingKind::BadDate => "日期不是日期",
        FindingKind::UnknownCode => "不认识的取值",
        FindingKind::CountMismatch => "数目和明细对不上",
        FindingKind::Uncountable => "这一条算不进上报的数字",
        FindingKind::ChainBroken => "操作记录被改动或损坏",
        FindingKind::JournalCut => "操作记录少了或换过（实有/应有）",
        FindingKind::Rewritten => "和操作记录里写的不一样",
        FindingKind::Integrity => "文件内部损坏",
        FindingKind::ForeignKey => "记录指向不存在的内容",
        FindingKind::StageMismatch => "事项阶段与经过不一致",
        FindingKind::GridMismatch => "住户与片区的网格不一致",
        FindingKind::SearchMissing => "住户搜索不到",
        FindingKind::NoTask => "已交办却没有责任人和时限",
        FindingKind::ClosedUntold => "已销号却没有告知居民",
        FindingKind::PassedUnassigned => "表决通过却没有交办",
        FindingKind::MinutesOwed => "散会已过一天，会议记录没有定稿",
        FindingKind::NoticeNamed => "公示里有没遮住的姓名",
        FindingKind::Hole(hole) => coverage::hole(hole),
    }
}

/// Another program holds the file.
pub(super) const WAITING: &str = "等待：另一个窗口或程序正占用数据文件（Ctrl+C 停下）";

/// The last step is not in the file, and why.
pub(super) fn unsaved(why: &str) -> String {
    format!("退出前的最后一步没有保存：{why}")
}

/// The store thread failed and the screen was closed.
pub(super) const SCREEN_DIED: &str =
    "程序内部出错，画面已经关闭；已保存的内容都在文件里，请重新打开，没填完的表会提示接着填";
