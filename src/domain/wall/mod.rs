//! The wall: what the operator sends to it, what waits and what was there, and the masked pictures of it.
//!
//! The projector process follows it through the file. A picture holds nothing a room may not see.

mod picture;
mod standing;

pub use picture::{VoteStage, WallLine, WallPicture, WallPromise, WallSpeech, WallVote};
pub use standing::{Wall, WallStep, WallView};

use super::privacy::Covered;

/// Something that can be shown, as it would stand on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallSlide {
    /// What is sent.
    pub view: WallView,
    /// What the room would see.
    pub picture: WallPicture,
    /// What is hidden in it; for the operator only.
    pub masked: Covered,
}

/// The operator's side: how the wall stands, and what can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallDesk {
    /// How the wall stands.
    pub wall: Wall,
    /// What can be shown, in the order in which a meeting takes it.
    pub slides: Vec<WallSlide>,
}
