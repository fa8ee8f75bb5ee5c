//! Paints a list: header, rows, the selected one reversed and marked.

use chrono::NaiveDate;
use ratatui::layout::Rect;

pub use super::text::order as order_name;
use super::text::{self, cells};
use crate::domain::issue::Stage;
use crate::domain::month::SHOWN;
use crate::domain::task::{TaskStatus, status};
use crate::flow::Window;
use crate::store::{Listing, OrgListing, Row};
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::widgets::table::{self, Align, Column, ColumnWidth};

const fn fixed(width: u16) -> Column {
    Column {
        width: ColumnWidth::Fixed(width),
        align: Align::Left,
    }
}

const fn count(width: u16) -> Column {
    Column {
        width: ColumnWidth::Fixed(width),
        align: Align::Right,
    }
}

const fn fill(weight: u16) -> Column {
    Column {
        width: ColumnWidth::Fill(weight),
        align: Align::Left,
    }
}

/// Columns for a list of a width: the front ones first, further ones as room allows.
fn columns(listing: &Listing, width: u16) -> Vec<Column> {
    let (first, more): (&[Column], &[Column]) = match listing {
        Listing::Grids | Listing::Org(OrgListing::Grids { .. }) => {
            (&[fill(1), count(2)], &[count(4), fixed(4), count(3)])
        }
        Listing::Households(filter) if text::is_round(filter) => (
            &[fixed(16), fill(1), fixed(5)],
            &[fixed(10), count(2), fixed(8), fixed(4), fill(1)],
        ),
        Listing::Households(_) => (
            &[fixed(16), fill(1), fixed(5), count(2)],
            &[fixed(8), fixed(4), fill(2)],
        ),
        Listing::Issues(_) => (
            &[fixed(8), fill(3)],
            &[fixed(9), fixed(9), fixed(8), fixed(8), fixed(16)],
        ),
        Listing::Visits(_) => (
            &[fixed(5), fixed(16), fixed(4), count(4), fixed(8), count(4)],
            &[fill(1)],
        ),
        Listing::Meetings => (&[fixed(10), fixed(20), fill(1), count(6)], &[fixed(18)]),
        Listing::Tasks { .. } => (
            &[fixed(5), fixed(9), fill(3), fixed(8)],
            &[fixed(9), fixed(8)],
        ),
        Listing::People { .. }
        | Listing::Org(OrgListing::Everyone { .. } | OrgListing::Present { .. }) => (
            &[fixed(10), fixed(8), fixed(20), count(4)],
            &[fill(1), fixed(13)],
        ),
        Listing::Org(OrgListing::Sections { .. }) => {
            (&[fixed(16), fixed(20), fill(1), fixed(8)], &[])
        }
        Listing::Org(OrgListing::Handovers) => {
            (&[fixed(10), fixed(10), count(4), fill(1)], &[fill(1)])
        }
        Listing::Org(OrgListing::Terms { .. } | OrgListing::Relatives { .. }) => {
            (&[fixed(12), fixed(20), fill(1)], &[])
        }
        Listing::Org(_) => (&[fixed(16), fill(1), count(5), count(4)], &[]),
        Listing::Cards { .. } => (
            &[fixed(10), fixed(16), fixed(8), fill(1)],
            &[fixed(13), fixed(5), fill(1)],
        ),
        Listing::Coverage => (&[fill(2), count(6)], &[fill(3)]),
        Listing::Holes(_) => (&[fill(2), fill(2)], &[fill(2)]),
        Listing::Months(_) => (&[fixed(8)], &[fixed(7); SHOWN]),
        Listing::Handbooks { .. } => (
            &[fixed(10), fixed(11), fill(1), count(4)],
            &[fixed(10), count(4)],
        ),
        Listing::Rules => (
            &[fixed(12), count(6), count(6), count(5)],
            &[fixed(28), fixed(12), fill(1)],
        ),
        Listing::Deeds(_) => (&[fixed(10), fixed(8), fixed(20), fill(1)], &[]),
        Listing::Journal => (&[fixed(16), fixed(8), fill(1)], &[fill(1)]),
        Listing::Plan(_) => (&[fixed(8), fixed(20), fixed(10), fill(1)], &[]),
        Listing::Behind(_) => (&[], &[]),
    };
    let mut all = first.to_vec();
    let least = |columns: &[Column]| -> u16 {
        columns
            .iter()
            .map(|column| match column.width {
                ColumnWidth::Fixed(width) => width + 1,
                ColumnWidth::Fill(weight) => 11 * weight + 1,
            })
            .sum()
    };
    for column in more {
        all.push(*column);
        if least(&all) > width {
            all.pop();
            break;
        }
    }
    all
}

/// Columns that each share of a text keeps when words beside it are given more room.
const KEPT: u16 = 24;

/// Columns that a text is given where words beside it do not need theirs.
const LEAST: u16 = 8;
/// What is narrower says nothing.
const LEGIBLE: u16 = 4;

/// The same columns with the numbers whole, with room for words where there is plenty, and
/// without room that they do not need where there is little.
fn fitted(mut columns: Vec<Column>, widest: &[u16], width: u16) -> Vec<Column> {
    for (column, widest) in columns.iter_mut().zip(widest) {
        if let ColumnWidth::Fixed(wish) = &mut column.width
            && column.align == Align::Right
        {
            *wish = (*wish).max(*widest);
        }
    }
    let given = |weight: u16| weight * KEPT;
    let mut room = (width + 1).saturating_sub(taken(&columns, given));
    let mut missing = taken(&columns, |_| LEAST).saturating_sub(width + 1);
    for (column, widest) in columns.iter_mut().zip(widest) {
        if let ColumnWidth::Fixed(wish) = &mut column.width
            && column.align == Align::Left
        {
            let more = widest.saturating_sub(*wish).min(room);
            let less = wish.saturating_sub((*widest).max(LEGIBLE)).min(missing);
            *wish = *wish + more - less;
            room -= more;
            missing -= less;
        }
    }
    let is_text = |column: &Column| matches!(column.width, ColumnWidth::Fill(_));
    if taken(&columns, |_| LEGIBLE) > width + 1 && columns.last().is_some_and(is_text) {
        columns.pop();
    }
    columns
}

/// What columns take, with the gaps between them and so much for a text of a weight.
fn taken(columns: &[Column], text: impl Fn(u16) -> u16) -> u16 {
    let of = |column: &Column| match column.width {
        ColumnWidth::Fixed(wish) => wish + 1,
        ColumnWidth::Fill(weight) => text(weight) + 1,
    };
    columns.iter().map(of).sum()
}

/// The list whose columns a row has, for lists behind a figure.
fn shape_of(listing: &Listing, rows: &[Row]) -> Listing {
    let readable = rows.iter().find(|row| !matches!(row, Row::Damaged(_)));
    match (listing, readable) {
        (Listing::Behind(_), Some(Row::Visit(_))) => Listing::Visits(Default::default()),
        (Listing::Behind(_), Some(Row::Issue(_))) => Listing::Issues(Default::default()),
        (Listing::Behind(_), Some(Row::Deed(_))) => Listing::Deeds(None),
        (listing, _) => listing.clone(),
    }
}

/// Paints header and visible rows into an area.
pub fn list(p: &mut Painter<'_>, area: Rect, window: &Window, focused: bool, today: NaiveDate) {
    p.fill(area, Role::Panel);
    let (rows, selected) = window.visible();
    let listing = shape_of(window.listing(), rows);
    let cells: Vec<Vec<String>> = rows.iter().map(|row| cells(&listing, row, today)).collect();
    let width = area.width.saturating_sub(2);
    let columns = columns(&listing, width);
    let months = match &listing {
        Listing::Months(filter) => text::month_headers(filter.back, today),
        _ => Vec::new(),
    };
    let mut headers: Vec<&str> = text::headers(&listing).to_vec();
    headers.extend(months.iter().map(String::as_str));
    let widest: Vec<u16> = (0..columns.len())
        .map(|n| {
            let below = cells.iter().filter_map(|row| row.get(n));
            let below = below.map(|cell| p.width(cell));
            let heading = headers.get(n).map(|heading| p.width(heading));
            below.chain(heading).max().unwrap_or(0)
        })
        .collect();
    let columns = fitted(columns, &widest, width);
    let inner = |line: Rect| Rect {
        x: line.x + 1,
        width: line.width.saturating_sub(2),
        ..line
    };
    table::row(p, inner(row(area, 0)), &headers, &columns, Role::Panel);
    p.tint(row(area, 0), Role::Dim);
    let nothing = match (window.is_empty(), window.is_unread()) {
        (true, _) => Some((text::empty(window.listing()), Role::Dim)),
        (false, true) => Some((text::UNREAD, Role::Bad)),
        (false, false) => None,
    };
    if let Some((words, role)) = nothing {
        let at = inner(row(area, 1));
        p.text(at.x, at.y, at.width, words, role);
    }
    for (n, (found, cells)) in (0u16..).zip(rows.iter().zip(&cells)) {
        let line = row(area, n + 1);
        if line.is_empty() {
            break;
        }
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        table::row(p, inner(line), &cells, &columns, Role::Panel);
        if usize::from(n) == selected {
            let role = if focused {
                Role::Selected
            } else {
                Role::SelectedUnfocused
            };
            p.tint(line, role);
            p.text(line.x, line.y, 1, if focused { ">" } else { "-" }, role);
        } else if let Some(role) = accent(found, today) {
            p.tint(inner(line), role);
        }
    }
    more(p, area, window);
}

/// Late or due rows stand out; the words say it as well.
fn accent(row: &Row, today: NaiveDate) -> Option<Role> {
    let (deadline, done) = match row {
        Row::Task(task) => (task.deadline, task.done_on),
        Row::Issue(issue) if matches!(issue.stage, Stage::Assigned | Stage::InProgress) => {
            (issue.deadline?, None)
        }
        _ => return None,
    };
    match status(deadline, done, today) {
        TaskStatus::Overdue { .. } => Some(Role::Bad),
        TaskStatus::DueToday => Some(Role::Warn),
        TaskStatus::Done | TaskStatus::Due { .. } => None,
    }
}

/// Marks at the right edge where rows go on out of view.
fn more(p: &mut Painter<'_>, area: Rect, window: &Window) {
    let (above, below) = window.more();
    let x = area.right().saturating_sub(1);
    if above && area.height > 1 {
        p.text(x, area.y + 1, 1, "^", Role::Dim);
    }
    if below && area.height > 2 {
        p.text(x, area.bottom() - 1, 1, "v", Role::Dim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{CardFilter, Filter, TaskFilter};

    fn lists() -> Vec<Listing> {
        let narrow = String::new;
        vec![
            Listing::Grids,
            Listing::Households(Filter::default()),
            Listing::Issues(Filter::default()),
            Listing::Visits(Filter::default()),
            Listing::Meetings,
            Listing::Tasks {
                filter: TaskFilter::All,
                narrow: narrow(),
            },
            Listing::People {
                narrow: narrow(),
                order: <_>::default(),
            },
            Listing::Org(OrgListing::Bodies { narrow: narrow() }),
            Listing::Org(OrgListing::Grids { narrow: narrow() }),
            Listing::Org(OrgListing::Handovers),
            Listing::Handbooks { narrow: narrow() },
            Listing::Coverage,
            Listing::Rules,
        ]
    }

    #[test]
    fn a_number_is_whole_in_every_list_and_at_every_width() {
        for listing in lists() {
            for width in [38, 58, 78, 118, 198] {
                let columns = columns(&listing, width);
                let widest: Vec<u16> = columns.iter().map(|_| 6).collect();
                let columns = fitted(columns, &widest, width);
                let widths = table::layout(width, &columns);
                for (column, given) in columns.iter().zip(widths) {
                    let is_number = column.align == Align::Right;
                    assert!(!is_number || given >= 6, "{listing:?} at {width}");
                }
            }
        }
    }

    #[test]
    fn a_narrow_window_gives_the_room_that_names_do_not_need_to_the_words_beside_them() {
        let bodies = Listing::Org(OrgListing::Bodies {
            narrow: String::new(),
        });
        let widest = [8, 10, 4, 1];
        let columns = fitted(columns(&bodies, 38), &widest, 38);
        let widths = table::layout(38, &columns);
        assert!(widths[0] >= 8 && widths[1] >= 10, "{widths:?}");
    }

    #[test]
    fn a_column_of_the_board_keeps_the_text_of_its_issues() {
        let issues = Listing::Issues(Filter::default());
        let columns = fitted(columns(&issues, 19), &[8, 60], 19);
        assert_eq!(table::layout(19, &columns), [8, 10]);
    }

    #[test]
    fn words_that_would_be_a_dot_are_left_out() {
        let cards = Listing::Cards {
            filter: CardFilter::Pending,
            narrow: String::new(),
        };
        let columns = fitted(columns(&cards, 38), &[10, 16, 8, 30], 38);
        let widths = table::layout(38, &columns);
        assert!(widths.iter().all(|width| *width >= LEGIBLE), "{widths:?}");
    }

    #[test]
    fn words_take_the_room_of_a_wide_window_and_leave_the_text_its_own() {
        let listing = Listing::Visits(Filter::default());
        let widest = [5, 16, 4, 1, 40, 1, 60];
        let widths = |width| {
            let columns = fitted(columns(&listing, width), &widest, width);
            table::layout(width, &columns)
        };
        assert_eq!(widths(198)[4], 40);
        assert!(widths(78)[6] >= KEPT);
        assert!(widths(118)[6] >= KEPT);
    }
}
