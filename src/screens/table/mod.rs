//! A list over the whole screen: visits, issues, meetings, tasks, people, aid, the journal, the rows behind a figure.

mod keys;
mod mend;
mod state;
pub mod text;
mod update;
pub mod view;
mod views;

pub use keys::KEYS;
pub use state::Table;
pub(super) use update::leaves_search;
