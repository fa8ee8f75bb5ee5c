//! Visits in the file.

mod list;
mod record;
mod round;

pub(super) use list::{Wanted, list};
pub(super) use record::{NewVisit, record};
pub(super) use round::{still_due, tally};
