//! Days near today, as one types them in a hurry: `23`, `11.23`, `1123`, and whatever [`read_day`] reads.

use chrono::{Datelike, NaiveDate};

use super::day::{Precision, parts, read_day};
use super::fold::plain;

/// Reads a day, taking what is missing of it from `today`.
pub fn day_near(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = plain(text).replace('、', "/");
    let number = |part: &str| part.parse().ok().filter(|_| part.len() <= 2);
    let of_year = |month, day| NaiveDate::from_ymd_opt(today.year(), month, day);
    match parts(&text)?.as_slice() {
        [day] if day.len() <= 2 && !text.contains(['年', '月']) => {
            of_year(today.month(), number(day)?)
        }
        [both] if both.len() == 4 && text.len() == 4 => {
            let (month, day) = both.split_at(2);
            of_year(number(month)?, number(day)?)
        }
        [month, day] if month.len() <= 2 => of_year(number(month)?, number(day)?),
        _ => {
            let read = read_day(&text).ok()?;
            (read.precision == Precision::Day).then_some(read.first)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for (text, expected) in [
            ("2026-11-05", Some((2026, 11, 5))),
            ("20261105", Some((2026, 11, 5))),
            ("2026.11.5", Some((2026, 11, 5))),
            ("11.5", Some((2026, 11, 5))),
            ("11、5", Some((2026, 11, 5))),
            ("5", Some((2026, 11, 5))),
            ("5日", Some((2026, 11, 5))),
            ("1105", Some((2026, 11, 5))),
            ("１１０５", Some((2026, 11, 5))),
            ("2026年11月5日", Some((2026, 11, 5))),
            ("11月5日", Some((2026, 11, 5))),
            ("２０２６－１１－０５", Some((2026, 11, 5))),
            ("11月31日", None),
            ("0229", None),
            ("2026", None),
            ("2026-11", None),
            ("11月", None),
            ("x5", None),
            ("", None),
            ("abc", None),
        ] {
            let expected =
                expected.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
            assert_eq!(day_near(text, today), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_of_this_year_is_read_however_it_is_shortened(
            today in 0..70_000i32, of_year in 0..365u32, text in "\\PC{0,12}",
        ) {
            let today = NaiveDate::from_num_days_from_ce_opt(730_000 + today).unwrap();
            let day = NaiveDate::from_yo_opt(today.year(), of_year + 1).unwrap();
            for pattern in ["%Y-%m-%d", "%m%d", "%m.%d", "%-m-%-d", "%-m月%-d日", "%Y%m%d"] {
                let text = day.format(pattern).to_string();
                prop_assert_eq!(day_near(&text, today), Some(day), "{}", text);
            }
            // Anything else never panics.
            day_near(&text, today);
        }
    }
}
