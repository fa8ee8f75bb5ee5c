//! A calendar month, written `2026-11`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::days::{earlier, months_earlier, months_later};

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self {
            // The first of any month is a day.
            first: day.with_day(1).unwrap_or(day),
        }
    }

    /// From `2026-11`; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        let day = NaiveDate::parse_from_str(&format!("{code}-01"), "%Y-%m-%d").ok()?;
        Some(Self::of(day)).filter(|month| month.code() == code)
    }

    /// As the file writes it: `2026-11`.
    pub fn code(self) -> String {
        self.first.format("%Y-%m").to_string()
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        earlier(self.next().first, 1)
    }

    /// The month after it.
    pub fn next(self) -> Self {
        Self {
            first: months_later(self.first, 1),
        }
    }

    /// The month so many months before it.
    pub fn back(self, months: usize) -> Self {
        let months = u32::try_from(months).unwrap_or(0);
        Self {
            first: months_earlier(self.first, months),
        }
    }

    /// 1 to 12.
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// Whether a day lies in it.
    pub fn has(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_where_the_calendar_says() {
        for (on, code, last) in [
            ("2026-11-23", "2026-11", "2026-11-30"),
            ("2026-12-31", "2026-12", "2026-12-31"),
            ("2027-02-01", "2027-02", "2027-02-28"),
            ("2028-02-29", "2028-02", "2028-02-29"),
        ] {
            let month = Month::of(day(on));
            assert_eq!((month.code().as_str(), month.last()), (code, day(last)));
            assert_eq!(Month::parse(code), Some(month));
            assert_eq!(month.next().back(1), month);
            assert!(month.has(month.first()) && month.has(month.last()));
            assert!(!month.has(month.next().first()));
        }
    }

    #[test]
    fn what_is_no_month() {
        for text in ["", "2026", "2026-13", "2026-1", "2026-11-01", "x"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }
}
