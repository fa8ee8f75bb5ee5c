//! Paints a list over the whole screen.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::state::BELOW;
use super::views::{is_same, views};
use super::{Table, text};
use crate::domain::month::Month;
use crate::screens::find::view as find;
use crate::screens::rows::view::{list, order_name};
use crate::store::Listing;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;

/// Columns a search takes at most.
const SEARCH: u16 = 60;

/// Paints the list into the body of the screen.
pub fn draw(table: &Table, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let at = row(area, 0);
    p.fill(at, Role::PanelTitleFocus);
    let used = draw_title(table, p, at, today);
    if table.find.is_shown() {
        let is_of_doors = matches!(
            table.window.listing(),
            Listing::Households(_) | Listing::Visits(_)
        );
        let x = at.x + used + 1;
        let room = Rect {
            x,
            width: at.right().saturating_sub(x).min(SEARCH),
            ..at
        };
        find::paint(&table.find, is_of_doors, p, room, Role::PanelTitleFocus);
    }
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let totals = table.totals();
    let rows = Rect {
        height: match totals {
            Some(_) => body.height.saturating_sub(BELOW),
            None => body.height,
        },
        ..body
    };
    list(p, rows, &table.window, true, today);
    if let Some(totals) = totals {
        let room = area.width.saturating_sub(2);
        let [long, short] = text::LEGENDS;
        let legend = if p.width(long) <= room { long } else { short };
        let counts = text::totals(totals);
        let fits = counts.iter().find(|counts| p.width(counts) <= room);
        let counts = fits.unwrap_or(&counts[2]);
        for (n, words) in (rows.height..).zip([counts.as_str(), legend]) {
            let at = row(body, n);
            p.fill(at, Role::PanelTitle);
            p.text(at.x + 1, at.y, room, words, Role::PanelTitle);
        }
    }
}

/// The heading: the lists of this screen in their places, the shown one in brackets; gives the columns used.
///
/// While something is looked for, and where a list stands alone, its own name has the line.
fn draw_title(table: &Table, p: &mut Painter<'_>, at: Rect, today: NaiveDate) -> u16 {
    let listing = table.window.listing();
    let order = match listing {
        Listing::Months(filter) => {
            let month = text::month(Month::of(today).back(usize::from(filter.back)), today);
            format!("{month}{}", text::lacking(filter.lacking))
        }
        _ => text::due_on(listing, today).unwrap_or_else(|| {
            let order = order_name(listing, table.window.visible().0);
            text::extent(order, table.grid(), table.count())
        }),
    };
    let all = views(listing);
    if all.is_empty() || table.find.is_shown() {
        let title = format!("{}{order}", text::title(listing));
        // What was typed is read whole before the name of the list is.
        let search = match table.find.is_shown() {
            true => find::needed(&table.find, p),
            false => 0,
        };
        if search > 0 && p.width(&title) + 3 + search > at.width {
            return 0;
        }
        return p.text(at.x + 1, at.y, at.width, &title, Role::PanelTitleFocus) + 2;
    }
    let shown = all.iter().position(|view| is_same(view, listing));
    let shown = shown.unwrap_or_default();
    let names: Vec<String> = (0..)
        .zip(&all)
        .map(|(n, view)| match n == shown {
            true => text::shown_view(text::view(view), &order),
            false => text::view(view).to_owned(),
        })
        .collect();
    let width = |from: usize| -> u16 { names[from..].iter().map(|name| p.width(name) + 2).sum() };
    // Where not all fit, those in front of the shown one give way.
    let first = (0..shown).find(|from| width(*from) < at.width);
    let first = first.unwrap_or(shown);
    let mut x = at.x + 1;
    for (n, name) in names.iter().enumerate().skip(first) {
        let role = if n == shown {
            Role::PanelTitleFocus
        } else {
            Role::PanelTitle
        };
        x += p.text(x, at.y, at.right().saturating_sub(x), name, role) + 2;
    }
    x - at.x
}
