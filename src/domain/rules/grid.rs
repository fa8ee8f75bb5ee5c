//! Staffing of a grid.

use serde::Deserialize;

use super::roles;
use crate::domain::person::Role;

/// Staffing of a grid: the "1" and the "2" of 1+2+X.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GridRule {
    /// 片长.
    pub leads: u32,
    /// 收集责任人.
    pub collectors: u32,
    /// Codes of the roles that make up the X.
    pub(super) x_roles: Vec<String>,
    /// Where the numbers come from.
    pub source: String,
}

impl GridRule {
    /// The roles that make up the X, in reading order.
    pub fn x_roles(&self) -> impl Iterator<Item = Role> {
        roles(&self.x_roles)
    }
}
