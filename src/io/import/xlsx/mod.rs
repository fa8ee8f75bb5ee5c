//! Excel's workbooks since 2007, cell by cell; texts that many cells share are kept in memory.

mod scan;
mod sheets;

use std::io::BufReader;
use std::ops::ControlFlow;

use calamine::{CellErrorType, Data, Reader, Xlsx, XlsxError};

use super::grid::{Grid, Merge, RawRow, Sheet, Sink};
use super::input::Input;
use super::rows::contain;
use super::zipped::Parts;
use super::{Kind, Limits, ReadError, values};
use scan::Scan;

struct Workbook {
    book: Xlsx<BufReader<Input>>,
    parts: Parts,
    sheets: Vec<Sheet>,
    paths: Vec<String>,
    scans: Vec<Option<Scan>>,
}

/// Opens a workbook whose parts were measured.
pub(super) fn open(
    input: &Input,
    mut parts: Parts,
    limits: &Limits,
) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    scan::check_tables(&mut parts, limits)?;
    let (sheets, paths): (Vec<Sheet>, Vec<String>) =
        sheets::find(&mut parts, limits)?.into_iter().unzip();
    let input = BufReader::new(input.again());
    let book = contain(move || Xlsx::new(input).map_err(|it| read_error(&it)))?;
    let scans = vec![None; sheets.len()];
    Ok((
        Kind::Xlsx,
        Box::new(Workbook {
            book,
            parts,
            sheets,
            paths,
            scans,
        }),
    ))
}

impl Workbook {
    /// Reads a sheet through once before its cells are believed to be small.
    fn scan(&mut self, sheet: usize, limits: &Limits) -> Result<&Scan, ReadError> {
        if self.scans[sheet].is_none() {
            let scan = Scan::of(self.parts.stream(&self.paths[sheet])?, limits)?;
            self.scans[sheet] = Some(scan);
        }
        self.scans[sheet].as_ref().ok_or(ReadError::Damaged)
    }
}

impl Grid for Workbook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn merges(&mut self, sheet: usize, limits: &Limits) -> Result<Vec<Merge>, ReadError> {
        Ok(self.scan(sheet, limits)?.merges.clone())
    }

    fn read(&mut self, sheet: usize, limits: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
        let mut uncalculated = self
            .scan(sheet, limits)?
            .uncalculated
            .clone()
            .into_iter()
            .peekable();
        let name = self.sheets[sheet].name.clone();
        let mut cells = self
            .book
            .worksheet_cells_reader(&name)
            .map_err(|it| read_error(&it))?;
        let mut row = RawRow {
            number: 0,
            cells: Vec::new(),
        };
        while let Some(cell) = cells.next_cell().map_err(|it| read_error(&it))? {
            let (number, at) = cell.get_position();
            let (number, at) = (number.saturating_add(1), at.saturating_add(1));
            if number != row.number {
                let cells = Vec::with_capacity(row.cells.len());
                let full = std::mem::replace(&mut row, RawRow { number, cells });
                if give(full, sink).is_break() {
                    return Ok(());
                }
            }
            let missing = uncalculated.next_if_eq(&(at, number));
            row.cells.extend(match missing {
                Some(_) => values::cell(at, Data::Error(CellErrorType::NA)),
                None => values::borrowed_cell(at, cell.get_value()),
            });
            if row.cells.len() as u64 > limits.columns.limit {
                let limit = limits.columns.limit;
                return Err(ReadError::TooManyColumns { row: number, limit });
            }
        }
        // Nothing follows, whatever the sink says.
        let _ = give(row, sink);
        Ok(())
    }
}

fn give(mut row: RawRow, sink: &mut Sink) -> ControlFlow<()> {
    if row.cells.is_empty() {
        return ControlFlow::Continue(());
    }
    if !row.cells.is_sorted_by_key(|cell| cell.at) {
        row.cells.sort_by_key(|cell| cell.at);
    }
    sink(row)
}

fn read_error(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Protected,
        _ => ReadError::Damaged,
    }
}
