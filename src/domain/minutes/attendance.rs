//! Who should come and who came, counted from the roll; whoever left before the end did come.

use super::{Minutes, Signed};
use crate::domain::meeting::Capacity;

/// Numbers of an attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// 应到.
    pub due: u32,
    /// 实到.
    pub came: u32,
    /// Of those due, with a vote.
    pub with_vote: u32,
    /// Of them, those who came.
    pub with_vote_came: u32,
}

impl Minutes {
    /// Who should come and who came, of the roll or of the heads.
    pub fn attendance(&self) -> Attendance {
        if self.kind.counts_heads() {
            return Attendance {
                due: self.counted.base,
                came: self.counted.present,
                with_vote: self.counted.base,
                with_vote_came: self.counted.present,
            };
        }
        let count = |wanted: fn(&Signed) -> bool| {
            u32::try_from(self.roll.iter().filter(|signed| wanted(signed)).count())
                .unwrap_or(u32::MAX)
        };
        Attendance {
            due: count(Signed::is_due),
            came: count(|signed| signed.is_due() && signed.came()),
            with_vote: count(|signed| signed.capacity == Capacity::Voter),
            with_vote_came: count(|signed| signed.capacity == Capacity::Voter && signed.came()),
        }
    }
}
