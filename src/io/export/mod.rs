//! Lists that leave the file: xlsx and csv, never over another file, never a formula.

mod handout;
mod roster;
mod sheet;
pub mod text;
mod votes;

pub use handout::{Written, handout, told};
pub use roster::{COLUMNS, Masking, roster};
pub use sheet::{Out, SheetError};
