//! 公示 in the file: posted as it was shown, for as long as the law asks, taken down with a reason.

mod command;
mod post;
mod read;

pub use command::NoticeCommand;
pub(super) use read::{all_posted, card, posted};
