//! 会议记录 in the file: made when a meeting has ended, finalised as a version, reopened with a reason.

mod command;
mod finalise;
mod hide;
mod owed;
mod read;
mod which;

pub use command::MinutesCommand;
pub(super) use hide::{for_a_file, mask};
pub(super) use read::{card, is_final, standing, state};
pub use which::WhichMinutes;
