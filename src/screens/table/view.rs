//! Paints a list over the whole screen.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::views::{is_same, views};
use super::{Table, text};
use crate::screens::rows::view::{list, order_name};
use crate::store::Listing;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::widgets::field;

/// Paints the list into the body of the screen.
pub fn draw(table: &Table, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let at = row(area, 0);
    p.fill(at, Role::PanelTitleFocus);
    let used = draw_title(table, p, at);
    if let Some(find) = &table.find {
        let is_of_doors = matches!(
            table.window.listing(),
            Listing::Households(_) | Listing::Visits(_)
        );
        let label = p.text(at.x + used + 3, at.y, 5, text::FIND, Role::PanelTitleFocus);
        let x = at.x + used + label + 4;
        let input = Rect {
            x,
            width: at.right().saturating_sub(x + 1).min(40),
            ..at
        };
        if find.is_empty() && is_of_doors {
            field::paint_hint(p, input, text::FIND_HINT);
        } else {
            field::paint(p, input, find.text(), find.caret(), true);
        }
    }
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let totals = table.totals();
    let rows = Rect {
        height: body.height.saturating_sub(u16::from(totals.is_some())),
        ..body
    };
    list(p, rows, &table.window, true, today);
    if let Some(totals) = totals {
        let at = row(body, rows.height);
        p.fill(at, Role::PanelTitle);
        let room = at.width.saturating_sub(2);
        p.text(
            at.x + 1,
            at.y,
            room,
            &text::totals(totals),
            Role::PanelTitle,
        );
    }
}

/// The heading, and the lists beside this one by their short names; gives the columns used.
fn draw_title(table: &Table, p: &mut Painter<'_>, at: Rect) -> u16 {
    let listing = table.window.listing();
    let order = order_name(listing, table.window.visible().0);
    let title = format!("{}{order}", text::title(listing));
    let mut used = p.text(at.x + 1, at.y, at.width, &title, Role::PanelTitleFocus);
    for view in views(listing).iter().filter(|view| !is_same(view, listing)) {
        let x = at.x + used + 3;
        let room = at.right().saturating_sub(x);
        used += 2 + p.text(x, at.y, room, text::view(view), Role::PanelTitle);
    }
    used
}
