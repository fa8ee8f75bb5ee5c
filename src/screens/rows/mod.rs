//! How the rows of every list look: one set of columns for header and body.

pub mod text;
pub mod view;
