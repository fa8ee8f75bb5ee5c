//! 联户手册 in the file: who has one, its pages, entries.

mod card;
mod command;
mod list;

pub(super) use card::card;
pub use command::HandbookCommand;
pub(super) use list::list;
