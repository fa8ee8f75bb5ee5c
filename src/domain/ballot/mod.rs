//! Voting: thresholds in exact integers, tallies, verdicts.

mod paper;
mod reach;
mod sums;
mod tally;
mod threshold;
mod verdict;

pub use paper::{FEWEST_PAPERS, PaperFault, PaperField, Papers, cross_check};
pub use reach::{Majority, Reach, reachable};
pub use sums::{check_hands, check_opinion};
pub use tally::{Choice, Tally, count};
pub use threshold::{Base, Compare, Threshold};
pub use verdict::{Frozen, Outcome, Quorum, Verdict, quorum, verdict};

use serde::{Deserialize, Serialize};

use super::Coded;

/// Marker for ids of ballots.
#[derive(Debug)]
pub struct Ballot;

/// How votes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Method {
    /// 举手: the operator enters three numbers.
    Hands,
    /// 记名: one choice per voter.
    Named,
    /// 票决 (无记名): paper, counted by two tellers.
    Paper,
}

impl Coded for Method {
    const CODES: &'static [(Self, &'static str)] = &[
        (Method::Hands, "hands"),
        (Method::Named, "named"),
        (Method::Paper, "paper"),
    ];
}
