//! The colour and attribute sequences, for as many colours as the terminal has.
//!
//! Sixteen colours go out as 30-37, 40-47, 90-97 and 100-107, never as `38;5`. Must send no
//! colour at all without colours.

use crate::ui::look::Depth;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::io::Write;

type Style = (Color, Color, Modifier);

const NOTHING: Style = (Color::Reset, Color::Reset, Modifier::empty());

/// The style the terminal writes with at the moment.
pub(super) struct Pen {
    style: Style,
}

impl Default for Pen {
    fn default() -> Self {
        Pen { style: NOTHING }
    }
}

impl Pen {
    /// Switches to the cell's style if it is another one.
    pub(super) fn put_on(&mut self, cell: &Cell, depth: Depth, out: &mut Vec<u8>) {
        let wanted = limit((cell.fg, cell.bg, cell.modifier), depth);
        if wanted == self.style {
            return;
        }
        self.style = wanted;
        out.extend_from_slice(b"\x1b[0");
        attributes(wanted.2, out);
        colour(wanted.0, 30, out);
        colour(wanted.1, 40, out);
        out.push(b'm');
    }

    /// Goes back to the terminal's own style.
    pub(super) fn lift(&mut self, out: &mut Vec<u8>) {
        if self.style != NOTHING {
            out.extend_from_slice(b"\x1b[0m");
            self.style = NOTHING;
        }
    }
}

/// Keeps of a style only what this depth can send.
fn limit((fg, bg, modifier): Style, depth: Depth) -> Style {
    let used = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
    let keep = |color| {
        if sendable(color, depth) {
            color
        } else {
            Color::Reset
        }
    };
    (keep(fg), keep(bg), modifier & used)
}

fn sendable(color: Color, depth: Depth) -> bool {
    match color {
        Color::Reset | Color::Rgb(..) => false,
        Color::Indexed(16..) => depth == Depth::Ansi256,
        _ => depth != Depth::Mono,
    }
}

fn attributes(modifier: Modifier, out: &mut Vec<u8>) {
    let table = [
        (Modifier::BOLD, b";1"),
        (Modifier::UNDERLINED, b";4"),
        (Modifier::REVERSED, b";7"),
    ];
    for (_, code) in table.iter().filter(|(flag, _)| modifier.contains(*flag)) {
        out.extend_from_slice(*code);
    }
}

/// Appends a colour; `base` is 30 for text and 40 for background.
fn colour(color: Color, base: u8, out: &mut Vec<u8>) {
    // Writing to a vector cannot fail.
    let _ = match (named(color), color) {
        (Some(n @ 0..=7), _) => write!(out, ";{}", base + n),
        (Some(n), _) => write!(out, ";{}", base + 60 + n - 8),
        (None, Color::Indexed(n)) => write!(out, ";{};5;{n}", base + 8),
        _ => Ok(()),
    };
}

fn named(color: Color) -> Option<u8> {
    Some(match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(n @ 0..=15) => n,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(fg: Color, bg: Color, modifier: Modifier, depth: Depth) -> String {
        let mut cell = Cell::EMPTY;
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
        let mut out = Vec::new();
        Pen::default().put_on(&cell, depth, &mut out);
        String::from_utf8(out).expect("sequences are ASCII")
    }

    #[test]
    fn sixteen_colours_use_the_short_codes() {
        let plain = Modifier::empty();
        assert_eq!(
            sent(Color::Yellow, Color::Blue, plain, Depth::Ansi16),
            "\x1b[0;33;44m"
        );
        assert_eq!(
            sent(Color::White, Color::DarkGray, plain, Depth::Ansi256),
            "\x1b[0;97;100m"
        );
    }

    #[test]
    fn indexed_colours_need_depth() {
        let (fg, bg) = (Color::Indexed(252), Color::Indexed(16));
        let bold = Modifier::BOLD;
        assert_eq!(
            sent(fg, bg, bold, Depth::Ansi256),
            "\x1b[0;1;38;5;252;48;5;16m"
        );
        assert_eq!(sent(fg, bg, bold, Depth::Ansi16), "\x1b[0;1m");
    }

    #[test]
    fn mono_keeps_reverse_video() {
        let reversed = Modifier::REVERSED | Modifier::UNDERLINED;
        assert_eq!(
            sent(Color::Red, Color::Indexed(20), reversed, Depth::Mono),
            "\x1b[0;4;7m"
        );
        assert_eq!(
            sent(Color::Red, Color::Black, Modifier::empty(), Depth::Mono),
            ""
        );
    }
}
