//! Paints a meeting: the agenda left; right the current line, who speaks, the vote, the note and the next key, or
//! the list that has the keys. A narrow window shows one side at a time.

use ratatui::layout::Rect;

use super::page::{page, short_page};
use super::state::Cockpit;
use super::step::next;
use super::text;
use crate::domain::ballot::quorum;
use crate::domain::meeting::MeetingBoard;
use crate::flow::{Focus, Line};
use crate::screens::card::view::{lines, lines_from};
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;

/// Below so many columns the agenda gives way to the current line.
const BOTH_SIDES: u16 = 60;

/// Paints the meeting into the body of the screen.
pub fn draw(cockpit: &Cockpit, p: &mut Painter<'_>, area: Rect) {
    let Some(board) = &cockpit.board else {
        p.fill(area, Role::Panel);
        p.text(area.x + 2, area.y + 1, area.width, text::LOADING, Role::Dim);
        return;
    };
    if area.width < BOTH_SIDES {
        return draw_right(cockpit, board, p, area);
    }
    let left = (area.width * 2 / 5).min(56);
    let agenda = Rect {
        width: left,
        ..area
    };
    let right = Rect {
        x: area.x + left + 1,
        width: area.width.saturating_sub(left + 1),
        ..area
    };
    draw_agenda(cockpit, board, p, agenda);
    draw_right(cockpit, board, p, right);
}

fn draw_agenda(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    let rows = cockpit.lines();
    let all = rows
        .iter()
        .map(|line| text::agenda(*line, board, cockpit.now));
    draw_list(
        p,
        area,
        text::AGENDA,
        cockpit.focus == Focus::Agenda,
        all,
        cockpit.line_number(),
    );
}

fn draw_right(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    let list = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    match cockpit.focus {
        Focus::Agenda => draw_current(cockpit, board, p, list),
        Focus::Floor => draw_floor(cockpit, p, list),
        Focus::Roll => draw_roll(cockpit, board, p, list),
        Focus::Votes => draw_votes(cockpit, board, p, list),
    }
    if let Some(facts) = cockpit.item_facts() {
        let at = row(area, area.height.saturating_sub(1));
        let words = format!(" {}", text::next(next(facts)));
        p.line(at, &words, Role::PanelTitleFocus);
    }
}

fn draw_roll(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    let at = cockpit.person_number();
    let is_short = p.area().width < BOTH_SIDES;
    let quorum = quorum(&board.rule, board.frozen);
    let heading = text::roll((at + 1, board.roll.len()), quorum, is_short);
    let all = (1..).zip(&board.roll);
    let all = all.map(|(n, who)| text::attendee(board.row.kind, n, who));
    draw_list(p, area, &heading, true, all, at);
}

/// Under the heading how the vote stands, then who said what.
fn draw_votes(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    let Some(ballot) = cockpit.ballot() else {
        return p.fill(area, Role::Panel);
    };
    let verdict = ballot.verdict(&board.rule);
    let running = verdict.map_or_else(Vec::new, |verdict| text::running(ballot, &verdict));
    title(p, row(area, 0), text::VOTES, true);
    let body = below(area);
    let height = u16::try_from(running.len()).unwrap_or(u16::MAX);
    let height = height.min(body.height / 2);
    lines(p, Rect { height, ..body }, &running, None);
    let names = Rect {
        y: body.y + height,
        height: body.height - height,
        ..body
    };
    let all = ballot.votes.iter();
    let all = all.map(|vote| text::vote(board.row.kind, vote));
    draw_rows(p, names, true, all, cockpit.voter_number());
}

fn draw_floor(cockpit: &Cockpit, p: &mut Painter<'_>, area: Rect) {
    let speeches = cockpit.speeches();
    if speeches.is_empty() {
        title(p, row(area, 0), text::FLOOR, true);
        let body = below(area);
        return lines(p, body, &[Line::plain(text::NOBODY_SPOKE)], None);
    }
    let selected = cockpit.selected_speech().map(|speech| speech.id);
    let at = speeches
        .iter()
        .position(|speech| Some(speech.id) == selected);
    let all = speeches
        .iter()
        .map(|speech| text::speech(speech, cockpit.now));
    draw_list(p, area, text::FLOOR, true, all, at.unwrap_or(0));
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

fn below(area: Rect) -> Rect {
    Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    }
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
    draw_rows(p, below(area), focused, all, selected);
}

fn draw_rows(
    p: &mut Painter<'_>,
    body: Rect,
    focused: bool,
    all: impl Iterator<Item = String>,
    selected: usize,
) {
    p.fill(body, Role::Panel);
    let room = usize::from(body.height).max(1);
    let skip = (selected + 1).saturating_sub(room);
    let mut rest = all.enumerate().skip(skip);
    for (y, (n, line)) in (0u16..).zip(rest.by_ref().take(room)) {
        let chosen = n == selected;
        let role = match (chosen, focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::SelectedUnfocused,
            (false, _) => Role::Panel,
        };
        let marker = if chosen { '>' } else { ' ' };
        p.line(row(body, y), &format!("{marker}{line}"), role);
    }
    more(p, body, (skip > 0, rest.next().is_some()));
}

/// Marks at the right edge where lines go on out of view.
fn more(p: &mut Painter<'_>, body: Rect, (above, below): (bool, bool)) {
    let x = body.right().saturating_sub(1);
    if above {
        p.text(x, body.y, 1, "^", Role::Dim);
    }
    if below && body.height > 1 {
        p.text(x, body.bottom() - 1, 1, "v", Role::Dim);
    }
}

fn draw_current(cockpit: &Cockpit, board: &MeetingBoard, p: &mut Painter<'_>, area: Rect) {
    let Some(line) = cockpit.line() else {
        return p.fill(area, Role::Panel);
    };
    let is_short = p.area().width < BOTH_SIDES;
    let (heading, all) = if is_short {
        (
            text::short_heading(line, board, cockpit.now),
            short_page(cockpit, board, line),
        )
    } else {
        (
            text::heading(line, board, cockpit.now),
            page(cockpit, board, line),
        )
    };
    title(p, row(area, 0), &heading, false);
    lines_from(p, below(area), &all, cockpit.top);
}
