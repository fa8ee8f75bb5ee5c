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

/// Which of so many takers each thing in a row goes to: shares that differ by one at most, and neighbours
/// that stay together.
pub fn shares(things: usize, takers: usize) -> impl Iterator<Item = usize> {
    (0..things).map(move |at| at * takers / things)
}

/// One thing as it stood in the preview that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// What kind.
    pub kind: ItemKind,
    /// The row: contact, card, task or term.
    pub subject_id: i64,
    /// Who takes it.
    pub to: (Id<Person>, String),
}

/// How a handover came out beside the preview that was agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HandoverTally {
    /// Things that were handed over.
    pub moved: usize,
    /// Things of the preview that had changed meanwhile and stayed.
    pub gone: usize,
    /// Things that came after the preview and stayed.
    pub newer: usize,
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
    /// How many things that were agreed to are there no more.
    pub gone: usize,
    /// How many things are there that were not agreed to.
    pub newer: usize,
}

impl HandoverPlan {
    /// Everything that would be handed over, as it is agreed to by carrying it out.
    pub fn agreed(&self) -> Vec<Agreed> {
        let moved = self.items.iter().filter(|item| item.fault.is_none());
        moved
            .map(|item| Agreed {
                kind: item.kind,
                subject_id: item.subject_id,
                to: item.to.clone(),
            })
            .collect()
    }
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
    /// When it was taken back; then `id` is that of its journal entry.
    pub undone: Option<NaiveDate>,
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn neighbours_go_to_the_same_taker() {
        assert_eq!(shares(5, 2).collect::<Vec<_>>(), [0, 0, 0, 1, 1]);
        assert_eq!(shares(2, 3).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(shares(0, 2).count(), 0);
    }

    proptest! {
        #[test]
        fn shares_are_even_and_in_order(things in 0usize..200, takers in 1usize..9) {
            let found: Vec<usize> = shares(things, takers).collect();
            prop_assert_eq!(found.len(), things);
            prop_assert!(found.is_sorted());
            let of = |taker| found.iter().filter(|of| **of == taker).count();
            let sizes: Vec<usize> = (0..takers).map(of).collect();
            prop_assert_eq!(sizes.iter().sum::<usize>(), things);
            let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
            prop_assert!(most - least <= 1);
        }
    }
}
