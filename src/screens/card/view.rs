//! Paints a card: a title, wrapped lines, the selected one reversed and marked, always in view.

use ratatui::layout::Rect;

use super::Card;
use crate::flow::{Ink, Line};
use crate::text::masked;
use crate::ui::cells::pad;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::wrap::wrap;

/// Columns of a ruler line before its stroke.
const RULER: u16 = 24;

/// Paints the card into the body of the screen.
pub fn draw(card: &Card, p: &mut Painter<'_>, area: Rect) {
    let title = row(area, 0);
    p.fill(title, Role::PanelTitleFocus);
    p.text(
        title.x + 1,
        title.y,
        title.width.saturating_sub(1),
        &card.title,
        Role::PanelTitleFocus,
    );
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    lines(p, body, &card.lines, Some(card.selected));
}

/// Paints lines into an area, scrolled so that the selected one is in view.
pub fn lines(p: &mut Painter<'_>, area: Rect, lines: &[Line], selected: Option<usize>) {
    let painted = wrapped(p, area, lines);
    let at = selected.and_then(|chosen| painted.iter().position(|(n, _)| *n == chosen));
    let skip = at.map_or(0, |at| at.saturating_sub(usize::from(area.height) / 2));
    paint(p, area, lines, &painted, (selected, skip));
}

/// Paints lines that are only read, from one of them on; the area stays full where there are enough.
pub fn lines_from(p: &mut Painter<'_>, area: Rect, lines: &[Line], top: usize) {
    let painted = wrapped(p, area, lines);
    let skip = painted.iter().position(|(n, _)| *n >= top);
    let last = painted.len();
    paint(p, area, lines, &painted, (None, skip.unwrap_or(last)));
}

/// Columns that words have in an area.
fn columns(area: Rect) -> u16 {
    area.width.saturating_sub(4).max(4)
}

/// Every row of the lines, with the number of the line it belongs to.
fn wrapped(p: &Painter<'_>, area: Rect, lines: &[Line]) -> Vec<(usize, String)> {
    let mut painted: Vec<(usize, String)> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let wrapped = match line.ink {
            Ink::Ruler => vec![pad(&line.text, RULER, p.look().width) + "|"],
            _ => wrap(&line.text, columns(area), p.look().width),
        };
        if wrapped.is_empty() {
            painted.push((n, String::new()));
        }
        painted.extend(wrapped.into_iter().map(|text| (n, text)));
    }
    painted
}

fn paint(
    p: &mut Painter<'_>,
    area: Rect,
    lines: &[Line],
    painted: &[(usize, String)],
    (selected, skip): (Option<usize>, usize),
) {
    p.fill(area, Role::Panel);
    let height = usize::from(area.height);
    let skip = skip.min(painted.len().saturating_sub(height));
    for (y, (n, text)) in (0u16..).zip(painted.iter().skip(skip).take(height)) {
        let line = row(area, y);
        let chosen = selected == Some(*n);
        let role = if chosen {
            Role::Selected
        } else {
            ink(lines[*n].ink)
        };
        if chosen {
            p.fill(line, role);
        }
        // A line that goes on in a second row is still one line.
        let goes_on = y > 0 && painted[skip + usize::from(y) - 1].0 == *n;
        let marker = match (chosen, lines[*n].does.is_some()) {
            _ if goes_on => " ",
            (true, _) => ">",
            (false, true) => "-",
            (false, false) => " ",
        };
        p.text(line.x + 1, line.y, 1, marker, role);
        p.text(line.x + 3, line.y, columns(area), text, role);
        if lines[*n].ink == Ink::Public {
            mark(p, (line.x + 3, line.y), text);
        }
    }
    let below = painted.len() > skip + height;
    let x = area.right().saturating_sub(1);
    if skip > 0 {
        p.text(x, area.y, 1, "^", Role::Dim);
    }
    if below && area.height > 1 {
        p.text(x, area.bottom() - 1, 1, "v", Role::Dim);
    }
}

/// Marks what was masked in a row.
fn mark(p: &mut Painter<'_>, (x, y): (u16, u16), text: &str) {
    for (at, sign) in text.match_indices(masked::SIGN) {
        let before = p.width(&text[..at]);
        p.text(x + before, y, 1, sign, Role::Masked);
    }
}

fn ink(ink: Ink) -> Role {
    match ink {
        Ink::Plain | Ink::Public | Ink::Ruler => Role::Panel,
        Ink::Dim => Role::Dim,
        Ink::Head => Role::Key,
        Ink::Visit => Role::Visit,
        Ink::Deliberate => Role::Deliberate,
        Ink::Resolve => Role::Resolve,
        Ink::Good => Role::Good,
        Ink::Warn => Role::Warn,
        Ink::Bad => Role::Bad,
    }
}
