//! The store, command by command and file by file.

mod clerk;
mod drill;
pub mod file;
mod finding;
mod meetings;
mod opening;
mod paging;
mod undo;
mod walk;
mod wall;
mod way;
