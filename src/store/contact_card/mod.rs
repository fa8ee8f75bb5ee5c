//! 连心卡 in the file: how each stands, the list, issuing.

mod list;
mod state;

pub use list::CardFilter;
pub(super) use list::{Wanted, list, of_household};
pub(super) use state::STATE;
