//! 民情事项: what a resident raised, its category and channel, and the life cycle it follows.

mod card;
mod kinds;
mod lifecycle;

pub use card::{IssueCard, IssueRow, StageEntry, TimelineEntry, TimelineFact};
pub use kinds::{Category, Channel, Kind};
pub use lifecycle::{ClosingFacts, Stage, advance, hurry, may_close, reopen_target};

/// Marker for ids of issues.
#[derive(Debug)]
pub struct Issue;
