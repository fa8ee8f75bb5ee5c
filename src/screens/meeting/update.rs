//! What keys and answers do in a meeting. Enter always takes the next step of the current item.

use super::state::{Cockpit, Part};
use crate::domain::Refusal;
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Disposition, MeetingKind, Presence};
use crate::domain::wall::WallView;
use crate::flow::{Action, BallotFacts, Cx, Effect, Move, Purpose, Wish};
use crate::store::worker::Ticket;
use crate::store::{Answer, Command, Done, Query};

impl Cockpit {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Move(step) => self.go(step, cx),
            Action::NextPane | Action::Right => self.part = self.next_part(true),
            Action::PrevPane | Action::Left => self.part = self.next_part(false),
            Action::Open => self.next_step(cx),
            Action::CallAll => self.run(
                Command::CallAll {
                    meeting: self.meeting,
                },
                cx,
            ),
            Action::CallRoll(presence) => self.call(presence, cx),
            Action::Dispose(disposition) => self.dispose(disposition, cx),
            Action::OpenBallot(method) => self.open_ballot(method, cx),
            Action::Tally => self.tally(cx),
            Action::Vote(choice) => self.vote(choice, cx),
            Action::CloseBallot => self.close_ballot(cx),
            Action::EndMeeting => self.end(cx),
            Action::Back if self.part != Part::Agenda => self.part = Part::Agenda,
            Action::Back => {
                self.leave_wall(cx);
                return false;
            }
            _ => return false,
        }
        true
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
        self.board = Some(*board);
        self.settle(cx);
    }

    /// A command was carried out: a disposition leads on to the next open item.
    pub fn done(&mut self, done: &Done, cx: &mut Cx<'_>) {
        match done.deed.command.as_str() {
            "dispose" => self.advance = true,
            "close_ballot" => self.part = Part::Agenda,
            // The next name is marked once this one is on disk, not when the key is pressed.
            "call_roll" | "cast_vote" => self.go(Move::Down, cx),
            _ => {}
        }
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

    fn settle(&mut self, cx: &mut Cx<'_>) {
        let Some(board) = &self.board else { return };
        let last = board.items.len().saturating_sub(1);
        self.item = self.item.min(last);
        if self.advance {
            self.advance = false;
            let open = |item: &crate::domain::meeting::AgendaItem| item.disposition.is_none();
            let after = (self.item..=last).find(|n| board.items.get(*n).is_some_and(open));
            let any = board.items.iter().position(open);
            self.item = after.or(any).unwrap_or(self.item);
        }
        let voters = self.ballot().map_or(0, |ballot| ballot.votes.len());
        self.voter = self.voter.min(voters.saturating_sub(1));
        if voters == 0 && self.part == Part::Votes {
            self.part = Part::Agenda;
        }
        self.show(cx);
    }

    /// The wall follows the assembly's current item; other meetings are not for the wall.
    fn show(&self, cx: &mut Cx<'_>) {
        let Some((board, item)) = self.board.as_ref().zip(self.current()) else {
            return;
        };
        if board.row.kind.votes() && !board.row.ended {
            cx.effects
                .push(Effect::Show(WallView::Item(self.meeting, item.id)));
        }
    }

    fn leave_wall(&self, cx: &mut Cx<'_>) {
        let on_wall = self
            .board
            .as_ref()
            .is_some_and(|board| board.row.kind.votes());
        if on_wall {
            cx.effects.push(Effect::Show(WallView::Board));
        }
    }

    fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        let Some(board) = &self.board else { return };
        match self.part {
            Part::Agenda => {
                self.item = moved(self.item, board.items.len(), step);
                self.voter = 0;
                self.show(cx);
            }
            Part::Roll => self.person = moved(self.person, board.roll.len(), step),
            Part::Votes => {
                let voters = self.ballot().map_or(0, |ballot| ballot.votes.len());
                self.voter = moved(self.voter, voters, step);
            }
        }
    }

    fn next_part(&self, forwards: bool) -> Part {
        let votes = self.ballot().is_some_and(|ballot| !ballot.votes.is_empty());
        match (self.part, forwards) {
            (Part::Agenda, true) if votes => Part::Votes,
            (Part::Agenda, _) => Part::Roll,
            (Part::Votes, true) => Part::Roll,
            (Part::Votes, false) => Part::Agenda,
            (Part::Roll, false) if votes => Part::Votes,
            (Part::Roll, _) => Part::Agenda,
        }
    }

    /// The next step: roll, vote, count, verdict, person and deadline, next item, end.
    fn next_step(&mut self, cx: &mut Cx<'_>) {
        let Some(facts) = self.item_facts() else {
            return;
        };
        match self.part {
            Part::Roll => return self.call_next(cx),
            Part::Votes => return self.vote(Choice::Approve, cx),
            Part::Agenda => {}
        }
        if facts.ended {
            return cx.wish(Wish::Go(crate::flow::Target::Minutes(self.meeting)));
        }
        if facts.quorum_short > 0 && !facts.disposed {
            self.part = Part::Roll;
            return;
        }
        if facts.open_items == 0 {
            return self.end(cx);
        }
        if facts.disposed {
            return self.go(Move::Down, cx);
        }
        match facts.kind {
            MeetingKind::Group => self.dispose(Disposition::Carried, cx),
            MeetingKind::Committee => self.dispose(Disposition::Picked, cx),
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => self.next_vote_step(facts.ballot, cx),
        }
    }

    fn next_vote_step(&mut self, ballot: BallotFacts, cx: &mut Cx<'_>) {
        match ballot {
            BallotFacts::None => self.open_ballot(Method::Hands, cx),
            BallotFacts::Open { complete: true, .. } => self.close_ballot(cx),
            BallotFacts::Open {
                method: Method::Hands,
                ..
            } => self.tally(cx),
            BallotFacts::Open { .. } => self.part = Part::Votes,
            BallotFacts::Closed { passed: true } => self.dispose(Disposition::Assigned, cx),
            BallotFacts::Closed { passed: false } => self.dispose(Disposition::Postponed, cx),
        }
    }

    fn run(&self, command: Command, cx: &mut Cx<'_>) {
        cx.wish(Wish::Run(Box::new(command)));
    }

    fn call(&mut self, presence: Presence, cx: &mut Cx<'_>) {
        let Some(board) = &self.board else { return };
        if let Some(attendee) = board.roll.get(self.person) {
            self.run(
                Command::CallRoll {
                    meeting: self.meeting,
                    person: attendee.person,
                    presence,
                },
                cx,
            );
        }
    }

    /// Enter on the roll calls someone present, and goes on from whoever was.
    fn call_next(&mut self, cx: &mut Cx<'_>) {
        let roll = self.board.as_ref().map(|board| &board.roll);
        let attendee = roll.and_then(|roll| roll.get(self.person));
        if attendee.is_some_and(|attendee| attendee.presence == Presence::Present) {
            return self.go(Move::Down, cx);
        }
        self.call(Presence::Present, cx);
    }

    fn dispose(&mut self, disposition: Disposition, cx: &mut Cx<'_>) {
        let Some(item) = self.current() else { return };
        let plain = !disposition.needs_note()
            && !disposition.needs_assignment()
            && disposition != Disposition::Merged;
        if plain {
            return self.run(
                Command::Dispose {
                    item: item.id,
                    disposition,
                    note: String::new(),
                    target: None,
                    assign: None,
                    helpers: Vec::new(),
                },
                cx,
            );
        }
        cx.wish(Wish::Form(Purpose::Dispose {
            meeting: self.meeting,
            item: item.id,
            disposition,
        }));
    }

    fn open_ballot(&mut self, method: Method, cx: &mut Cx<'_>) {
        let Some(item) = self.current() else { return };
        let item = item.id;
        self.voter = 0;
        self.run(Command::OpenBallot { item, method }, cx);
    }

    fn tally(&self, cx: &mut Cx<'_>) {
        if let Some(item) = self.current() {
            cx.wish(Wish::Form(Purpose::Tally {
                meeting: self.meeting,
                item: item.id,
            }));
        }
    }

    fn vote(&mut self, choice: Choice, cx: &mut Cx<'_>) {
        let Some((item, voter)) = self
            .current()
            .and_then(|item| Some((item.id, item.ballot.as_ref()?.votes.get(self.voter)?)))
        else {
            return;
        };
        let person = voter.person;
        self.run(
            Command::CastVote {
                item,
                person,
                choice,
            },
            cx,
        );
    }

    fn close_ballot(&self, cx: &mut Cx<'_>) {
        if let Some(item) = self.current() {
            self.run(Command::CloseBallot { item: item.id }, cx);
        }
    }

    fn end(&self, cx: &mut Cx<'_>) {
        cx.wish(Wish::Ask(Box::new(Command::EndMeeting {
            meeting: self.meeting,
            reason: String::new(),
        })));
    }
}

fn moved(at: usize, count: usize, step: Move) -> usize {
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
