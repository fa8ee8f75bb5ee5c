//! What leaves the desk without names: the names of the file, whom a text may not name, who answers by what name.

mod command;
mod hide;
mod known;
mod office;
mod posted;

pub use command::PrivacyCommand;
pub(super) use hide::{Hider, Reader};
pub(super) use known::{Known, everyone};
pub(super) use posted::{named_notices, still_named};
