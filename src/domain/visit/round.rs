//! 一户一见面 as a round: every household is met once in it, and once more when its contact changes.
//!
//! How long ago someone was last met is another number and is never mixed with this one.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::Coded;

/// How long a round is; rounds follow the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Round {
    /// 一年.
    #[default]
    Year,
    /// 半年.
    HalfYear,
    /// 一季.
    Quarter,
    /// 一月.
    Month,
}

impl Coded for Round {
    const CODES: &'static [(Self, &'static str)] = &[
        (Round::Year, "year"),
        (Round::HalfYear, "half_year"),
        (Round::Quarter, "quarter"),
        (Round::Month, "month"),
    ];
}

impl Round {
    /// The first day of the round that a day lies in.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let months = match self {
            Round::Year => 12,
            Round::HalfYear => 6,
            Round::Quarter => 3,
            Round::Month => 1,
        };
        let month = day.month0() / months * months + 1;
        // The first of any month is a day.
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    }

    /// The next length to choose.
    pub fn next(self) -> Self {
        let later = Self::all().skip_while(|round| *round != self).nth(1);
        later.unwrap_or_default()
    }
}

/// How a household stands in the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundStatus {
    /// Met since the round, or its contact, began.
    Met,
    /// Not met yet.
    Due,
    /// Met in this round, but by no one since the contact changed.
    DueAgain,
}

/// Decides how a household stands: `contact_since` is the day its main contact took over.
pub fn round_status(
    last_met: Option<NaiveDate>,
    contact_since: Option<NaiveDate>,
    round: Round,
    today: NaiveDate,
) -> RoundStatus {
    let start = round.start(today);
    match (last_met, contact_since) {
        (Some(met), Some(since)) if met >= start && met < since => RoundStatus::DueAgain,
        (Some(met), _) if met >= start => RoundStatus::Met,
        _ => RoundStatus::Due,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn rounds_follow_the_calendar() {
        for (round, on, start) in [
            (Round::Year, "2026-11-23", "2026-01-01"),
            (Round::Year, "2026-01-01", "2026-01-01"),
            (Round::HalfYear, "2026-06-30", "2026-01-01"),
            (Round::HalfYear, "2026-07-01", "2026-07-01"),
            (Round::Quarter, "2026-12-31", "2026-10-01"),
            (Round::Quarter, "2028-02-29", "2028-01-01"),
            (Round::Month, "2028-02-29", "2028-02-01"),
        ] {
            assert_eq!(round.start(day(on)), day(start), "{round:?} {on}");
        }
    }

    #[test]
    fn a_new_contact_has_to_go_again() {
        let today = day("2026-11-23");
        for (met, since, status) in [
            (None, None, RoundStatus::Due),
            (Some("2025-12-31"), None, RoundStatus::Due),
            (Some("2026-01-01"), None, RoundStatus::Met),
            (Some("2026-03-01"), Some("2024-05-01"), RoundStatus::Met),
            (Some("2026-03-01"), Some("2026-03-01"), RoundStatus::Met),
            (
                Some("2026-03-01"),
                Some("2026-03-02"),
                RoundStatus::DueAgain,
            ),
            (Some("2025-03-01"), Some("2026-03-02"), RoundStatus::Due),
        ] {
            let status_of = round_status(met.map(day), since.map(day), Round::Year, today);
            assert_eq!(status_of, status, "{met:?} {since:?}");
        }
    }

    #[test]
    fn the_lengths_are_gone_through_in_turn() {
        let mut seen = vec![Round::Year];
        for _ in 1..4 {
            seen.push(seen[seen.len() - 1].next());
        }
        assert_eq!(seen, Round::all().collect::<Vec<_>>());
        assert_eq!(Round::Month.next(), Round::Year);
    }

    proptest! {
        #[test]
        fn whoever_is_met_today_is_met_and_a_shorter_round_asks_no_less(
            today in 0..20_000i32, met in 0..20_000i32, since in proptest::option::of(0..20_000i32),
        ) {
            let date = |days: i32| NaiveDate::from_num_days_from_ce_opt(730_000 + days).unwrap();
            let (today, met) = (date(today), date(met));
            let since = since.map(date);
            for round in Round::all() {
                prop_assert!(round.start(today) <= today);
                let armed = since.filter(|since| *since <= today);
                let now = round_status(Some(today), armed, round, today);
                prop_assert_eq!(now, RoundStatus::Met);
            }
            let is_met = |round| round_status(Some(met), since, round, today) == RoundStatus::Met;
            prop_assert!(!is_met(Round::Month) || is_met(Round::Quarter));
            prop_assert!(!is_met(Round::Quarter) || is_met(Round::HalfYear));
            prop_assert!(!is_met(Round::HalfYear) || is_met(Round::Year));
        }
    }
}
