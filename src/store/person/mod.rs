//! People in the file: the list and the pickers, the card, roles over time.

mod card;
mod command;
mod kin;
mod list;
mod party;
pub(super) mod role;
mod terms;
mod write;

pub(super) use card::{card, relatives};
pub use command::{NewMembership, PersonCommand, PersonFacts};
pub(super) use list::{everyone, list, present};
pub use terms::TermsOf;
pub(super) use terms::{term_list, terms};
pub(super) use write::{are_plausible, name_of, numbers};
