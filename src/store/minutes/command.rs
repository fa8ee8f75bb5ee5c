//! What can be written about minutes.

use super::finalise;
use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::store::Failure;
use crate::store::meeting::Head;
use crate::store::transact::{Tx, Written};

/// A wish about minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesCommand {
    /// 定稿.
    Finalise { meeting: Id<Meeting> },
    /// 定稿 with what the head still lacked.
    Complete { meeting: Id<Meeting>, head: Head },
    /// 重开 the last version.
    Reopen {
        meeting: Id<Meeting>,
        reason: String,
    },
}

impl MinutesCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            MinutesCommand::Finalise { .. } | MinutesCommand::Complete { .. } => "finalise_minutes",
            MinutesCommand::Reopen { .. } => "reopen_minutes",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            MinutesCommand::Finalise { meeting } => finalise::finalise(tx, *meeting),
            MinutesCommand::Complete { meeting, head } => finalise::complete(tx, *meeting, head),
            MinutesCommand::Reopen { meeting, reason } => finalise::reopen(tx, *meeting, reason),
        }
    }
}
