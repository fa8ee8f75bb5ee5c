//! Paints the calendar: the grid and the selected day beside it, or the list.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use super::state::{Calendar, Part};
use super::text::{self, Mark};
use crate::domain::calendar::{CalendarDay, CalendarMonth};
use crate::flow::Ink;
use crate::screens::card::view::lines;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;

/// Weeks a month can touch.
const WEEKS: u16 = 6;
/// Columns of a day, at least and at most.
const CELL: (u16, u16) = (7, 18);
/// From so many columns and rows on, a day has room for words.
const WORDS: (u16, u16) = (11, 4);

/// Paints the calendar into the body of the screen.
pub fn draw(calendar: &Calendar, p: &mut Painter<'_>, area: Rect, today: NaiveDate) {
    let days_have_keys = calendar.is_list || calendar.part == Part::Days;
    let at = row(area, 0);
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let Some(shown) = calendar.shown() else {
        title(p, at, &text::title(calendar.month), days_have_keys);
        p.fill(below, Role::Panel);
        p.text(below.x + 2, below.y, below.width, text::LOADING, Role::Dim);
        return;
    };
    let [long, short] = text::titles(shown);
    let fits = p.width(&long) + 2 <= at.width;
    title(p, at, if fits { &long } else { &short }, days_have_keys);
    if calendar.is_list {
        lines(p, below, &calendar.lines, calendar.selected());
        return;
    }
    let cell = (area.width * 2 / 3 / 7).clamp(CELL.0, CELL.1);
    let height = (below.height.saturating_sub(1) / WEEKS).max(1);
    let grid = Rect {
        width: cell * 7,
        height: (1 + height * WEEKS).min(below.height),
        ..below
    };
    draw_grid(calendar, shown, p, grid, (cell, height), today);
    let beside = Rect {
        x: grid.right() + 1,
        width: below.width.saturating_sub(grid.width + 1),
        height: grid.height,
        ..below
    };
    draw_day(calendar, shown, p, beside, today);
    let legend = row(below, grid.height);
    p.fill(legend, Role::Panel);
    let room = legend.width.saturating_sub(2);
    p.text(legend.x + 1, legend.y, room, text::LEGEND, Role::Dim);
}

fn title(p: &mut Painter<'_>, at: Rect, words: &str, has_keys: bool) {
    let role = if has_keys {
        Role::PanelTitleFocus
    } else {
        Role::PanelTitle
    };
    p.fill(at, role);
    p.text(at.x + 1, at.y, at.width.saturating_sub(2), words, role);
}

/// The selected day in words.
fn draw_day(
    calendar: &Calendar,
    shown: &CalendarMonth,
    p: &mut Painter<'_>,
    area: Rect,
    today: NaiveDate,
) {
    let heading = shown.day(calendar.day);
    let heading = heading.map(|day| text::heading(day, today));
    let has_keys = calendar.part == Part::Entries;
    title(p, row(area, 0), &heading.unwrap_or_default(), has_keys);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    lines(p, body, &calendar.lines, calendar.selected());
}

fn draw_grid(
    calendar: &Calendar,
    shown: &CalendarMonth,
    p: &mut Painter<'_>,
    area: Rect,
    (cell, height): (u16, u16),
    today: NaiveDate,
) {
    p.fill(area, Role::Panel);
    p.fill(row(area, 0), Role::PanelTitle);
    for (n, weekday) in (0u16..).zip(text::WEEKDAYS) {
        p.text(
            area.x + n * cell + 1,
            area.y,
            cell - 1,
            weekday,
            Role::PanelTitle,
        );
    }
    let before = shown.month.first().weekday().num_days_from_monday();
    for (n, day) in (before..).zip(&shown.days) {
        let (week, weekday) = (n / 7, n % 7);
        let place = Rect {
            x: area.x + u16::try_from(weekday).unwrap_or(0) * cell,
            y: area.y + 1 + u16::try_from(week).unwrap_or(0) * height,
            width: cell,
            height,
        };
        let paper = (day.on == calendar.day).then_some(match calendar.part {
            Part::Days => Role::Selected,
            Part::Entries => Role::SelectedUnfocused,
        });
        draw_cell(p, place.intersection(area), day, paper, today);
    }
}

/// A day: its number, then what falls on it, in words where all find room and in signs otherwise.
fn draw_cell(
    p: &mut Painter<'_>,
    area: Rect,
    day: &CalendarDay,
    paper: Option<Role>,
    today: NaiveDate,
) {
    if let Some(paper) = paper {
        p.fill(area, paper);
    }
    let role = |ink: Role| paper.unwrap_or(ink);
    let marker = if paper.is_some() { ">" } else { " " };
    let is_today = day.on == today;
    let now = if is_today { text::TODAY } else { "" };
    let head = format!("{marker}{:>2}{now}{}", day.on.day(), text::kind(&day.kind));
    let ink = if is_today { Role::Key } else { Role::Panel };
    p.text(area.x, area.y, area.width, &head, role(ink));
    let inner = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(1),
        height: area.height.saturating_sub(1),
    };
    let marks = text::marks(day);
    let in_words =
        area.width >= WORDS.0 && area.height >= WORDS.1 && marks.len() <= usize::from(inner.height);
    if in_words {
        for (y, mark) in (0u16..).zip(&marks) {
            let at = row(inner, y);
            p.text(at.x, at.y, at.width, &text::mark(mark), role(ink_of(mark)));
        }
    } else {
        draw_signs(p, inner, &marks, role);
    }
}

fn draw_signs(p: &mut Painter<'_>, area: Rect, marks: &[Mark], role: impl Fn(Role) -> Role) {
    let a_row = usize::from(area.width / 2).max(1);
    for (n, mark) in marks.iter().enumerate() {
        let at = row(area, u16::try_from(n / a_row).unwrap_or(u16::MAX));
        let x = at.x + u16::try_from(n % a_row).unwrap_or(0) * 2;
        let room = at.right().saturating_sub(x);
        p.text(x, at.y, room, mark.sign, role(ink_of(mark)));
    }
}

fn ink_of(mark: &Mark) -> Role {
    match mark.ink {
        Ink::Visit => Role::Visit,
        Ink::Deliberate => Role::Deliberate,
        Ink::Resolve => Role::Resolve,
        Ink::Plain
        | Ink::Public
        | Ink::Ruler
        | Ink::Dim
        | Ink::Head
        | Ink::Good
        | Ink::Warn
        | Ink::Bad => Role::Panel,
    }
}
