//! OpenDocument spreadsheets, cell by cell. calamine would hold all cells of all sheets in memory,
//! repeated ones repeated, and does not tell merged ranges; so the stream is read here.

use std::io::BufRead;
use std::ops::ControlFlow;

use calamine::Data;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Merge, RawCell, RawRow, Sheet, Sink};
use super::xml::{Xml, attribute, count, push_reference};
use super::zipped::Parts;
use super::{Kind, Limits, ReadError, values};

const CONTENT: &str = "content.xml";

struct Document {
    parts: Parts,
    sheets: Vec<Sheet>,
}

/// Opens a document whose parts were measured.
pub(super) fn open(mut parts: Parts, limits: &Limits) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    if parts.has("META-INF/manifest.xml") && is_protected(&mut parts)? {
        return Err(ReadError::Protected);
    }
    let sheets = sheets(&mut parts, limits)?;
    Ok((Kind::Ods, Box::new(Document { parts, sheets })))
}

fn is_protected(parts: &mut Parts) -> Result<bool, ReadError> {
    let mut xml = Xml::new(parts.stream("META-INF/manifest.xml")?);
    loop {
        match xml.next()? {
            Event::Start(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn sheets(parts: &mut Parts, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let mut xml = Xml::new(parts.stream(CONTENT)?);
    let mut sheets = Vec::new();
    let mut hidden_styles = Vec::new();
    let mut style = None;
    loop {
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "style:name"),
                "table-properties"
                    if attribute(&tag, "table:display").as_deref() == Some("false") =>
                {
                    hidden_styles.extend(style.clone());
                }
                "table" => sheets.push(Sheet {
                    name: attribute(&tag, "table:name").unwrap_or_default().into(),
                    hidden: attribute(&tag, "table:style-name")
                        .is_some_and(|name| hidden_styles.contains(&name)),
                }),
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        if limits.sheets.is_passed_by(sheets.len() as u64) {
            return Ok(sheets);
        }
    }
}

impl Grid for Document {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn merges(&mut self, sheet: usize, limits: &Limits) -> Result<Vec<Merge>, ReadError> {
        let mut merges = Vec::new();
        let mut table = Table::find(&mut self.parts, sheet, limits)?;
        while let Some(row) = table.next_row()? {
            merges.extend(row.merges);
            if limits.merges.is_passed_by(merges.len() as u64) {
                let limit = limits.merges.limit;
                return Err(ReadError::TooManyMerges { limit });
            }
        }
        Ok(merges)
    }

    fn read(&mut self, sheet: usize, limits: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
        let mut table = Table::find(&mut self.parts, sheet, limits)?;
        while let Some(row) = table.next_row()? {
            let last = row.first.saturating_add(row.repeated);
            if row.cells.is_empty() {
                continue;
            }
            for number in row.first..last {
                let cells = row.cells.clone();
                if let ControlFlow::Break(()) = sink(RawRow { number, cells }) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// One table of the document, open at its next row.
struct Table<'a, R> {
    xml: Xml<R>,
    next: u32,
    limits: &'a Limits,
}

/// A row as it is written: once for all its repetitions.
struct Row {
    first: u32,
    repeated: u32,
    cells: Vec<RawCell>,
    merges: Vec<Merge>,
}

impl<'a> Table<'a, ()> {
    fn find<'p>(
        parts: &'p mut Parts,
        sheet: usize,
        limits: &'a Limits,
    ) -> Result<Table<'a, impl BufRead + use<'p>>, ReadError> {
        let mut xml = Xml::new(parts.stream(CONTENT)?);
        let mut seen = 0;
        loop {
            match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "table" => {
                    if seen == sheet {
                        let next = 1;
                        return Ok(Table { xml, next, limits });
                    }
                    seen += 1;
                }
                Event::Eof => return Err(ReadError::CutOff),
                _ => {}
            }
        }
    }
}

impl<R: BufRead> Table<'_, R> {
    fn next_row(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            match self.xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "table-row" => {
                    let repeated = count(&tag, "table:number-rows-repeated").unwrap_or(1);
                    return self.row(repeated.max(1)).map(Some);
                }
                Event::End(tag) if tag.local_name().as_ref() == "table" => return Ok(None),
                Event::Eof => return Err(ReadError::CutOff),
                _ => {}
            }
        }
    }

    fn row(&mut self, repeated: u32) -> Result<Row, ReadError> {
        let mut row = Row {
            first: self.next,
            repeated,
            cells: Vec::new(),
            merges: Vec::new(),
        };
        self.next = self.next.saturating_add(repeated);
        let mut at = 1_u32;
        loop {
            let cell = match self.xml.next()? {
                Event::Start(tag) if is_cell(&tag) => Written::new(&tag),
                Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(row),
                Event::Eof => return Err(ReadError::CutOff),
                _ => continue,
            };
            let repeated = cell.repeated;
            row.merges.extend(cell.merge(row.first, at));
            if let Some(cell) = self.value(cell, at)? {
                self.repeat(&mut row, &cell, repeated)?;
            }
            at = at.saturating_add(repeated);
        }
    }

    /// Puts a cell down as often as it is repeated, but not beyond the columns that are allowed.
    fn repeat(&self, row: &mut Row, cell: &RawCell, repeated: u32) -> Result<(), ReadError> {
        for at in cell.at..cell.at.saturating_add(repeated) {
            if self.limits.columns.is_passed_by(u64::from(at)) {
                return Err(ReadError::TooManyColumns {
                    row: row.first,
                    limit: self.limits.columns.limit,
                });
            }
            row.cells.push(RawCell { at, ..cell.clone() });
        }
        Ok(())
    }

    /// Reads a cell to its end: its value, or the text of its paragraphs without the remarks.
    fn value(&mut self, cell: Written, at: u32) -> Result<Option<RawCell>, ReadError> {
        let mut text = String::new();
        let mut remark = 0_u32;
        let mut paragraphs = 0_u32;
        let most = usize::try_from(self.limits.cell_chars.limit).unwrap_or(usize::MAX);
        loop {
            match self.xml.next()? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "annotation" => remark += 1,
                    _ if remark > 0 => {}
                    "p" => {
                        paragraphs += 1;
                        if paragraphs > 1 {
                            text.push('\n');
                        }
                    }
                    "s" => {
                        let blanks = count(&tag, "text:c").unwrap_or(1) as usize;
                        text.extend(std::iter::repeat_n(' ', blanks.min(most)));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Event::Text(part) if remark == 0 && paragraphs > 0 => {
                    text.push_str(&part.xml10_content());
                }
                Event::GeneralRef(part) if remark == 0 => push_reference(&mut text, &part),
                Event::End(tag) => match tag.local_name().as_ref() {
                    "annotation" => remark = remark.saturating_sub(1),
                    "table-cell" | "covered-table-cell" => return Ok(cell.read(at, text)),
                    _ => {}
                },
                Event::Eof => return Err(ReadError::CutOff),
                _ => {}
            }
            // More than any column is for: the rest need not be kept.
            if text.len() > most.saturating_mul(4) {
                let end = text.char_indices().nth(most);
                text.truncate(end.map_or(text.len(), |(at, _)| at));
            }
        }
    }
}

fn is_cell(tag: &BytesStart) -> bool {
    matches!(
        tag.local_name().as_ref(),
        "table-cell" | "covered-table-cell"
    )
}

/// What the tag of a cell says.
struct Written {
    kind: String,
    value: Option<String>,
    repeated: u32,
    rows: u32,
    columns: u32,
    is_error: bool,
}

impl Written {
    fn new(tag: &BytesStart) -> Written {
        let kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => attribute(tag, "office:date-value"),
            "boolean" => attribute(tag, "office:boolean-value"),
            "string" => attribute(tag, "office:string-value"),
            "time" | "" => None,
            _ => attribute(tag, "office:value"),
        };
        Written {
            value,
            repeated: count(tag, "table:number-columns-repeated")
                .unwrap_or(1)
                .max(1),
            rows: count(tag, "table:number-rows-spanned").unwrap_or(1),
            columns: count(tag, "table:number-columns-spanned").unwrap_or(1),
            is_error: attribute(tag, "calcext:value-type").as_deref() == Some("error"),
            kind,
        }
    }

    fn merge(&self, top: u32, left: u32) -> Option<Merge> {
        (self.rows > 1 || self.columns > 1).then(|| Merge {
            top,
            left,
            bottom: top.saturating_add(self.rows.max(1) - 1),
            right: left.saturating_add(self.columns.max(1) - 1),
        })
    }

    fn read(self, at: u32, text: String) -> Option<RawCell> {
        if self.is_error {
            return Some(values::error(at, text));
        }
        match (self.kind.as_str(), self.value) {
            ("float" | "currency" | "percentage", Some(value)) => match value.parse() {
                Ok(number) => Some(values::number(at, number)),
                Err(_) => values::text(at, value),
            },
            ("boolean", Some(value)) => Some(values::truth(at, value.eq_ignore_ascii_case("true"))),
            ("date", Some(value)) => values::cell(at, Data::DateTimeIso(midnight(value))),
            ("string", Some(value)) if text.is_empty() => values::text(at, value),
            _ => values::text(at, text),
        }
    }
}

/// `1980-01-01T00:00:00` is a day.
fn midnight(value: String) -> String {
    match value.split_once("T00:00:00") {
        Some((day, _)) => day.to_owned(),
        None => value,
    }
}
