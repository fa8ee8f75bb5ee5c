//! A meeting of the drill from the roll to its end, by the commands a clerk would give.

use chrono::{NaiveDate, TimeDelta};

use super::book::{Fate, nth};
use super::events::{Body, Round};
use super::history::History;
use crate::domain::Id;
use crate::domain::ballot::{Choice, Method, Tally};
use crate::domain::issue::Issue;
use crate::domain::meeting::{
    AgendaItem, Capacity, Disposition, Meeting, MeetingBoard, MeetingKind, Presence,
};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::rules::Rulebook;
use crate::store::{Answer, Command, Failure, Query};

/// One voter in so many is excused, one in so many absent.
const EXCUSED_EVERY: usize = 7;
const ABSENT_EVERY: usize = 11;

impl History<'_> {
    /// Holds a meeting; an open one is left as it is after half of the roll.
    pub fn meet(&mut self, round: Round) -> Result<(), Failure> {
        let block = &self.town.blocks[if round.kind.meeting() == MeetingKind::Group {
            round.grid
        } else {
            round.branch * 2
        }];
        let group = (round.kind.meeting() == MeetingKind::Group).then_some(block.group);
        let opened = self.run(&Command::OpenMeeting {
            kind: round.kind.meeting(),
            branch: block.branch,
            group,
            on: self.ctx.today(),
        })?;
        let meeting: Id<Meeting> = Id::new(opened.made.ok_or(Refusal::Gone)?);
        if round.kind == Body::OpenGroup {
            return self.call_some(meeting);
        }
        self.call_roll(meeting, round.kind)?;
        let board = self.board(meeting)?;
        let mut picked = 0;
        for (index, item) in board.items.iter().enumerate() {
            let fate = self.fate(item.issue)?;
            picked += usize::from(fate.1.reaches_assembly() || fate.1 == Fate::AtAssembly);
            if round.kind == Body::Assembly {
                let is_named = index == 0 && round.month % 3 == 1;
                self.vote(&board, item, fate.1, is_named)?;
            }
            self.dispose(&board, item, fate)?;
        }
        let is_short = round.kind == Body::Committee && picked < 2;
        let reason = if is_short {
            self.book.pick_reason.clone()
        } else {
            String::new()
        };
        self.run(&Command::EndMeeting { meeting, reason })
            .map(|_| ())
    }

    fn board(&self, meeting: Id<Meeting>) -> Result<MeetingBoard, Failure> {
        match self
            .store
            .load(&Query::Meeting(meeting), self.ctx.today())?
        {
            Answer::Meeting(board) => Ok(*board),
            _ => Err(Refusal::Gone.into()),
        }
    }

    fn call_some(&mut self, meeting: Id<Meeting>) -> Result<(), Failure> {
        let board = self.board(meeting)?;
        for attendee in board.roll.iter().step_by(2) {
            self.run(&Command::CallRoll {
                meeting,
                person: attendee.person,
                presence: Presence::Present,
            })?;
        }
        Ok(())
    }

    fn call_roll(&mut self, meeting: Id<Meeting>, kind: Body) -> Result<(), Failure> {
        let board = self.board(meeting)?;
        for (index, attendee) in board.roll.iter().enumerate() {
            let presence = match kind {
                Body::Committee => continue,
                _ if index % EXCUSED_EVERY == EXCUSED_EVERY / 2 => Presence::Excused,
                _ if index % ABSENT_EVERY == ABSENT_EVERY / 2 => Presence::Absent,
                _ => continue,
            };
            self.run(&Command::CallRoll {
                meeting,
                person: attendee.person,
                presence,
            })?;
        }
        self.run(&Command::CallAll { meeting }).map(|_| ())
    }

    /// The place of an issue in the plan, and what becomes of it.
    fn fate(&self, issue: Id<Issue>) -> Result<(usize, Fate), Failure> {
        let index = self.issues.iter().position(|known| *known == Some(issue));
        let index = index.ok_or(Refusal::Gone)?;
        Ok((index, self.book.issue[index].fate))
    }

    fn dispose(
        &mut self,
        board: &MeetingBoard,
        item: &AgendaItem,
        (index, fate): (usize, Fate),
    ) -> Result<(), Failure> {
        let (disposition, note) = self.disposition(board.row.kind, index, fate);
        let target = self.book.issue[index].into.filter(|_| fate == Fate::Merged);
        let target = target.and_then(|into| self.issues[into - 1]);
        let assign = disposition
            .needs_assignment()
            .then(|| self.assignment(item, index));
        let command = Command::Dispose {
            item: item.id,
            disposition,
            note: note.to_owned(),
            target,
            assign,
        };
        self.run(&command).map(|_| ())
    }

    fn disposition(&self, kind: MeetingKind, index: usize, fate: Fate) -> (Disposition, &str) {
        use MeetingKind::{Assembly, Committee, Group};
        let book = self.book;
        match (kind, fate) {
            (Group, Fate::Answered) => (Disposition::Answered, nth(&book.answers, index)),
            (Group, Fate::Merged) => (Disposition::Merged, &book.merge_note),
            (Group, _) => (Disposition::Carried, ""),
            (Committee, Fate::Handled) => (Disposition::HandleNow, ""),
            (Committee, Fate::Explained) => {
                (Disposition::Explained, nth(&book.explanations, index))
            }
            (Committee, Fate::Referred) => (Disposition::Referred, nth(&book.referrals, index)),
            (Committee, Fate::NextMonth) => (Disposition::NextMonth, nth(&book.postponements, 1)),
            (Committee, _) => (Disposition::Picked, ""),
            (Assembly, Fate::Failed) => (Disposition::Declined, nth(&book.declines, index)),
            (Assembly, Fate::Postponed) => (Disposition::Postponed, nth(&book.postponements, 0)),
            (Assembly, _) => (Disposition::Assigned, ""),
        }
    }

    /// Whoever holds the duty, until the planned day or the one the rules propose.
    fn assignment(&self, item: &AgendaItem, index: usize) -> (Id<Person>, NaiveDate) {
        let plan = &self.book.issue[index];
        let person = item.proposed.as_ref().map(|(person, _)| *person);
        let leader = self.town.blocks[plan.grid - 1].homes[0].contact;
        let deadline = plan.due.map(|days| self.calendar.in_days(days));
        (
            person.unwrap_or(leader),
            deadline.unwrap_or(item.proposed_deadline + TimeDelta::days(3)),
        )
    }

    fn vote(
        &mut self,
        board: &MeetingBoard,
        item: &AgendaItem,
        fate: Fate,
        is_named: bool,
    ) -> Result<(), Failure> {
        let item = item.id;
        let method = if is_named {
            Method::Named
        } else {
            Method::Hands
        };
        self.run(&Command::OpenBallot { item, method })?;
        let tally = tally(board, fate);
        if is_named {
            self.name_votes(board, tally, item)?;
        } else {
            let opinion = Tally {
                approve: present(board, Capacity::Representative),
                ..Tally::default()
            };
            self.run(&Command::SetTally {
                item,
                tally,
                opinion,
            })?;
        }
        self.run(&Command::CloseBallot { item }).map(|_| ())
    }

    fn name_votes(
        &mut self,
        board: &MeetingBoard,
        tally: Tally,
        item: Id<crate::domain::meeting::Item>,
    ) -> Result<(), Failure> {
        let here = board
            .roll
            .iter()
            .filter(|attendee| attendee.presence == Presence::Present);
        let here = here.filter(|attendee| attendee.capacity != Capacity::NonVoter);
        for (index, attendee) in (0u32..).zip(here) {
            let choice = match index {
                _ if attendee.capacity == Capacity::Representative => Choice::Approve,
                _ if index < tally.approve => Choice::Approve,
                _ if index < tally.approve + tally.reject => Choice::Reject,
                _ => Choice::Abstain,
            };
            self.run(&Command::CastVote {
                item,
                person: attendee.person,
                choice,
            })?;
        }
        Ok(())
    }
}

/// Votes that lead to the fate: one abstains when it passes, two approvals are missing when it fails.
fn tally(board: &MeetingBoard, fate: Fate) -> Tally {
    let present = board.frozen.present;
    let need = Rulebook::builtin()
        .meeting(board.row.kind, board.row.on)
        .and_then(|rule| rule.pass)
        .map_or(present, |pass| pass.need(board.frozen.base));
    if fate == Fate::Passed {
        return Tally {
            approve: present - 1,
            reject: 0,
            abstain: 1,
        };
    }
    let approve = need.saturating_sub(2).min(present);
    Tally {
        approve,
        reject: present - approve,
        abstain: 0,
    }
}

fn present(board: &MeetingBoard, capacity: Capacity) -> u32 {
    let here = board
        .roll
        .iter()
        .filter(|attendee| attendee.presence == Presence::Present && attendee.capacity == capacity);
    u32::try_from(here.count()).unwrap_or(0)
}
