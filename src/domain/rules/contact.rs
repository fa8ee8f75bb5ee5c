//! Load of a contact.

use serde::Deserialize;

/// How much one contact carries without a reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ContactRule {
    /// Most households.
    pub most: u32,
    /// Age from which a reason is asked for.
    pub old: u32,
    /// Most households of someone of that age.
    pub old_most: u32,
    /// Where the numbers come from.
    pub source: String,
}
