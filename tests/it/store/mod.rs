//! The store, command by command and file by file.

mod bad_rows;
mod calendar;
mod cards;
mod checking;
pub mod clerk;
mod copies;
mod deliberation;
mod drill;
pub mod file;
mod finding;
mod homes;
mod locks;
mod lost;
mod meetings;
mod minutes;
mod minutes_text;
mod months;
mod mutants;
mod network;
mod opening;
mod paging;
mod roster;
mod strangers;
mod undo;
mod walk;
mod wall;
mod way;
