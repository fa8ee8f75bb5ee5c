//! Visits.

use serde::Deserialize;

/// When a visit is a late entry, and when someone was there lately.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VisitRule {
    /// Days within which an earlier visit is worth a warning.
    pub recent_days: i64,
    /// A visit can be written down this many days later at most: an older one has a mistaken year.
    pub oldest_days: i64,
    /// Persons met at one visit at most: more is a slip of the keys, and would spoil the reported figure.
    pub most_met: u32,
    /// Days after which an entry is late (补录).
    pub late_after_days: i64,
    /// Where the numbers come from.
    pub source: String,
}
