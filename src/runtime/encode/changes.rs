//! Which cells of one row must be written again.
//!
//! A wide glyph is written whole or not at all, on the old screen and on the new one. Must
//! not write anything itself.

use super::is_sure;
use ratatui::buffer::Cell;

/// Unchanged plain cells between two changes that cost less than moving the cursor.
const SHORT_GAP: usize = 4;

/// The marks of one row, kept between rows to spare allocations.
#[derive(Default)]
pub(super) struct Changes {
    dirty: Vec<bool>,
}

impl Changes {
    /// Marks the cells that differ; `fresh` marks all. Gives whether any is marked.
    pub(super) fn find(&mut self, old: &[Cell], new: &[Cell], fresh: bool) -> bool {
        self.dirty.clear();
        self.dirty
            .extend(old.iter().zip(new).map(|(o, n)| fresh || differs(o, n)));
        if fresh || !self.dirty.contains(&true) {
            return !self.dirty.is_empty() && fresh;
        }
        self.spread(old, new);
        self.bridge(new);
        true
    }

    /// Tells whether the cell at `x` is marked.
    pub(super) fn is_dirty(&self, x: usize) -> bool {
        self.dirty[x]
    }

    /// Carries marks over to the other halves, and behind glyphs that may be drawn too wide.
    fn spread(&mut self, old: &[Cell], new: &[Cell]) {
        for x in 1..self.dirty.len() {
            let pair = is_half(old, x) || is_half(new, x);
            if self.dirty[x - 1] && (pair || may_spill(new, x - 1) || may_spill(old, x - 1)) {
                self.dirty[x] = true;
            }
        }
        for x in (1..self.dirty.len()).rev() {
            if self.dirty[x] && (is_half(old, x) || is_half(new, x) || may_spill(new, x - 1)) {
                self.dirty[x - 1] = true;
            }
        }
    }

    /// Writes short runs of unchanged plain text again instead of jumping over them.
    fn bridge(&mut self, new: &[Cell]) {
        let mut last = None;
        for x in 0..self.dirty.len() {
            if !self.dirty[x] {
                continue;
            }
            if let Some(from) = last.filter(|&from: &usize| x - from <= SHORT_GAP + 1)
                && (from + 1..x).all(|i| is_plain_like(&new[i], &new[from]))
            {
                self.dirty[from + 1..x].fill(true);
            }
            last = Some(x);
        }
    }
}

/// The style of a second half is never sent, so it is not compared.
fn differs(old: &Cell, new: &Cell) -> bool {
    let style = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    old.symbol() != new.symbol() || !new.symbol().is_empty() && style(old) != style(new)
}

fn is_half(row: &[Cell], x: usize) -> bool {
    row[x].symbol().is_empty()
}

/// Tells whether a narrow glyph at `x` might be drawn over the next cell too.
fn may_spill(row: &[Cell], x: usize) -> bool {
    !is_half(row, x) && !is_half(row, x + 1) && !is_sure(row[x].symbol(), false)
}

fn is_plain_like(cell: &Cell, like: &Cell) -> bool {
    is_sure(cell.symbol(), false)
        && (cell.fg, cell.bg, cell.modifier) == (like.fg, like.bg, like.modifier)
}
