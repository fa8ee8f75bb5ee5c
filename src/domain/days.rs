//! Which days a clock may show, and counting days without ever falling off the calendar's end.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

/// Years that the clock of an office's machine may show; in others it stands wrong.
pub const YEARS: RangeInclusive<i32> = 2020..=2100;

/// Years that are written down, of people's births and of what is planned.
pub const WRITTEN: RangeInclusive<i32> = 1800..=2199;

/// Whether a clock may show this day.
pub fn is_believable(today: NaiveDate) -> bool {
    YEARS.contains(&today.year())
}

/// The last day that a clock has shown and that can be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Believed(Option<NaiveDate>);

impl Believed {
    /// What a clock shows now; where that cannot be, the last day before it that could.
    pub fn follow(&mut self, shown: NaiveDate) -> NaiveDate {
        if is_believable(shown) {
            self.0 = Some(shown);
        }
        self.0.unwrap_or(shown)
    }
}

/// So many days later; the last day there is where that lies beyond it.
pub fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

/// So many days earlier; the first day there is where that lies before it.
pub fn earlier(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}

/// A moment later, or earlier by less than nothing; the moment itself at the ends of all days.
pub fn moved(moment: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    moment.checked_add_signed(by).unwrap_or(moment)
}

/// So many months later, on the same day or the last of a shorter month; the day itself at the end of all days.
pub fn months_later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// So many months earlier, likewise.
pub fn months_earlier(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_are_no_cliffs() {
        assert_eq!(later(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(earlier(NaiveDate::MIN, u64::MAX), NaiveDate::MIN);
        assert_eq!(months_later(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(months_earlier(NaiveDate::MIN, 1), NaiveDate::MIN);
        let day = NaiveDate::from_ymd_opt(2028, 1, 31).unwrap();
        assert_eq!(months_later(day, 1).to_string(), "2028-02-29");
        assert_eq!(earlier(later(day, 40), 40), day);
    }

    #[test]
    fn a_clock_of_this_century_is_believed() {
        for (day, expected) in [
            ("2019-12-31", false),
            ("2020-01-01", true),
            ("2100-12-31", true),
            ("2101-01-01", false),
            ("1970-01-01", false),
        ] {
            assert_eq!(is_believable(day.parse().unwrap()), expected, "{day}");
        }
        assert!(!is_believable(NaiveDate::MAX) && !is_believable(NaiveDate::MIN));
    }
}
