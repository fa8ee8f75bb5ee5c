//! Outcomes of a visit; only 见到 counts as a meeting.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::household::Household;
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
