//! 交接: what someone passes on, and to whom.

use chrono::NaiveDate;

use super::{Person, RoleDoubt, RoleFault};
use crate::domain::household::Doubt;
use crate::domain::{Coded, Id};

/// Marker for ids of handovers.
#[derive(Debug)]
pub struct Handover;

/// What kind of thing is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// A household, as contact or backup.
    Household,
    /// A contact card: stale from then on, to be printed anew.
    Card,
    /// A task not done.
    Task,
    /// A role.
    Role,
}

impl Coded for ItemKind {
    const CODES: &'static [(Self, &'static str)] = &[
        (ItemKind::Household, "household"),
        (ItemKind::Card, "card"),
        (ItemKind::Task, "task"),
        (ItemKind::Role, "role"),
    ];
}

/// One thing with whoever takes it, or why it stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem {
    /// What kind.
    pub kind: ItemKind,
    /// The row: contact, card, task or term.
    pub subject_id: i64,
    /// What it is called.
    pub subject: String,
    /// Who takes it.
    pub to: (Id<Person>, String),
    /// Why a role stays where it is.
    pub fault: Option<RoleFault>,
    /// What speaks against a role, and needs a reason.
    pub doubts: Vec<RoleDoubt>,
}

/// What a handover would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoverPlan {
    /// Who hands over.
    pub from: String,
    /// Everything, in the order of its kinds.
    pub items: Vec<PlannedItem>,
    /// Whom it would burden, and how.
    pub burdens: Vec<(String, Doubt)>,
    /// Whether a reason is still needed.
    pub needs_reason: bool,
}

/// One line of 交接记录.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverRow {
    /// The handover.
    pub id: Id<Handover>,
    /// The day.
    pub on: NaiveDate,
    /// Who handed over.
    pub from: String,
    /// Who took over, by name.
    pub to: String,
    /// How many things.
    pub items: u32,
    /// Why.
    pub reason: String,
}

/// A handover with everything that was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverCard {
    /// Its line.
    pub row: HandoverRow,
    /// Who handed over.
    pub from: Id<Person>,
    /// Kind, what, to whom.
    pub items: Vec<(ItemKind, String, Id<Person>, String)>,
}
