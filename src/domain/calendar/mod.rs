//! 日历: on which day a body meets, and everything that falls on the days of a month.

mod holidays;
mod month;
mod plan;
mod refusal;
mod theme_day;

pub use holidays::Holidays;
pub use month::{
    CalendarDay, CalendarMonth, DayEntry, DayKind, HeldMeeting, NoticeEnd, PlannedMeeting,
};
pub use plan::{
    CalendarRule, Edited, MeetingDay, Moved, Planned, PlannedDay, Window, committee_day, group_day,
    is_talk_day, month_of_assembly, theme_day_of,
};
pub use refusal::{CalendarRefusal, check_day};
pub use theme_day::{ThemeDay, theme_day};

/// Marker for ids of notices.
#[derive(Debug)]
pub struct Notice;
