//! The rule a meeting is held by, and the numbers it is measured with.

use super::Cockpit;
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::Explained;

impl Cockpit {
    /// The rule with the frozen numbers of the current vote, or else of this moment; the picks of a committee.
    pub fn explained(&self) -> Vec<Explained> {
        let Some(board) = &self.board else {
            return Vec::new();
        };
        let ballot = self.ballot();
        let mut found = vec![Explained::Meeting {
            rule: Box::new(board.rule.clone()),
            frozen: ballot.map_or(board.frozen, |ballot| ballot.frozen),
            tally: ballot.map(|ballot| ballot.tally),
        }];
        if board.row.kind == MeetingKind::Committee {
            found.push(Explained::Pick {
                picked: board.picked(),
            });
        }
        found
    }
}
