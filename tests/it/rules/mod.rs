//! Rules of meetings: which one is in force, what one sets oneself, what they come to in numbers.

mod exact;
mod form;
mod own;
mod traps;
mod worked;
