//! Outcomes of a visit; only 见到 counts as a meeting.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::household::Household;
use crate::domain::rules::Rulebook;
use crate::domain::search::Found;
use crate::domain::{Coded, Id};

/// How a call at a door ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// 见到.
    Met,
    /// 无人.
    NobodyHome,
    /// 拒绝.
    Refused,
    /// 搬离.
    MovedAway,
    /// 空置.
    Vacant,
    /// 电话.
    Phone,
}

impl Coded for Outcome {
    const CODES: &'static [(Self, &'static str)] = &[
        (Outcome::Met, "met"),
        (Outcome::NobodyHome, "nobody_home"),
        (Outcome::Refused, "refused"),
        (Outcome::MovedAway, "moved_away"),
        (Outcome::Vacant, "vacant"),
        (Outcome::Phone, "phone"),
    ];
}

impl Outcome {
    /// Whether someone was met face to face.
    pub fn is_meeting(self) -> bool {
        self == Outcome::Met
    }

    /// Whether anyone spoke, so that something can have been raised.
    pub fn is_conversation(self) -> bool {
        matches!(self, Outcome::Met | Outcome::Phone | Outcome::Refused)
    }
}

/// Whether a household last met on `last_met` counts as met in the month of `today`.
pub fn met_in_month(last_met: Option<NaiveDate>, today: NaiveDate) -> bool {
    last_met.is_some_and(|day| (day.year(), day.month()) == (today.year(), today.month()))
}

/// The last call at a door, if nobody was met at it: someone tried since, or without ever meeting anyone.
pub fn in_vain(last: Option<(NaiveDate, Outcome)>) -> Option<(NaiveDate, Outcome)> {
    last.filter(|(_, outcome)| !outcome.is_meeting())
}

/// Whether a visit was entered so long after its day that it is marked 补录.
pub fn is_late(on: NaiveDate, entered: NaiveDate) -> bool {
    (entered - on).num_days() > Rulebook::builtin().visit.late_after_days
}

/// Whether someone who was there on a day was there lately.
pub fn is_recent(on: NaiveDate, today: NaiveDate) -> bool {
    (0..=Rulebook::builtin().visit.recent_days).contains(&(today - on).num_days())
}

/// One line of the visit list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitRow {
    /// The visit.
    pub id: Id<super::Visit>,
    /// The day.
    pub on: NaiveDate,
    /// The household called at.
    pub household: Id<Household>,
    /// Its door.
    pub door: String,
    /// Whom of it a search has found.
    pub found: Option<Found>,
    /// Who called.
    pub visitor: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Persons met.
    pub met: u32,
    /// What was said.
    pub said: String,
    /// Issues raised.
    pub issues: u32,
    /// Entered later than the day after (补录).
    pub late: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_entry_is_late_from_the_second_day_on() {
        for (on, entered, late) in [
            ("2026-11-23", "2026-11-23", false),
            ("2026-11-23", "2026-11-24", false),
            ("2026-11-23", "2026-11-25", true),
            ("2028-02-28", "2028-02-29", false),
            ("2028-02-28", "2028-03-01", true),
        ] {
            assert_eq!(is_late(day(on), day(entered)), late, "{on} {entered}");
        }
    }

    #[test]
    fn a_call_is_in_vain_until_someone_is_met() {
        let on = day("2026-11-20");
        for (last, tried) in [
            (None, false),
            (Some((on, Outcome::Met)), false),
            (Some((on, Outcome::NobodyHome)), true),
            (Some((on, Outcome::Refused)), true),
            (Some((on, Outcome::Phone)), true),
        ] {
            assert_eq!(in_vain(last), last.filter(|_| tried));
        }
    }

    #[test]
    fn lately_is_up_to_a_week_and_never_the_future() {
        let today = day("2026-11-23");
        for (on, recent) in [
            ("2026-11-23", true),
            ("2026-11-16", true),
            ("2026-11-15", false),
            ("2026-11-24", false),
        ] {
            assert_eq!(is_recent(day(on), today), recent, "{on}");
        }
    }
}
