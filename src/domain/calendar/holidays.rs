//! Public holidays and make-up workdays, as data by year.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

/// Days in a row that are free.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Holiday {
    name: String,
    from: NaiveDate,
    to: NaiveDate,
}

/// What the State Council's notice says of one year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct HolidayYear {
    year: i32,
    /// Which notice.
    source: String,
    /// 调休上班: weekends on which work is done.
    workdays: Vec<NaiveDate>,
    holidays: Vec<Holiday>,
}

/// All years that are known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Holidays {
    year: Vec<HolidayYear>,
}

impl Holidays {
    /// The years that ship with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Holidays {
        static YEARS: LazyLock<Holidays> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/holidays.toml"))
                .expect("the built-in holidays are well-formed")
        });
        &YEARS
    }

    /// Whether the holidays of a year are known.
    pub fn knows(&self, year: i32) -> bool {
        self.year.iter().any(|known| known.year == year)
    }

    /// The holiday a day belongs to, by name. A weekend alone is none.
    pub fn on(&self, day: NaiveDate) -> Option<&str> {
        self.all()
            .find(|holiday| holiday.from <= day && day <= holiday.to)
            .map(|holiday| holiday.name.as_str())
    }

    /// Whether a weekend is worked on, to make up for a holiday.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        self.year.iter().any(|year| year.workdays.contains(&day))
    }

    /// 顺延: the day itself, or the first behind the holiday it belongs to.
    pub fn after(&self, day: NaiveDate) -> NaiveDate {
        let holiday = |day: &NaiveDate| self.on(*day).is_some();
        day.iter_days().find(|day| !holiday(day)).unwrap_or(day)
    }

    /// The day itself, or the last before the holiday it belongs to.
    pub fn before(&self, day: NaiveDate) -> NaiveDate {
        let mut before = day;
        while self.on(before).is_some() {
            before = before.pred_opt().unwrap_or(before);
        }
        before
    }

    fn all(&self) -> impl Iterator<Item = &Holiday> {
        self.year.iter().flat_map(|year| &year.holidays)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_year_says_where_it_is_from_and_lies_in_itself() {
        for known in &Holidays::builtin().year {
            assert!(known.source.contains(&known.year.to_string()), "{known:?}");
            for holiday in &known.holidays {
                assert!(holiday.from <= holiday.to, "{holiday:?}");
                assert!(holiday.to.year() == known.year, "{holiday:?}");
            }
            for workday in &known.workdays {
                let weekday = workday.weekday().number_from_monday();
                assert!(weekday >= 6, "{workday}: only a weekend is made up for");
                assert_eq!(Holidays::builtin().on(*workday), None, "{workday}");
            }
        }
    }

    #[test]
    fn the_days_of_the_notices() {
        let known = Holidays::builtin();
        let free = |year: i32| {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let days = first.iter_days().take_while(|day| day.year() == year);
            days.filter(|day| known.on(*day).is_some()).count()
        };
        assert_eq!([free(2025), free(2026), free(2027)], [28, 33, 0]);
        assert_eq!(known.on(day("2026-02-15")), Some("春节"));
        assert_eq!(known.on(day("2026-02-24")), None);
        assert!(known.is_workday(day("2026-10-10")));
        assert!(!known.is_workday(day("2026-10-11")));
        assert!(known.knows(2026) && !known.knows(2027));
    }

    #[test]
    fn behind_and_before_a_holiday() {
        let known = Holidays::builtin();
        for (on, before, after) in [
            ("2026-09-30", "2026-09-30", "2026-09-30"),
            ("2026-10-01", "2026-09-30", "2026-10-08"),
            ("2026-10-07", "2026-09-30", "2026-10-08"),
            // A weekend is no holiday, neither a worked one nor a free one.
            ("2026-10-10", "2026-10-10", "2026-10-10"),
            ("2026-10-11", "2026-10-11", "2026-10-11"),
            // A year of which nothing is known moves nothing.
            ("2027-10-01", "2027-10-01", "2027-10-01"),
        ] {
            let found = (known.before(day(on)), known.after(day(on)));
            assert_eq!(found, (day(before), day(after)), "{on}");
        }
    }
}
