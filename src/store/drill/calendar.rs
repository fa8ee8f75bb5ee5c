//! When things happened: everything is counted back from today, so every day makes the same drill.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::book::IssuePlan;
use crate::domain::calendar::{Holidays, ThemeDay, theme_day_of};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::{Month, report_due};

/// Days from today to the theme day of each branch in the current round.
const THEME_DAY: [i64; 5] = [2, 5, 9, -9, -7];

/// Days counted from today.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    today: NaiveDate,
}

impl Calendar {
    pub fn new(today: NaiveDate) -> Self {
        Self { today }
    }

    /// Whether a day has come.
    pub fn has_come(self, day: NaiveDate) -> bool {
        day <= self.today
    }

    /// So many days from today.
    pub fn in_days(self, days: i64) -> NaiveDate {
        self.today + TimeDelta::days(days)
    }

    /// The rule of a branch that gives the theme day of its current round.
    pub fn theme_rule(self, branch: usize) -> ThemeDay {
        let day = self.in_days(THEME_DAY[branch]).day();
        ThemeDay::Day(u8::try_from(day).unwrap_or(1))
    }

    /// The last day for the reports of a branch's members.
    pub fn report_due(self, branch: usize, month: Month) -> NaiveDate {
        let rule = self.theme_rule(branch);
        let theme_day = theme_day_of(rule, month, None, Holidays::builtin());
        report_due(month, theme_day.on)
    }

    /// The day of a meeting in a monthly round: the committee and the groups meet before the theme day.
    pub fn meeting(self, kind: MeetingKind, branch: usize, month: u32) -> NaiveDate {
        let before = match kind {
            MeetingKind::Group => 10,
            MeetingKind::Committee => 5,
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => 0,
        };
        let theme_day = self.in_days(THEME_DAY[branch]) - Months::new(month);
        theme_day - TimeDelta::days(before)
    }

    /// The day on which an issue was registered.
    pub fn registered(self, plan: &IssuePlan) -> NaiveDate {
        if plan.fate == super::book::Fate::Inbox {
            return self.in_days(-plan.day);
        }
        let (_, branch) = plan.places();
        self.meeting(MeetingKind::Group, branch, plan.month) - TimeDelta::days(plan.day)
    }
}

/// A moment of a day, by the minute.
pub(super) fn at(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour % 24, minute % 60, 0).unwrap_or_default())
}
