//! Lists that leave the file: xlsx and csv, never over another file, never a formula.

mod roster;
mod sheet;
pub mod text;

pub use roster::{COLUMNS, Masking, roster};
pub use sheet::{Out, SheetError};
