//! What keys and answers do in a meeting. Enter always takes the next step; what it is, `step` says.

use super::page::page;
use super::rows::Line;
use super::state::Cockpit;
use super::step::{Step, next};
use super::{text, votes};
use crate::domain::Refusal;
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Disposition, PartKind, Place, Presence};
use crate::domain::wall::WallView;
use crate::flow::{Action, Cx, Effect, Focus, MeetingPurpose, Move, Purpose, Target, Wish};
use crate::keymap::Key;
use crate::store::worker::Ticket;
use crate::store::{Answer, Command, Done, Query};

/// Steps the wall follows by itself: who speaks, and the vote.
const FOLLOWED: &[&str] = &[
    "ask_to_speak",
    "begin_speech",
    "end_speech",
    "open_ballot",
    "publish_ballot",
];

/// Lines of the page by which PageUp and PageDown move.
const PAGE: usize = 4;

impl Cockpit {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Move(step) => self.go(step, cx),
            Action::NextPane | Action::Right => self.focus = self.next_focus(true),
            Action::PrevPane | Action::Left => self.focus = self.next_focus(false),
            Action::Open => self.next_step(cx),
            Action::CallAll => {
                let meeting = self.meeting;
                run(Command::CallAll { meeting }, cx);
            }
            Action::CallRoll(presence) => self.call(presence, cx),
            Action::Dispose(disposition) => self.dispose(disposition, cx),
            Action::OpenBallot(method) => self.open_ballot(method, cx),
            Action::Tally => self.count(cx),
            Action::Vote(choice) => self.vote(choice, cx),
            Action::CloseBallot => votes::close(self, cx),
            Action::EndMeeting => self.end(cx),
            Action::Meeting(action) => self.act_here(action, cx),
            Action::Back if self.focus != Focus::Agenda => self.focus = Focus::Agenda,
            Action::Back => {
                self.leave_wall(cx);
                return false;
            }
            _ => return false,
        }
        true
    }

    /// A letter on the roll goes to the next person whose name begins with it, by pinyin.
    pub fn type_key(&mut self, key: Key) -> bool {
        match key.fold() {
            Key::Char(c) if self.focus == Focus::Roll && c.is_ascii_alphabetic() => {
                super::roll::jump(self, c);
                true
            }
            _ => false,
        }
    }

    /// Reads the meeting again.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.ticket = Some(cx.load(Query::Meeting(self.meeting)));
    }

    /// A read failed; `true` when it was this one's.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        let waited = self.ticket == Some(ticket);
        if waited {
            self.ticket = None;
        }
        waited
    }

    /// Takes an answer.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        let Answer::Meeting(board) = answer else {
            return;
        };
        if self.ticket != Some(ticket) {
            return;
        }
        self.ticket = None;
        let is_first = self.board.is_none();
        self.board = Some(*board);
        self.settle(is_first, cx);
    }

    /// A command was carried out: a disposition leads on to the next open item.
    pub fn done(&mut self, done: &Done, cx: &mut Cx<'_>) {
        self.top = 0;
        match done.deed.command.as_str() {
            "dispose" => self.advance = true,
            "close_ballot" => self.focus = Focus::Agenda,
            // The next name is marked once this one is on disk, not when the key is pressed.
            "call_roll" | "cast_vote" => self.go(Move::Down, cx),
            "begin_speech" | "end_speech" => self.speech = None,
            _ => {}
        }
        self.follow |= FOLLOWED.contains(&done.deed.command.as_str());
    }

    /// A rule refused: too few or too many picks want a reason.
    pub fn refused(&mut self, refusal: &Refusal, cx: &mut Cx<'_>) -> bool {
        let wants_reason = matches!(refusal, Refusal::PickNeedsReason { .. });
        if wants_reason {
            cx.wish(Wish::Form(Purpose::End {
                meeting: self.meeting,
            }));
        }
        wants_reason
    }

    fn settle(&mut self, is_first: bool, cx: &mut Cx<'_>) {
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
    fn leave_wall(&self, cx: &mut Cx<'_>) {
        let on_wall = self
            .board
            .as_ref()
            .is_some_and(|board| board.row.kind.votes() && !board.row.ended);
        if on_wall {
            cx.effects.push(Effect::Show(WallView::Board));
        }
    }

    pub(super) fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        match (self.focus, step) {
            (Focus::Agenda, Move::PageUp) => self.top = self.top.saturating_sub(PAGE),
            (Focus::Agenda, Move::PageDown) => self.read_on(),
            (Focus::Agenda, _) => {
                self.choose_line(moved(self.line_number(), self.lines().len(), step), cx);
            }
            (Focus::Floor, _) => super::floor::go(self, step),
            (Focus::Roll, _) => super::roll::go(self, step),
            (Focus::Votes, _) => votes::go(self, step),
        }
    }

    /// Further down the page of the selected line, as far as it has lines.
    fn read_on(&mut self) {
        let board = self.board.as_ref().zip(self.line());
        let last = board.map_or(0, |(board, line)| page(self, board, line).len());
        self.top = (self.top + PAGE).min(last.saturating_sub(1));
    }

    fn choose_line(&mut self, number: usize, cx: &mut Cx<'_>) {
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
    fn next_focus(&self, forwards: bool) -> Focus {
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

    fn next_step(&mut self, cx: &mut Cx<'_>) {
        let Some(facts) = self.item_facts() else {
            return;
        };
        match next(facts) {
            Step::See => cx.wish(Wish::Go(Target::Minutes(self.meeting))),
            Step::Roll => self.focus = Focus::Roll,
            Step::Heads => form(MeetingPurpose::Heads(self.meeting), cx),
            Step::Here => super::roll::call_next(self, cx),
            Step::Called | Step::Counted => self.focus = Focus::Agenda,
            Step::Approve => votes::approve_next(self, cx),
            Step::Down | Step::GoOn => self.go(Move::Down, cx),
            Step::Begin | Step::EndSpeech => super::floor::speak(self, cx),
            Step::ChooseSpeaker => self.choose_speaker(cx),
            Step::Hands => self.open_ballot(Method::Hands, cx),
            Step::Count | Step::Papers => self.count(cx),
            Step::Names => self.focus = Focus::Votes,
            Step::Close => votes::close(self, cx),
            Step::Publish => cx.wish(Wish::Say(text::ANNOUNCE.to_owned())),
            Step::Concerns => cx.wish(Wish::Say(text::CONCERNS.to_owned())),
            Step::Dispose(disposition) => self.dispose(disposition, cx),
            Step::BreakTie => form(MeetingPurpose::BreakTie(self.meeting), cx),
            Step::End => self.end(cx),
        }
    }

    pub(super) fn choose_speaker(&mut self, cx: &mut Cx<'_>) {
        let has_roll = self.board.as_ref().is_some_and(|it| !it.roll.is_empty());
        if !has_roll {
            return cx.wish(Wish::Say(text::NO_ROLL.to_owned()));
        }
        self.focus = Focus::Roll;
        cx.wish(Wish::Say(text::CHOOSE_SPEAKER.to_owned()));
    }

    fn call(&mut self, presence: Presence, cx: &mut Cx<'_>) {
        super::roll::call(self, presence, cx);
    }

    fn dispose(&mut self, disposition: Disposition, cx: &mut Cx<'_>) {
        let Some(item) = self.current() else { return };
        let plain = !disposition.needs_note()
            && !disposition.needs_assignment()
            && disposition != Disposition::Merged;
        if plain {
            let command = Command::Dispose {
                item: item.id,
                disposition,
                note: String::new(),
                target: None,
                assign: None,
                helpers: Vec::new(),
            };
            return run(command, cx);
        }
        cx.wish(Wish::Form(Purpose::Dispose {
            meeting: self.meeting,
            item: item.id,
            disposition,
        }));
    }

    fn open_ballot(&mut self, method: Method, cx: &mut Cx<'_>) {
        let Some(item) = self.current().map(|item| item.id) else {
            return;
        };
        self.voter = None;
        run(Command::OpenBallot { item, method }, cx);
    }

    fn count(&self, cx: &mut Cx<'_>) {
        votes::count(self, cx);
    }

    fn vote(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        votes::vote(self, choice, cx);
    }

    fn end(&self, cx: &mut Cx<'_>) {
        cx.wish(Wish::Ask(Box::new(Command::EndMeeting {
            meeting: self.meeting,
            reason: String::new(),
        })));
    }

    /// The place that is selected.
    pub(super) fn place(&self) -> Option<Place> {
        self.line().map(Line::place)
    }
}

pub(super) fn run(command: Command, cx: &mut Cx<'_>) {
    cx.wish(Wish::Run(Box::new(command)));
}

pub(super) fn form(purpose: MeetingPurpose, cx: &mut Cx<'_>) {
    cx.wish(Wish::Form(Purpose::InMeeting(purpose)));
}

pub(super) fn moved(at: usize, count: usize, step: Move) -> usize {
    let last = count.saturating_sub(1);
    match step {
        Move::Up => at.saturating_sub(1),
        Move::Down => (at + 1).min(last),
        Move::PageUp => at.saturating_sub(10),
        Move::PageDown => (at + 10).min(last),
        Move::Home => 0,
        Move::End => last,
    }
}
