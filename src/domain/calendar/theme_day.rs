//! 主题党日: the rule of a branch, and the day it gives in a month.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::days;

/// On which day of a month a branch meets, before holidays are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeDay {
    /// 每月D日; in a shorter month its last day.
    Day(u8),
    /// 第N个星期W; in a month that has no such week the last one.
    Nth(u8, Weekday),
    /// 最后一个星期W.
    Last(Weekday),
}

impl Default for ThemeDay {
    fn default() -> Self {
        ThemeDay::Day(15)
    }
}

impl ThemeDay {
    /// As the file writes it: `day 15`, `nth 1 5` (first Friday), `last 5`.
    pub fn code(self) -> String {
        match self {
            ThemeDay::Day(day) => format!("day {day}"),
            ThemeDay::Nth(nth, weekday) => format!("nth {nth} {}", weekday.number_from_monday()),
            ThemeDay::Last(weekday) => format!("last {}", weekday.number_from_monday()),
        }
    }

    /// From the file; `None` for anything it never wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split(' ').collect();
        let weekday = |text: &str| {
            let number: u8 = text.parse().ok().filter(|n| (1..=7).contains(n))?;
            Weekday::try_from(number - 1).ok()
        };
        let within = |text: &str, most: u8| text.parse().ok().filter(|n| (1..=most).contains(n));
        match parts.as_slice() {
            ["day", day] => Some(ThemeDay::Day(within(day, 31)?)),
            ["nth", nth, day] => Some(ThemeDay::Nth(within(nth, 5)?, weekday(day)?)),
            ["last", day] => Some(ThemeDay::Last(weekday(day)?)),
            _ => None,
        }
    }
}

/// The day the rule gives in the month of a date; what a holiday makes of it is another matter.
pub fn theme_day(rule: ThemeDay, month: NaiveDate) -> NaiveDate {
    let first = month.with_day(1).unwrap_or(month);
    let last = last_of_month(first);
    match rule {
        ThemeDay::Day(day) => first
            .with_day(u32::from(day).clamp(1, last.day()))
            .unwrap_or(last),
        ThemeDay::Nth(nth, weekday) => {
            let weeks = u64::from(nth.saturating_sub(1));
            let day = days::later(first, ahead(first.weekday(), weekday) + weeks * 7);
            if day > last {
                last_weekday(last, weekday)
            } else {
                day
            }
        }
        ThemeDay::Last(weekday) => last_weekday(last, weekday),
    }
}

fn last_weekday(last: NaiveDate, weekday: Weekday) -> NaiveDate {
    days::earlier(last, ahead(weekday, last.weekday()))
}

/// Days from one weekday to the next day that is another.
fn ahead(from: Weekday, to: Weekday) -> u64 {
    u64::from((7 + to.number_from_monday() - from.number_from_monday()) % 7)
}

fn last_of_month(first: NaiveDate) -> NaiveDate {
    let (year, month) = (first.year(), first.month());
    let next = if month == 12 {
        NaiveDate::from_ymd_opt(year + 1, 1, 1)
    } else {
        NaiveDate::from_ymd_opt(year, month + 1, 1)
    };
    next.and_then(|next| next.pred_opt()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_of_each_rule() {
        use Weekday::{Fri, Mon, Sun};
        for (rule, month, expected) in [
            (ThemeDay::Day(15), "2026-11-03", "2026-11-15"),
            (ThemeDay::Day(31), "2026-11-03", "2026-11-30"),
            (ThemeDay::Day(31), "2026-02-03", "2026-02-28"),
            (ThemeDay::Day(30), "2028-02-29", "2028-02-29"),
            (ThemeDay::Day(31), "2026-12-31", "2026-12-31"),
            (ThemeDay::Nth(1, Fri), "2026-11-23", "2026-11-06"),
            (ThemeDay::Nth(1, Sun), "2026-11-23", "2026-11-01"),
            (ThemeDay::Nth(4, Fri), "2026-11-23", "2026-11-27"),
            (ThemeDay::Nth(5, Fri), "2026-11-23", "2026-11-27"),
            (ThemeDay::Nth(5, Mon), "2026-11-23", "2026-11-30"),
            (ThemeDay::Last(Mon), "2026-11-01", "2026-11-30"),
            (ThemeDay::Last(Fri), "2026-11-01", "2026-11-27"),
            (ThemeDay::Last(Sun), "2026-12-01", "2026-12-27"),
        ] {
            assert_eq!(
                theme_day(rule, day(month)),
                day(expected),
                "{rule:?} {month}"
            );
        }
    }

    #[test]
    fn what_the_file_never_wrote_is_no_rule() {
        for code in [
            "", "day", "day 0", "day 32", "nth 6 1", "nth 1 8", "last 0", "week 1",
        ] {
            assert_eq!(ThemeDay::from_code(code), None, "{code}");
        }
    }

    fn rule() -> impl Strategy<Value = ThemeDay> {
        let weekday = || (0u8..7).prop_map(|n| Weekday::try_from(n).unwrap());
        prop_oneof![
            (1u8..=31).prop_map(ThemeDay::Day),
            ((1u8..=5), weekday()).prop_map(|(nth, day)| ThemeDay::Nth(nth, day)),
            weekday().prop_map(ThemeDay::Last),
        ]
    }

    proptest! {
        #[test]
        fn every_rule_gives_a_day_of_that_month_and_survives_the_file(
            rule in rule(),
            month in (2000i32..2100, 1u32..=12, 1u32..=28),
        ) {
            let month = NaiveDate::from_ymd_opt(month.0, month.1, month.2).unwrap();
            let found = theme_day(rule, month);
            prop_assert_eq!((found.year(), found.month()), (month.year(), month.month()));
            if let ThemeDay::Nth(_, weekday) | ThemeDay::Last(weekday) = rule {
                prop_assert_eq!(found.weekday(), weekday);
            }
            prop_assert_eq!(ThemeDay::from_code(&rule.code()), Some(rule));
        }
    }
}
