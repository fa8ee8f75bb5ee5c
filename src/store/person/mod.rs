//! People in the file: the list and the pickers, the card, roles over time.

mod card;
mod list;
mod terms;

pub(super) use card::card;
pub(super) use list::list;
pub(super) use terms::{Of, terms};
