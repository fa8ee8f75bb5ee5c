//! The office's rules as plain values and functions; never learns the time, the file or the screen.

pub mod clean;
