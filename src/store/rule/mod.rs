//! Rules of meetings: the built-in ones and those a community sets itself, by the day from which they hold.

mod command;
mod in_force;
mod list;
mod set;
mod sizes;

pub use command::RuleCommand;
pub(super) use in_force::in_force;
pub(super) use list::{card, list};
pub(super) use set::is_counted_here;
