//! A box over the screen: title line, body, hint line. Placed high, so that an input method has room below.

use ratatui::layout::Rect;

use super::look::Role;
use super::painter::Painter;

/// Columns beside a box in which nothing of the page can be read any more.
const SLIVER: u16 = 4;

/// Columns of the body of a box of at most `width` cells.
pub fn body_width(screen: Rect, width: u16) -> u16 {
    box_width(screen, width).saturating_sub(2)
}

fn box_width(screen: Rect, width: u16) -> u16 {
    width.min(screen.width.saturating_sub(4)).max(1)
}

/// Paints an empty box of at most `width` by `height` cells; gives the area of its body.
pub fn frame(p: &mut Painter<'_>, width: u16, height: u16, title: &str, hint: &str) -> Rect {
    let screen = p.area();
    let width = box_width(screen, width);
    let height = (height + 2).min(screen.height.saturating_sub(2)).max(1);
    let area = Rect {
        x: screen.x + (screen.width.saturating_sub(width)) / 2,
        y: screen.y + (screen.height.saturating_sub(height)) / 3,
        width,
        height,
    }
    .intersection(screen);
    // Of a page that is all but covered nothing is left beside the box: a mark there would look like one of the box.
    if area.x - screen.x <= SLIVER {
        let rows = Rect {
            x: screen.x,
            width: screen.width,
            ..area
        };
        p.fill(rows, Role::Panel);
    }
    p.fill(area, Role::Overlay);
    let top = Rect { height: 1, ..area };
    p.fill(top, Role::OverlayTitle);
    p.text(
        area.x + 1,
        area.y,
        width.saturating_sub(2),
        title,
        Role::OverlayTitle,
    );
    let bottom = area.bottom().saturating_sub(1);
    if height > 2 {
        p.text(area.x + 1, bottom, width.saturating_sub(2), hint, Role::Dim);
    }
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The row `n` of an area, empty when it lies outside.
pub fn row(area: Rect, n: u16) -> Rect {
    if n >= area.height {
        return Rect::new(area.x, area.bottom(), 0, 0);
    }
    Rect {
        y: area.y + n,
        height: 1,
        ..area
    }
}
