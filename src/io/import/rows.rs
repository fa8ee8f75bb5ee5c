//! A sheet as rows of a roster, read by a thread of its own a few at a time.
//!
//! The thread has two uses: the next rows are read while these are looked at, and whatever
//! breaks in a reader on a damaged file ends there (see [`contained`]).

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use super::columns::{Columns, Meaning, key};
use super::fill::{Blanks, Filler};
use super::grid::{Grid, RawCell, RawRow, read_within};
use super::layout::{Heading, Layout};
use super::{Limits, ReadError};
use crate::domain::roster::{Cell, Column, Flaw, Place, RosterRow};

/// Name of the threads that read; a panic there is a damaged file, not a fault of the program.
pub const READER_THREAD: &str = "fyj-import";

/// Keeps the message of a panic on a reading thread from being printed; the file is said to be damaged instead.
pub fn hush_readers() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(READER_THREAD) {
            before(info);
        }
    }));
}

/// A source's grid, used by one reading at a time.
pub(super) type Shared = Arc<Mutex<Box<dyn Grid>>>;

/// Rows that travel together, and batches that may wait.
const BATCH: usize = 128;
const WAITING: usize = 4;

/// Runs a reading on a thread of its own, where a panic of a reader is a damaged file.
///
/// The readers here and calamine have been tried with many thousand damaged files and broke on none;
/// should one break on the next, a clerk's screen and unsaved work must not go with it. Nothing is
/// shared with such a thread but the grid, and that is not used again.
pub(super) fn contained<T: Send + 'static>(
    grid: &Shared,
    read: impl FnOnce(&mut dyn Grid) -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    let grid = Arc::clone(grid);
    contain(move || {
        let mut grid = grid.lock().map_err(|_| ReadError::Damaged)?;
        read(grid.as_mut())
    })
}

/// The same before there is a grid.
pub(super) fn contain<T: Send + 'static>(
    read: impl FnOnce() -> Result<T, ReadError> + Send + 'static,
) -> Result<T, ReadError> {
    let thread = thread::Builder::new().name(READER_THREAD.to_owned());
    let running = thread
        .spawn(read)
        .map_err(|error| ReadError::Io(error.to_string()))?;
    running.join().unwrap_or(Err(ReadError::Damaged))
}

/// The rows of a sheet, top to bottom; the first error is the last item.
pub struct Rows<'a> {
    arriving: Receiver<Result<Vec<RosterRow>, ReadError>>,
    batch: std::vec::IntoIter<RosterRow>,
    over: bool,
    source: std::marker::PhantomData<&'a mut ()>,
}

impl Rows<'_> {
    pub(super) fn start(
        grid: &Shared,
        sheets: Vec<(usize, Layout)>,
        blanks: Blanks,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let (sender, arriving) = sync_channel(WAITING);
        let grid = Arc::clone(grid);
        let limits = limits.clone();
        let read = move || {
            let reading = AssertUnwindSafe(|| {
                let mut grid = grid.lock().map_err(|_| ReadError::Damaged)?;
                let grid = grid.as_mut();
                let mut sent = 0;
                for (sheet, layout) in &sheets {
                    sent += send_rows(grid, *sheet, layout, blanks, &limits, &sender)?;
                    if limits.rows.is_passed_by(sent) {
                        let limit = limits.rows.limit;
                        return Err(ReadError::TooManyRows { limit });
                    }
                }
                Ok(())
            });
            if let Err(error) = catch_unwind(reading).unwrap_or(Err(ReadError::Damaged)) {
                // Whoever stopped listening does not need to know.
                let _ = sender.send(Err(error));
            }
        };
        thread::Builder::new()
            .name(READER_THREAD.to_owned())
            .spawn(read)
            .map_err(|error| ReadError::Io(error.to_string()))?;
        Ok(Rows {
            arriving,
            batch: Vec::new().into_iter(),
            over: false,
            source: std::marker::PhantomData,
        })
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<RosterRow, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.batch.next() {
                return Some(Ok(row));
            }
            if self.over {
                return None;
            }
            match self.arriving.recv() {
                Ok(Ok(batch)) => self.batch = batch.into_iter(),
                Ok(Err(error)) => {
                    self.over = true;
                    return Some(Err(error));
                }
                Err(_) => self.over = true,
            }
        }
    }
}

/// Sends the rows of one sheet and says how many there were.
fn send_rows(
    grid: &mut dyn Grid,
    sheet: usize,
    layout: &Layout,
    blanks: Blanks,
    limits: &Limits,
    sender: &SyncSender<Result<Vec<RosterRow>, ReadError>>,
) -> Result<u64, ReadError> {
    let merges = grid.merges(sheet, limits)?;
    let name = grid
        .sheets()
        .get(sheet)
        .map_or_else(|| "".into(), |it| it.name.clone());
    let mut reader = RowReader::new(name, layout, Filler::new(layout, &merges, blanks));
    let mut batch = Vec::with_capacity(BATCH);
    let mut count = 0;
    let result = read_within(grid, sheet, limits, &mut |row| {
        count += 1;
        batch.extend(reader.read(row));
        if batch.len() < BATCH {
            return ControlFlow::Continue(());
        }
        let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
        match sender.send(Ok(full)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    // Whoever stopped listening does not need the rest.
    let _ = sender.send(Ok(batch));
    result.map(|()| count)
}

/// Turns rows of a sheet into rows of a roster.
struct RowReader<'a> {
    sheet: Arc<str>,
    header_row: u32,
    columns: Vec<Mapped<'a>>,
    filler: Filler,
}

/// A heading whose cells are taken.
struct Mapped<'a> {
    heading: &'a Heading,
    column: Column,
    key: String,
    /// The last tick and what it said; in most columns it is the same all the way down.
    tick: Option<(String, Option<bool>)>,
}

impl<'a> RowReader<'a> {
    fn new(sheet: Arc<str>, layout: &'a Layout, filler: Filler) -> Self {
        let mapped = |heading: &'a Heading| {
            Some(Mapped {
                heading,
                column: heading.meaning.column()?,
                key: key(&heading.text),
                tick: None,
            })
        };
        let mut columns: Vec<Mapped> = layout.headings.iter().filter_map(mapped).collect();
        columns.sort_by_key(|it| it.heading.at);
        RowReader {
            sheet,
            header_row: layout.header_row,
            columns,
            filler,
        }
    }

    /// Nothing for rows of the header, rows without a mapped cell and headers that are repeated.
    fn read(&mut self, row: RawRow) -> Option<RosterRow> {
        if row.number <= self.header_row || self.is_header(&row) {
            return None;
        }
        let filled = self.filler.filled(&row);
        let mut cells = Vec::with_capacity(row.cells.len() + filled.len());
        for cell in row.cells {
            cells.extend(self.mapped(cell, false));
        }
        if cells.is_empty() {
            return None;
        }
        if !filled.is_empty() {
            for cell in filled {
                cells.extend(self.mapped(cell, true));
            }
            cells.sort_by_key(|cell: &Cell| cell.at);
        }
        Some(RosterRow {
            place: Place {
                sheet: Arc::clone(&self.sheet),
                row: row.number,
            },
            cells,
        })
    }

    fn mapped(&mut self, cell: RawCell, filled: bool) -> Option<Cell> {
        let index = self
            .columns
            .binary_search_by_key(&cell.at, |it| it.heading.at)
            .ok()?;
        self.columns[index].cell(cell, filled)
    }

    /// Printed rosters repeat their header on every page.
    fn is_header(&self, row: &RawRow) -> bool {
        let mut same = 0;
        for column in &self.columns {
            match row.cell(column.heading.at) {
                Some(cell) if column.is_repeated_by(&cell.text) => same += 1,
                Some(_) => return false,
                None => {}
            }
        }
        same >= 2
    }
}

impl Mapped<'_> {
    /// Whether a cell says what the heading says, or the lower part of it.
    fn is_repeated_by(&self, text: &str) -> bool {
        let visible = text.chars().filter(|c| !c.is_whitespace());
        let room = self.heading.text.chars().count();
        if visible.take(room + 1).count() > room {
            return false;
        }
        let said = key(text);
        !said.is_empty() && self.key.ends_with(&said)
    }

    fn cell(&mut self, cell: RawCell, filled: bool) -> Option<Cell> {
        let read = Cell {
            column: self.column,
            at: cell.at,
            text: cell.text,
            flaw: cell.flaw,
            filled,
        };
        let Meaning::Flag(_, value) = &self.heading.meaning else {
            return Some(read);
        };
        let says = match &self.tick {
            Some((text, says)) if *text == read.text => *says,
            _ => {
                let says = Columns::builtin().tick(&read.text, value, &self.heading.text);
                self.tick = Some((read.text.clone(), says));
                says
            }
        };
        match (read.flaw, says) {
            (None, Some(true)) => Some(Cell {
                text: value.as_ref().to_owned(),
                ..read
            }),
            (None, Some(false)) => None,
            (flaw, _) => Some(Cell {
                flaw: flaw.or(Some(Flaw::Unclear)),
                ..read
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Merge, Sheet, Sink};
    use super::*;

    /// A reader with a fault: gives two rows and breaks.
    struct Faulty;

    impl Grid for Faulty {
        fn sheets(&self) -> &[Sheet] {
            &[]
        }

        fn merges(&mut self, _sheet: usize, _limits: &Limits) -> Result<Vec<Merge>, ReadError> {
            Ok(Vec::new())
        }

        fn read(&mut self, _: usize, _: &Limits, sink: &mut Sink) -> Result<(), ReadError> {
            for number in 1..3 {
                let cell = RawCell {
                    at: 1,
                    text: "姓名".repeat(number as usize),
                    flaw: None,
                };
                let cells = vec![cell];
                assert!(sink(RawRow { number, cells }).is_continue());
            }
            panic!("a fault");
        }
    }

    #[test]
    fn a_reader_that_breaks_is_a_damaged_file_and_is_not_used_again() {
        let grid: Shared = Arc::new(Mutex::new(Box::new(Faulty)));
        let layout = Layout {
            header_row: 1,
            headings: vec![Heading {
                at: 1,
                text: "姓名".to_owned(),
                meaning: Meaning::Column(Column::Name),
            }],
        };
        for _ in 0..2 {
            let start = || {
                Rows::start(
                    &grid,
                    vec![(0, layout.clone())],
                    Blanks::Continue,
                    Limits::builtin(),
                )
            };
            let mut rows = start().unwrap();
            assert_eq!(rows.next(), Some(Err(ReadError::Damaged)));
            assert_eq!(rows.next(), None);
        }
        let again = contained(&grid, |grid| Ok(grid.sheets().len()));
        assert_eq!(again, Err(ReadError::Damaged));
    }
}
