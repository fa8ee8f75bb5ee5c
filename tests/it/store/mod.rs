//! The store, command by command and file by file.

mod clerk;
mod drill;
pub mod file;
mod meetings;
mod opening;
mod paging;
mod roster;
mod undo;
mod walk;
mod wall;
mod way;
