//! Cells as they may stand in the file: on one line, and without what cannot be seen.

use std::borrow::Cow;

use crate::domain::clean::{one_line, steering};
use crate::domain::roster::{Cell, Column, Note, Reason, RosterRow, guarded, unguarded};

/// The row as it may be taken, with a note on every cell in which something was changed.
///
/// # Errors
///
/// A character that steers a terminal or turns the order of what is read: what the cell says is then not what
/// it looks like, and a person must see to it.
pub(super) fn tidied(row: &RosterRow) -> Result<(Cow<'_, RosterRow>, Vec<Note>), Note> {
    let mut notes = Vec::new();
    let mut tidied = Cow::Borrowed(row);
    for (n, cell) in row.cells.iter().enumerate() {
        if let Some(found) = steering(&cell.text) {
            let reason = Reason::Steering {
                code: u32::from(found),
            };
            return Err(Note::cell(cell.at, cell.column, reason));
        }
        let Cow::Owned(text) = line(cell) else {
            continue;
        };
        if matches!(one_line(cell.text.trim(), ' '), Cow::Owned(_)) {
            notes.push(Note::cell(cell.at, cell.column, Reason::Tidied));
        }
        tidied.to_mut().cells[n].text = text;
    }
    Ok((tidied, notes))
}

fn line(cell: &Cell) -> Cow<'_, str> {
    // In these several things stand below one another.
    let end = match cell.column {
        Column::Phone | Column::Tags => '\n',
        _ => ' ',
    };
    let plain = unguarded(&cell.text);
    match one_line(plain, end) {
        // The guard against formulas is taken off later.
        Cow::Owned(line) if line != plain => Cow::Owned(guarded(&line)),
        _ => Cow::Borrowed(&cell.text),
    }
}
