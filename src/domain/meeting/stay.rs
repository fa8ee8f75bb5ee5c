//! How long someone was there: whoever leaves and comes back has several stays.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A stay that is over, though whoever stayed came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// From.
    pub came_at: NaiveDateTime,
    /// Until.
    pub left_at: NaiveDateTime,
    /// Why they left.
    #[serde(default)]
    pub reason: String,
}
