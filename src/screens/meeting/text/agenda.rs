//! Words of the agenda and of the headings: which meeting, which line, minutes used and planned.

use chrono::NaiveDateTime;

use crate::domain::meeting::{AgendaItem, MeetingBoard, MeetingKind, spent};
use crate::screens::meeting::rows::Line as Row;
use crate::text::{dates, names};

/// Which meeting, for the bar.
pub fn title(board: &MeetingBoard) -> String {
    let row = &board.row;
    let picked = if row.kind == MeetingKind::Committee {
        format!("  已选{}/3", board.picked())
    } else {
        String::new()
    };
    let ended = if row.ended { "  已散会" } else { "" };
    format!(
        "{} {} {}{picked}{ended}",
        names::meeting(row.kind),
        row.body,
        dates::full(row.on)
    )
}

/// A line of the agenda, with the minutes used and planned.
pub fn agenda(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    let used = minutes(row, board, now);
    match row {
        Row::Part(part) if part.title.is_empty() => {
            format!("{}{used}", names::part(part.kind))
        }
        Row::Part(part) => format!("{}{used}", part.title),
        Row::Item(n, item) => format!("  {n} [{}]{used} {}", mark(item), item.text),
    }
}

fn mark(item: &AgendaItem) -> &'static str {
    match (item.disposition, &item.ballot) {
        (Some(made), _) => names::disposition(made),
        (None, Some(ballot)) if !ballot.closed => "表决中",
        (None, Some(ballot)) if !ballot.published => "待公布",
        (None, Some(ballot)) if ballot.passed == Some(true) => "已通过",
        (None, Some(_)) => "未通过",
        (None, None) => "待议",
    }
}

/// ` 3/10分`: used and planned; nothing where neither is known.
fn minutes(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    let spent = spent(&board.spans, row.place(), now);
    match (spent / 60, row.planned()) {
        (0, 0) => String::new(),
        (0, planned) => format!(" {planned}分"),
        (used, 0) => format!(" {used}分"),
        (used, planned) if used > i64::from(planned) => format!(" {used}/{planned}分超"),
        (used, planned) => format!(" {used}/{planned}分"),
    }
}

/// Where the meeting is, for the heading of the right side.
pub fn heading(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    match row {
        Row::Part(_) => agenda(row, board, now),
        Row::Item(n, _) => format!(
            "第{n}件，共{}件{}",
            board.items.len(),
            minutes(row, board, now)
        ),
    }
}

/// The same in one line with the matter, where the agenda is not beside it.
pub fn short_heading(row: Row<'_>, board: &MeetingBoard, now: Option<NaiveDateTime>) -> String {
    match row {
        Row::Part(_) => heading(row, board, now),
        Row::Item(n, item) => format!(
            "{n}/{}{} {}",
            board.items.len(),
            minutes(row, board, now),
            item.text
        ),
    }
}
