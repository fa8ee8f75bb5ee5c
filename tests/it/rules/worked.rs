//! The worked examples of the rules, by name.

use fangyijie::domain::ballot::{Frozen, Outcome, Tally, quorum, verdict};
use fangyijie::domain::meeting::Capacity;
use fangyijie::domain::meeting::MeetingKind;
use fangyijie::domain::person::{PartyStatus, Standing, capacity};
use fangyijie::domain::rules::{MeetingRule, Needed, Rulebook, needed};

fn rule(kind: MeetingKind) -> &'static MeetingRule {
    let date = "2026-11-23".parse().unwrap();
    Rulebook::builtin().meeting(kind, date).unwrap()
}

fn all(base: u32, present: u32) -> Frozen {
    Frozen {
        base,
        present,
        members: base,
        members_present: present,
    }
}

fn decide(kind: MeetingKind, at: Frozen, approve: u32, reject: u32, abstain: u32) -> Outcome {
    let tally = Tally {
        approve,
        reject,
        abstain,
    };
    verdict(rule(kind), at, tally, 1).unwrap().outcome
}

/// Present and approvals needed.
fn need(kind: MeetingKind, base: u32) -> (u32, u32) {
    let Needed { quorum, pass, .. } = needed(rule(kind), base, base).unwrap();
    (quorum, pass)
}

#[test]
fn an_assembly_of_fifteen_needs_eight_there_and_eight_for_it() {
    let kind = MeetingKind::Assembly;
    assert_eq!(need(kind, 15), (8, 8));
    // If only eight came, all eight must agree.
    assert_eq!(
        decide(kind, all(15, 8), 8, 0, 0),
        Outcome::Passed { margin: 0 }
    );
    assert_eq!(
        decide(kind, all(15, 8), 7, 0, 1),
        Outcome::Failed { short: 1 }
    );
}

#[test]
fn an_assembly_of_twenty_needs_ten_there_and_eleven_for_it() {
    let kind = MeetingKind::Assembly;
    assert_eq!(need(kind, 20), (10, 11));
    // Ten may meet, but ten cannot decide.
    assert!(quorum(rule(kind), all(20, 10)).unwrap().is_reached());
    assert_eq!(
        decide(kind, all(20, 10), 10, 0, 0),
        Outcome::Failed { short: 1 }
    );
}

#[test]
fn ten_and_eleven_members() {
    assert_eq!(need(MeetingKind::Assembly, 10), (5, 6));
    assert_eq!(need(MeetingKind::Assembly, 11), (6, 6));
}

#[test]
fn of_twelve_present_three_on_probation_nine_vote() {
    let probationary = |n: u32| Standing {
        status: if n < 3 {
            PartyStatus::Probationary
        } else {
            PartyStatus::Full
        },
        vote_suspended: false,
        excluded: false,
    };
    let voters = (0..12).filter(|n| capacity(probationary(*n)) == Some(Capacity::Voter));
    assert_eq!(voters.count(), 9);
}

#[test]
fn a_representatives_meeting_of_forty_needs_twenty_seven_and_of_those_fourteen() {
    let kind = MeetingKind::Representatives;
    assert_eq!(need(kind, 40), (27, 14));
    assert_eq!(
        decide(kind, all(40, 26), 26, 0, 0),
        Outcome::NoQuorum { short: 1 }
    );
    assert_eq!(
        decide(kind, all(40, 27), 14, 13, 0),
        Outcome::Passed { margin: 0 }
    );
    assert_eq!(
        decide(kind, all(40, 27), 13, 0, 14),
        Outcome::Failed { short: 1 }
    );
}

#[test]
fn a_residents_meeting_of_120_households_needs_61_there() {
    let kind = MeetingKind::Residents;
    assert_eq!(need(kind, 120), (61, 31));
    assert_eq!(
        decide(kind, all(120, 60), 60, 0, 0),
        Outcome::NoQuorum { short: 1 }
    );
    // More than half of those who came, not of those who said yes or no: 30 of 61 is not enough.
    assert_eq!(
        decide(kind, all(120, 61), 30, 20, 11),
        Outcome::Failed { short: 1 }
    );
    assert_eq!(
        decide(kind, all(120, 61), 31, 20, 10),
        Outcome::Passed { margin: 0 }
    );
}

#[test]
fn under_four_steps_two_thirds_of_all_members_come_and_half_of_the_voters_agree() {
    // 21 members, one of them without a vote.
    let at = |present, members_present| Frozen {
        base: 20,
        present,
        members: 21,
        members_present,
    };
    let kind = MeetingKind::FourSteps;
    assert_eq!(
        decide(kind, at(13, 13), 13, 0, 0),
        Outcome::NoQuorum { short: 1 }
    );
    // Whoever has no vote counts among all members.
    assert_eq!(
        decide(kind, at(13, 14), 10, 3, 0),
        Outcome::Passed { margin: 0 }
    );
    assert_eq!(
        decide(kind, at(13, 14), 9, 4, 0),
        Outcome::Failed { short: 1 }
    );
    assert_eq!(rule(kind).notice_days, 3);
}

#[test]
fn a_committee_of_four_and_of_five() {
    assert_eq!(need(MeetingKind::Committee, 4), (2, 3));
    assert_eq!(need(MeetingKind::Committee, 5), (3, 3));
}

#[test]
fn a_group_meeting_never_says_passed() {
    let rule = rule(MeetingKind::Group);
    assert_eq!(quorum(rule, all(9, 0)), None);
    let tally = Tally {
        approve: 9,
        ..Tally::default()
    };
    assert_eq!(verdict(rule, all(9, 9), tally, 1), None);
    assert_eq!(needed(rule, 9, 9), None);
}
