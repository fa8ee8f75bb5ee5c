//! 工作台: grids, households and issues side by side, filtering each other, under the line of what is owed today.

mod board;
mod keys;
mod state;
mod text;
mod update;
pub mod view;

pub use keys::KEYS;
pub use state::{Pane, Workbench};
