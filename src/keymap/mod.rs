//! Keys as values and the tables that say what they do. Names nothing of ours.

mod binding;
pub mod key;

pub use binding::{Availability, Binding, always, find, hints};
pub use key::Key;
