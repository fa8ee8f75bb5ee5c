//! 会议记录 in the file: made when a meeting has ended, finalised as a version, reopened with a reason.

mod command;
mod finalise;
mod owed;
mod read;

pub use command::MinutesCommand;
pub(super) use read::{card, is_final};
