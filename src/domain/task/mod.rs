//! 交办: who does what by when, and whether the resident was told.

mod kinds;
mod status;

pub use kinds::{Satisfaction, TaskRow, ToldBy};
pub use status::{TaskStatus, status};

/// Marker for ids of tasks.
#[derive(Debug)]
pub struct Task;
