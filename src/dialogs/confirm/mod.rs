//! A question with two answers; the safe one is selected. Arrow and Enter, never y/n.

mod state;
pub mod text;
pub mod view;

pub use state::Confirm;
