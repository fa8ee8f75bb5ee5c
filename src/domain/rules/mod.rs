//! The rule book: thresholds, deadlines and mappings as data with source and effective date; a file per noun.
//!
//! The built-in book is `assets/rules.toml`; which rule holds is asked by date, never assumed.

mod book;
mod contact;
mod explained;
mod grid;
mod meeting;
mod minutes;
mod not_counted;
mod own;
mod refusal;
mod role;
mod row;
mod select;
mod visit;

pub use book::Rulebook;
pub use contact::ContactRule;
pub use explained::Explained;
pub use grid::GridRule;
pub use meeting::{MeetingRule, in_force, until};
pub use minutes::{MinutesRule, PublishRule};
pub use not_counted::NotCounted;
pub use own::{Needed, Preset, bases, check_own, check_shares, is_laxer, needed};
pub use refusal::{Part, RuleRefusal};
pub use role::RoleRule;
pub use row::{OwnRule, RuleCard, RuleKey, RuleRow, Sizes, Standing};
pub use select::Select;
pub use visit::VisitRule;

use super::Coded;
use super::person::Role;

fn roles(codes: &[String]) -> impl Iterator<Item = Role> {
    codes.iter().filter_map(|code| Role::from_code(code))
}
