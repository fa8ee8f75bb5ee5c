//! Lists that leave the file: xlsx and csv, never over another file, never a formula.

mod handout;
mod patient;
mod roster;
mod sheet;
mod target;
pub mod text;
mod votes;
mod xlsx;

pub use handout::{Written, handout, told};
pub use roster::{COLUMNS, Masking, roster};
pub use sheet::{Cuts, MOST_IN_A_CELL, Out, SheetError, Table};
