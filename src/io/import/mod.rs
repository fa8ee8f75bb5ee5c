//! A roster from another program: files of every usual kind and pasted cells become rows, with bounded memory.
//!
//! [`Source::open`] looks at what a file holds, not at its name; [`Source::layout`] finds the header;
//! [`Source::rows`] gives the rows one by one, read ahead by a thread. What the rows mean is not judged
//! here. What is wrong with a file as a whole is a [`ReadError`]; `text::read_error` says it with the cure.

mod columns;
mod delimited;
mod error;
mod file;
mod fill;
mod grid;
mod input;
mod layout;
mod limits;
mod ods;
mod ole;
mod rows;
pub mod text;
mod values;
mod xls;
mod xlsx;
mod xml;
mod zipped;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex};

pub use columns::{Columns, Meaning};
pub use error::{Foreign, ReadError};
pub use grid::Sheet;
pub use layout::{Heading, Layout};
pub use limits::{Limit, Limits};
pub use rows::{READER_THREAD, Rows, hush_readers};

use fill::Blanks;
use input::Input;
use rows::{Shared, contained};

/// What a source is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Excel's workbook since 2007.
    Xlsx,
    /// Excel's workbook 97–2003, also of WPS.
    Xls,
    /// OpenDocument, of LibreOffice and others.
    Ods,
    /// Text with a separator.
    Text {
        /// How its characters are written.
        charset: Charset,
        /// `,`, `;`, `|` or a tab.
        separator: char,
    },
    /// Cells copied from a spreadsheet.
    Pasted,
}

/// How the characters of a text are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030 and with it GBK and GB2312.
    Gb18030,
}

/// A file or pasted cells, ready to be read sheet by sheet.
pub struct Source {
    kind: Kind,
    sheets: Vec<Sheet>,
    grid: Shared,
    limits: Limits,
}

impl Source {
    /// Opens a file and looks at what it holds.
    ///
    /// # Errors
    ///
    /// When it is no file, no table of ours, protected, broken or larger than allowed.
    pub fn open(path: &Path) -> Result<Source, ReadError> {
        Source::open_within(path, Limits::builtin())
    }

    /// The same with limits of one's own.
    ///
    /// # Errors
    ///
    /// As [`Source::open`].
    pub fn open_within(path: &Path, limits: &Limits) -> Result<Source, ReadError> {
        let file = file::open(path, limits)?;
        let (kind, grid) = file::recognise(&file, limits)?;
        Source::new(kind, grid, limits)
    }

    /// Takes the bytes of a file that is already in memory.
    ///
    /// # Errors
    ///
    /// As [`Source::open`].
    pub fn from_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Source, ReadError> {
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        let (kind, grid) = file::recognise(&Input::memory(bytes), limits)?;
        Source::new(kind, grid, limits)
    }

    /// Takes cells as a spreadsheet puts them on the clipboard.
    ///
    /// # Errors
    ///
    /// When there is nothing in them, or more than allowed.
    pub fn pasted(cells: &str) -> Result<Source, ReadError> {
        let limits = Limits::builtin();
        if cells.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let cells = Input::memory(cells.as_bytes().to_vec());
        let (_, grid) = delimited::open(&cells, limits)?;
        Source::new(Kind::Pasted, grid, limits)
    }

    fn new(kind: Kind, grid: Box<dyn grid::Grid>, limits: &Limits) -> Result<Source, ReadError> {
        let sheets = grid.sheets().to_vec();
        if sheets.is_empty() {
            return Err(ReadError::NoSheet);
        }
        let limit = limits.sheets.limit;
        if sheets.len() as u64 > limit {
            return Err(ReadError::TooManySheets { limit });
        }
        Ok(Source {
            kind,
            sheets,
            grid: Arc::new(Mutex::new(grid)),
            limits: limits.clone(),
        })
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its sheets in the order of the tabs; a text has one without a name.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Finds the header of a sheet.
    ///
    /// # Errors
    ///
    /// When the sheet cannot be read.
    pub fn layout(&mut self, sheet: usize) -> Result<Layout, ReadError> {
        let limits = self.limits.clone();
        contained(&self.grid, move |grid| {
            let mut first = Vec::new();
            grid::read_within(grid, sheet, &limits, &mut |row| {
                first.push(row);
                if first.len() as u64 >= limits.header_rows.limit {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })?;
            Ok(Layout::find(&first))
        })
    }

    /// The first sheet that is shown and has a header we know; otherwise the first that is not empty.
    ///
    /// # Errors
    ///
    /// When a sheet cannot be read, or all are empty.
    pub fn roster(&mut self) -> Result<(usize, Layout), ReadError> {
        let (shown, hidden): (Vec<usize>, Vec<usize>) =
            (0..self.sheets.len()).partition(|sheet| !self.sheets[*sheet].hidden);
        let mut found = None;
        for sheet in shown {
            let layout = self.layout(sheet)?;
            if layout.is_recognised() {
                return Ok((sheet, layout));
            }
            found = found.or((layout.header_row > 0).then_some((sheet, layout)));
        }
        for sheet in hidden {
            if found.is_none() {
                let layout = self.layout(sheet)?;
                found = (layout.header_row > 0).then_some((sheet, layout));
            }
        }
        found.ok_or(ReadError::Empty)
    }

    /// Reads a sheet by a layout; the rows stop when they are dropped.
    ///
    /// # Errors
    ///
    /// When no thread can be started.
    pub fn rows(&mut self, sheet: usize, layout: &Layout) -> Result<Rows<'_>, ReadError> {
        self.start(vec![(sheet, layout.clone())])
    }

    /// Reads a sheet and every other shown one with the same headings, for many offices keep a sheet
    /// for each building; a layout corrected by hand holds for all of them.
    ///
    /// # Errors
    ///
    /// When a header cannot be read or no thread can be started.
    pub fn rows_of_all(&mut self, sheet: usize, layout: &Layout) -> Result<Rows<'_>, ReadError> {
        let mut sheets = vec![(sheet, layout.clone())];
        for (other, found) in self.others(sheet)? {
            if self.is_alike(other, &found, layout) {
                let headings = layout.headings.clone();
                sheets.push((other, Layout { headings, ..found }));
            }
        }
        sheets.sort_by_key(|(index, _)| *index);
        self.start(sheets)
    }

    /// Names of the sheets that [`Source::rows_of_all`] leaves out although something stands in them.
    ///
    /// # Errors
    ///
    /// When a header cannot be read.
    pub fn left_out(&mut self, sheet: usize, layout: &Layout) -> Result<Vec<String>, ReadError> {
        let others = self.others(sheet)?;
        let left_out = others
            .into_iter()
            .filter(|(other, found)| found.header_row > 0 && !self.is_alike(*other, found, layout));
        Ok(left_out
            .map(|(other, _)| self.sheets[other].name.to_string())
            .collect())
    }

    fn others(&mut self, sheet: usize) -> Result<Vec<(usize, Layout)>, ReadError> {
        (0..self.sheets.len())
            .filter(|other| *other != sheet)
            .map(|other| Ok((other, self.layout(other)?)))
            .collect()
    }

    fn is_alike(&self, other: usize, found: &Layout, layout: &Layout) -> bool {
        !self.sheets[other].hidden && found.signature() == layout.signature()
    }

    fn start(&mut self, sheets: Vec<(usize, Layout)>) -> Result<Rows<'_>, ReadError> {
        let blanks = match self.kind {
            Kind::Text { .. } | Kind::Pasted => Blanks::Continue,
            Kind::Xlsx | Kind::Xls | Kind::Ods => Blanks::ContinueMembers,
        };
        Rows::start(&self.grid, sheets, blanks, &self.limits)
    }
}
