//! Days as people and spreadsheets write them: `19800101`, `1980.1.1`, `1980年1月`, `29221`.
//!
//! A year of two digits is refused, a day that does not exist too; nothing is guessed.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::days::WRITTEN;

use super::fold::{plain, with_digits};

/// How much of a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The year.
    Year,
    /// Year and month.
    Month,
    /// The day itself.
    Day,
}

/// A day, or as much of it as is known; `first` is the first day it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The first day it can be.
    pub first: NaiveDate,
    /// How much of it is known.
    pub precision: Precision,
}

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// Not written like a day.
    NotADay,
    /// A year of two digits.
    ShortYear,
    /// A day that does not exist, or no one can have seen.
    Impossible,
    /// A day that has not come yet.
    Future,
}

impl fmt::Display for Day {
    /// `1980`, `1980-01` or `1980-01-01`, as stored.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Year => write!(f, "{:04}", self.first.year()),
            Precision::Month => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
            Precision::Day => write!(f, "{}", self.first),
        }
    }
}

/// Reads a day.
///
/// # Errors
///
/// Why it is none.
pub fn read_day(text: &str) -> Result<Day, DayFault> {
    let text = with_digits(&without_time(&plain(text)));
    let parts = parts(&text).ok_or(DayFault::NotADay)?;
    match parts.as_slice() {
        [serial, fraction] if serial.len() == 5 && is_serial_with_time(&text, fraction) => {
            serial_day(serial)
        }
        [one] => single(one),
        [year, month] => exact(year, month, "1", Precision::Month),
        [year, month, day] => exact(year, month, day, Precision::Day),
        _ => Err(DayFault::NotADay),
    }
}

/// Reads a day that must have come: a birth, a moving out.
///
/// # Errors
///
/// Why it is none.
pub fn read_past(text: &str, today: NaiveDate) -> Result<Day, DayFault> {
    let day = read_day(text)?;
    if day.first > today {
        return Err(DayFault::Future);
    }
    Ok(day)
}

/// The day of a spreadsheet's serial number (1900 system), which counts a 29 February 1900 that never was.
pub fn from_serial(serial: u32) -> Option<NaiveDate> {
    let eve = NaiveDate::from_ymd_opt(1899, 12, 31)?;
    match serial {
        1..=59 => eve.checked_add_days(Days::new(serial.into())),
        61..=109_000 => eve.checked_add_days(Days::new(u64::from(serial) - 1)),
        _ => None,
    }
}

fn serial_day(text: &str) -> Result<Day, DayFault> {
    let serial = text.parse().map_err(|_| DayFault::NotADay)?;
    let first = from_serial(serial).ok_or(DayFault::Impossible)?;
    Ok(Day {
        first,
        precision: Precision::Day,
    })
}

/// `29221.5`: the fraction is a time of day.
fn is_serial_with_time(text: &str, fraction: &str) -> bool {
    text.contains('.') && !fraction.is_empty()
}

/// `1980-01-01 00:00:00` and `1980-01-01T00:00:00` without the time.
fn without_time(text: &str) -> String {
    let split = text.find(['T', ' ']).filter(|at| {
        let rest = &text[at + 1..];
        rest.contains(':')
            && rest
                .chars()
                .all(|c| c.is_ascii_digit() || ":. +Z".contains(c))
    });
    split.map_or(text, |at| &text[..at]).to_owned()
}

/// Runs of digits, if nothing but the signs of dates stands between them.
pub(super) fn parts(text: &str) -> Option<Vec<&str>> {
    let is_sign = |c: char| matches!(c, '-' | '.' | '/' | '年' | '月' | '日' | '号' | ' ' | '\'');
    let fits = text.chars().all(|c| c.is_ascii_digit() || is_sign(c));
    fits.then(|| {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect()
    })
}

fn single(digits: &str) -> Result<Day, DayFault> {
    match digits.len() {
        4 => exact(digits, "1", "1", Precision::Year),
        5 => serial_day(digits),
        6 => match exact(&digits[..4], &digits[4..], "1", Precision::Month) {
            Err(DayFault::Impossible) => Err(DayFault::ShortYear),
            read => read,
        },
        8 => exact(&digits[..4], &digits[4..6], &digits[6..], Precision::Day),
        _ => Err(DayFault::NotADay),
    }
}

fn exact(year: &str, month: &str, day: &str, precision: Precision) -> Result<Day, DayFault> {
    if year.len() <= 2 {
        return Err(DayFault::ShortYear);
    }
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Err(DayFault::NotADay);
    }
    let number = |text: &str| text.parse::<u32>().map_err(|_| DayFault::NotADay);
    let year = year.parse().map_err(|_| DayFault::NotADay)?;
    let first = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
        .filter(|day| WRITTEN.contains(&day.year()))
        .ok_or(DayFault::Impossible)?;
    Ok(Day { first, precision })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_a_day_is_written() {
        for (text, written) in [
            ("19800101", "1980-01-01"),
            ("1980.1.1", "1980-01-01"),
            ("1980-1-1", "1980-01-01"),
            ("1980/1/1", "1980-01-01"),
            ("1980年1月1日", "1980-01-01"),
            ("1980年1月1号", "1980-01-01"),
            ("１９８０年１月１日", "1980-01-01"),
            ("１９８０．１．１", "1980-01-01"),
            ("一九八〇年十二月二十一日", "1980-12-21"),
            ("1980-01-01 00:00:00", "1980-01-01"),
            ("1980-01-01T08:30:00", "1980-01-01"),
            ("29221", "1980-01-01"),
            ("29221.5", "1980-01-01"),
            ("2000-2-29", "2000-02-29"),
            ("1980年1月", "1980-01"),
            ("1980.1", "1980-01"),
            ("198001", "1980-01"),
            ("1980", "1980"),
            ("1980年", "1980"),
        ] {
            assert_eq!(read_day(text).unwrap().to_string(), written, "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for (text, fault) in [
            ("80.1.1", DayFault::ShortYear),
            ("80年1月1日", DayFault::ShortYear),
            ("800101", DayFault::ShortYear),
            ("1900-02-29", DayFault::Impossible),
            ("2026-11-31", DayFault::Impossible),
            ("1980年13月", DayFault::Impossible),
            ("19801301", DayFault::Impossible),
            ("0001-01-01", DayFault::Impossible),
            ("1/1/1980", DayFault::ShortYear),
            ("", DayFault::NotADay),
            ("不详", DayFault::NotADay),
            ("1980-1-1-1", DayFault::NotADay),
            ("123", DayFault::NotADay),
        ] {
            assert_eq!(read_day(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_serial_number_counts_a_day_that_never_was() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(from_serial(1), day(1900, 1, 1));
        assert_eq!(from_serial(59), day(1900, 2, 28));
        assert_eq!(from_serial(60), None);
        assert_eq!(from_serial(61), day(1900, 3, 1));
        assert_eq!(from_serial(36_526), day(2000, 1, 1));
        assert_eq!(from_serial(0), None);
    }

    #[test]
    fn a_birth_is_never_later_than_today() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert!(read_past("2026-11-23", today).is_ok());
        assert_eq!(read_past("2026-11-24", today), Err(DayFault::Future));
        assert!(read_past("2026", today).is_ok());
        assert_eq!(read_past("2027", today), Err(DayFault::Future));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", near in "[0-9年月日.:/T -]{0,14}") {
            let _ = read_day(&text);
            let _ = read_day(&near);
        }

        #[test]
        fn what_is_written_is_read(year in 1800i32..2200, nth in 1u32..366, how in 0usize..3) {
            let precision = [Precision::Year, Precision::Month, Precision::Day][how];
            let day = NaiveDate::from_yo_opt(year, nth).unwrap();
            let first = match precision {
                Precision::Year => NaiveDate::from_ymd_opt(year, 1, 1).unwrap(),
                Precision::Month => day.with_day(1).unwrap(),
                Precision::Day => day,
            };
            let day = Day { first, precision };
            prop_assert_eq!(read_day(&day.to_string()), Ok(day));
        }
    }
}
