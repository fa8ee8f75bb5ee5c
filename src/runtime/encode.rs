//! Turns the difference between two frames into one run of bytes for the terminal.
//!
//! Knows what the terminal shows and where its cursor is sure to be. Must not do I/O and
//! must not decide how wide a glyph is: a wide one is followed by an empty cell.

mod changes;
mod sgr;

use crate::domain::clean::{is_hidden, is_noncharacter};
use crate::ui::cells::is_sure_wide;
use crate::ui::look::Depth;
use changes::Changes;
use ratatui::buffer::{Buffer, Cell};
use sgr::Pen;
use std::io::Write;

const HIDE: &[u8] = b"\x1b[?25l";
const SHOW: &[u8] = b"\x1b[?25h";
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const RESET_AND_CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

/// Remembers the last frame and encodes the next one against it.
pub struct Encoder {
    depth: Depth,
    shown: Option<Buffer>,
    cursor: Option<(u16, u16)>,
    changes: Changes,
    pen: Pen,
    at: Option<(u16, u16)>,
    out: Vec<u8>,
}

impl Encoder {
    /// Starts with nothing known about the screen.
    pub fn new(depth: Depth) -> Self {
        Encoder {
            depth,
            shown: None,
            cursor: None,
            changes: Changes::default(),
            pen: Pen::default(),
            at: None,
            out: Vec::new(),
        }
    }

    /// Forgets what the terminal shows, so that the next frame repaints everything.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Gives the bytes that change the screen into `next`; empty when nothing changed.
    pub fn frame(&mut self, next: &Buffer, cursor: Option<(u16, u16)>) -> &[u8] {
        self.out.clear();
        let known = self.shown.take().filter(|shown| shown.area == next.area);
        let fresh = known.is_none();
        let shown = known.unwrap_or_else(|| Buffer::empty(next.area));
        let body_from = self.begin(fresh);
        for y in 0..next.area.height {
            self.row(&shown, next, y, fresh);
        }
        if self.out.len() == body_from && !fresh {
            self.out.clear();
            self.move_cursor(cursor);
        } else {
            self.finish(cursor);
        }
        self.remember(shown, next);
        &self.out
    }

    fn begin(&mut self, fresh: bool) -> usize {
        self.at = None;
        self.pen = Pen::default();
        if fresh || self.cursor.is_some() {
            self.out.extend_from_slice(HIDE);
        }
        self.out.extend_from_slice(BEGIN);
        if fresh {
            self.out.extend_from_slice(RESET_AND_CLEAR);
        }
        self.out.len()
    }

    fn row(&mut self, shown: &Buffer, next: &Buffer, y: u16, fresh: bool) {
        let width = usize::from(next.area.width);
        let cells = usize::from(y) * width..(usize::from(y) + 1) * width;
        let (old, new) = (&shown.content[cells.clone()], &next.content[cells]);
        if !self.changes.find(old, new, fresh) {
            return;
        }
        let mut x: u16 = 0;
        while x < next.area.width {
            let index = usize::from(x);
            let wide = is_wide(new, index);
            if self.changes.is_dirty(index) {
                self.glyph(&new[index], x, y, wide, next.area.width);
            }
            x = x.saturating_add(1 + u16::from(wide));
        }
    }

    fn glyph(&mut self, cell: &Cell, x: u16, y: u16, wide: bool, width: u16) {
        self.go(x, y);
        self.pen.put_on(cell, self.depth, &mut self.out);
        let symbol = printable(cell.symbol());
        let sure = is_sure(symbol, wide);
        if wide && !sure {
            self.out.extend_from_slice(b"  ");
            self.at = None;
            self.go(x, y);
        }
        self.out.extend_from_slice(symbol.as_bytes());
        let after = x + 1 + u16::from(wide);
        self.at = (sure && after < width).then_some((after, y));
    }

    fn go(&mut self, x: u16, y: u16) {
        if self.at != Some((x, y)) {
            // Writing to a vector cannot fail.
            let _ = write!(self.out, "\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1);
            self.at = Some((x, y));
        }
    }

    fn finish(&mut self, cursor: Option<(u16, u16)>) {
        self.pen.lift(&mut self.out);
        if let Some((x, y)) = cursor {
            self.at = None;
            self.go(x, y);
            self.out.extend_from_slice(SHOW);
        }
        self.out.extend_from_slice(END);
        self.cursor = cursor;
    }

    /// Moves, shows or hides the cursor on a screen that stays as it is.
    fn move_cursor(&mut self, cursor: Option<(u16, u16)>) {
        if cursor == self.cursor {
            return;
        }
        match cursor {
            None => self.out.extend_from_slice(HIDE),
            Some((x, y)) => {
                self.at = None;
                self.go(x, y);
                if self.cursor.is_none() {
                    self.out.extend_from_slice(SHOW);
                }
            }
        }
        self.cursor = cursor;
    }

    fn remember(&mut self, mut shown: Buffer, next: &Buffer) {
        shown.content.clone_from(&next.content);
        self.shown = Some(shown);
    }
}

/// Tells whether the glyph at `x` owns the cell after it.
fn is_wide(row: &[Cell], x: usize) -> bool {
    !row[x].symbol().is_empty() && row.get(x + 1).is_some_and(|cell| cell.symbol().is_empty())
}

/// An orphaned second half, or what no terminal must see, is shown as a space.
fn printable(symbol: &str) -> &str {
    if symbol.is_empty() || symbol.chars().any(is_unprintable) {
        " "
    } else {
        symbol
    }
}

/// The painter has put a stand-in for such characters; nothing else gets by here either.
fn is_unprintable(c: char) -> bool {
    c.is_control() || is_hidden(c) || is_noncharacter(c)
}

/// Tells whether every terminal moves its cursor by the same columns after this glyph.
fn is_sure(symbol: &str, wide: bool) -> bool {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        (Some(' '..='~'), None) => !wide,
        (Some(c), None) => wide && is_sure_wide(c),
        _ => false,
    }
}

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
