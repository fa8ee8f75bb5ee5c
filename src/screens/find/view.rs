//! Paints a search in a heading: the field while it is typed into, its words once it is shut.

use ratatui::layout::Rect;

use super::text;
use crate::flow::Search;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::widgets::field;

/// Columns a field needs to be typed into.
const LEAST: u16 = 16;

/// Columns a search needs so that all of it is read.
pub fn needed(search: &Search, p: &Painter<'_>) -> u16 {
    match search.field() {
        Some(field) => p.width(text::FIND) + 3 + (p.width(field.text()) + 1).max(LEAST),
        None => p.width(&text::found(search.text())) + 2,
    }
}

/// Paints the search into a heading of this role.
pub fn paint(search: &Search, is_of_doors: bool, p: &mut Painter<'_>, at: Rect, role: Role) {
    let Some(field) = search.field() else {
        let whole = text::found_hint(search.text());
        let words = match p.width(&whole) <= at.width {
            true => whole,
            false => text::found(search.text()),
        };
        p.text(at.x, at.y, at.width, &words, role);
        return;
    };
    let label = p.text(at.x, at.y, at.width.min(5), text::FIND, role);
    let x = at.x + label + 1;
    let input = Rect {
        x,
        width: at.right().saturating_sub(x + 1),
        ..at
    };
    if field.is_empty() && is_of_doors {
        field::paint_hint(p, input, text::FIND_HINT);
    } else {
        field::paint(p, input, field.typed(), true);
    }
}
