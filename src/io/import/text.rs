//! What is wrong with a file, as one sentence with the cure; and what a file is.

use super::{Charset, Foreign, Kind, ReadError};
use crate::text::faults::system;

/// Says why a file cannot be read and what to do.
pub fn read_error(error: &ReadError) -> String {
    match error {
        ReadError::Absent => "没有这个文件，请检查路径和文件名".to_owned(),
        ReadError::Folder => "这是一个文件夹，请选里面的表格文件".to_owned(),
        ReadError::NotAFile => "这不是普通文件（是设备或管道），请选一个表格文件".to_owned(),
        ReadError::Loop => "这个链接绕回了自己，请直接选原来的文件".to_owned(),
        ReadError::Denied => "没有权限读这个文件，请把它复制到自己的文件夹再导入".to_owned(),
        ReadError::Io(words) => {
            format!(
                "读文件时出错（{}），请把文件复制到本机硬盘再导入",
                system(words)
            )
        }
        ReadError::Empty => "文件是空的，请重新导出或另选一个文件".to_owned(),
        ReadError::TooBig { bytes, limit } => format!(
            "文件有 {} MB，超过 {} MB，不像花名册；请另选，或删去图片后分社区导入",
            bytes.div_ceil(MEGABYTE),
            limit / MEGABYTE
        ),
        ReadError::Foreign(foreign) => foreign_sentence(*foreign).to_owned(),
        ReadError::Protected => {
            "这个表格加了密码，请在 Excel 或 WPS 里去掉打开密码，另存后再导入".to_owned()
        }
        ReadError::CutOff => "文件不完整（可能没下载完或没拷完），请重新拷一份再导入".to_owned(),
        ReadError::Damaged => {
            "文件已损坏，读不下去；请用 Excel 或 WPS 打开，另存为新的 .xlsx 再导入".to_owned()
        }
        ReadError::Bomb => {
            "文件解开后大得反常，已停止读取；请用 Excel 或 WPS 打开，只留花名册另存为 .xlsx 再导入"
                .to_owned()
        }
        ReadError::NoSheet => "这个工作簿里没有表格，请另选一个文件".to_owned(),
        ReadError::TooManySheets { limit } => {
            format!("工作簿里的表超过 {limit} 张，请只留花名册，另存后再导入")
        }
        ReadError::TooManyRows { limit } => {
            format!("表格超过 {limit} 行，不像一个社区的花名册；请分社区或分网格导入")
        }
        ReadError::TooManyColumns { row, limit } => {
            format!("第 {row} 行超过 {limit} 列，请删去右边多余的列，另存后再导入")
        }
        ReadError::TooManyMerges { limit } => {
            format!("合并的单元格超过 {limit} 处，请取消合并，另存后再导入")
        }
        ReadError::OpenQuote { row } => format!(
            "第 {row} 行有一个双引号没有配对，后面的行分不开；请改好这个引号，或另存为 .xlsx 再导入"
        ),
    }
}

const MEGABYTE: u64 = 1024 * 1024;

fn foreign_sentence(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Html => {
            "这其实是网页（HTML），只是名字像表格；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
        }
        Foreign::SpreadsheetXml => {
            "这是 Excel 2003 的 XML 表格；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
        }
        Foreign::Xml => "这是 XML 文件，不是表格；请从原来的系统导出 Excel 或 CSV",
        Foreign::Xlsb => {
            "这是 Excel 二进制工作簿（.xlsb）；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
        }
        Foreign::OldXls => {
            "这是 Excel 95 或更早的表格；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入"
        }
        Foreign::Document => {
            "这是文字文档（Word），不是表格；请把其中的表格复制到 Excel，另存为 .xlsx 再导入"
        }
        Foreign::Slides => "这是演示文稿，不是表格；请另选一个文件",
        Foreign::Pdf => "这是 PDF，不能导入；请找到原来的 Excel 文件",
        Foreign::Picture => "这是图片，不能导入；请找到原来的 Excel 文件",
        Foreign::Archive => "这是压缩包；请先解压，再选里面的表格文件",
        Foreign::Binary => "这个文件不是表格；请选 Excel、WPS 表格、ODS 或 CSV 文件",
    }
}

/// What a source is, in a few words for the preview.
pub fn kind(kind: Kind) -> String {
    match kind {
        Kind::Xlsx => "Excel 工作簿".to_owned(),
        Kind::Xls => "Excel 97-2003 工作簿".to_owned(),
        Kind::Ods => "ODS 表格".to_owned(),
        Kind::Text { charset, separator } => {
            format!(
                "{}分隔的文本，{}",
                separator_name(separator),
                charset_name(charset)
            )
        }
        Kind::Pasted => "粘贴的单元格".to_owned(),
    }
}

fn separator_name(separator: char) -> &'static str {
    match separator {
        '\t' => "制表符",
        ';' => "分号",
        '|' => "竖线",
        _ => "逗号",
    }
}

fn charset_name(charset: Charset) -> &'static str {
    match charset {
        Charset::Utf8 => "UTF-8",
        Charset::Utf16Le | Charset::Utf16Be => "UTF-16",
        Charset::Gb18030 => "GB18030（GBK）",
    }
}
