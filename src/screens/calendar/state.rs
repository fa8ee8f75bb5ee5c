//! Which month and day are shown, and which entry has the keys.

use chrono::NaiveDate;

use super::text;
use super::update::does;
use crate::domain::calendar::{CalendarMonth, DayEntry, MeetingDay, Planned, PlannedMeeting};
use crate::domain::month::Month;
use crate::flow::{CalendarFacts, Cx, Facts, Line};
use crate::screens::layout;
use crate::store::Query;
use crate::store::worker::Ticket;

/// Columns and rows of the body from which a grid can be read.
const GRID: (u16, u16) = (72, 20);

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The days.
    Days,
    /// What falls on the selected one.
    Entries,
}

/// Where an entry stands: its day, and its place on it.
type Spot = (NaiveDate, usize);

/// The calendar on the screen.
#[derive(Debug)]
pub struct Calendar {
    /// The month.
    pub month: Month,
    /// The selected day.
    pub day: NaiveDate,
    /// What has the keys.
    pub part: Part,
    /// Whether there is only room for a list.
    pub is_list: bool,
    /// What is said beside the grid, or in the list.
    pub lines: Vec<Line>,
    pub(super) shown: Option<Box<CalendarMonth>>,
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) at: usize,
    pub(super) ticket: Option<Ticket>,
}

impl Calendar {
    /// Opens the month of today.
    pub fn open(cx: &mut Cx<'_>) -> Self {
        let mut calendar = Self {
            month: Month::of(cx.today),
            day: cx.today,
            part: Part::Days,
            is_list: is_list(cx.size),
            lines: Vec::new(),
            shown: None,
            spots: Vec::new(),
            at: 0,
            ticket: None,
        };
        calendar.reload(cx);
        calendar
    }

    /// Midnight has passed: where today was selected, the new one is.
    pub fn follow_day(&mut self, before: NaiveDate, today: NaiveDate) {
        if self.day == before {
            (self.day, self.month, self.at) = (today, Month::of(today), 0);
        }
    }

    /// Reads the month again.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.ticket = Some(cx.load(Query::CalendarMonth(self.month)));
    }

    /// Whether the month is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some()
    }

    /// The month, once it was read.
    pub fn shown(&self) -> Option<&CalendarMonth> {
        let shown = self.shown.as_deref();
        shown.filter(|shown| shown.month == self.month)
    }

    /// What falls on the selected day.
    pub fn entries(&self) -> &[DayEntry] {
        let day = self.shown().and_then(|shown| shown.day(self.day));
        day.map_or(&[], |day| &day.entries)
    }

    /// The line with the keys, where an entry has them.
    pub fn selected(&self) -> Option<usize> {
        let has_keys = self.is_list || self.part == Part::Entries;
        let spot = Some((self.day, self.at));
        has_keys
            .then(|| self.spots.iter().position(|known| *known == spot))
            .flatten()
    }

    /// The entry with the keys; with the keys on a day its only one.
    pub(super) fn entry(&self) -> Option<&DayEntry> {
        let entries = self.entries();
        match self.part {
            Part::Days if !self.is_list && entries.len() != 1 => None,
            Part::Days | Part::Entries => entries.get(self.at),
        }
    }

    /// The meeting with the keys that is still to be held.
    pub(super) fn planned(&self) -> Option<&PlannedMeeting> {
        match self.entry() {
            Some(DayEntry::Planned(planned)) => Some(planned),
            _ => None,
        }
    }

    /// Which meeting that is.
    pub(super) fn meeting(&self) -> Option<MeetingDay> {
        self.planned().map(|planned| planned.meeting)
    }

    /// Says everything again, and puts the keys where something stands.
    pub(super) fn tell(&mut self, cx: &Cx<'_>) {
        self.is_list = is_list(cx.size);
        let Some(shown) = self.shown() else {
            return;
        };
        let today = cx.today;
        let told = match self.is_list {
            true => text::month(shown, today),
            false => shown
                .day(self.day)
                .map_or_else(Vec::new, |day| text::day(day, today)),
        };
        let told = told.into_iter().map(|(line, spot)| {
            let entry = spot.and_then(|(on, at)| shown.day(on)?.entries.get(at));
            let does = spot
                .zip(entry)
                .and_then(|((on, _), entry)| does(entry, on, today));
            (Line { does, ..line }, spot)
        });
        let (lines, spots) = told.unzip();
        (self.lines, self.spots) = (lines, spots);
        self.settle();
    }

    fn settle(&mut self) {
        if self.is_list {
            let all: Vec<Spot> = self.spots.iter().flatten().copied().collect();
            let ahead = all.iter().find(|spot| **spot >= (self.day, self.at));
            if let Some((day, at)) = ahead.or(all.last()) {
                (self.day, self.at) = (*day, *at);
            }
            return;
        }
        self.at = self.at.min(self.entries().len().saturating_sub(1));
        if self.entries().is_empty() {
            self.part = Part::Days;
        }
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let planned = self.planned();
        let edited = planned.is_some_and(|planned| {
            let plan = Planned {
                on: self.day,
                moved: planned.moved.clone(),
            };
            plan.is_edited()
        });
        Facts {
            can_open: true,
            panes: !self.is_list,
            calendar: Some(CalendarFacts {
                planned: planned.is_some(),
                edited,
            }),
            ..Facts::default()
        }
    }
}

fn is_list(size: (u16, u16)) -> bool {
    size.0 < GRID.0 || layout::body(size) < GRID.1
}
