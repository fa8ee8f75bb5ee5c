//! What keys and answers do to the calendar.

use chrono::NaiveDate;

use super::state::{Calendar, Part};
use super::text;
use crate::domain::calendar::DayEntry;
use crate::domain::days::{earlier, later};
use crate::domain::month::Month;
use crate::flow::{Action, CalendarAction, Cx, Does, Move, Purpose, Target, Wish};
use crate::store::worker::Ticket;
use crate::store::{Answer, CalendarCommand, Command, TaskFilter};

impl Calendar {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Open => self.enter(cx),
            Action::Back | Action::PrevPane if self.part == Part::Entries => self.part = Part::Days,
            Action::NextPane | Action::PrevPane => self.next_part(cx),
            Action::Left => self.sideways(false, cx),
            Action::Right => self.sideways(true, cx),
            Action::Move(step) => self.go(step, cx),
            Action::Calendar(action) => self.calendar(action, cx),
            _ => return false,
        }
        true
    }

    /// Takes the month, if it is the one waited for.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &Cx<'_>) {
        if self.ticket != Some(ticket) {
            return;
        }
        self.ticket = None;
        if let Answer::CalendarMonth(month) = answer {
            self.shown = Some(month);
            self.tell(cx);
        }
    }

    /// The read failed: no longer waits for it.
    pub fn fail(&mut self, ticket: Ticket) {
        if self.ticket == Some(ticket) {
            self.ticket = None;
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &Cx<'_>) {
        self.tell(cx);
    }

    fn calendar(&mut self, action: CalendarAction, cx: &mut Cx<'_>) {
        match action {
            CalendarAction::Open => {}
            CalendarAction::Earlier => self.show(self.month.back(1).first(), cx),
            CalendarAction::Later => self.show(self.month.next().first(), cx),
            CalendarAction::Today => self.show(cx.today, cx),
            CalendarAction::SetDay => {
                if let Some(meeting) = self.meeting() {
                    cx.wish(Wish::Form(Purpose::MeetingDay(meeting)));
                }
            }
            CalendarAction::ClearDay => {
                if let Some(meeting) = self.meeting() {
                    let command = CalendarCommand::ClearDay { meeting };
                    cx.wish(Wish::Ask(Box::new(Command::Calendar(command))));
                }
            }
        }
    }

    /// Opens the entry with the keys; from a day with several they go there first.
    fn enter(&mut self, cx: &mut Cx<'_>) {
        if !self.is_list && self.part == Part::Days && self.entries().len() > 1 {
            self.next_part(cx);
            return;
        }
        let entry = self.entry();
        match entry.and_then(|entry| does(entry, self.day, cx.today)) {
            Some(Does::Go(target)) => cx.wish(Wish::Go(target)),
            Some(Does::Fill(purpose)) => cx.wish(Wish::Form(*purpose)),
            Some(Does::Act(_) | Does::Ask(_) | Does::Run(_)) | None => {
                cx.wish(Wish::Say(text::nothing_to_open(entry).to_owned()));
            }
        }
    }

    fn next_part(&mut self, cx: &mut Cx<'_>) {
        if self.is_list {
            return;
        }
        if self.entries().is_empty() {
            cx.wish(Wish::Say(text::nothing_to_open(None).to_owned()));
            return;
        }
        self.at = 0;
        self.part = match self.part {
            Part::Days => Part::Entries,
            Part::Entries => Part::Days,
        };
    }

    fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        match step {
            Move::PageUp => self.calendar(CalendarAction::Earlier, cx),
            Move::PageDown => self.calendar(CalendarAction::Later, cx),
            _ if self.is_list => self.along_list(step),
            _ if self.part == Part::Entries => self.along_entries(step),
            Move::Up => self.show(earlier(self.day, 7), cx),
            Move::Down => self.show(later(self.day, 7), cx),
            Move::Home => self.show(self.month.first(), cx),
            Move::End => self.show(self.month.last(), cx),
        }
    }

    /// By a day; in the list, where not every day stands, to the nearest that does.
    fn sideways(&mut self, forwards: bool, cx: &mut Cx<'_>) {
        if self.is_list {
            let mut days = self.spots.iter().flatten().map(|(day, _)| *day);
            let found = match forwards {
                true => days.find(|day| *day > self.day),
                false => days.rfind(|day| *day < self.day),
            };
            if let Some(day) = found {
                (self.day, self.at) = (day, 0);
            }
            return;
        }
        self.part = Part::Days;
        let day = match forwards {
            true => later(self.day, 1),
            false => earlier(self.day, 1),
        };
        self.show(day, cx);
    }

    fn along_list(&mut self, step: Move) {
        let mut all = self.spots.iter().flatten();
        let here = (self.day, self.at);
        let found = match step {
            Move::Up => all.rfind(|spot| **spot < here),
            Move::Down => all.find(|spot| **spot > here),
            Move::Home => all.next(),
            Move::End | Move::PageUp | Move::PageDown => all.next_back(),
        };
        if let Some((day, at)) = found {
            (self.day, self.at) = (*day, *at);
        }
    }

    fn along_entries(&mut self, step: Move) {
        let last = self.entries().len().saturating_sub(1);
        self.at = match step {
            Move::Up => self.at.saturating_sub(1),
            Move::Down => (self.at + 1).min(last),
            Move::Home => 0,
            Move::End | Move::PageUp | Move::PageDown => last,
        };
    }

    /// Goes to a day, in whatever month it lies.
    fn show(&mut self, day: NaiveDate, cx: &mut Cx<'_>) {
        (self.day, self.at, self.part) = (day, 0, Part::Days);
        if self.month.has(day) {
            self.tell(cx);
        } else {
            self.month = Month::of(day);
            self.reload(cx);
        }
    }
}

/// What Enter does on an entry: what stands in the file is opened; a meeting that is due is held, an
/// earlier wish is to change its day.
pub(super) fn does(entry: &DayEntry, on: NaiveDate, today: NaiveDate) -> Option<Does> {
    Some(match entry {
        DayEntry::Planned(planned) if on <= today => Does::Fill(Box::new(Purpose::Meeting {
            kind: planned.meeting.kind,
            branch: planned.meeting.branch,
            group: planned.meeting.group,
            body: planned.body.clone(),
            on: Some(on),
        })),
        DayEntry::Planned(planned) => Does::Fill(Box::new(Purpose::MeetingDay(planned.meeting))),
        DayEntry::Held(held) => Does::Go(Target::Meeting(held.id)),
        DayEntry::Deadlines { .. } => Does::Go(Target::Tasks(TaskFilter::DueOn(on))),
        DayEntry::NoticeEnds(notice) => Does::Go(Target::Minutes(notice.meeting)),
        DayEntry::TalkDay => return None,
    })
}
