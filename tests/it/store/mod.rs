//! The store, command by command and file by file.

mod calendar;
mod cards;
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
mod network;
mod opening;
mod paging;
mod roster;
mod undo;
mod walk;
mod wall;
mod way;
