//! A table written row by row, as xlsx or csv by the name of the file; cells are text and stay text.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::domain::roster::{guarded, guarded_in_sheet};
use crate::store::{Failure, Fault};

/// Rows a sheet of xlsx can hold.
const MOST_ROWS: u32 = 1_048_576;

/// Why a table was not written.
#[derive(Debug)]
pub enum SheetError {
    /// A file of that name is there already.
    Exists(PathBuf),
    /// The folder it should lie in does not exist.
    NoFolder(PathBuf),
    /// Neither `.xlsx` nor `.csv`.
    UnknownKind(PathBuf),
    /// Not `.txt`.
    NotText(PathBuf),
    /// More rows than a sheet can hold.
    TooManyRows,
    /// The disk, or the data file.
    Failed(Failure),
}

impl From<Failure> for SheetError {
    fn from(failure: Failure) -> Self {
        SheetError::Failed(failure)
    }
}

impl From<std::io::Error> for SheetError {
    fn from(error: std::io::Error) -> Self {
        SheetError::Failed(Fault::from(error).into())
    }
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => SheetError::TooManyRows,
            XlsxError::IoError(error) => error.into(),
            other => {
                let detail = other.to_string();
                SheetError::Failed(Fault::Io { detail }.into())
            }
        }
    }
}

/// A table being written; a file that is not finished is removed.
pub struct Out {
    path: PathBuf,
    kind: Option<Kind>,
    rows: u32,
}

enum Kind {
    Xlsx(Box<Workbook>, File, Format),
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
        let kind = match kind.as_deref() {
            Some("xlsx") => {
                let file = create_new(path)?;
                let text = Format::new().set_num_format("@");
                Kind::Xlsx(Box::new(workbook(tab, headings, &text)?), file, text)
            }
            Some("csv") => {
                let mut file = create_new(path)?;
                // The mark by which spreadsheets know UTF-8.
                file.write_all("\u{feff}".as_bytes())?;
                Kind::Csv(Box::new(csv::Writer::from_writer(BufWriter::new(file))))
            }
            _ => return Err(SheetError::UnknownKind(path.to_path_buf())),
        };
        let mut out = Self {
            path: path.to_path_buf(),
            kind: Some(kind),
            rows: 0,
        };
        out.write(headings)?;
        Ok(out)
    }

    /// Writes a row.
    ///
    /// # Errors
    ///
    /// When the disk is full, or the sheet.
    pub fn write(&mut self, cells: &[String]) -> Result<(), SheetError> {
        if self.rows >= MOST_ROWS {
            return Err(SheetError::TooManyRows);
        }
        match &mut self.kind {
            Some(Kind::Xlsx(book, _, text)) => {
                let sheet = book.worksheet_from_index(0)?;
                for (at, cell) in (0u16..).zip(cells) {
                    if !cell.is_empty() {
                        let cell = guarded_in_sheet(cell);
                        sheet.write_string_with_format(self.rows, at, cell, text)?;
                    }
                }
            }
            Some(Kind::Csv(writer)) => {
                let record = cells.iter().map(|cell| guarded(cell));
                writer.write_record(record).map_err(csv_error)?;
            }
            None => {}
        }
        self.rows += 1;
        Ok(())
    }

    /// Rows written, without the headings.
    pub fn rows(&self) -> u32 {
        self.rows.saturating_sub(1)
    }

    /// Ends the table; it is on disk then.
    ///
    /// # Errors
    ///
    /// When the disk is full.
    pub fn finish(mut self) -> Result<(), SheetError> {
        let ended = match self.kind.take() {
            Some(Kind::Xlsx(mut book, mut file, _)) => book
                .save_to_writer(&mut file)
                .map_err(SheetError::from)
                .and_then(|()| Ok(file.sync_all()?)),
            Some(Kind::Csv(writer)) => writer
                .into_inner()
                .map_err(|error| SheetError::from(error.into_error()))
                .and_then(|buffered| {
                    let file = buffered
                        .into_inner()
                        .map_err(std::io::IntoInnerError::into_error)?;
                    Ok(file.sync_all()?)
                }),
            None => Ok(()),
        };
        if ended.is_err() {
            // The reason is known; a piece of a table must not pass for one.
            let _ = std::fs::remove_file(&self.path);
        }
        ended
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        if self.kind.take().is_some() {
            // Whoever gave up knows why.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn workbook(tab: &str, headings: &[String], text: &Format) -> Result<Workbook, SheetError> {
    let mut book = Workbook::new();
    // The same rows make the same file, whenever they are written.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = book.add_worksheet_with_low_memory()?;
    sheet.set_name(tab)?;
    columns(sheet, headings, text)?;
    Ok(book)
}

/// Whatever is typed into a column later stays text, too.
fn columns(sheet: &mut Worksheet, headings: &[String], text: &Format) -> Result<(), SheetError> {
    const NARROW: f64 = 10.0;
    const WIDE: f64 = 22.0;
    for (at, heading) in (0u16..).zip(headings) {
        let width = if heading.chars().count() > 3 {
            WIDE
        } else {
            NARROW
        };
        sheet.set_column_width(at, width)?;
        sheet.set_column_format(at, text)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Makes the file, for its owner's eyes; one that is there already is never touched.
fn create_new(path: &Path) -> Result<File, SheetError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => SheetError::Exists(path.to_path_buf()),
        std::io::ErrorKind::NotFound => SheetError::NoFolder(path.to_path_buf()),
        _ => SheetError::from(error),
    })
}

/// Makes a file of these bytes; it is on disk then, or not there.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SheetError> {
    let mut file = create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        // A piece of a document must not pass for one.
        let _ = std::fs::remove_file(path);
        return Err(error.into());
    }
    Ok(())
}

fn csv_error(error: csv::Error) -> SheetError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => {
            let detail = format!("{other:?}");
            SheetError::Failed(Fault::Io { detail }.into())
        }
    }
}
