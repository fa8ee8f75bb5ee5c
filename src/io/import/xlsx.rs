//! Excel's workbooks since 2007, cell by cell; texts that many cells share are kept in memory.

use std::fs::File;
use std::io::BufReader;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::grid::{Grid, Merge, RawRow, Sheet, Sink};
use super::rows::contain;
use super::{Kind, Limits, ReadError, values};

struct Workbook {
    book: Xlsx<BufReader<File>>,
    sheets: Vec<Sheet>,
}

/// Opens a workbook whose parts were measured.
pub(super) fn open(file: File, _limits: &Limits) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    let book = contain(move || Xlsx::new(BufReader::new(file)).map_err(|it| read_error(&it)))?;
    let sheets = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet {
            name: sheet.name.as_str().into(),
            hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect();
    Ok((Kind::Xlsx, Box::new(Workbook { book, sheets })))
}

impl Grid for Workbook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn merges(&mut self, sheet: usize) -> Result<Vec<Merge>, ReadError> {
        let name = self.sheets[sheet].name.clone();
        let merges = self
            .book
            .merge_cells_by_sheet_name(&name)
            .map_err(|it| read_error(&it))?;
        let merges = merges.into_iter().map(|it| Merge {
            top: it.start.0.saturating_add(1),
            left: it.start.1.saturating_add(1),
            bottom: it.end.0.saturating_add(1),
            right: it.end.1.saturating_add(1),
        });
        Ok(merges.collect())
    }

    fn read(&mut self, sheet: usize, _limits: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
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
                let full = std::mem::replace(
                    &mut row,
                    RawRow {
                        number,
                        cells: Vec::new(),
                    },
                );
                if give(full, sink).is_break() {
                    return Ok(());
                }
            }
            row.cells
                .extend(values::borrowed_cell(at, cell.get_value()));
        }
        // Nothing follows, whatever the sink says.
        let _ = give(row, sink);
        Ok(())
    }
}

fn give(mut row: RawRow, sink: &mut Sink) -> std::ops::ControlFlow<()> {
    if row.cells.is_empty() {
        return std::ops::ControlFlow::Continue(());
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
