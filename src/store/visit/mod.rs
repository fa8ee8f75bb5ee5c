//! Visits in the file.

mod list;
mod record;

pub(super) use list::{Wanted, list};
pub(super) use record::{NewVisit, record};
