//! Tells a list that was exported masked: it can say nobody's name.

use super::trouble::Trouble;
use crate::domain::roster::{Cell, Column, RosterRow};

/// Counts rows of a list as exports mask it: `张*`, `123****0001`.
#[derive(Default)]
pub(super) struct Masks {
    rows: usize,
    masked: usize,
}

impl Masks {
    /// Rows that are looked at.
    const SEEN: usize = 200;

    pub(super) fn see(&mut self, row: &RosterRow) -> Result<(), Trouble> {
        if self.rows == Self::SEEN {
            return Ok(());
        }
        self.rows += 1;
        let is_masked = |cell: &Cell| match cell.column {
            Column::Name | Column::Head => cell.text.ends_with('*'),
            Column::Phone | Column::IdNumber => cell.text.contains("****"),
            _ => false,
        };
        self.masked += usize::from(row.cells.iter().any(is_masked));
        match self.rows {
            Self::SEEN => self.judge(),
            _ => Ok(()),
        }
    }

    pub(super) fn judge(&self) -> Result<(), Trouble> {
        if self.masked > 0 && 2 * self.masked >= self.rows.min(Self::SEEN) {
            return Err(Trouble::Masked);
        }
        Ok(())
    }
}
