//! 导入: a path or pasted cells, then columns, then the plan, then what was written. Esc is one step back.

mod keys;
mod state;
pub mod text;
mod update;
pub mod view;

pub use keys::KEYS;
pub use state::{Import, Stage};
