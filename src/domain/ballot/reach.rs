//! Which majorities can still be reached with those present, so that nobody opens a vote in vain.

use super::{Base, Compare, Frozen, Tally, Threshold};
use crate::domain::rules::MeetingRule;

/// A majority that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Majority {
    /// The one by which the meeting decides.
    Own,
    /// 过半数 of those who should come.
    Half,
    /// 三分之二以上 of them.
    TwoThirds,
    /// 五分之四以上 of them.
    FourFifths,
}

impl Majority {
    /// The share of the base; `None` for the meeting's own, which its rule has.
    pub fn share(self) -> Option<Threshold> {
        let (op, num, den) = match self {
            Majority::Own => return None,
            Majority::Half => (Compare::Gt, 1, 2),
            Majority::TwoThirds => (Compare::Ge, 2, 3),
            Majority::FourFifths => (Compare::Ge, 4, 5),
        };
        Some(Threshold {
            of: Base::ShouldVote,
            op,
            num,
            den,
        })
    }
}

/// A majority in numbers, and whether it can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Which.
    pub majority: Majority,
    /// Of so many.
    pub of: u32,
    /// So many approvals are needed.
    pub need: u32,
    /// So many can be had: those given, and those of everyone present who has not voted yet.
    pub possible: u32,
}

impl Reach {
    /// How many more would have to be there, or to approve; zero when it can be reached.
    pub fn short(&self) -> u32 {
        self.need.saturating_sub(self.possible)
    }

    /// Whether it can be reached.
    pub fn is_possible(&self) -> bool {
        self.short() == 0
    }
}

/// The meeting's own majority first, then the usual ones; nothing for a meeting that takes no votes.
///
/// Before a vote the tally is empty and everyone present may still approve.
pub fn reachable(rule: &MeetingRule, frozen: Frozen, tally: Tally) -> Vec<Reach> {
    let Some(pass) = rule.pass else {
        return Vec::new();
    };
    let waiting = frozen.present.saturating_sub(tally.cast());
    let possible = tally.approve.saturating_add(waiting);
    let usual = [Majority::Half, Majority::TwoThirds, Majority::FourFifths];
    let usual = usual.into_iter().filter_map(|majority| {
        let share = majority.share()?;
        Some((majority, frozen.base, share.need(frozen.base)))
    });
    let of = frozen.base_of(&pass);
    std::iter::once((Majority::Own, of, pass.need(of)))
        .chain(usual)
        .map(|(majority, of, need)| Reach {
            majority,
            of,
            need,
            possible,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::MeetingKind;
    use crate::domain::rules::Rulebook;

    fn rule(kind: MeetingKind) -> &'static MeetingRule {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Rulebook::builtin().meeting(kind, date).unwrap()
    }

    fn of(base: u32, present: u32) -> Frozen {
        Frozen {
            base,
            present,
            members: base,
            members_present: present,
        }
    }

    /// Needed and short, of the meeting's own, half, two thirds, four fifths.
    fn numbers(kind: MeetingKind, frozen: Frozen, tally: Tally) -> Vec<(u32, u32)> {
        let reach = reachable(rule(kind), frozen, tally);
        reach
            .iter()
            .map(|reach| (reach.need, reach.short()))
            .collect()
    }

    #[test]
    fn twelve_of_twenty_reach_the_half_but_not_two_thirds() {
        let found = numbers(MeetingKind::Assembly, of(20, 12), Tally::default());
        assert_eq!(found, [(11, 0), (11, 0), (14, 2), (16, 4)]);
    }

    #[test]
    fn a_quorum_of_half_is_not_yet_a_majority() {
        // Ten of twenty may open the meeting, but nothing can pass.
        let reach = reachable(rule(MeetingKind::Assembly), of(20, 10), Tally::default());
        assert!(!reach[0].is_possible());
        assert_eq!(reach[0].short(), 1);
    }

    #[test]
    fn of_those_present_half_can_always_be_reached() {
        let found = numbers(MeetingKind::Residents, of(120, 61), Tally::default());
        assert_eq!(found, [(31, 0), (61, 0), (80, 19), (96, 35)]);
    }

    #[test]
    fn votes_against_take_it_out_of_reach() {
        let tally = Tally {
            approve: 8,
            reject: 3,
            abstain: 2,
        };
        // 15 there, 13 have voted: at most ten approvals.
        let found = numbers(MeetingKind::Assembly, of(20, 15), tally);
        assert_eq!(found[0], (11, 1));
    }

    #[test]
    fn where_no_votes_are_taken_no_majority_is_asked_for() {
        assert_eq!(
            reachable(rule(MeetingKind::Group), of(9, 9), Tally::default()),
            []
        );
    }

    #[test]
    fn everyone_present_reaches_whatever_can_be_reached() {
        for base in 1..=200 {
            for reach in reachable(
                rule(MeetingKind::Assembly),
                of(base, base),
                Tally::default(),
            ) {
                assert!(reach.is_possible(), "{base}: {reach:?}");
                let one_less = Reach {
                    possible: reach.need - 1,
                    ..reach
                };
                assert_eq!(one_less.short(), 1);
            }
        }
    }
}
