//! A meeting of the drill from the roll to its end, by the commands a clerk would give.

use chrono::{NaiveDate, TimeDelta};

use super::book::{Fate, nth};
use super::events::{Body, Round};
use super::history::History;
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::meeting::{
    AgendaItem, Disposition, Meeting, MeetingBoard, MeetingKind, Presence,
};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::store::{
    Answer, Command, Failure, Head, MeetingCommand, MinutesCommand, NewMeeting, Query,
};

/// One voter in so many is excused, one in so many absent.
const EXCUSED_EVERY: usize = 7;
const ABSENT_EVERY: usize = 11;

impl History<'_> {
    /// Holds a meeting; an open one is left as it is after half of the roll.
    pub fn meet(&mut self, round: Round) -> Result<(), Failure> {
        let meeting = self.open(round)?;
        if round.kind == Body::OpenGroup {
            return self.call_some(meeting);
        }
        self.call_roll(meeting, round.kind)?;
        let board = self.board(meeting)?;
        let mut picked = 0;
        for (index, item) in board.items.iter().enumerate() {
            let (plan, fate) = self.fate(item.issue)?;
            picked += usize::from(fate.reaches_assembly() || fate == Fate::AtAssembly);
            if round.kind == Body::Assembly {
                let is_named = index == 0 && round.month % 3 == 1;
                self.vote(&board, item, fate, is_named)?;
            }
            self.dispose(&board, item, (plan, fate))?;
        }
        let mut reason = String::new();
        if round.kind == Body::Committee && picked < 2 {
            reason.clone_from(&self.book.pick_reason);
        }
        self.run(&Command::EndMeeting { meeting, reason })?;
        let finalise = MinutesCommand::Finalise { meeting };
        self.run(&Command::Minutes(finalise)).map(|_| ())
    }

    fn open(&mut self, round: Round) -> Result<Id<Meeting>, Failure> {
        let kind = round.kind.meeting();
        let first_of_branch = round.branch * 2;
        let is_group = kind == MeetingKind::Group;
        let block = &self.town.blocks[if is_group {
            round.grid
        } else {
            first_of_branch
        }];
        let group = is_group.then_some(block.group);
        let new = NewMeeting::of(kind, (block.branch, group), self.ctx.today());
        let opened = self.run(&Command::OpenMeeting(new))?;
        let meeting = opened.made.map(Id::new).ok_or(Refusal::Gone)?;
        self.first_head(meeting)?;
        Ok(meeting)
    }

    /// Where a body meets and who writes is said once, and proposed from then on.
    fn first_head(&mut self, meeting: Id<Meeting>) -> Result<(), Failure> {
        let board = self.board(meeting)?;
        if !board.details.place.is_empty() {
            return Ok(());
        }
        let chair = board.details.chair.map(|(person, _)| person);
        let mut others = board.roll.iter().map(|who| who.person);
        let head = Head {
            chair,
            recorder: others.find(|person| Some(*person) != chair),
            place: self.book.meeting_room.clone(),
            ..Head::default()
        };
        self.run(&Command::Meeting(MeetingCommand::SetHead { meeting, head }))
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
        let heads = [&board.details.chair, &board.details.recorder];
        let heads = heads.map(|who| who.as_ref().map(|(person, _)| *person));
        for (index, attendee) in board.roll.iter().enumerate() {
            let presence = match kind {
                _ if heads.contains(&Some(attendee.person)) => continue,
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
            helpers: Vec::new(),
        };
        self.run(&command).map(|_| ())
    }

    fn disposition(&self, kind: MeetingKind, index: usize, fate: Fate) -> (Disposition, &str) {
        use MeetingKind::{Committee, Group};
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
            (Committee, Fate::NextMonth) => (Disposition::NextMonth, &book.postponement),
            (Committee, _) => (Disposition::Picked, ""),
            (_, Fate::Failed) => (Disposition::Declined, nth(&book.declines, index)),
            (_, Fate::ToResidents) => (Disposition::ToResidents, ""),
            (_, _) => (Disposition::Assigned, ""),
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
}
