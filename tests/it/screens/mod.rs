//! The screens as a clerk uses them: keys in, screens and facts out.

mod figures;
mod keyboard;
mod meetings;
mod resolve;
mod safety;
mod scratch;
mod tables;
mod visits;
