//! Forms: a list of fields with a focus. What a form is for decides its fields and the command it becomes.

mod about;
mod build;
mod command;
mod complaint;
mod context;
mod day;
mod draft;
mod field;
mod handout;
mod home_field;
mod minutes_field;
mod room;
mod rule_field;
mod rule_preview;
mod state;
mod tellers;
pub mod text;
mod update;
pub mod view;

pub use context::Context;
pub use draft::Draft;
pub use field::{Field, FieldId, Handed, Kind, MeetingField, Options, OrgField};
pub use home_field::HomeField;
pub use minutes_field::MinutesField;
pub use rule_field::RuleField;
pub use state::Form;
