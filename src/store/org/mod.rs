//! The community's own record, its branches and Party groups.

mod change;
mod command;
mod community;

pub use command::{CommunityFacts, OrgCommand};
pub(super) use community::read as community;
