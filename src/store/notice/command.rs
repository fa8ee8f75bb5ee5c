//! What can be written about notices.

use chrono::NaiveDate;

use super::post;
use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::notice::NoticeRecord;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish about a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeCommand {
    /// 张贴.
    Publish {
        meeting: Id<Meeting>,
        place: String,
        from: NaiveDate,
        until: NaiveDate,
    },
    /// 撤下.
    Withdraw {
        notice: Id<NoticeRecord>,
        reason: String,
    },
}

impl NoticeCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            NoticeCommand::Publish { .. } => "publish_notice",
            NoticeCommand::Withdraw { .. } => "withdraw_notice",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            NoticeCommand::Publish {
                meeting,
                place,
                from,
                until,
            } => post::publish(tx, *meeting, place, (*from, *until)),
            NoticeCommand::Withdraw { notice, reason } => post::withdraw(tx, *notice, reason),
        }
    }
}
