//! From a frozen base and a tally to a verdict that can be read out.

use serde::{Deserialize, Serialize};

use super::{Base, Tally, Threshold};
use crate::domain::rules::MeetingRule;

/// Who counted when the ballot was opened; later arrivals or edits never change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frozen {
    /// Those who should vote.
    pub base: u32,
    /// Of them, those present.
    pub present: u32,
    /// All members on the roll, with those who do not vote.
    pub members: u32,
    /// Of them, those present.
    pub members_present: u32,
}

impl Frozen {
    /// Of whom a threshold takes its share.
    pub fn base_of(&self, threshold: &Threshold) -> u32 {
        match threshold.of {
            Base::ShouldVote | Base::Committee | Base::Residents | Base::Composition => self.base,
            Base::AllMembers => self.members,
            Base::Present => self.present,
        }
    }

    /// Who counts towards a quorum.
    fn attending(&self, threshold: &Threshold) -> u32 {
        match threshold.of {
            Base::AllMembers => self.members_present,
            Base::ShouldVote
            | Base::Committee
            | Base::Residents
            | Base::Composition
            | Base::Present => self.present,
        }
    }
}

/// Attendance against the required quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// Of whom it is asked.
    pub of: u32,
    /// How many must be present.
    pub need: u32,
    /// How many are.
    pub present: u32,
}

impl Quorum {
    /// How many are still missing; zero when reached.
    pub fn short(&self) -> u32 {
        self.need.saturating_sub(self.present)
    }

    /// Whether enough are present.
    pub fn is_reached(&self) -> bool {
        self.short() == 0
    }
}

/// What the numbers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Passed, with so many votes to spare.
    Passed { margin: u32 },
    /// Not passed, with so many votes missing.
    Failed { short: u32 },
    /// Too few present to decide anything.
    NoQuorum { short: u32 },
}

/// One verdict, rendered alike by screen, wall and minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The base that was frozen.
    pub frozen: Frozen,
    /// Of whom the threshold takes its share.
    pub by: Base,
    /// How many these are.
    pub of: u32,
    /// Approvals required.
    pub need: u32,
    /// The votes.
    pub tally: Tally,
    /// What follows.
    pub outcome: Outcome,
    /// Whether it is so close that postponing is advised.
    pub close: bool,
}

/// Applies a rule; `None` for a meeting that does not vote (党小组会).
pub fn verdict(rule: &MeetingRule, frozen: Frozen, tally: Tally, gap: u32) -> Option<Verdict> {
    let pass = rule.pass?;
    let of = frozen.base_of(&pass);
    let need = pass.need(of);
    let outcome = match quorum(rule, frozen) {
        Some(quorum) if !quorum.is_reached() => Outcome::NoQuorum {
            short: quorum.short(),
        },
        _ if pass.is_met(tally.approve, of) => Outcome::Passed {
            margin: tally.approve - need,
        },
        _ => Outcome::Failed {
            short: need - tally.approve,
        },
    };
    Some(Verdict {
        frozen,
        by: pass.of,
        of,
        need,
        tally,
        outcome,
        close: is_close(tally, outcome, gap),
    })
}

/// Whether so few votes apart are the two sides, or so few votes more or fewer would turn what follows: a vote that
/// has exactly what is needed is as near the limit as one that misses it by one.
fn is_close(tally: Tally, outcome: Outcome, gap: u32) -> bool {
    let turned_by = match outcome {
        Outcome::Passed { margin } => Some(margin.saturating_add(1)),
        Outcome::Failed { short } => Some(short),
        Outcome::NoQuorum { .. } => None,
    };
    let sides = tally.approve.abs_diff(tally.reject) <= gap;
    tally.cast() > 0 && (sides || turned_by.is_some_and(|votes| votes <= gap))
}

/// The quorum of a rule for an attendance; `None` when the rule asks for none.
pub fn quorum(rule: &MeetingRule, frozen: Frozen) -> Option<Quorum> {
    rule.quorum.map(|threshold| Quorum {
        of: frozen.base_of(&threshold),
        need: threshold.need(frozen.base_of(&threshold)),
        present: frozen.attending(&threshold),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::meeting::MeetingKind;
    use crate::domain::rules::Rulebook;

    fn decide(base: u32, present: u32, approve: u32, reject: u32) -> Outcome {
        let book = Rulebook::builtin();
        let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let rule = book.meeting(MeetingKind::Assembly, date).unwrap();
        let tally = Tally {
            approve,
            reject,
            abstain: present.saturating_sub(approve + reject),
        };
        verdict(
            rule,
            Frozen {
                base,
                present,
                ..Frozen::default()
            },
            tally,
            1,
        )
        .unwrap()
        .outcome
    }

    #[test]
    fn the_base_is_those_who_should_vote_not_those_who_came() {
        assert_eq!(decide(15, 8, 8, 0), Outcome::Passed { margin: 0 });
        assert_eq!(decide(15, 8, 7, 1), Outcome::Failed { short: 1 });
        assert_eq!(decide(20, 20, 10, 10), Outcome::Failed { short: 1 });
        assert_eq!(decide(20, 20, 12, 8), Outcome::Passed { margin: 1 });
    }

    #[test]
    fn without_quorum_nothing_is_decided() {
        assert_eq!(decide(15, 7, 7, 0), Outcome::NoQuorum { short: 1 });
        assert_eq!(decide(20, 0, 0, 0), Outcome::NoQuorum { short: 10 });
    }

    #[test]
    fn every_attendance_and_vote_to_60_agrees_with_the_fractions() {
        for base in 1..=60u32 {
            for present in 0..=base {
                for approve in 0..=present {
                    let expected_quorum = present > 0 && present * 2 >= base;
                    let expected_pass = expected_quorum && approve * 2 > base;
                    let got = decide(base, present, approve, 0);
                    assert_eq!(
                        matches!(got, Outcome::Passed { .. }),
                        expected_pass,
                        "{base} {present} {approve}"
                    );
                    assert_eq!(matches!(got, Outcome::NoQuorum { .. }), !expected_quorum);
                }
            }
        }
    }
}
