//! Chinese wording shared by screens, the command line and the projector. Each screen's own words are in its `text.rs`.

pub mod calendar;
pub mod copies;
pub mod coverage;
pub mod dates;
pub mod faults;
pub mod homes;
pub mod identity;
pub mod keys;
pub mod limits;
pub mod masked;
pub mod meetings;
pub mod minutes;
pub mod names;
pub mod notice;
pub mod org;
pub mod refusals;
pub mod roster;
pub mod rules;
pub mod slip;
pub mod stays;
pub mod tables;
pub mod terminal;
pub mod verdicts;
