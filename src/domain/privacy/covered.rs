//! What was hidden in something, for the operator who sends it out.

use super::Masked;

/// Where someone is named, and how much is blanked besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    /// A place each; it can be let stand.
    pub places: Vec<Masked>,
    /// How many telephones, doors and other numbers that lead to someone are blanked.
    pub numbers: u32,
}
