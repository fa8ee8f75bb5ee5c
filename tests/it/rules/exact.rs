//! Every rule of the book for every number of people, against exact fractions.
//!
//! What is expected here is worked out with cross multiplication in wide integers and knows
//! nothing of how the program counts.

use fangyijie::domain::Coded;
use fangyijie::domain::ballot::{
    Base, Compare, Frozen, Outcome, Tally, Threshold, quorum, reachable, verdict,
};
use fangyijie::domain::meeting::MeetingKind;
use fangyijie::domain::rules::{MeetingRule, Rulebook, needed};

/// The built-in rules that take votes, and the presets of one's own.
fn rules() -> Vec<MeetingRule> {
    let book = Rulebook::builtin();
    let voting = book.meetings().iter().filter(|rule| rule.pass.is_some());
    let mut all: Vec<MeetingRule> = voting.cloned().collect();
    for kind in MeetingKind::all() {
        let law = book.meetings().iter().rev().find(|rule| rule.kind == kind);
        all.extend(book.presets(kind).map(|preset| MeetingRule {
            quorum: Some(preset.quorum),
            pass: Some(preset.pass),
            own: true,
            ..law.unwrap().clone()
        }));
    }
    assert_eq!(all.len(), 10);
    all
}

/// Whether `have` is the share of `of`, by cross multiplication; nobody is no share of anything.
fn meets(share: &Threshold, have: u32, of: u32) -> bool {
    let (left, right) = (
        u128::from(have) * u128::from(share.den),
        u128::from(of) * u128::from(share.num),
    );
    have > 0
        && match share.op {
            Compare::Ge => left >= right,
            Compare::Gt => left > right,
        }
}

/// Of whom a share is taken.
fn of(share: &Threshold, at: Frozen) -> u32 {
    match share.of {
        Base::Present => at.present,
        Base::AllMembers => at.members,
        Base::ShouldVote | Base::Committee | Base::Residents | Base::Composition => at.base,
    }
}

/// The least number that is the share of `of`, tried one by one.
fn least(share: &Threshold, of: u32) -> u32 {
    (1..).find(|have| meets(share, *have, of)).unwrap()
}

/// A rule with what the fractions ask for of up to 240 people.
struct Exact {
    rule: MeetingRule,
    quorum: Vec<u32>,
    pass: Vec<u32>,
}

impl Exact {
    fn of(rule: MeetingRule) -> Self {
        let of =
            |share: Option<Threshold>| (0..=240).map(|of| least(&share.unwrap(), of)).collect();
        Self {
            quorum: of(rule.quorum),
            pass: of(rule.pass),
            rule,
        }
    }

    /// How many are short of the quorum, how many must approve.
    fn at(&self, at: Frozen) -> (u32, u32) {
        let (enough, pass) = (self.rule.quorum.unwrap(), self.rule.pass.unwrap());
        let there = match enough.of {
            Base::AllMembers => at.members_present,
            _ => at.present,
        };
        let quorum = self.quorum[of(&enough, at) as usize];
        (
            quorum.saturating_sub(there),
            self.pass[of(&pass, at) as usize],
        )
    }
}

/// Asserts that a verdict is that, to the last vote.
fn is_exact(rule: &MeetingRule, at: Frozen, (short, need): (u32, u32), tally: Tally) {
    let expected = if short > 0 {
        Outcome::NoQuorum { short }
    } else if tally.approve >= need {
        Outcome::Passed {
            margin: tally.approve - need,
        }
    } else {
        Outcome::Failed {
            short: need - tally.approve,
        }
    };
    let found = verdict(rule, at, tally, 1).unwrap().outcome;
    assert_eq!(found, expected, "{tally:?} of {at:?} by {rule:?}");
}

/// So many who vote, of them so many there; every fifth member more has no vote.
fn frozen(base: u32, present: u32) -> Frozen {
    Frozen {
        base,
        present,
        members: base + base / 5,
        members_present: present + present / 5,
    }
}

#[test]
fn every_rule_for_every_number_every_attendance_and_every_number_of_approvals() {
    for exact in rules().into_iter().map(Exact::of) {
        for base in 1..=200 {
            for present in 0..=base {
                let at = frozen(base, present);
                let exactly = exact.at(at);
                for approve in 0..=present {
                    // The others reject, abstain or are silent, in ever other shares.
                    let rest = present - approve;
                    let abstain = (approve * 7 + base) % (rest + 1);
                    let reject = (approve + present) % (rest - abstain + 1);
                    let tally = Tally {
                        approve,
                        reject,
                        abstain,
                    };
                    is_exact(&exact.rule, at, exactly, tally);
                }
            }
        }
    }
}

#[test]
fn every_way_to_approve_reject_abstain_or_be_silent_up_to_fourteen() {
    for exact in rules().into_iter().map(Exact::of) {
        for base in 1..=14 {
            for present in 0..=base {
                let at = frozen(base, present);
                let exactly = exact.at(at);
                for approve in 0..=present {
                    for reject in 0..=present - approve {
                        for abstain in 0..=present - approve - reject {
                            let tally = Tally {
                                approve,
                                reject,
                                abstain,
                            };
                            is_exact(&exact.rule, at, exactly, tally);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_needed_is_the_least_that_is_enough() {
    for rule in rules() {
        let (enough, pass) = (rule.quorum.unwrap(), rule.pass.unwrap());
        for base in 1..=200 {
            let members = base + base / 5;
            let found = needed(&rule, base, members).unwrap();
            let least = |share: &Threshold, of: u32, need: u32| {
                meets(share, need, of) && !meets(share, need - 1, of) && need <= of
            };
            assert!(
                least(&enough, found.base, found.quorum),
                "{found:?} {rule:?}"
            );
            assert!(least(&pass, found.of, found.pass), "{found:?} {rule:?}");
        }
    }
}

#[test]
fn more_approvals_never_turn_a_pass_into_a_failure_and_more_people_never_lose_a_quorum() {
    for rule in rules() {
        for base in 1..=200 {
            let reached = |present| quorum(&rule, frozen(base, present)).unwrap().is_reached();
            let first = (0..=base).find(|present| reached(*present)).unwrap();
            assert!((first..=base).all(reached), "{base} by {rule:?}");
            let passes = |approve| {
                let tally = Tally {
                    approve,
                    ..Tally::default()
                };
                let found = verdict(&rule, frozen(base, base), tally, 1).unwrap();
                matches!(found.outcome, Outcome::Passed { .. })
            };
            let first = (0..=base).find(|approve| passes(*approve)).unwrap();
            assert!((first..=base).all(passes), "{base} by {rule:?}");
        }
    }
}

#[test]
fn a_majority_is_said_to_be_in_reach_exactly_when_some_end_of_the_vote_passes() {
    for rule in rules() {
        for base in 1..=60 {
            for present in 1..=base {
                let at = frozen(base, present);
                for against in 0..=present {
                    let so_far = Tally {
                        reject: against,
                        ..Tally::default()
                    };
                    let own = reachable(&rule, at, so_far)[0];
                    let pass = rule.pass.unwrap();
                    let best = meets(&pass, present - against, of(&pass, at));
                    assert_eq!(own.is_possible(), best, "{own:?} of {at:?} by {rule:?}");
                }
            }
        }
    }
}

#[test]
fn a_vote_is_close_when_the_sides_are_or_when_so_few_votes_would_turn_it() {
    for rule in rules() {
        for (base, gap) in (1..=24).flat_map(|base| (0..=3).map(move |gap| (base, gap))) {
            let at = frozen(base, base);
            let passes = |approve| meets(&rule.pass.unwrap(), approve, of(&rule.pass.unwrap(), at));
            for approve in 0..=base {
                let turns = (1..=gap).any(|votes| {
                    let fewer = approve.checked_sub(votes);
                    passes(approve + votes) != passes(approve)
                        || fewer.is_some_and(|fewer| passes(fewer) != passes(approve))
                });
                for reject in 0..=base - approve {
                    let tally = Tally {
                        approve,
                        reject,
                        abstain: base - approve - reject,
                    };
                    let found = verdict(&rule, at, tally, gap).unwrap();
                    let expected = turns || approve.abs_diff(reject) <= gap;
                    assert_eq!(
                        found.close, expected,
                        "{tally:?} of {base}, {gap} by {rule:?}"
                    );
                }
            }
        }
    }
}
