//! The search in a heading of a list or a pane.

mod text;
pub mod view;
