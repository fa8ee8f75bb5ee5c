//! Paints a meeting: agenda left, the current item and its vote right, the roll or the votes when they have the keys.

use ratatui::layout::Rect;

use super::state::{Cockpit, Part};
use super::text;
use crate::domain::ballot::{quorum, verdict};
use crate::domain::meeting::MeetingBoard;
use crate::domain::rules::Rulebook;
use crate::flow::Line;
use crate::screens::card::view::lines;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;

/// Paints the meeting into the body of the screen.
pub fn draw(cockpit: &Cockpit, p: &mut Painter<'_>, area: Rect) {
    let Some(board) = &cockpit.board else {
        p.fill(area, Role::Panel);
        p.text(area.x + 2, area.y + 1, area.width, text::LOADING, Role::Dim);
        return;
    };
    let left = (area.width * 2 / 5).max(area.width.min(20));
    let agenda = Rect {
        width: left,
        ..area
    };
    let right = Rect {
        x: area.x + left + 1,
        width: area.width.saturating_sub(left + 1),
        ..area
    };
    draw_list(
        p,
        agenda,
        text::AGENDA,
        cockpit.part == Part::Agenda,
        board
            .items
            .iter()
            .enumerate()
            .map(|(n, item)| text::agenda(n + 1, item)),
        cockpit.item,
    );
    match cockpit.part {
        Part::Agenda => draw_item(cockpit, board, p, right),
        Part::Roll => draw_list(
            p,
            right,
            &roll_heading(board),
            true,
            board.roll.iter().map(text::attendee),
            cockpit.person,
        ),
        Part::Votes => {
            let votes = cockpit.ballot().map_or(&[][..], |ballot| &ballot.votes);
            draw_list(
                p,
                right,
                text::VOTES,
                true,
                votes.iter().map(text::vote),
                cockpit.voter,
            );
        }
    }
}

fn title(p: &mut Painter<'_>, at: Rect, words: &str, focused: bool) {
    let role = if focused {
        Role::PanelTitleFocus
    } else {
        Role::PanelTitle
    };
    p.fill(at, role);
    p.text(at.x + 1, at.y, at.width.saturating_sub(1), words, role);
}

fn draw_list(
    p: &mut Painter<'_>,
    area: Rect,
    words: &str,
    focused: bool,
    all: impl Iterator<Item = String>,
    selected: usize,
) {
    title(p, row(area, 0), words, focused);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    p.fill(body, Role::Panel);
    let room = usize::from(body.height).max(1);
    let skip = (selected + 1).saturating_sub(room);
    for (y, (n, line)) in (0u16..).zip(all.enumerate().skip(skip).take(room)) {
        let chosen = n == selected;
        let role = match (chosen, focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedUnfocused,
            (false, _) => Role::Panel,
        };
        let marker = if chosen { '>' } else { ' ' };
        p.line(row(body, y), &format!("{marker}{line}"), role);
    }
}

fn draw_item(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    title(p, row(area, 0), text::ITEM, false);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    lines(p, body, &item_lines(cockpit, board), None);
    if let Some(facts) = cockpit.facts().item {
        let at = row(area, area.height.saturating_sub(1));
        p.line(
            at,
            &format!(" {}", text::next(facts)),
            Role::PanelTitleFocus,
        );
    }
}

fn roll_heading(board: &MeetingBoard) -> String {
    text::roll(board, quorum(&board.rule, board.frozen))
}

fn item_lines(cockpit: &Cockpit, board: &MeetingBoard) -> Vec<Line> {
    let rule = &board.rule;
    let mut all = vec![text::quorum(board, quorum(rule, board.frozen)), Line::gap()];
    let Some(item) = cockpit.current() else {
        return all;
    };
    all.extend(text::item(item));
    let gap = Rulebook::builtin().close_gap();
    let verdict = item
        .ballot
        .as_ref()
        .and_then(|ballot| verdict(rule, ballot.frozen, ballot.tally, gap));
    if let Some(verdict) = verdict {
        all.extend(text::ballot(item, &verdict));
    }
    all
}
