//! Issues in the file: registration, stages, lists, the card with its timeline.

mod advance;
mod card;
mod list;
mod register;
mod timeline;

pub(super) use advance::{hurry_on, set_stage, standing};
pub(super) use card::card;
pub(super) use list::{RESOLVED, Wanted, list, proposed_for};
pub(super) use register::{register, register_alone, set_internal};
