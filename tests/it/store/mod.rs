//! The store, command by command and file by file.

mod clerk;
mod drill;
mod file;
mod undo;
mod way;
