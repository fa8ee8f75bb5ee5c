//! Splits a text into rows and cells: quotes, line breaks inside them, every kind of line end.
//!
//! Rows are counted as a spreadsheet counts them: an empty line is a row, a line break in a cell is none.

use std::io::BufRead;

use super::super::file::io_error;
use super::super::grid::RawCell;
use super::super::{Limits, ReadError};
use super::values;
use crate::domain::roster::Flaw;

/// So many separators in one line inside quotes are columns, and the quote is not closed.
const COLUMNS: usize = 3;

/// Reads rows one after the other; never holds more than one.
pub(super) struct Records<R> {
    input: R,
    separator: u8,
    cell_bytes: usize,
    columns: u64,
    row: u32,
    skip_newline: bool,
    cells: Vec<Piece>,
}

/// A cell as it is written: its column, its bytes, whether it stood in quotes.
type Piece = (u32, Vec<u8>, bool);

/// A row that is being read.
struct Row {
    at: At,
    column: u32,
    cell: Vec<u8>,
    quoted: bool,
    /// Bytes that are kept of a cell; whatever its text, that is more than any column is for.
    most: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Plain,
    Quoted,
    QuoteInQuoted,
}

impl Row {
    fn new(most: usize) -> Self {
        Row {
            at: At::Start,
            column: 1,
            cell: Vec::new(),
            quoted: false,
            most,
        }
    }

    /// Takes one byte; says whether the row ends with it.
    fn take(&mut self, byte: u8, separator: u8, cells: &mut Vec<Piece>) -> bool {
        match (self.at, byte) {
            (At::Start, b'"') => (self.at, self.quoted) = (At::Quoted, true),
            (At::Quoted, b'"') => self.at = At::QuoteInQuoted,
            (At::QuoteInQuoted, b'"') => {
                self.push(b'"');
                self.at = At::Quoted;
            }
            (At::Quoted, byte) => self.push(byte),
            (_, b'\n' | b'\r') => {
                self.end_cell(cells);
                return true;
            }
            (_, byte) if byte == separator => self.end_cell(cells),
            (_, byte) => {
                self.push(byte);
                self.at = At::Plain;
            }
        }
        false
    }

    fn push(&mut self, byte: u8) {
        if self.cell.len() < self.most {
            self.cell.push(byte);
        }
    }

    fn end_cell(&mut self, cells: &mut Vec<Piece>) {
        let cell = std::mem::take(&mut self.cell);
        if !cell.is_empty() {
            let cell = whole_characters(cell, self.most);
            cells.push((self.column, cell, self.quoted));
        }
        self.column = self.column.saturating_add(1);
        (self.at, self.quoted) = (At::Start, false);
    }
}

impl<R: BufRead> Records<R> {
    pub fn new(input: R, separator: u8, limits: &Limits) -> Self {
        Self {
            input,
            separator,
            cell_bytes: usize::try_from(limits.cell_chars.limit).unwrap_or(usize::MAX / 4) * 4,
            columns: limits.columns.limit,
            row: 0,
            skip_newline: false,
            cells: Vec::new(),
        }
    }

    /// The cells of the next row that are not empty; nothing at the end.
    pub fn next(&mut self) -> Result<Option<impl Iterator<Item = RawCell>>, ReadError> {
        self.row = self.row.saturating_add(1);
        self.cells.clear();
        let separator = self.separator;
        Ok(self.fill()?.then(|| {
            self.cells
                .drain(..)
                .filter_map(move |(at, bytes, quoted)| finish(at, bytes, quoted, separator))
        }))
    }

    /// Reads one row into `cells`; says whether there was one.
    fn fill(&mut self) -> Result<bool, ReadError> {
        let mut row = Row::new(self.cell_bytes);
        let mut anything = false;
        loop {
            let buffer = self.input.fill_buf().map_err(|error| io_error(&error))?;
            if buffer.is_empty() {
                if row.at == At::Quoted {
                    return Err(ReadError::OpenQuote { row: self.row });
                }
                row.end_cell(&mut self.cells);
                return Ok(anything);
            }
            let mut used = 0;
            let mut over = false;
            for &byte in buffer {
                used += 1;
                if std::mem::take(&mut self.skip_newline) && byte == b'\n' {
                    continue;
                }
                anything = true;
                over = row.take(byte, self.separator, &mut self.cells);
                if over {
                    self.skip_newline = byte == b'\r';
                    break;
                }
            }
            self.input.consume(used);
            self.check()?;
            if over {
                return Ok(true);
            }
        }
    }

    /// Stops before a row grows without end.
    fn check(&self) -> Result<(), ReadError> {
        if self.cells.len() as u64 > self.columns {
            return Err(ReadError::TooManyColumns {
                row: self.row,
                limit: self.columns,
            });
        }
        Ok(())
    }
}

/// A cell that was cut is cut between two characters.
fn whole_characters(mut cell: Vec<u8>, most: usize) -> Vec<u8> {
    if cell.len() >= most {
        let cut = std::str::from_utf8(&cell).err();
        let cut = cut.filter(|error| error.error_len().is_none());
        cell.truncate(cut.map_or(cell.len(), |error| error.valid_up_to()));
    }
    cell
}

fn finish(at: u32, bytes: Vec<u8>, quoted: bool, separator: u8) -> Option<RawCell> {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let swallows_rows = quoted
        && text.contains(['\n', '\r'])
        && text
            .lines()
            .any(|line| line.bytes().filter(|b| *b == separator).count() >= COLUMNS);
    let mut cell = values::text(at, as_text(text))?;
    if swallows_rows {
        cell.flaw = Some(Flaw::Quotes);
    }
    Some(cell)
}

/// What programs write so that a spreadsheet takes digits for text: `="0722"`, `'0722`, a tab behind.
fn as_text(text: String) -> String {
    let inner = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.contains('"'))
        .or_else(|| {
            text.strip_prefix('\'')
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
    match inner {
        Some(inner) => inner.to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<(u32, String)>> {
        let mut records = Records::new(text.as_bytes(), b',', Limits::builtin());
        let mut rows = Vec::new();
        while let Some(cells) = records.next().unwrap() {
            rows.push(cells.map(|cell| (cell.at, cell.text)).collect());
        }
        rows
    }

    fn row(cells: &[(u32, &str)]) -> Vec<(u32, String)> {
        cells
            .iter()
            .map(|(at, text)| (*at, (*text).to_owned()))
            .collect()
    }

    #[test]
    fn every_line_end_ends_a_row_and_empty_lines_count() {
        let expected = vec![row(&[(1, "a"), (2, "b")]), row(&[]), row(&[(2, "c")])];
        for text in ["a,b\n\n,c", "a,b\r\n\r\n,c\r\n", "a,b\r\r,c\r"] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
        assert_eq!(rows(""), Vec::<Vec<_>>::new());
    }

    #[test]
    fn quotes_hold_separators_breaks_and_quotes() {
        assert_eq!(
            rows("\"a,\r\nb\",\"c\"\"d\",e\"f,\"g\"h\n"),
            vec![row(&[(1, "a,\r\nb"), (2, "c\"d"), (3, "e\"f"), (4, "gh")])]
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_is_reported_with_its_row() {
        let mut records = Records::new("a\n\"b,c\n".as_bytes(), b',', Limits::builtin());
        assert!(records.next().unwrap().is_some());
        assert_eq!(records.next().err(), Some(ReadError::OpenQuote { row: 2 }));
    }

    #[test]
    fn rows_swallowed_by_two_stray_quotes_are_reported() {
        let text = "\"a,b,c,d\ne,f,g,h\",i\n";
        let mut records = Records::new(text.as_bytes(), b',', Limits::builtin());
        let cells: Vec<RawCell> = records.next().unwrap().unwrap().collect();
        assert_eq!(cells[0].flaw, Some(Flaw::Quotes));
        assert_eq!(cells[1].flaw, None);
    }

    #[test]
    fn digits_marked_as_text_lose_the_mark() {
        assert_eq!(
            rows("=\"0722\",'0722,'a,\"=\"\"12\"\"\"\n"),
            vec![row(&[(1, "0722"), (2, "0722"), (3, "'a"), (4, "12")])]
        );
    }
}
