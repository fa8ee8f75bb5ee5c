//! Fields of a rule of meetings.

use crate::domain::rules::Part;

/// Which field of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleField {
    /// The rule one starts from.
    Preset,
    /// Whom a share is taken of.
    Base(Part),
    /// Whether the share itself is enough.
    Compare(Part),
    /// Its numerator.
    Num(Part),
    /// Its denominator.
    Den(Part),
    /// Days of notice.
    Notice,
    /// The document and the article.
    Basis,
    /// How many the preview is tried on.
    Example,
}
