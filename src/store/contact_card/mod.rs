//! 连心卡 in the file: how each stands, the lists, making, handing out, replacing.

mod command;
mod fate;
mod list;
mod make;
mod state;

pub use command::CardCommand;
pub use list::CardFilter;
pub(super) use list::{Wanted, list, of_household, tally};
pub use make::CardPlan;
pub(super) use make::{plan, series_of};
pub(super) use state::STATE;
