//! Grids and sections in the file: the pane, the cards, the pickers.

mod body;
mod change;
mod command;
mod lay;
mod list;
mod section;

pub(super) use body::{Bodies, bodies, branch_card};
pub use command::{GridCommand, GridFacts, SectionFacts};
pub(super) use list::{card, list, pane};
pub(super) use section::{section_card, sections};
