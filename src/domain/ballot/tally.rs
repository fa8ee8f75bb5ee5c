//! Counting votes.

use serde::{Deserialize, Serialize};

use crate::domain::Coded;

/// One voter's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// 赞成.
    Approve,
    /// 反对.
    Reject,
    /// 弃权.
    Abstain,
}

impl Coded for Choice {
    const CODES: &'static [(Self, &'static str)] = &[
        (Choice::Approve, "approve"),
        (Choice::Reject, "reject"),
        (Choice::Abstain, "abstain"),
    ];
}

/// Numbers of votes by choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// 赞成.
    pub approve: u32,
    /// 反对.
    pub reject: u32,
    /// 弃权.
    pub abstain: u32,
}

impl Tally {
    /// All votes cast.
    pub fn cast(&self) -> u32 {
        self.approve
            .saturating_add(self.reject)
            .saturating_add(self.abstain)
    }
}

/// Counts choices; the order in which they come makes no difference.
pub fn count(choices: impl IntoIterator<Item = Choice>) -> Tally {
    let mut tally = Tally::default();
    for choice in choices {
        match choice {
            Choice::Approve => tally.approve += 1,
            Choice::Reject => tally.reject += 1,
            Choice::Abstain => tally.abstain += 1,
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_of_votes_does_not_matter(votes in prop::collection::vec(0usize..3, 0..60)) {
            let all = [Choice::Approve, Choice::Reject, Choice::Abstain];
            let forward = count(votes.iter().map(|i| all[*i]));
            let backward = count(votes.iter().rev().map(|i| all[*i]));
            prop_assert_eq!(forward, backward);
            prop_assert_eq!(forward.cast() as usize, votes.len());
        }
    }
}
