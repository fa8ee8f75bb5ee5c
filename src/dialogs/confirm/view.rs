//! Paints a question.

use super::{Confirm, text};
use crate::ui::look::Role;
use crate::ui::overlay::{frame, row};
use crate::ui::painter::Painter;
use crate::ui::wrap::wrap;

const WIDTH: u16 = 60;

/// Paints the question over the screen.
pub fn draw(confirm: &Confirm, p: &mut Painter<'_>) {
    // A blank at each side of the box.
    let columns = WIDTH
        .min(p.area().width.saturating_sub(4))
        .saturating_sub(2);
    let lines = wrap(&confirm.question, columns.max(8), p.look().width);
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let area = frame(p, WIDTH, count.saturating_add(3), text::TITLE, text::HINT);
    for (n, line) in (0u16..).zip(&lines) {
        p.line(row(area, n), line, Role::Overlay);
    }
    let at = row(area, count + 1);
    let mut x = at.x + 2;
    for (label, chosen) in [(confirm.no, !confirm.on_yes), (confirm.yes, confirm.on_yes)] {
        let role = if chosen {
            Role::Selected
        } else {
            Role::Overlay
        };
        let marker = if chosen { '>' } else { ' ' };
        let room = at.right().saturating_sub(x);
        x += p.text(x, at.y, room, &format!("{marker}[ {label} ]"), role) + 3;
    }
}
