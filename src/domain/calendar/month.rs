//! A month as days, each with what falls on it.

use chrono::NaiveDate;

use super::{MeetingDay, Moved};
use crate::domain::Id;
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::month::Month;

/// A month in which everything has its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarMonth {
    /// Which.
    pub month: Month,
    /// Its days, from the first to the last.
    pub days: Vec<CalendarDay>,
    /// Whether the holidays of its year are known; if not, nothing moves out of their way.
    pub knows_holidays: bool,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The date.
    pub on: NaiveDate,
    /// Whether it is a holiday.
    pub kind: DayKind,
    /// What falls on it: meetings, then the rest.
    pub entries: Vec<DayEntry>,
}

/// Whether a day is a holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// As its weekday says.
    Plain,
    /// 放假, by name.
    Holiday(String),
    /// 调休上班.
    Workday,
}

/// What falls on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayEntry {
    /// A meeting of a round that was not held yet.
    Planned(PlannedMeeting),
    /// A meeting that was held, or is being held.
    Held(HeldMeeting),
    /// 逢四说事.
    TalkDay,
    /// Open tasks whose deadline it is.
    Deadlines {
        /// How many.
        open: u32,
    },
    /// 公示到期.
    NoticeEnds(NoticeEnd),
}

/// A meeting that is to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Which.
    pub meeting: MeetingDay,
    /// Who meets.
    pub body: String,
    /// Why not on another day.
    pub moved: Option<Moved>,
}

/// A meeting that stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMeeting {
    /// Which.
    pub id: Id<Meeting>,
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Who met.
    pub body: String,
    /// Whether it has ended.
    pub ended: bool,
}

/// A notice for the public that hangs until this day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeEnd {
    /// The meeting whose decisions it tells.
    pub meeting: Id<Meeting>,
    /// Who met.
    pub body: String,
    /// Where it hangs.
    pub place: String,
    /// Since when.
    pub since: NaiveDate,
}

impl CalendarMonth {
    /// What falls on a day; `None` outside the month.
    pub fn day(&self, on: NaiveDate) -> Option<&CalendarDay> {
        self.days.iter().find(|day| day.on == on)
    }
}

impl DayEntry {
    /// Which deliberation, for a meeting.
    pub fn meeting(&self) -> Option<MeetingKind> {
        match self {
            DayEntry::Planned(planned) => Some(planned.meeting.kind),
            DayEntry::Held(held) => Some(held.kind),
            DayEntry::TalkDay | DayEntry::Deadlines { .. } | DayEntry::NoticeEnds(_) => None,
        }
    }
}
