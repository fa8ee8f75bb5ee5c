//! Reads a row of a roster.
//!
//! What is not legible makes the row rejected; what the program merely does not know is noted.

mod door;
mod home;
mod person;
mod tidy;

use chrono::NaiveDate;

use super::{Cell, Column, Flaw, Note, Reason, RosterRow, Told, Words, compared, unguarded};
use crate::domain::clean::clean;
use crate::domain::identity::read_past;
use crate::domain::limits::cells;

/// Reads a row.
///
/// # Errors
///
/// What makes it illegible, with the cell where it stands.
pub fn read(row: &RosterRow, today: NaiveDate) -> Result<(Told, Vec<Note>), Note> {
    let (row, notes) = tidy::tidied(row)?;
    let row = row.as_ref();
    let mut reader = Reader { row, notes };
    reader.refuse_flaws()?;
    reader.refuse_long()?;
    reader.note_unclear();
    let spot = reader.spot()?;
    let home = reader.home(today)?;
    let person = reader.person(&home, today)?;
    if person.is_none() && says_nothing(&reader) {
        return Err(Note::row(Reason::NoName));
    }
    let told = Told {
        spot,
        number: compared(reader.text(Column::HouseholdNumber)),
        home,
        person,
        at: row
            .cells
            .iter()
            .map(|cell| (cell.column, cell.at))
            .collect(),
        tags_at: reader.tags(),
    };
    Ok((told, reader.notes))
}

/// A door without anyone is taken when something is said of it: that it is empty, who calls there.
fn says_nothing(reader: &Reader<'_>) -> bool {
    ![
        Column::Size,
        Column::Living,
        Column::Housing,
        Column::Contact,
        Column::Note,
    ]
    .into_iter()
    .any(|column| reader.cell(column).is_some())
}

struct Reader<'a> {
    row: &'a RosterRow,
    notes: Vec<Note>,
}

impl<'a> Reader<'a> {
    fn cell(&self, column: Column) -> Option<&'a Cell> {
        let says = |cell: &&Cell| {
            cell.column == column && !Words::builtin().is_nothing(clean(&cell.text).trim())
        };
        self.row.cells.iter().find(says)
    }

    /// What stands in a column, as it was written but for a guard against formulas.
    fn text(&self, column: Column) -> &'a str {
        self.cell(column)
            .map_or("", |cell| unguarded(cell.text.trim()))
    }

    fn wrong(&self, column: Column, reason: Reason) -> Note {
        match self.cell(column) {
            Some(cell) => Note::cell(cell.at, column, reason),
            None => Note::row(reason),
        }
    }

    fn note(&mut self, column: Column, reason: Reason) {
        let note = self.wrong(column, reason);
        self.notes.push(note);
    }

    /// Cells a spreadsheet has spoilt; an error in a column that is not needed would still be lost silently.
    fn refuse_flaws(&self) -> Result<(), Note> {
        let spoilt = self.row.cells.iter().find_map(|cell| {
            let reason = match cell.flaw? {
                Flaw::LostDigits => Reason::LostDigits,
                Flaw::Error => Reason::CellError,
                Flaw::Garbled => Reason::Garbled,
                Flaw::Quotes => Reason::OpenQuote,
                Flaw::Unclear => return None,
            };
            Some(Note::cell(cell.at, cell.column, reason))
        });
        spoilt.map_or(Ok(()), Err)
    }

    /// Cells that hold more than their column is for; a piece of it would pass for the whole.
    fn refuse_long(&self) -> Result<(), Note> {
        let long = self.row.cells.iter().enumerate().find(|(n, cell)| {
            // Numbers and tags of several columns are kept together.
            let beside = matches!(cell.column, Column::Phone | Column::Tags);
            let before = self.row.cells[..*n].iter();
            let before = before.filter(|other| beside && other.column == cell.column);
            let taken: usize = before.map(|other| cells(&other.text) + 1).sum();
            let limit = cell.column.limit();
            match taken {
                0 => !limit.holds(cell.text.trim()),
                taken => cells(&cell.text) + taken > limit.cells(),
            }
        });
        long.map_or(Ok(()), |(_, cell)| {
            let most = cell.column.limit().cells();
            Err(Note::cell(cell.at, cell.column, Reason::TooLong { most }))
        })
    }

    /// Ticks that are neither yes nor no.
    fn note_unclear(&mut self) {
        let unclear = self
            .row
            .cells
            .iter()
            .filter(|cell| cell.flaw == Some(Flaw::Unclear));
        let notes = unclear.map(|cell| {
            let text = cell.text.clone();
            Note::cell(cell.at, cell.column, Reason::UnknownValue { text })
        });
        self.notes.extend(notes);
    }

    fn past(&self, column: Column, today: NaiveDate) -> Result<Option<NaiveDate>, Note> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        read_past(text, today)
            .map(|day| Some(day.first))
            .map_err(|_| self.wrong(column, Reason::NotADay))
    }
}
