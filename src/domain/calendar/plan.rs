//! The day of each kind of meeting in a month: by rule, past a holiday, or edited with a reason.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Holidays, ThemeDay, theme_day};
use crate::domain::Id;
use crate::domain::days::{earlier, later};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;
use crate::domain::person::{Branch, Group};

/// How long before the theme day the others meet, and which days are talk days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CalendarRule {
    /// Days from the committee to the theme day.
    pub committee_before: u64,
    /// Days from the group meetings to the theme day.
    pub group_before: u64,
    /// 逢四: days of the month.
    pub talk_days: Vec<u32>,
    /// Where the numbers come from.
    pub source: String,
}

/// A meeting of a monthly round: `month` is the one whose theme day it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeetingDay {
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Its branch.
    pub branch: Id<Branch>,
    /// Its group, for a group meeting.
    pub group: Option<Id<Group>>,
    /// The round.
    pub month: Month,
}

/// A day set by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Why a meeting is not on the day that was counted for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// That day is a public holiday.
    Holiday {
        /// Its name.
        name: String,
        /// The day that was counted.
        from: NaiveDate,
    },
    /// It was set by hand.
    Edited {
        /// Why.
        reason: String,
        /// The day without it.
        from: NaiveDate,
    },
}

/// The day on which a body is to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The day.
    pub on: NaiveDate,
    /// Why it is not another.
    pub moved: Option<Moved>,
}

/// The first and the last day on which a meeting of a round can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Everything a form about a meeting's day needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDay {
    /// Which meeting.
    pub meeting: MeetingDay,
    /// Who meets.
    pub body: String,
    /// When.
    pub planned: Planned,
    /// Between which days it can be moved.
    pub window: Window,
}

impl Planned {
    /// The day counted, out of the holidays, unless it was edited.
    fn of(
        counted: NaiveDate,
        free: NaiveDate,
        name: Option<&str>,
        edited: Option<&Edited>,
    ) -> Self {
        match (edited, name) {
            (Some(edited), _) => Self {
                on: edited.on,
                moved: Some(Moved::Edited {
                    reason: edited.reason.clone(),
                    from: free,
                }),
            },
            (None, Some(name)) => Self {
                on: free,
                moved: Some(Moved::Holiday {
                    name: name.to_owned(),
                    from: counted,
                }),
            },
            (None, None) => Self {
                on: free,
                moved: None,
            },
        }
    }

    /// The day without what was set by hand.
    pub fn by_rule(&self) -> NaiveDate {
        match &self.moved {
            Some(Moved::Edited { from, .. }) => *from,
            Some(Moved::Holiday { .. }) | None => self.on,
        }
    }

    /// Whether it was set by hand.
    pub fn is_edited(&self) -> bool {
        matches!(self.moved, Some(Moved::Edited { .. }))
    }
}

/// 主题党日 of a month. On a public holiday it moves behind it (顺延), into the next month if need be.
pub fn theme_day_of(
    rule: ThemeDay,
    month: Month,
    edited: Option<&Edited>,
    holidays: &Holidays,
) -> Planned {
    let counted = theme_day(rule, month.first());
    let free = holidays.after(counted);
    Planned::of(counted, free, holidays.on(counted), edited)
}

/// 支委会 before a theme day; out of a holiday it moves to the day before it, never nearer.
pub fn committee_day(
    theme_day: NaiveDate,
    edited: Option<&Edited>,
    rule: &CalendarRule,
    holidays: &Holidays,
) -> Planned {
    let counted = earlier(theme_day, rule.committee_before);
    let free = holidays.before(counted);
    Planned::of(counted, free, holidays.on(counted), edited)
}

/// 党小组会 before a theme day, and before the committee of that round.
pub fn group_day(
    theme_day: NaiveDate,
    committee: NaiveDate,
    edited: Option<&Edited>,
    rule: &CalendarRule,
    holidays: &Holidays,
) -> Planned {
    let counted = earlier(theme_day, rule.group_before).min(earlier(committee, 1));
    let free = holidays.before(counted);
    Planned::of(counted, free, holidays.on(counted), edited)
}

/// The round an assembly belongs to: the month it was held in, or the one before when that one's theme
/// day had moved into this month and lies nearer than this month's own.
pub fn month_of_assembly(held: NaiveDate, theme_before: NaiveDate, theme_own: NaiveDate) -> Month {
    let month = Month::of(held);
    let away = |day: NaiveDate| (held - day).num_days().abs();
    if month.has(theme_before) && away(theme_before) < away(theme_own) {
        return month.back(1);
    }
    month
}

/// Whether a day is one of the 逢四 days.
pub fn is_talk_day(day: NaiveDate, rule: &CalendarRule) -> bool {
    rule.talk_days.contains(&day.day())
}

impl Window {
    /// Of a round, by its own theme day and those before and behind it: the theme day stays in its month or the
    /// next and before the next theme day, the others lie behind the theme day before and not behind their own.
    pub fn of(meeting: MeetingDay, [before, own, behind]: [NaiveDate; 3]) -> Self {
        let month = meeting.month;
        let free = later(before, 1);
        match meeting.kind {
            MeetingKind::Group | MeetingKind::Committee => Self {
                from: free.max(month.back(1).first()),
                to: own,
            },
            MeetingKind::Assembly
            | MeetingKind::FourSteps
            | MeetingKind::Residents
            | MeetingKind::Representatives => Self {
                from: free.max(month.first()),
                to: earlier(behind, 1).min(month.next().last()),
            },
        }
    }

    /// Whether a day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests;
