//! Paints an import: title, then the field, the lines or the list of its step.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::{Import, Stage, text};
use crate::screens::card::view::lines;
use crate::screens::rows::view::list;
use crate::text::roster;
use crate::ui::cells::width;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::widgets::field;
use crate::ui::wrap::wrap;

/// Paints the import into the body of the screen.
pub fn draw(import: &Import, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let at = row(area, 0);
    p.fill(at, Role::PanelTitleFocus);
    let room = at.width.saturating_sub(2);
    p.text(at.x + 1, at.y, room, text::TITLE, Role::PanelTitleFocus);
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let body = draw_wrong(import, p, below);
    match &import.stage {
        Stage::Path => draw_path(import, p, body),
        Stage::Plan => draw_plan(import, p, body, today),
        _ => lines(p, body, &import.lines, Some(import.selected)),
    }
}

/// Why the last step was not taken, above everything else; gives what is left.
fn draw_wrong(import: &Import, p: &mut Painter<'_>, area: Rect) -> Rect {
    let Some(wrong) = &import.wrong else {
        return area;
    };
    let columns = area.width.saturating_sub(4).max(4);
    let wrapped = wrap(wrong, columns, p.look().width);
    let mut used = 0;
    for (y, said) in (0u16..).zip(wrapped.iter().take(3)) {
        let at = row(area, y);
        p.fill(at, Role::Panel);
        p.text(at.x + 3, at.y, columns, said, Role::Bad);
        used = y + 1;
    }
    Rect {
        y: area.y + used,
        height: area.height.saturating_sub(used),
        ..area
    }
}

fn draw_path(import: &Import, p: &mut Painter<'_>, area: Rect) {
    p.fill(area, Role::Panel);
    let at = row(area, 1);
    let label = p.text(at.x + 2, at.y, at.width, text::PATH, Role::Panel);
    let x = at.x + 3 + label;
    // Room at the right for an input method.
    let width = at.right().saturating_sub(x + 4);
    let input = Rect { x, width, ..at };
    field::paint(p, input, import.path.typed(), true);
    for (y, hint) in (3u16..).zip(text::PATH_HINTS) {
        let at = row(area, y);
        p.text(at.x + 2, at.y, at.width.saturating_sub(3), hint, Role::Dim);
    }
}

fn draw_plan(import: &Import, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let at = row(area, 0);
    p.fill(at, Role::Panel);
    let mut x = at.x + 1;
    let mut tabs = text::tabs(&import.summary, import.class(), " ");
    let wide: u16 = tabs
        .iter()
        .map(|(_, label)| width(label.trim_end(), p.look().width))
        .sum();
    if wide + 1 > at.width {
        tabs = text::tabs(&import.summary, import.class(), "");
    }
    let mut at = at;
    let mut used = 1;
    for (class, label) in tabs {
        let role = if class == import.class() {
            Role::PanelTitleFocus
        } else {
            Role::Panel
        };
        // A number that is cut is another number: it goes to the next line.
        if x + width(label.trim_end(), p.look().width) > at.right() && x > at.x + 1 {
            at = row(area, used);
            used += 1;
            p.fill(at, Role::Panel);
            x = at.x + 1;
        }
        let room = at.right().saturating_sub(x);
        x += p.text(x, at.y, room, &label, role);
    }
    if let Some(places) = roster::new_places(&import.summary, false) {
        let wide = width(&places, p.look().width);
        let beside = at.right().saturating_sub(x + 1);
        if wide <= beside {
            p.text(x + 1, at.y, beside, &places, Role::Dim);
        } else {
            // No room beside the counts: a line of its own.
            let below = row(area, used);
            p.fill(below, Role::Panel);
            let room = below.width.saturating_sub(2);
            let short = roster::new_places_short(&import.summary);
            let said = if wide <= room { places } else { short };
            p.text(below.x + 2, below.y, room, &said, Role::Dim);
            used += 1;
        }
    }
    let rows = Rect {
        y: area.y + used,
        height: area.height.saturating_sub(used),
        ..area
    };
    list(p, rows, &import.window, true, today);
}
