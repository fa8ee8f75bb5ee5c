//! The screens as a clerk uses them: keys in, screens and facts out.

mod calendar;
mod cockpit;
mod copies;
mod drafts;
mod figures;
mod finding;
mod homes;
mod import;
mod keyboard;
mod meetings;
mod midnight;
mod minutes;
mod month;
mod network;
mod only_read;
mod pictures;
mod resolve;
mod round;
mod safety;
mod tables;
mod typing;
mod visits;
mod votes;
mod waiting;
mod walk;
mod wall;
