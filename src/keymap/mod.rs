//! Keys as the program knows them; names nothing of ours and no terminal but crossterm's key events.

pub mod key;

pub use key::Key;
