//! A one-line text field with the terminal's own cursor at the insertion cell.
//!
//! Owns which part of the text is visible. Must not edit the text.

use crate::domain::limits::{Fill, Typed};
use crate::text::limits;
use crate::ui::cells::{WidthPolicy, for_display, glyph_width};
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

/// Columns that are left to the text beside a word about its length.
const LEAST: u16 = 12;

/// Paints a text into the first row of `area`, scrolled so that the caret is visible.
///
/// A caret inside a grapheme counts as before it. One that is nearly full or was cut says so at the right.
pub fn paint(p: &mut Painter, area: Rect, typed: Typed<'_>, focused: bool) {
    if area.is_empty() {
        return;
    }
    let area = Rect { height: 1, ..area };
    let mark = limits::mark(typed.fill).filter(|_| focused);
    let columns = mark.as_ref().map_or(0, |mark| p.width(mark) + 1);
    let Some(mark) = mark.filter(|_| area.width >= LEAST + columns) else {
        return paint_text(p, area, typed, focused);
    };
    let role = match typed.fill {
        Fill::Near { .. } | Fill::Room => Role::Dim,
        Fill::Full { .. } | Fill::Over { .. } | Fill::LeftOut { .. } => Role::Bad,
    };
    p.fill(area, Role::InputFocus);
    p.text(area.right() - columns + 1, area.y, columns, &mark, role);
    let width = area.width - columns;
    paint_text(p, Rect { width, ..area }, typed, focused);
}

fn paint_text(p: &mut Painter, area: Rect, typed: Typed<'_>, focused: bool) {
    let (text, cursor_byte) = (typed.text, typed.caret);
    let role = if focused {
        Role::InputFocus
    } else {
        Role::Input
    };
    let policy = p.look().width;
    let caret = if focused { cursor_byte } else { 0 };
    let window = Window::around(text, caret, area.width, policy);
    p.fill(area, role);
    p.text(
        area.x,
        area.y,
        area.width,
        &for_display(&text[window.first..], policy),
        role,
    );
    if focused {
        p.cursor(area.x + window.caret_column, area.y);
    }
}

/// Paints an empty field that says what can be typed.
pub fn paint_hint(p: &mut Painter, area: Rect, hint: &str) {
    let area = Rect { height: 1, ..area };
    p.fill(area, Role::InputFocus);
    if !area.is_empty() {
        p.cursor(area.x, area.y);
    }
    // The first cell is the caret's.
    let room = area.width.saturating_sub(1);
    p.text(area.x + 1, area.y, room, hint, Role::InputFocus);
}

/// The visible part of a field.
#[derive(Debug, PartialEq, Eq)]
struct Window {
    /// Byte of the first visible grapheme.
    first: usize,
    /// Column of the caret from the left edge.
    caret_column: u16,
}

impl Window {
    fn around(text: &str, cursor_byte: usize, columns: u16, policy: WidthPolicy) -> Window {
        let glyphs: Vec<(usize, u16)> = text
            .grapheme_indices(true)
            .map(|(at, g)| (at, glyph_width(g, policy)))
            .collect();
        let caret = glyphs
            .iter()
            .take_while(|(at, _)| next_start(&glyphs, *at, text) <= cursor_byte)
            .count();
        let under_caret = glyphs.get(caret).map_or(1, |(_, w)| (*w).max(1));
        let room = columns.saturating_sub(under_caret);
        let mut first = caret;
        let mut before = 0;
        while first > 0 && before + glyphs[first - 1].1 <= room {
            first -= 1;
            before += glyphs[first].1;
        }
        let first = glyphs.get(first).map_or(text.len(), |(at, _)| *at);
        Window {
            first,
            caret_column: before,
        }
    }
}

/// Gives the byte where the grapheme after the one at `at` begins.
fn next_start(glyphs: &[(usize, u16)], at: usize, text: &str) -> usize {
    let index = glyphs.partition_point(|(start, _)| *start <= at);
    glyphs.get(index).map_or(text.len(), |(start, _)| *start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::width;
    use crate::ui::look::{Depth, Look, Stage};
    use ratatui::buffer::Buffer;

    const LOOK: Look = Look {
        width: WidthPolicy::Narrow,
        depth: Depth::Ansi256,
        stage: Stage::Desk,
    };

    fn typed(text: &str, caret: usize, fill: Fill) -> Typed<'_> {
        Typed { text, caret, fill }
    }

    #[test]
    fn a_full_field_says_so_at_its_end_and_keeps_the_caret_in_view() {
        let area = Rect::new(0, 0, 40, 1);
        let mut buffer = Buffer::empty(area);
        let mut p = Painter::new(&mut buffer, &LOOK);
        let text = "张".repeat(20);
        paint(
            &mut p,
            area,
            typed(&text, text.len(), Fill::Full { most: 40 }),
            true,
        );
        let cursor = p.take_cursor().unwrap();
        let shown: String = (0..40).map(|x| buffer[(x, 0)].symbol()).collect();
        assert!(shown.ends_with("已满"), "{shown}");
        assert!(cursor.0 < 40 - 5, "{cursor:?}");
    }

    fn painted(text: &str, cursor_byte: usize, columns: u16) -> (String, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, columns, 1);
        let mut buffer = Buffer::empty(area);
        let mut p = Painter::new(&mut buffer, &LOOK);
        paint(&mut p, area, typed(text, cursor_byte, Fill::Room), true);
        let cursor = p.take_cursor();
        (
            (0..columns).map(|x| buffer[(x, 0)].symbol()).collect(),
            cursor,
        )
    }

    #[test]
    fn caret_column_is_the_width_before_it_until_it_scrolls() {
        let text = "张".repeat(30) + "0123456789";
        for (at, _) in text.grapheme_indices(true).chain([(text.len(), "")]) {
            let (shown, cursor) = painted(&text, at, 20);
            let column = cursor.expect("the caret is visible").0;
            let before = width(&text[..at], LOOK.width);
            assert!(column < 20 && column <= before);
            assert!(before > 18 || column == before, "at {at}");
            let left: String = shown
                .chars()
                .scan(0, |w, c| {
                    *w += glyph_width(&c.to_string(), LOOK.width);
                    (*w <= column).then_some(c)
                })
                .collect();
            assert!(
                text[..at].ends_with(&left),
                "{left:?} is not what stands before {at}"
            );
            assert_eq!(
                width(&left, LOOK.width),
                column,
                "the caret stands inside a glyph"
            );
        }
    }

    #[test]
    fn the_glyph_under_the_caret_is_whole() {
        let (shown, cursor) = painted("abcd张三", 4, 5);
        assert_eq!((shown.as_str(), cursor), ("bcd张", Some((3, 0))));
    }

    #[test]
    fn odd_cursors_and_sizes_do_not_panic() {
        for text in ["", "张三", "e\u{301}\u{200b}…", "👍\u{1f3fb}"] {
            for at in 0..=text.len() + 2 {
                for columns in 0..6 {
                    let (_, cursor) = painted(text, at, columns);
                    assert!(cursor.is_none_or(|(x, _)| x < columns));
                }
            }
        }
    }

    #[test]
    fn without_focus_the_beginning_is_shown() {
        let area = Rect::new(0, 0, 4, 1);
        let mut buffer = Buffer::empty(area);
        let mut p = Painter::new(&mut buffer, &LOOK);
        paint(&mut p, area, typed("张三李四", 12, Fill::Room), false);
        assert_eq!(p.take_cursor(), None);
        assert_eq!(buffer[(0, 0)].symbol(), "张");
    }
}
