//! The screens as a clerk uses them: keys in, screens and facts out.

mod meetings;
mod visits;
