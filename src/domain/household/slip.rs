//! The doorstep slip: everything that is open at one door, before someone goes there.

use chrono::NaiveDate;

use crate::domain::contact_card::CardState;
use crate::domain::issue::IssueRow;
use crate::domain::visit::{Outcome, is_recent};

/// What to know before knocking. Wishes will stand here too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// Issues that are not ended, the oldest first.
    pub open: Vec<IssueRow>,
    /// The last time someone stood at the door, whoever it was.
    pub last_call: Option<Call>,
    /// The last time someone was met.
    pub last_met: Option<Call>,
    /// Whether the head can be called.
    pub phone: Line,
    /// The contact card at the door, if there is one.
    pub card: Option<CardState>,
}

/// Someone at the door, or on the telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The day.
    pub on: NaiveDate,
    /// Who called.
    pub by: String,
    /// How it ended.
    pub outcome: Outcome,
}

/// Whether a household can be called by telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Line {
    /// It can.
    #[default]
    Open,
    /// 没有留电话.
    Missing,
    /// 外出.
    Away,
    /// 停机.
    Stopped,
}

impl Slip {
    /// The call that makes another one within days worth a warning; it is never forbidden.
    pub fn lately(&self, today: NaiveDate) -> Option<&Call> {
        let last = self.last_call.as_ref();
        last.filter(|call| is_recent(call.on, today))
    }
}
