//! The page of a meeting's minutes: the text, how it stands, and what was there before.

use chrono::NaiveDateTime;

use super::Minutes;
use crate::domain::privacy::Covered;

/// One version, as it was finalised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The first, the second, ...
    pub number: u32,
    /// When.
    pub at: NaiveDateTime,
    /// By whom.
    pub by: String,
    /// When and why it was opened again.
    pub reopened: Option<(NaiveDateTime, String)>,
}

/// How minutes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MinutesState {
    /// The meeting goes on.
    GoingOn,
    /// It has ended; they are as the data says, and not final.
    Draft,
    /// Final, and the last word until the next meeting: they can be reopened.
    Final,
    /// Final, and a later meeting of the body has final minutes.
    Closed,
}

/// Minutes with how they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesCard {
    /// As they were finalised last, or as the data says now.
    pub minutes: Minutes,
    /// How they stand.
    pub state: MinutesState,
    /// Versions, the last one first.
    pub versions: Vec<Version>,
    /// What is hidden of them in a file; nothing while they are not final.
    pub masked: Covered,
}

impl MinutesCard {
    /// Whether they are final, so that they can leave as a file.
    pub fn is_final(&self) -> bool {
        matches!(self.state, MinutesState::Final | MinutesState::Closed)
    }
}
