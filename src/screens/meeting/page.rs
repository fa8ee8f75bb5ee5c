//! What the page beside the agenda says of the selected line, from the most needed to the least.

use super::rows::Line as Row;
use super::state::Cockpit;
use super::text;
use crate::domain::ballot::{Tally, quorum, reachable};
use crate::domain::meeting::{AgendaItem, MeetingBoard, MeetingKind, PartKind};
use crate::flow::{Ink, Line};

/// Attendance, who speaks, then the matter with its vote, or what belongs to the part of the day.
pub(super) fn page(cockpit: &Cockpit, board: &MeetingBoard, line: Row<'_>) -> Vec<Line> {
    let mut all = vec![text::quorum(quorum(&board.rule, board.frozen))];
    all.extend(text::floor(&cockpit.speeches(), cockpit.now));
    all.push(Line::gap());
    match line {
        Row::Part(part) if part.kind == PartKind::Promises => all.extend(promises(board)),
        Row::Part(part) => all.push(Line::plain(part.note.clone())),
        Row::Item(n, item) => {
            all.extend(matter(board, n, item));
            all.extend(vote(board, item));
            all.extend(text::concerns(item));
        }
    }
    all
}

/// The same where only a few lines fit: a vote that was opened comes first, the heading names the matter.
pub(super) fn short_page(cockpit: &Cockpit, board: &MeetingBoard, line: Row<'_>) -> Vec<Line> {
    let voted_on = line.item().filter(|item| item.ballot.is_some());
    let (Some(item), Row::Item(n, _)) = (voted_on, line) else {
        return page(cockpit, board, line);
    };
    let mut all: Vec<Line> = vote(board, item).into_iter().skip(1).collect();
    all.extend(text::concerns(item));
    let at = 1.min(all.len());
    all.splice(at..at, text::floor(&cockpit.speeches(), cockpit.now));
    all.push(Line::gap());
    all.extend(matter(board, n, item));
    all.push(text::quorum(quorum(&board.rule, board.frozen)));
    all
}

fn matter(board: &MeetingBoard, n: usize, item: &AgendaItem) -> Vec<Line> {
    let mut all = text::item(item);
    let is_picking = board.row.kind == MeetingKind::Committee && !board.row.ended;
    if is_picking && item.focus.is_none() {
        all.push(Line::inked(text::NO_FOCUS_WORK, Ink::Dim));
    }
    if let Some(rank) = board.ranks().and_then(|ranks| ranks.get(n - 1).copied()) {
        let is_decided = board.items.iter().any(|item| !item.tie_way.is_empty());
        all.push(text::approvals(item, rank, is_decided));
    }
    all
}

fn promises(board: &MeetingBoard) -> Vec<Line> {
    if board.promises.is_empty() {
        return vec![Line::plain(text::NO_PROMISES)];
    }
    board.promises.iter().flat_map(text::promise).collect()
}

/// The vote, or before it which majorities those present can reach.
fn vote(board: &MeetingBoard, item: &AgendaItem) -> Vec<Line> {
    if !board.row.kind.votes() {
        return Vec::new();
    }
    let Some(ballot) = &item.ballot else {
        return text::reachable(&reachable(&board.rule, board.frozen, Tally::default()));
    };
    let verdict = ballot.verdict(&board.rule);
    verdict.map_or_else(Vec::new, |verdict| {
        text::ballot(ballot, &verdict, &board.rule.basis)
    })
}
