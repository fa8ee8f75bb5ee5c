//! 留底: copies of the file, made whole while it is open, looked at, and put back in its place.

mod back;
mod folder;
mod look;
mod make;
mod raw;
mod restore;
mod text;

pub use folder::Copies;
pub use look::look_at_copy;
pub(super) use raw::pages;
pub use restore::{Ready, take_place};

/// The name of a restoring in the journal.
pub(super) const RESTORE: &str = "restore";
