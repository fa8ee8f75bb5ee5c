//! A sheet as every kind of file gives it: rows of cells, top to bottom, with their places.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Limits, ReadError};
use crate::domain::roster::Flaw;

/// One sheet of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; of a text file or pasted cells, empty.
    pub name: Arc<str>,
    /// Whether the spreadsheet program hides it.
    pub hidden: bool,
}

/// One cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawCell {
    /// Column, counted from 1.
    pub at: u32,
    /// Its text, numbers and dates as a person would write them.
    pub text: String,
    /// What is wrong with it.
    pub flaw: Option<Flaw>,
}

impl RawCell {
    /// Keeps so many characters.
    fn cut(&mut self, most: usize) {
        // No character is shorter than a byte.
        if self.text.len() > most {
            let end = self.text.char_indices().nth(most);
            self.text
                .truncate(end.map_or(self.text.len(), |(at, _)| at));
        }
    }
}

/// One row; empty rows are not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawRow {
    /// Row, counted from 1.
    pub number: u32,
    /// Its cells, left to right.
    pub cells: Vec<RawCell>,
}

impl RawRow {
    /// The cell of a column.
    pub fn cell(&self, at: u32) -> Option<&RawCell> {
        self.cells
            .binary_search_by_key(&at, |cell| cell.at)
            .ok()
            .map(|index| &self.cells[index])
    }
}

/// A merged range; all counted from 1, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// Takes the rows one by one and may say that it has enough.
pub(super) type Sink<'a> = dyn FnMut(RawRow) -> ControlFlow<()> + 'a;

/// A file of some kind, opened.
pub(super) trait Grid: Send {
    /// Its sheets in the order of the tabs.
    fn sheets(&self) -> &[Sheet];

    /// The merged ranges of a sheet, if the kind has such a thing.
    fn merges(&mut self, sheet: usize, limits: &Limits) -> Result<Vec<Merge>, ReadError>;

    /// Reads a sheet from its top until the end or until the sink has enough.
    fn read(&mut self, sheet: usize, limits: &Limits, sink: &mut Sink) -> Result<(), ReadError>;
}

/// Reads a sheet and stops with an error where a limit is passed; of a cell only so much is kept that its row
/// is known to hold too much.
pub(super) fn read_within(
    grid: &mut dyn Grid,
    sheet: usize,
    limits: &Limits,
    sink: &mut Sink,
) -> Result<(), ReadError> {
    let mut count = 0;
    let mut passed = None;
    let most = usize::try_from(limits.cell_chars.limit).unwrap_or(usize::MAX);
    grid.read(sheet, limits, &mut |mut row| {
        count += 1;
        passed = passed_limit(&row, count, limits);
        if passed.is_some() {
            return ControlFlow::Break(());
        }
        row.cells.iter_mut().for_each(|cell| cell.cut(most));
        sink(row)
    })?;
    passed.map_or(Ok(()), Err)
}

fn passed_limit(row: &RawRow, count: u64, limits: &Limits) -> Option<ReadError> {
    if limits.rows.is_passed_by(count) {
        let limit = limits.rows.limit;
        return Some(ReadError::TooManyRows { limit });
    }
    let last = row.cells.last().map_or(0, |cell| cell.at);
    limits
        .columns
        .is_passed_by(u64::from(last))
        .then_some(ReadError::TooManyColumns {
            row: row.number,
            limit: limits.columns.limit,
        })
}
