//! The cockpit of a meeting: the current item, the roll, the vote and the next key.

mod course;
mod explain;
mod floor;
mod here;
mod keys;
mod page;
mod roll;
mod rows;
mod state;
mod step;
pub mod text;
mod update;
pub mod view;
mod votes;
mod when;

pub use keys::KEYS;
pub use state::Cockpit;
