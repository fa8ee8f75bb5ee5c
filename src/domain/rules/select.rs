//! How many matters a committee picks.

use serde::Deserialize;

/// How many matters a committee picks for the assembly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Select {
    /// Fewest without a reason.
    pub min: u32,
    /// Most without a reason.
    pub max: u32,
    /// Where the numbers come from.
    pub source: String,
}
