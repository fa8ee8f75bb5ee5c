//! The calendar's verbs.

use chrono::NaiveDate;

use crate::domain::calendar::MeetingDay;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What can be written about the day of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarCommand {
    /// 改日期, with the reason.
    SetDay {
        meeting: MeetingDay,
        on: NaiveDate,
        reason: String,
    },
    /// 撤回改期: by rule again.
    ClearDay { meeting: MeetingDay },
}

impl CalendarCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            CalendarCommand::SetDay { .. } => "set_meeting_day",
            CalendarCommand::ClearDay { .. } => "clear_meeting_day",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            CalendarCommand::SetDay {
                meeting,
                on,
                reason,
            } => super::edit::set(tx, *meeting, *on, reason),
            CalendarCommand::ClearDay { meeting } => super::edit::clear(tx, *meeting),
        }
    }
}
