//! What keys and answers do in a meeting. Enter always takes the next step; what it is, `step` says.

use super::state::Cockpit;
use super::step::{Step, next};
use super::{text, votes};
use crate::dialogs::confirm::text as confirm;
use crate::domain::Refusal;
use crate::domain::ballot::Method;
use crate::domain::meeting::Disposition;
use crate::flow::{Action, Cx, Focus, Intent, MeetingPurpose, Move, Purpose, Target, Wish};
use crate::keymap::Key;
use crate::store::worker::Ticket;
use crate::store::{Answer, Command, Done, Query};
use crate::text::meetings::uncalled;

/// Steps the wall follows by itself: who speaks, and the vote.
const FOLLOWED: &[&str] = &[
    "ask_to_speak",
    "begin_speech",
    "end_speech",
    "open_ballot",
    "publish_ballot",
];

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
            Action::CallRoll(presence) => super::roll::call(self, presence, cx),
            Action::Dispose(disposition) => self.dispose(disposition, cx),
            Action::OpenBallot(method) => self.open_ballot(method, cx),
            Action::Tally => votes::count(self, cx),
            Action::Vote(choice) => votes::vote(self, choice, cx),
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

    /// A command was carried out: a disposition leads on to the next open item, except from one that was voted on.
    pub fn done(&mut self, done: &Done, cx: &mut Cx<'_>) {
        self.top = 0;
        match done.deed.command.as_str() {
            // The room reads who does it until when; on from there is a step of its own.
            "dispose" => self.advance = !self.was_voted_on(),
            "close_ballot" => self.focus = Focus::Agenda,
            // The next name is marked once this one is on disk, not when the key is pressed.
            "call_roll" | "cast_vote" => self.go(Move::Down, cx),
            // Whoever is left, representatives, comes next.
            "cast_rest" => self.voter = None,
            "ask_to_speak" => (self.focus, self.speech) = (Focus::Floor, None),
            "begin_speech" | "end_speech" => self.speech = None,
            "end_meeting" => self.leave_wall(cx),
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

    pub(super) fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        match (self.focus, step) {
            (Focus::Agenda, Move::PageUp) => self.read_back(),
            (Focus::Agenda, Move::PageDown) => self.read_on(),
            (Focus::Agenda, _) => {
                self.choose_line(moved(self.line_number(), self.lines().len(), step), cx);
            }
            (Focus::Floor, _) => super::floor::go(self, step),
            (Focus::Roll, _) => super::roll::go(self, step),
            (Focus::Votes, _) => votes::go(self, step),
        }
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
            Step::Count | Step::Papers => votes::count(self, cx),
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

    fn end(&self, cx: &mut Cx<'_>) {
        let command = Box::new(Command::EndMeeting {
            meeting: self.meeting,
            reason: String::new(),
        });
        let Some(uncalled) = self.board.as_ref().and_then(uncalled) else {
            return cx.wish(Wish::Ask(command));
        };
        let question = format!("{uncalled}{}", confirm::before(command.code()));
        let intent = Intent::Run(command);
        cx.wish(Wish::Question(question, confirm::CARRY_ON, intent));
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
