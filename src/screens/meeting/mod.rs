//! The cockpit of a meeting: the current item, the roll, the vote and the next key.

mod explain;
mod keys;
mod state;
pub mod text;
mod update;
pub mod view;
mod when;

pub use keys::KEYS;
pub use state::{Cockpit, Part};
