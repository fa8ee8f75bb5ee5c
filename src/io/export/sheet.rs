//! A table written row by row, as xlsx or csv by the name of the file; cells are text and stay text.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::target::Target;
use super::xlsx::Xlsx;
use crate::domain::clean::clean;
use crate::domain::roster::{guarded, guarded_in_sheet};
use crate::store::Failure;
use crate::store::export::Unread;
use crate::text::faults::damaged;

/// Rows a sheet of xlsx can hold.
const MOST_ROWS: u32 = 1_048_576;

/// What spreadsheets keep of a cell, counted as they count.
pub const MOST_IN_A_CELL: usize = 32_767;

/// Cells that were cut and are named one by one; of more, only how many.
const NAMED: usize = 3;

/// Why a table was not written.
#[derive(Debug)]
pub enum SheetError {
    /// A file of that name is there already.
    Exists(PathBuf),
    /// The folder it should lie in does not exist.
    NoFolder(PathBuf),
    /// A name that no file can have there.
    BadName(PathBuf),
    /// Neither `.xlsx` nor `.csv`.
    UnknownKind(PathBuf),
    /// Not `.txt`.
    NotText(PathBuf),
    /// More rows than a sheet can hold.
    TooManyRows,
    /// The disk the file should lie on, or the data file; the fault says which.
    Failed(Failure),
}

impl From<Failure> for SheetError {
    fn from(failure: Failure) -> Self {
        SheetError::Failed(failure)
    }
}

/// Cells of which only the beginning was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cuts {
    /// How many.
    pub count: u32,
    /// The first of them: the row of the sheet, and the heading of the column.
    pub first: Vec<(u32, String)>,
}

/// A table that was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows, without the headings.
    pub rows: u32,
    /// What did not find room.
    pub cuts: Cuts,
    /// Rows of which nothing but the number could be read.
    pub damaged: u32,
}

/// A table being written; a file that is not finished is removed.
pub struct Out {
    // Closed before the file is removed.
    kind: Kind,
    target: Target,
    headings: Vec<String>,
    rows: u32,
    cuts: Cuts,
    damaged: u32,
}

enum Kind {
    Xlsx(Box<Xlsx>),
    Csv(Box<csv::Writer<BufWriter<File>>>),
}

impl Out {
    /// Begins a table with its headings; the name of the tab is for xlsx.
    ///
    /// # Errors
    ///
    /// When the name is taken or is that of no table.
    pub fn create(path: &Path, tab: &str, headings: &[String]) -> Result<Self, SheetError> {
        let kind = path
            .extension()
            .map(|kind| kind.to_string_lossy().to_lowercase());
        let begin = match kind.as_deref() {
            Some("xlsx") => begin_xlsx,
            Some("csv") => begin_csv,
            _ => return Err(SheetError::UnknownKind(path.to_path_buf())),
        };
        let (target, file) = Target::create(path)?;
        let kind = begin(file, tab, headings).map_err(|error| target.broken(error))?;
        let mut out = Self {
            kind,
            target,
            headings: headings.to_vec(),
            rows: 0,
            cuts: Cuts::default(),
            damaged: 0,
        };
        out.write(headings)?;
        Ok(out)
    }

    /// Writes a row. What no one can see is left out, a line break becomes a blank, and of a cell that
    /// no spreadsheet could hold the beginning is written.
    ///
    /// # Errors
    ///
    /// When the disk is full, or the sheet.
    pub fn write(&mut self, cells: &[String]) -> Result<(), SheetError> {
        if self.rows >= MOST_ROWS {
            return Err(SheetError::TooManyRows);
        }
        self.rows += 1;
        let is_csv = matches!(self.kind, Kind::Csv(_));
        let mut record = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            let cell = match is_csv {
                true => guarded(&clean(cell)),
                false => guarded_in_sheet(&clean(cell)),
            };
            record.push(self.cut(at, cell));
        }
        let written = match &mut self.kind {
            Kind::Xlsx(sheet) => sheet.row(record.iter().map(String::as_str)),
            Kind::Csv(writer) => writer.write_record(&record).map_err(of_csv),
        };
        written.map_err(|error| self.target.broken(error))
    }

    /// Writes the number of something of which a row cannot be read in place of the row.
    ///
    /// # Errors
    ///
    /// Those of [`Out::write`].
    pub fn write_damaged(&mut self, unread: Unread) -> Result<(), SheetError> {
        self.damaged += 1;
        let mut cells = vec![String::new(); self.headings.len()];
        if let Some(first) = cells.first_mut() {
            *first = damaged(unread.0);
        }
        self.write(&cells)
    }

    fn cut(&mut self, at: usize, mut cell: String) -> String {
        if let Some(end) = end_of(&cell) {
            cell.truncate(end);
            self.cuts.count += 1;
            if self.cuts.first.len() < NAMED {
                let heading = self.headings.get(at).cloned().unwrap_or_default();
                self.cuts.first.push((self.rows, heading));
            }
        }
        cell
    }

    /// Ends the table; it is on disk then.
    ///
    /// # Errors
    ///
    /// When the disk is full.
    pub fn finish(self) -> Result<Table, SheetError> {
        let Self {
            kind,
            target,
            rows,
            cuts,
            damaged,
            ..
        } = self;
        let file = match kind {
            Kind::Xlsx(sheet) => sheet.finish(),
            Kind::Csv(writer) => finish_csv(*writer),
        };
        let file = file.map_err(|error| target.broken(error))?;
        target.keep(&file)?;
        Ok(Table {
            rows: rows.saturating_sub(1),
            cuts,
            damaged,
        })
    }
}

fn begin_xlsx(file: File, tab: &str, headings: &[String]) -> io::Result<Kind> {
    Ok(Kind::Xlsx(Box::new(Xlsx::begin(file, tab, headings)?)))
}

fn begin_csv(mut file: File, _: &str, _: &[String]) -> io::Result<Kind> {
    // The mark by which spreadsheets know UTF-8.
    file.write_all("\u{feff}".as_bytes())?;
    let writer = csv::Writer::from_writer(BufWriter::new(file));
    Ok(Kind::Csv(Box::new(writer)))
}

fn finish_csv(mut writer: csv::Writer<BufWriter<File>>) -> io::Result<File> {
    writer.flush()?;
    let buffered = writer
        .into_inner()
        .map_err(|error| io::Error::from(error.error().kind()))?;
    buffered
        .into_inner()
        .map_err(io::IntoInnerError::into_error)
}

fn of_csv(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Where a cell ends that is longer than a spreadsheet keeps.
fn end_of(cell: &str) -> Option<usize> {
    if cell.len() <= MOST_IN_A_CELL {
        return None;
    }
    let mut units = 0;
    let over = cell.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST_IN_A_CELL
    });
    over.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_ends_where_spreadsheets_end_it_and_never_within_a_character() {
        assert_eq!(end_of(&"a".repeat(MOST_IN_A_CELL)), None);
        assert_eq!(end_of(&"\u{5b57}".repeat(MOST_IN_A_CELL)), None);
        assert_eq!(
            end_of(&"a".repeat(MOST_IN_A_CELL + 1)),
            Some(MOST_IN_A_CELL)
        );
        // Two units each: an odd one finds no room.
        let pairs = "\u{20bb7}".repeat(MOST_IN_A_CELL / 2 + 1);
        assert_eq!(end_of(&pairs), Some(MOST_IN_A_CELL / 2 * 4));
    }
}
