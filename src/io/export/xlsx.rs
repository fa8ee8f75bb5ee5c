//! A workbook of one sheet, written row by row straight into its file; every cell is text and stays text.
//!
//! Must not keep rows: neither in memory nor in a file of its own, which would be personal data in a
//! folder that nobody looks after, on a disk that may be the one that is full.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::patient::{Patient, Trouble};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Widths of columns by how long their heading is.
const NARROW: u32 = 10;
const WIDE: u32 = 22;

/// A workbook being written.
pub(super) struct Xlsx {
    zip: ZipWriter<Patient<File>>,
    trouble: Trouble,
    rows: u32,
    line: String,
}

impl Xlsx {
    /// Begins a workbook whose only tab has a name, and columns as wide as these headings need.
    pub(super) fn begin(file: File, tab: &str, headings: &[String]) -> io::Result<Self> {
        let (file, trouble) = Patient::new(file);
        let mut zip = ZipWriter::new(file);
        // The same rows make the same file, whenever they are written.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, text) in parts(tab) {
            zip.start_file(name, options)?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options)?;
        zip.write_all(top(headings).as_bytes())?;
        Ok(Self {
            zip,
            trouble,
            rows: 0,
            line: String::new(),
        })
    }

    /// Writes a row.
    pub(super) fn row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
        self.rows += 1;
        let row = self.rows;
        self.line.clear();
        // Writing to a string cannot fail.
        let _ = write!(self.line, r#"<row r="{row}">"#);
        for (at, cell) in (0u32..).zip(cells) {
            if cell.is_empty() {
                continue;
            }
            let column = letters(at);
            let _ = write!(
                self.line,
                r#"<c r="{column}{row}" s="1" t="inlineStr"><is><t xml:space="preserve">"#
            );
            escape(cell, &mut self.line);
            self.line.push_str("</t></is></c>");
        }
        self.line.push_str("</row>");
        self.zip.write_all(self.line.as_bytes())?;
        self.trouble.take()
    }

    /// Ends the workbook; gives its file.
    pub(super) fn finish(mut self) -> io::Result<File> {
        self.zip.write_all(b"</sheetData></worksheet>")?;
        let file = self.zip.finish()?.into_inner();
        self.trouble.take()?;
        Ok(file)
    }
}

/// Everything but the sheet.
fn parts(tab: &str) -> [(&'static str, String); 5] {
    let mut name = String::new();
    escape(tab, &mut name);
    let relation = |kind: &str, id: u32, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let relations = |of: String| {
        format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{of}</Relationships>"#)
    };
    let part = |name: &str, kind: &str| {
        format!(r#"<Override PartName="/xl/{name}.xml" ContentType="{KIND}.{kind}+xml"/>"#)
    };
    [
        (
            "[Content_Types].xml",
            format!(
                r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}{}{}</Types>"#,
                part("workbook", "sheet.main"),
                part("worksheets/sheet1", "worksheet"),
                part("styles", "styles"),
            ),
        ),
        (
            "_rels/.rels",
            relations(relation("officeDocument", 1, "xl/workbook.xml")),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relations(
                relation("worksheet", 1, "worksheets/sheet1.xml")
                    + &relation("styles", 2, "styles.xml"),
            ),
        ),
        (
            "xl/styles.xml",
            // The second format is that of text: what is typed into a column later stays text, too.
            format!(
                r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
            ),
        ),
    ]
}

/// The beginning of the sheet: its first row stays in view, its columns are text.
fn top(headings: &[String]) -> String {
    let columns = (1u32..).zip(headings).map(|(at, heading)| {
        let width = if heading.chars().count() > 3 {
            WIDE
        } else {
            NARROW
        };
        format!(r#"<col min="{at}" max="{at}" width="{width}" style="1" customWidth="1"/>"#)
    });
    let columns: String = columns.collect();
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>"#
    )
}

/// `A`, `Z`, `AA` of a column counted from 0.
fn letters(at: u32) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    match at / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}

/// Text as it may stand in the file; what looks like the format's own `_x0041_` is kept as it is.
fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if is_code(&text[at..]) => out.push_str("_x005F_"),
            // No xml may hold them.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{3013}'),
            c => out.push(c),
        }
    }
}

/// Whether the text begins with `_xHHHH_`.
fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits.is_some_and(|it| it.ends_with('_') && it[..4].bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        let called = [0, 19, 25, 26, 701, 702].map(letters);
        assert_eq!(called, ["A", "T", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn text_is_never_taken_for_xml_or_for_a_code() {
        let mut out = String::new();
        escape("<a&\"_x0041_b_x004g_\u{ffff}", &mut out);
        assert_eq!(out, "&lt;a&amp;&quot;_x005F_x0041_b_x004g_\u{3013}");
    }
}
