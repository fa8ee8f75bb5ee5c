//! Everything that can be done here, by name; nothing has to be remembered.

mod state;
pub mod text;
pub mod view;

pub use state::{Entry, Menu};
