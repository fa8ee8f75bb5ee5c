//! Paints the workbench.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::state::{Extent, Pane, Workbench};
use super::text;
use crate::flow::Window;
use crate::screens::find::view as find;
use crate::screens::rows::view::{list, order_name};
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;

/// Columns between the counts of the owed line.
const OWED_GAP: u16 = 2;

/// Columns a search is given at least beside a title.
const FIELD: u16 = 24;
/// Columns around a title's words.
const TITLE: u16 = 6;

/// Paints the workbench into the body of the screen.
pub fn draw(bench: &Workbench, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    draw_owed(bench, p, row(area, 0));
    let size = (p.area().width, p.area().height);
    let [grids, households, board] = bench.extents(size);
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let pane = |extent: Extent| Rect {
        x: area.x + extent.x,
        width: extent.width,
        ..below
    };
    draw_pane(
        bench,
        Pane::Grids,
        &bench.grids,
        text::GRIDS,
        p,
        pane(grids),
        today,
    );
    draw_pane(
        bench,
        Pane::Households,
        &bench.households,
        &households_title(bench),
        p,
        pane(households),
        today,
    );
    if bench.board.is_wide {
        draw_columns(bench, p, pane(board), today);
    } else {
        draw_pane(
            bench,
            Pane::Board,
            &bench.board.list,
            text::BOARD,
            p,
            pane(board),
            today,
        );
    }
}

/// The heading of the household pane, with the order it stands in unless that is the usual one.
fn households_title(bench: &Workbench) -> String {
    let order = order_name(bench.households.listing(), bench.households.visible().0);
    format!("{}{order}", text::HOUSEHOLDS)
}

fn draw_owed(bench: &Workbench, p: &mut Painter<'_>, at: Rect) {
    p.fill(at, Role::Base);
    let Some(owed) = bench.owed else {
        let (words, role) = match bench.owed_ticket {
            Some(_) => (text::COUNTING, Role::Dim),
            None => (text::UNCOUNTED, Role::Bad),
        };
        p.text(at.x + 1, at.y, at.width, words, role);
        return;
    };
    let late = [
        owed.overdue > 0,
        owed.due_today > 0,
        false,
        owed.untold > 0,
        false,
        false,
        false,
    ];
    let counts = text::owed(owed);
    // A large community's numbers take the room between them before the last one falls off.
    let needed: u16 = counts
        .iter()
        .map(|count| p.width(count) + 1 + OWED_GAP)
        .sum();
    let gap = if needed > at.width { 1 } else { OWED_GAP };
    // A number that is cut is another number: what has no room is left out whole, the chosen one never.
    let wide: Vec<u16> = counts
        .iter()
        .map(|count| p.width(count) + 1 + gap)
        .collect();
    let first = match bench.focus {
        Pane::Owed => (0..bench.owed_at)
            .find(|from| wide[*from..=bench.owed_at].iter().sum::<u16>() < at.width)
            .unwrap_or(bench.owed_at),
        _ => 0,
    };
    let mut x = at.x + 1;
    for (n, (count, late)) in counts.iter().zip(late).enumerate().skip(first) {
        let chosen = bench.focus == Pane::Owed && bench.owed_at == n;
        let role = match (chosen, late, n) {
            (true, _, _) => Role::Selected,
            (_, true, 0) => Role::Bad,
            (_, true, _) => Role::Warn,
            _ => Role::Dim,
        };
        let room = at.right().saturating_sub(x);
        if p.width(count) + 1 > room {
            break;
        }
        let marked = format!("{}{count}", if chosen { ">" } else { " " });
        x += p.text(x, at.y, room, &marked, role) + gap;
    }
}

fn draw_pane(
    bench: &Workbench,
    pane: Pane,
    window: &Window,
    title: &str,
    p: &mut Painter<'_>,
    area: Rect,
    today: NaiveDate,
) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let focused = bench.focus == pane;
    draw_title(bench, focused, title, p, row(area, 0));
    let body = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    list(p, body, window, focused, today);
}

fn draw_title(bench: &Workbench, focused: bool, title: &str, p: &mut Painter<'_>, at: Rect) {
    let role = if focused {
        Role::PanelTitleFocus
    } else {
        Role::PanelTitle
    };
    p.fill(at, role);
    let is_searched = focused && bench.find.is_shown();
    // In a narrow pane what was typed needs the room of the title.
    let needed = find::needed(&bench.find, p).max(FIELD) + p.width(title) + TITLE;
    let used = match is_searched && at.width < needed {
        true => 0,
        false => draw_words(focused, title, p, at, role) + 2,
    };
    if is_searched {
        let is_of_doors = bench.focus == Pane::Households;
        let x = at.x + 1 + used;
        let room = Rect {
            x,
            width: at.right().saturating_sub(x),
            ..at
        };
        find::paint(&bench.find, is_of_doors, p, room, role);
    }
}

/// Paints the words of a title; gives the columns they take.
fn draw_words(focused: bool, title: &str, p: &mut Painter<'_>, at: Rect, role: Role) -> u16 {
    let mut used = 0;
    for (word, accent) in accents(title) {
        // On the bright title of the pane with the keys an accent would not be read.
        let ink = if focused { role } else { *accent };
        used += p.text(at.x + 1 + used, at.y, at.width.saturating_sub(1), word, ink) + 1;
    }
    let room = at.width.saturating_sub(1 + used);
    used + p.text(at.x + 1 + used, at.y, room, title, role)
}

fn draw_columns(bench: &Workbench, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let count = 5u16;
    let width = area.width / count;
    // Another pane fills the screen.
    if width == 0 {
        return;
    }
    for (n, window) in (0u16..).zip(&bench.board.columns) {
        let column = Rect {
            x: area.x + n * width,
            width: if n + 1 == count {
                area.width - n * width
            } else {
                width - 1
            },
            ..area
        };
        let focused = bench.focus == Pane::Board && bench.board.at == usize::from(n);
        draw_title(
            bench,
            focused,
            text::COLUMNS[usize::from(n)],
            p,
            row(column, 0),
        );
        let body = Rect {
            y: column.y + 1,
            height: column.height.saturating_sub(1),
            ..column
        };
        list(p, body, window, focused, today);
    }
}

/// Which of the three words a pane or column belongs to, in its accent.
fn accents(title: &str) -> &'static [(&'static str, Role)] {
    const VISIT: (&str, Role) = (text::VISIT, Role::Visit);
    const DELIBERATE: (&str, Role) = (text::DELIBERATE, Role::Deliberate);
    const RESOLVE: (&str, Role) = (text::RESOLVE, Role::Resolve);
    let [collected, committee, assembly, work, told] = text::COLUMNS;
    match title {
        text::HOUSEHOLDS => &[VISIT],
        text::BOARD => &[DELIBERATE, RESOLVE],
        title if title == collected => &[VISIT],
        title if title == committee || title == assembly => &[DELIBERATE],
        title if title == work || title == told => &[RESOLVE],
        _ => &[],
    }
}
