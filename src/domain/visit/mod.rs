//! 走访: who called at which door, whom they met, what was said.

mod check;
mod kinds;

pub use check::{VisitFacts, check};
pub use kinds::{Outcome, VisitRow, met_in_month};

/// Marker for ids of visits.
#[derive(Debug)]
pub struct Visit;
