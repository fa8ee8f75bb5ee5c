//! Why a file was not written, as one sentence with the cure; and what was written.

pub mod votes;

use super::{Cuts, MOST_IN_A_CELL, SheetError, Written};
use crate::domain::clean::clean;
use crate::domain::notice::StillNamed;
use crate::store::export::Handout;
use crate::text::faults::{DAMAGED, failure};
use crate::text::masked;
use crate::text::minutes::DocLine;

/// Says what is wrong and what to do.
pub fn sheet_error(error: &SheetError) -> String {
    match error {
        SheetError::Exists(path) => format!(
            "「{}」已经有了，没有覆盖；请换一个文件名",
            clean(&path.to_string_lossy())
        ),
        SheetError::NoFolder(path) => {
            let folder = path.parent().unwrap_or(path);
            format!(
                "没有「{}」这个文件夹；请先建好，或换一个地方",
                clean(&folder.to_string_lossy())
            )
        }
        SheetError::BadName(path) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let begins: String = clean(&name).chars().take(12).collect();
            format!("以「{begins}」开头的文件名太长，或有不能用的字符；请换一个短的文件名")
        }
        SheetError::UnknownKind(path) => format!(
            "文件名请用 .xlsx 或 .csv 结尾；「{}」看不出要写成什么表",
            clean(&path.to_string_lossy())
        ),
        SheetError::NotText(path) => format!(
            "「{}」要写成文本；请用 .txt 结尾的文件名",
            clean(&path.to_string_lossy())
        ),
        SheetError::TooManyRows => "行数超过一张表能放的，请改用 .csv".to_owned(),
        SheetError::Failed(broken) => failure(broken),
    }
}

/// A document as old editors read it: marked as UTF-8, with both characters that end a line.
pub fn as_file(lines: &[DocLine]) -> String {
    let mut text = "\u{feff}".to_owned();
    for line in lines {
        text.push_str(&clean(&line.text));
        text.push_str("\r\n");
    }
    text
}

/// A file that was written.
pub fn written(written: &Written) -> String {
    let mut said = done(written);
    for more in [cut(&written.cuts), damaged(written.damaged)]
        .into_iter()
        .flatten()
    {
        said.push('；');
        said.push_str(&more);
    }
    said
}

/// How many rows could not be read; none where all could.
pub fn damaged(rows: u32) -> Option<String> {
    (rows > 0).then(|| {
        format!("有{rows}行损坏读不出来，写成「{DAMAGED}」和编号；用 fyj check 看是哪里坏了，再用最近的留底恢复")
    })
}

/// Which cells lost their end, by row and column; none where none did.
pub fn cut(cuts: &Cuts) -> Option<String> {
    let named: Vec<String> = cuts
        .first
        .iter()
        .map(|(row, heading)| format!("第{row}行「{}」", clean(heading)))
        .collect();
    let all = usize::try_from(cuts.count).is_ok_and(|count| count <= named.len());
    let more = if all { "" } else { "等" };
    (cuts.count > 0).then(|| {
        format!(
            "有{}格太长，表格一格最多{MOST_IN_A_CELL}个字，后面的没有写：{}{more}",
            cuts.count,
            named.join("、")
        )
    })
}

fn done(written: &Written) -> String {
    let path = written.path.to_string_lossy();
    let path = clean(&path);
    match (written.handout, written.full) {
        (Handout::Minutes, true) => format!("会议记录已写好，没有遮，已记下给谁、做什么用：{path}"),
        (Handout::Minutes, false) => {
            let masked = masked::standing("姓名、电话和门牌", false, written.still.words);
            format!("会议记录已写好，{masked}：{path}")
        }
        (Handout::Votes, _) => format!("{}次表决已写好，只有票数，没有姓名：{path}", written.rows),
        (Handout::Copy, _) => format!("已留底，核对过是完整的：{path}"),
        (Handout::Notice, _) => {
            format!(
                "公示已写好，和张贴的一样，{}：{path}",
                of_notice(&written.still)
            )
        }
    }
}

fn of_notice(still: &StillNamed) -> String {
    match still.names.as_slice() {
        [] => masked::standing("姓名", still.offices, still.words),
        names => masked::still(names),
    }
}
