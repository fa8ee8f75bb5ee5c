//! 日历: a month as a grid with the selected day beside it, or as a list where there is little room.

mod keys;
mod state;
pub mod text;
mod update;
pub mod view;

pub use keys::KEYS;
pub use state::{Calendar, Part};
