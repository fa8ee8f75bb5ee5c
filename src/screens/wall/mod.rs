//! 投影: what can be shown on the wall, and how the room would see it before it goes up.

mod keys;
mod state;
pub mod text;
mod update;
pub mod view;

pub use keys::KEYS;
pub use state::WallPage;
