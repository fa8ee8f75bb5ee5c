//! The course of a meeting: which line it has come to, which part has the keys, what the wall follows.

use super::page::page;
use super::rows::Line;
use super::state::Cockpit;
use crate::domain::meeting::{PartKind, Place};
use crate::domain::wall::WallView;
use crate::flow::{Cx, Effect, Focus};

/// Lines of the page by which PageUp and PageDown move.
const PAGE: usize = 4;

impl Cockpit {
    pub(super) fn settle(&mut self, is_first: bool, cx: &mut Cx<'_>) {
        if is_first {
            self.at = self.left_at();
        }
        let before = self.at;
        let starts_with_matters =
            self.at.is_none() && self.lines().iter().all(|line| line.part().is_none());
        if std::mem::take(&mut self.advance) || starts_with_matters {
            self.seek_open();
        }
        if self.ballot().is_none_or(|ballot| ballot.votes.is_empty()) && self.focus == Focus::Votes
        {
            self.focus = Focus::Agenda;
        }
        // What another desk did moves neither the clock nor the wall of this one.
        if is_first || self.at != before {
            self.arrive(cx);
        } else if std::mem::take(&mut self.follow) {
            self.show(cx);
        }
    }

    /// Whether the room heard the result of a vote on the current matter.
    pub(super) fn was_voted_on(&self) -> bool {
        self.ballot().is_some_and(|ballot| ballot.published)
    }

    /// Where the meeting was when another window, or this one before it was killed, left it.
    fn left_at(&self) -> Option<Place> {
        let last = self.board.as_ref()?.spans.last()?;
        last.to.is_none().then_some(last.at)
    }

    /// To the next matter without a disposition, from here on or from the first; to the line after the matters
    /// when there is none.
    fn seek_open(&mut self) {
        let lines = self.lines();
        let here = self.line_number();
        let open = |line: &Line<'_>| !line.is_settled();
        let found = lines.iter().skip(here).find(|line| open(line));
        let found = found.or_else(|| lines.iter().find(|line| open(line)));
        let after = || {
            let last = lines.iter().rposition(|line| line.item().is_some())?;
            lines.get(last + 1)
        };
        let to = found.or_else(|| after().filter(|_| here > 0));
        if let Some(place) = to.map(|line| line.place()) {
            self.at = Some(place);
        }
    }

    /// The meeting has come to the selected line: its time runs, and the wall follows an assembly.
    pub(super) fn arrive(&mut self, cx: &mut Cx<'_>) {
        let Some(place) = self.line().map(Line::place) else {
            return;
        };
        self.at = Some(place);
        if !self.is_going_on() {
            return;
        }
        cx.effects.push(Effect::TakeUp(self.meeting, place));
        self.show(cx);
    }

    /// The wall follows meetings that vote; the others are not for the wall.
    fn show(&self, cx: &mut Cx<'_>) {
        let Some((board, line)) = self.board.as_ref().zip(self.line()) else {
            return;
        };
        if !board.row.kind.votes() {
            return;
        }
        let view = match line {
            // A vote that is being taken is what everyone looks at, whoever speaks.
            _ if self.speaking().is_some() && self.ballot().is_none() => {
                WallView::Speaker(self.meeting)
            }
            Line::Item(_, item) => WallView::Item(self.meeting, item.id),
            Line::Part(part) if part.kind == PartKind::Promises => WallView::Promises(self.meeting),
            Line::Part(_) => WallView::Agenda(self.meeting),
        };
        cx.effects.push(Effect::Show(view));
    }

    /// A meeting that is only looked at never had the wall.
    pub(super) fn leave_wall(&self, cx: &mut Cx<'_>) {
        let on_wall = self
            .board
            .as_ref()
            .is_some_and(|board| board.row.kind.votes() && !board.row.ended);
        if on_wall {
            cx.effects.push(Effect::Show(WallView::Board));
        }
    }

    /// Back towards the top of the page.
    pub(super) fn read_back(&mut self) {
        self.top = self.top.saturating_sub(PAGE);
    }

    /// Further down the page of the selected line, as far as it has lines.
    pub(super) fn read_on(&mut self) {
        let board = self.board.as_ref().zip(self.line());
        let last = board.map_or(0, |(board, line)| page(self, board, line).len());
        self.top = (self.top + PAGE).min(last.saturating_sub(1));
    }

    pub(super) fn choose_line(&mut self, number: usize, cx: &mut Cx<'_>) {
        let Some(place) = self.lines().get(number).map(|line| line.place()) else {
            return;
        };
        if self.at != Some(place) {
            self.at = Some(place);
            self.top = 0;
            self.voter = None;
            self.speech = None;
            self.arrive(cx);
        }
    }

    /// Agenda, votes by name where there are any, roll, floor.
    pub(super) fn next_focus(&self, forwards: bool) -> Focus {
        let named = self
            .ballot()
            .is_some_and(|ballot| !ballot.votes.is_empty() && !ballot.closed);
        let mut all = vec![Focus::Agenda];
        all.extend(named.then_some(Focus::Votes));
        let has_roll = self.board.as_ref().is_some_and(|it| !it.roll.is_empty());
        all.extend(has_roll.then_some(Focus::Roll));
        all.push(Focus::Floor);
        let here = all.iter().position(|focus| *focus == self.focus);
        let here = here.unwrap_or(0);
        let step = if forwards { 1 } else { all.len() - 1 };
        all[(here + step) % all.len()]
    }

    /// The place that is selected.
    pub(super) fn place(&self) -> Option<Place> {
        self.line().map(Line::place)
    }
}
