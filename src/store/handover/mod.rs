//! 交接: households, cards, open tasks and roles of one person to others, in one step.

mod command;
mod list;
mod plan;

pub use command::HandoverCommand;
pub(super) use list::{card, list};
pub(super) use plan::preview;
