//! The audit trail: one entry per write, from which it can be undone.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::meeting::MeetingRefusal;
use super::{Id, Refusal};

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

/// How something is taken back that an undo leaves alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWayBack {
    /// 记录定稿: 重开, with a reason.
    Reopen,
    /// 还原: another copy takes the place of the file.
    RestoreAgain,
}

impl OwnWayBack {
    /// Of a command; none where an undo takes it back.
    pub fn of(command: &str) -> Option<Self> {
        match command {
            "finalise_minutes" => Some(OwnWayBack::Reopen),
            "restore" => Some(OwnWayBack::RestoreAgain),
            _ => None,
        }
    }

    /// What whoever tries to undo it is told.
    pub fn refusal(self) -> Refusal {
        match self {
            OwnWayBack::Reopen => MeetingRefusal::FinalStays.into(),
            OwnWayBack::RestoreAgain => Refusal::RestoreStays,
        }
    }
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
