//! Cards: everything about one grid, household or issue, the figures, the settings; lines to read and to act on.

mod keys;
mod state;
mod text;
mod update;
pub mod view;

pub use keys::KEYS;
pub use state::{Card, CardKind};
pub use text::month::words as month_words;
pub use update::{act_on_issue, act_on_month, month_facts};
