//! Paints the menu.

use ratatui::layout::Rect;

use super::{Menu, text};
use crate::keymap::Key;
use crate::text::keys;
use crate::ui::look::Role;
use crate::ui::overlay::{body_width, frame, row};
use crate::ui::painter::Painter;
use crate::ui::widgets::field;
use crate::ui::wrap::wrap;

const WIDTH: u16 = 72;
const MOST: usize = 14;
/// Rows that are kept for the search and the entries.
const LEAST: u16 = 5;

/// What is said first, wrapped; the first line of it stands out.
fn notes(menu: &Menu, p: &Painter<'_>) -> Vec<(String, Role)> {
    let width = body_width(p.area(), WIDTH);
    let wrapped = menu
        .notes
        .iter()
        .flat_map(|note| wrap(note, width, p.look().width));
    let mut lines: Vec<(String, Role)> = wrapped.map(|line| (line, Role::Overlay)).collect();
    if let Some((_, role)) = lines.first_mut() {
        *role = Role::Key;
    }
    lines
}

/// Paints the menu over the screen.
pub fn draw(menu: &Menu, p: &mut Painter<'_>) {
    let shown = menu.shown();
    let rows = u16::try_from(shown.len().clamp(1, MOST)).unwrap_or(u16::MAX);
    let notes = notes(menu, p);
    let above = u16::try_from(notes.len()).unwrap_or(u16::MAX);
    let area = frame(p, WIDTH, rows + 1 + above, text::TITLE, text::HINT);
    // However much there is to say, some entries stay in view.
    let above = above.min(area.height.saturating_sub(LEAST));
    for (n, (words, role)) in (0..above).zip(&notes) {
        p.line(row(area, n), words, *role);
    }
    let area = Rect {
        y: area.y + above,
        height: area.height - above,
        ..area
    };
    let find = row(area, 0);
    let label = p.text(find.x, find.y, find.width, text::FIND, Role::Key) + 1;
    let input = Rect {
        x: find.x + label,
        width: find.width.saturating_sub(label + 20),
        ..find
    };
    field::paint(p, input, menu.typed.typed(), true);
    if shown.is_empty() {
        p.text(area.x + 2, area.y + 1, area.width, text::EMPTY, Role::Dim);
    }
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let skip = (menu.selected + 1).saturating_sub(room);
    for (n, (index, entry)) in (1u16..).zip(shown.iter().enumerate().skip(skip).take(room)) {
        let at = row(area, n);
        let chosen = index == menu.selected;
        let role = if chosen {
            Role::Selected
        } else {
            Role::Overlay
        };
        let marker = if chosen { '>' } else { ' ' };
        let digit = if index < 9 {
            format!("{}", index + 1)
        } else {
            " ".to_owned()
        };
        let why = entry.blocked.unwrap_or(entry.help);
        p.line(at, &format!("{marker} {digit} {}", entry.label), role);
        let x = at.x + 16;
        let help = if entry.blocked.is_some() && !chosen {
            Role::KeyBlocked
        } else {
            role
        };
        p.text(x, at.y, at.width.saturating_sub(27), why, help);
        // A digit means an entry here; what it means without the menu would only confuse.
        let key = entry
            .key
            .filter(|key| !matches!(key, Key::Char(c) if c.is_ascii_digit()));
        if let Some(key) = key {
            let name = keys::name(key);
            let width = p.width(&name);
            p.text(
                at.right().saturating_sub(width + 1),
                at.y,
                width,
                &name,
                role,
            );
        }
    }
}
