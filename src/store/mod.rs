//! The file: the only module that names `rusqlite`.
//!
//! Reads are [`Query`] values, writes are [`Command`] values that pass one door, `transact`.
//! [`Store`] is used directly by the command line and tests, and through [`worker`] by the screen.

mod check;
mod code;
mod command;
mod contact_card;

mod draft;
pub mod drill;
mod fault;
mod grid;
mod household;
mod index;
mod issue;
mod journal;
mod meeting;
mod migrate;
mod open;
mod page;
mod person;
mod place;
mod query;
mod session;
mod setting;
mod standing;
mod stats;
mod task;
mod transact;
mod visit;
mod wall;
pub mod worker;

pub use check::{Finding, FindingKind};
pub use command::{Command, NewIssue};
pub use contact_card::CardFilter;
pub use draft::Draft;
pub use fault::{Failure, Fault};
pub use open::{Mode, Store};
pub use place::{is_network_path, network_filesystem};
pub use query::{Answer, Body, Filter, Listing, OrgListing, Query, Row, TaskFilter};
pub use setting::Setting;
pub use transact::{Changes, Ctx, Done};
