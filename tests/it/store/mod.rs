//! The store, command by command and file by file.

mod drill;
mod file;
