//! What the list of rules and the card of one show.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::MeetingRule;
use crate::domain::Id;
use crate::domain::meeting::MeetingKind;

/// Marker for ids of rules a community set itself.
#[derive(Debug)]
pub struct OwnRule;

/// Which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleKey {
    /// Whichever of a kind is in force.
    Now(MeetingKind),
    /// A built-in one, by the day from which it holds.
    Builtin(MeetingKind, NaiveDate),
    /// One that was set here.
    Own(Id<OwnRule>),
}

impl RuleKey {
    /// A number by which a list tells its rows apart.
    pub fn at(self) -> i64 {
        match self {
            RuleKey::Own(id) => id.raw(),
            RuleKey::Now(kind) => -(kind as i64) - 1,
            RuleKey::Builtin(kind, from) => {
                -(i64::from(from.num_days_from_ce()) * 16 + kind as i64) - 1
            }
        }
    }
}

/// How a rule stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In force.
    Now,
    /// Not yet.
    Coming,
    /// No longer.
    Past,
    /// Withdrawn.
    Withdrawn,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// Which.
    pub key: RuleKey,
    /// The rule.
    pub rule: MeetingRule,
    /// The last day on which it holds, where another one follows it.
    pub until: Option<NaiveDate>,
    /// How it stands today.
    pub standing: Standing,
    /// How many it is about in this file.
    pub sizes: Sizes,
}

/// How many a kind of meeting has in a file; the largest body where there are several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Name of that body; empty where there is but one.
    pub body: String,
    /// Those who should come and vote, or households.
    pub base: u32,
    /// All members, with those who do not vote.
    pub members: u32,
}

/// A rule with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCard {
    /// The line of the list.
    pub row: RuleRow,
    /// When it was set, and why; of a built-in one nothing.
    pub set: Option<(NaiveDate, String)>,
    /// When it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
    /// The other rules of the kind, the newest first.
    pub beside: Vec<RuleRow>,
    /// The built-in rule of the kind in force.
    pub builtin: Option<MeetingRule>,
}
