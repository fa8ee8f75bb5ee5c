//! 走访: who called at which door, whom they met, what was said.

mod check;
mod doubt;
mod kinds;
mod round;

pub use check::{VisitFacts, check};
pub use doubt::{VisitDoubt, Visited, doubts};
pub use kinds::{Outcome, VisitRow, in_vain, is_late, is_recent, met_in_month};
pub use round::{Round, RoundStatus, round_status};

/// Marker for ids of visits.
#[derive(Debug)]
pub struct Visit;
