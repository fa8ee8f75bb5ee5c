//! Who may hold a role.

use serde::Deserialize;

use super::roles;
use crate::domain::person::Role;

/// Who may hold a role; a role without a rule of its own has none of these.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct RoleRule {
    pub(super) role: String,
    /// How many may hold it in one place.
    pub most: Option<u32>,
    pub(super) one_of: Vec<String>,
    pub(super) apart_from: Vec<String>,
    /// Only Party members may hold it; probationary ones are members.
    pub member: bool,
    /// Only people who are not members are this.
    pub no_member: bool,
    /// Members should hold it; others only with a reason.
    pub should_be_member: bool,
    /// In a second place only with a reason.
    pub one_place: bool,
    /// Supervises the committees: sitting there, or being near to one who does, needs a reason.
    pub overseer: bool,
    /// Where the rule comes from.
    pub source: String,
}

impl RoleRule {
    /// Roles of which one must be held.
    pub fn one_of(&self) -> impl Iterator<Item = Role> {
        roles(&self.one_of)
    }

    /// Roles that may not be held in the same place.
    pub fn apart_from(&self) -> impl Iterator<Item = Role> {
        roles(&self.apart_from)
    }
}
