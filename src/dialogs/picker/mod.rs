//! Choosing a person, an issue or a body from a list that narrows while one types.

mod state;
pub mod text;
pub mod view;

pub use state::{Kind, Picker};
