//! By when minutes are final, and for how long a notice is posted.

use serde::Deserialize;

/// By when minutes are to be final.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MinutesRule {
    /// Hours after the end of the meeting.
    pub hours: i64,
    /// Where the number comes from.
    pub source: String,
}

/// How long something is posted for the public.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishRule {
    /// Fewest days.
    pub min_days: u32,
    /// Where the number comes from.
    pub source: String,
}
