//! The audit trail: one entry per write, from which it can be undone.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::Id;

/// Marker for ids of journal entries.
#[derive(Debug)]
pub struct Entry;

/// What was written, by name: the verb and the thing it was done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// Code of the command.
    pub command: String,
    /// What it was done to, such as `3-2-501` or a ledger number.
    pub subject: String,
}

/// Whether an undo leaves a command alone because it has a way back of its own, with a reason (记录定稿: 重开).
pub fn has_own_way_back(command: &str) -> bool {
    command == "finalise_minutes"
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// The entry.
    pub id: Id<Entry>,
    /// When.
    pub at: NaiveDateTime,
    /// Who sat at the machine.
    pub actor: String,
    /// What.
    pub deed: Deed,
    /// Why, where a reason was asked.
    pub why: String,
    /// Whether it was undone later.
    pub undone: bool,
    /// Whether it is itself an undo.
    pub is_undo: bool,
}
