//! Large digits for the projector, five by seven cells each, made of coloured spaces only.
//!
//! Must not send any character but the space: that is what makes them safe on every terminal.

use crate::ui::look::Role;
use crate::ui::painter::Painter;
use ratatui::layout::Rect;

/// Rows of a large digit.
pub const HEIGHT: u16 = 7;

const COLUMNS: u16 = 5;
const GAP: u16 = 2;

/// Gives the columns `text` takes in large digits.
pub fn width(text: &str) -> u16 {
    let glyphs = u16::try_from(text.chars().count()).unwrap_or(u16::MAX / (COLUMNS + GAP));
    glyphs.saturating_mul(COLUMNS + GAP).saturating_sub(GAP)
}

/// Paints `text` with its upper left cell at (x, y); only digits and `/ % : -` have a shape.
pub fn paint(p: &mut Painter, x: u16, y: u16, text: &str, role: Role) {
    let mut left = x;
    for c in text.chars() {
        for (row, bits) in (0..).zip(shape(c)) {
            paint_row(p, left, y.saturating_add(row), bits, role);
        }
        left = left.saturating_add(COLUMNS + GAP);
    }
}

fn paint_row(p: &mut Painter, x: u16, y: u16, bits: u8, role: Role) {
    for column in 0..COLUMNS {
        if bits >> (COLUMNS - 1 - column) & 1 == 1 {
            p.fill(Rect::new(x.saturating_add(column), y, 1, 1), role);
        }
    }
}

/// Gives the lit cells, a row a number, the leftmost cell in the highest of five bits.
fn shape(c: char) -> [u8; HEIGHT as usize] {
    match c {
        '0' => [
            0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110,
        ],
        '1' => [
            0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110,
        ],
        '2' => [
            0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111,
        ],
        '3' => [
            0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110,
        ],
        '4' => [
            0b10010, 0b10010, 0b10010, 0b11111, 0b00010, 0b00010, 0b00010,
        ],
        '5' => [
            0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110,
        ],
        '6' => [
            0b01110, 0b10000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110,
        ],
        '7' => [
            0b11111, 0b00001, 0b00010, 0b00100, 0b00100, 0b01000, 0b01000,
        ],
        '8' => [
            0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110,
        ],
        '9' => [
            0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00001, 0b01110,
        ],
        '/' => [
            0b00001, 0b00001, 0b00010, 0b00100, 0b01000, 0b10000, 0b10000,
        ],
        '%' => [
            0b11001, 0b11001, 0b00010, 0b00100, 0b01000, 0b10011, 0b10011,
        ],
        ':' => [
            0b00000, 0b00100, 0b00100, 0b00000, 0b00100, 0b00100, 0b00000,
        ],
        '-' => [
            0b00000, 0b00000, 0b00000, 0b11111, 0b00000, 0b00000, 0b00000,
        ],
        _ => [0; HEIGHT as usize],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::WidthPolicy;
    use crate::ui::look::{Depth, Look, Stage};
    use ratatui::buffer::Buffer;

    #[test]
    fn lit_cells_are_coloured_spaces() {
        let look = Look {
            width: WidthPolicy::Wide,
            depth: Depth::Ansi256,
            stage: Stage::Projector,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 7));
        paint(&mut Painter::new(&mut buffer, &look), 0, 0, "1-", Role::Big);
        let lit = |y: u16| -> String {
            (0..12)
                .map(|x| {
                    if Some(buffer[(x, y)].bg) == look.style(Role::Big).bg {
                        '#'
                    } else {
                        '.'
                    }
                })
                .collect()
        };
        assert_eq!(
            [lit(0), lit(1), lit(3)],
            ["..#.........", ".##.........", "..#....#####"]
        );
        assert!(buffer.content.iter().all(|cell| cell.symbol() == " "));
    }

    #[test]
    fn shapes_are_all_different() {
        let shapes: std::collections::HashSet<_> = "0123456789/%:- ".chars().map(shape).collect();
        assert_eq!(shapes.len(), 15);
    }

    #[test]
    fn width_counts_gaps_between_only() {
        assert_eq!([width(""), width("7"), width("12%")], [0, 5, 19]);
    }

    #[test]
    fn painting_off_the_screen_does_nothing() {
        let look = Look {
            width: WidthPolicy::Narrow,
            depth: Depth::Mono,
            stage: Stage::Desk,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 3));
        let before = buffer.clone();
        paint(
            &mut Painter::new(&mut buffer, &look),
            u16::MAX - 2,
            9,
            "88",
            Role::Big,
        );
        assert_eq!(buffer, before);
    }
}
