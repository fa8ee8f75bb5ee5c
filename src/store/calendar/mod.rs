//! 日历 in the file: the one place that says when a body meets, the days set by hand, a month of everything.

mod command;
mod days;
mod edit;
mod held;
mod month;

pub use command::CalendarCommand;
pub(super) use days::{Days, is_off_day, theme_day_on};
pub(super) use edit::planned_day;
pub(super) use month::month;
