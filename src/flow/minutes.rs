//! What can be asked for about minutes and notices: actions, purposes of forms, facts for keys.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::minutes::MinutesState;
use crate::store::Query;

/// What a key or a menu entry can ask for about minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MinutesAction {
    /// 会议记录 of the meeting at hand.
    Show,
    /// 定稿.
    Finalise,
    /// 重开.
    Reopen,
}

/// What a form about minutes is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MinutesPurpose {
    /// 重开.
    Reopen(Id<Meeting>),
}

impl MinutesPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Query {
        match self {
            MinutesPurpose::Reopen(meeting) => Query::Minutes(*meeting),
        }
    }
}

/// How the minutes that are shown stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinutesFacts {
    /// Of these minutes.
    pub state: MinutesState,
}
