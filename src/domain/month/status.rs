//! How a monthly duty stands: the one place that decides it.

use chrono::NaiveDate;

use super::Month;

/// How a monthly duty stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthlyStatus {
    /// Done in time.
    Done,
    /// Done after the day it was due.
    DoneLate,
    /// Not done, and there is time.
    Open {
        /// Days left, none on the due day itself.
        days: i64,
    },
    /// Not done, and the day has passed.
    Overdue,
    /// Nothing is asked: not yet, or the member called on nobody then.
    NotOwed,
}

impl MonthlyStatus {
    /// Whether it is still to be done.
    pub fn is_owed(self) -> bool {
        matches!(self, MonthlyStatus::Open { .. } | MonthlyStatus::Overdue)
    }
}

/// How something that is due on a day stands, for someone who owes it or not.
pub fn monthly_status(
    month: Month,
    owes: bool,
    done: Option<NaiveDate>,
    due: NaiveDate,
    today: NaiveDate,
) -> MonthlyStatus {
    let asked = owes && month.first() <= today;
    match done {
        Some(on) if on > due => MonthlyStatus::DoneLate,
        Some(_) => MonthlyStatus::Done,
        None if !asked => MonthlyStatus::NotOwed,
        None if today > due => MonthlyStatus::Overdue,
        None => MonthlyStatus::Open {
            days: (due - today).num_days(),
        },
    }
}

/// A collection is due by the end of its month.
pub fn collection_due(month: Month) -> NaiveDate {
    month.last()
}

/// A report is due before the theme day of its month; where that is the first, on the first.
pub fn report_due(month: Month, theme_day: NaiveDate) -> NaiveDate {
    crate::domain::days::earlier(theme_day, 1).max(month.first())
}

/// What was collected in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Collected {
    /// Issues raised in visits of the member.
    pub raised: u32,
    /// The day of the first of those visits.
    pub first: Option<NaiveDate>,
    /// The day of a record that there was nothing (本月无).
    pub nothing: Option<NaiveDate>,
}

impl Collected {
    /// The day on which the month's collection was done.
    pub fn on(self) -> Option<NaiveDate> {
        [self.first, self.nothing].into_iter().flatten().min()
    }
}

/// How the collection of a month stands.
pub fn collection_status(
    month: Month,
    owes: bool,
    collected: Collected,
    today: NaiveDate,
) -> MonthlyStatus {
    monthly_status(month, owes, collected.on(), collection_due(month), today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn around_the_due_day() {
        let month = Month::parse("2026-11").unwrap();
        let due = report_due(month, day("2026-11-15"));
        assert_eq!(due, day("2026-11-14"));
        for (done, today, status) in [
            (None, "2026-11-13", MonthlyStatus::Open { days: 1 }),
            (None, "2026-11-14", MonthlyStatus::Open { days: 0 }),
            (None, "2026-11-15", MonthlyStatus::Overdue),
            (Some("2026-11-13"), "2026-11-20", MonthlyStatus::Done),
            (Some("2026-11-14"), "2026-11-20", MonthlyStatus::Done),
            (Some("2026-11-15"), "2026-11-20", MonthlyStatus::DoneLate),
            (None, "2026-10-31", MonthlyStatus::NotOwed),
        ] {
            let found = monthly_status(month, true, done.map(day), due, day(today));
            assert_eq!(found, status, "{done:?} {today}");
        }
    }

    #[test]
    fn at_the_ends_of_months_and_on_leap_days() {
        for (month, today, status) in [
            ("2026-11", "2026-11-30", MonthlyStatus::Open { days: 0 }),
            ("2026-11", "2026-12-01", MonthlyStatus::Overdue),
            ("2028-02", "2028-02-28", MonthlyStatus::Open { days: 1 }),
            ("2028-02", "2028-02-29", MonthlyStatus::Open { days: 0 }),
            ("2028-02", "2028-03-01", MonthlyStatus::Overdue),
            ("2027-02", "2027-02-28", MonthlyStatus::Open { days: 0 }),
            ("2026-12", "2026-12-31", MonthlyStatus::Open { days: 0 }),
            ("2026-12", "2027-01-01", MonthlyStatus::Overdue),
        ] {
            let month = Month::parse(month).unwrap();
            let found = collection_status(month, true, Collected::default(), day(today));
            assert_eq!(found, status, "{month:?} {today}");
        }
    }

    #[test]
    fn whoever_owes_nothing_is_never_late() {
        let october = Month::parse("2026-10").unwrap();
        let today = day("2026-11-23");
        for month in [october, october.next()] {
            let found = collection_status(month, false, Collected::default(), today);
            assert_eq!(found, MonthlyStatus::NotOwed);
        }
    }

    #[test]
    fn a_theme_day_on_the_first_leaves_the_first() {
        let month = Month::parse("2028-02").unwrap();
        assert_eq!(report_due(month, day("2028-02-01")), day("2028-02-01"));
        assert_eq!(report_due(month, day("2028-02-29")), day("2028-02-28"));
    }

    proptest! {
        #[test]
        fn what_is_done_is_owed_no_more_and_waiting_never_helps(
            first in 0..20_000i32, theme in 0..28u64, done in 0..60i64, today in 0..90i64,
        ) {
            let month = Month::of(NaiveDate::from_num_days_from_ce_opt(730_000 + first).unwrap());
            let due = report_due(month, crate::domain::days::later(month.first(), theme));
            prop_assert!(month.has(due));
            let (done, today) = (
                month.first() + chrono::TimeDelta::days(done),
                month.first() + chrono::TimeDelta::days(today),
            );
            let after = monthly_status(month, true, Some(done), due, today);
            prop_assert!(!after.is_owed());
            prop_assert_eq!(after == MonthlyStatus::DoneLate, done > due);
            let status = monthly_status(month, true, None, due, today);
            let tomorrow = monthly_status(month, true, None, due, crate::domain::days::later(today, 1));
            match (status, tomorrow) {
                (MonthlyStatus::Overdue, next) => prop_assert_eq!(next, MonthlyStatus::Overdue),
                (MonthlyStatus::Open { days: 0 }, next) => prop_assert_eq!(next, MonthlyStatus::Overdue),
                (MonthlyStatus::Open { days }, MonthlyStatus::Open { days: left }) => {
                    prop_assert_eq!(days - 1, left);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
