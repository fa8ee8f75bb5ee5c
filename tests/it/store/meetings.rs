//! The rules of meetings: picks, dispositions, quorum, votes and the frozen base.

use fangyijie::domain::ballot::{Choice, Method, Tally};
use fangyijie::domain::meeting::{
    Capacity, Disposition, Item, Meeting, MeetingKind, MeetingRefusal, Presence,
};
use fangyijie::domain::person::Person;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::Command;

use super::clerk::Clerk;

/// A committee of branch 2 with four matters, the first so many of them picked.
fn picking(clerk: &mut Clerk, picked: usize) -> Id<Meeting> {
    let meeting = clerk.meet(MeetingKind::Committee, 3);
    for (index, item) in clerk.board(meeting).items.iter().enumerate() {
        let made = if index < picked {
            Disposition::Picked
        } else {
            Disposition::HandleNow
        };
        clerk.dispose(meeting, item.issue, made);
    }
    meeting
}

fn tally(approve: u32, reject: u32, abstain: u32) -> Tally {
    Tally {
        approve,
        reject,
        abstain,
    }
}

/// An assembly of branch 1 with a ballot open on its first item.
fn voting(clerk: &mut Clerk, method: Method) -> (Id<Meeting>, Id<Item>) {
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let item = clerk.board(meeting).items[0].id;
    clerk.run(&Command::OpenBallot { item, method });
    (meeting, item)
}

/// Whether the vote on an item passed.
fn passed(clerk: &Clerk, meeting: Id<Meeting>, item: Id<Item>) -> Option<bool> {
    let board = clerk.board(meeting);
    let found = board.items.iter().find(|shown| shown.id == item).unwrap();
    found.ballot.as_ref().unwrap().passed
}

fn seated(clerk: &Clerk, meeting: Id<Meeting>, capacity: Capacity) -> Vec<Id<Person>> {
    let board = clerk.board(meeting);
    let of = board
        .roll
        .iter()
        .filter(|attendee| attendee.capacity == capacity);
    of.map(|attendee| attendee.person).collect()
}

#[test]
fn one_or_four_picks_need_a_reason_two_or_three_do_not() {
    for picked in 0..=4 {
        let mut clerk = Clerk::at_drill();
        let meeting = picking(&mut clerk, picked);
        if (2..=3).contains(&picked) {
            clerk.run(&Clerk::ending(meeting, ""));
            continue;
        }
        let refusal = Refusal::PickNeedsReason {
            picked: u32::try_from(picked).unwrap(),
            min: 2,
            max: 3,
        };
        clerk.is_refused(&Clerk::ending(meeting, " "), &refusal);
        clerk.run(&Clerk::ending(meeting, "本月事项特殊"));
    }
}

#[test]
fn a_meeting_does_not_end_with_anything_undecided() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Committee, 3);
    let items = clerk.board(meeting).items;
    clerk.dispose(meeting, items[0].issue, Disposition::Picked);
    clerk.is_refused(&Clerk::ending(meeting, ""), &Refusal::ItemsOpen { open: 3 });
}

#[test]
fn a_committee_without_its_quorum_decides_nothing() {
    let mut clerk = Clerk::at_drill();
    let meeting = picking(&mut clerk, 2);
    clerk.call(meeting, Capacity::Voter, Presence::Excused, 3);
    clerk.is_refused(&Clerk::ending(meeting, ""), &Refusal::NoQuorum { short: 1 });
    clerk.call(meeting, Capacity::Voter, Presence::Present, 1);
    clerk.run(&Clerk::ending(meeting, ""));
}

#[test]
fn an_assembly_opens_no_vote_below_half_of_those_who_should_vote() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.open(MeetingKind::Assembly, 1);
    let item = clerk.board(meeting).items[0].id;
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    clerk.call(meeting, Capacity::Voter, Presence::Present, 9);
    clerk.call(meeting, Capacity::NonVoter, Presence::Present, 9);
    clerk.call(meeting, Capacity::Representative, Presence::Present, 9);
    clerk.is_refused(&opening, &Refusal::NoQuorum { short: 1 });
    clerk.call(meeting, Capacity::Voter, Presence::Present, 10);
    clerk.run(&opening);
    clerk.is_refused(&opening, &Refusal::BallotOpen);
}

#[test]
fn no_more_and_no_fewer_hands_than_voters_present() {
    let mut clerk = Clerk::at_drill();
    let (meeting, item) = voting(&mut clerk, Method::Hands);
    let present = clerk.board(meeting).frozen.present;
    let count = |tally, opinion| Command::SetTally {
        item,
        tally,
        opinion,
    };
    let too_many = Refusal::TooManyVotes {
        cast: present + 1,
        present,
    };
    clerk.is_refused(&count(tally(present, 1, 0), tally(0, 0, 0)), &too_many);
    let representatives = seated(&clerk, meeting, Capacity::Representative).len();
    let representatives = u32::try_from(representatives).unwrap();
    for heard in [representatives + 1, representatives - 1] {
        let opinions = MeetingRefusal::Opinions {
            cast: heard,
            present: representatives,
        };
        let counted = count(tally(present, 0, 0), tally(heard, 0, 0));
        clerk.is_refused(&counted, &opinions.into());
    }
    let missing = |cast| Refusal::VotesMissing { cast, present };
    let one_less = count(tally(present - 1, 0, 0), tally(0, 0, 0));
    clerk.is_refused(&one_less, &missing(present - 1));
    clerk.is_refused(&Command::CloseBallot { item }, &missing(0));
    // The representatives need not be asked.
    clerk.run(&count(tally(present, 0, 0), tally(0, 0, 0)));
    clerk.run(&Command::CloseBallot { item });
}

#[test]
fn representatives_are_heard_and_never_change_the_verdict() {
    for (opinion, spare, expected) in [
        (tally(2, 0, 0), 0, true),
        (tally(0, 2, 0), 0, true),
        (tally(2, 0, 0), 1, false),
        (tally(0, 2, 0), 1, false),
    ] {
        let mut clerk = Clerk::at_drill();
        let (meeting, item) = voting(&mut clerk, Method::Hands);
        let frozen = clerk.board(meeting).frozen;
        let approve = frozen.base / 2 + 1 - spare;
        clerk.run(&Command::SetTally {
            item,
            tally: tally(approve, frozen.present - approve, 0),
            opinion,
        });
        clerk.run(&Command::CloseBallot { item });
        assert_eq!(passed(&clerk, meeting, item), Some(expected));
        let issue = clerk.board(meeting).items[0].issue;
        let assigning = clerk.disposal(meeting, issue, Disposition::Assigned);
        match expected {
            true => drop(clerk.run(&assigning)),
            false => clerk.is_refused(&assigning, &Refusal::NotPassed),
        }
    }
}

#[test]
fn in_a_named_vote_representatives_stand_beside_the_count() {
    let mut clerk = Clerk::at_drill();
    let (meeting, item) = voting(&mut clerk, Method::Named);
    for person in seated(&clerk, meeting, Capacity::Representative) {
        clerk.run(&Command::CastVote {
            item,
            person,
            choice: Choice::Approve,
        });
    }
    let non_voter = seated(&clerk, meeting, Capacity::NonVoter)[0];
    let voting = Command::CastVote {
        item,
        person: non_voter,
        choice: Choice::Approve,
    };
    clerk.is_refused(&voting, &Refusal::NotAVoter);
    // What representatives think is no vote: nobody has voted yet, so nothing can end.
    let nobody = Refusal::from(MeetingRefusal::NobodyVoted);
    clerk.is_refused(&Command::CloseBallot { item }, &nobody);
    let person = seated(&clerk, meeting, Capacity::Voter)[0];
    clerk.run(&Command::CastVote {
        item,
        person,
        choice: Choice::Reject,
    });
    clerk.run(&Command::CloseBallot { item });
    let board = clerk.board(meeting);
    let ballot = board.items[0].ballot.as_ref().unwrap();
    assert_eq!((ballot.tally.approve, ballot.opinion.approve), (0, 2));
    assert_eq!((ballot.tally.reject, ballot.silent()), (1, 19));
    assert_eq!(ballot.passed, Some(false));
}

#[test]
fn probationary_and_suspended_members_never_count_and_the_excluded_are_not_called() {
    for (grid, base, without_vote) in [(1, 20, 1), (3, 18, 2), (5, 16, 1), (7, 14, 2), (9, 12, 2)] {
        let mut clerk = Clerk::at_drill();
        let issue = clerk.raise(grid);
        let branch = clerk.branch(grid).raw();
        clerk
            .desk
            .peek_to_write()
            .execute(
                "UPDATE issue SET stage = 'assembly' WHERE id = ?1",
                [issue.raw()],
            )
            .unwrap();
        let meeting = clerk.meet(MeetingKind::Assembly, grid);
        assert_eq!(clerk.board(meeting).frozen.base, base, "branch {branch}");
        assert_eq!(clerk.board(meeting).frozen.present, base);
        let sitting = seated(&clerk, meeting, Capacity::NonVoter).len();
        assert_eq!(sitting, without_vote, "branch {branch}");
    }
}

#[test]
fn the_base_stays_frozen_although_people_come_and_go() {
    let mut clerk = Clerk::at_drill();
    let (meeting, item) = voting(&mut clerk, Method::Hands);
    let frozen = clerk.board(meeting).frozen;
    clerk.run(&Command::SetTally {
        item,
        tally: tally(frozen.present, 0, 0),
        opinion: tally(0, 0, 0),
    });
    clerk.call(meeting, Capacity::Voter, Presence::Absent, 15);
    assert_ne!(clerk.board(meeting).frozen, frozen);
    clerk.run(&Command::CloseBallot { item });
    let board = clerk.board(meeting);
    let ballot = board.items[0].ballot.as_ref().unwrap();
    assert_eq!(ballot.frozen, frozen);
    assert_eq!(ballot.passed, Some(true));
}

#[test]
fn a_group_records_opinions_and_never_votes() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Group, 3);
    let item = clerk.board(meeting).items[0].id;
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    clerk.is_refused(&opening, &Refusal::NoBallot);
    let second = clerk.opening(MeetingKind::Group, 3);
    clerk.is_refused(&second, &Refusal::MeetingOpen);
}

#[test]
fn an_ended_meeting_stays_ended() {
    let mut clerk = Clerk::at_drill();
    let meeting = picking(&mut clerk, 2);
    clerk.run(&Clerk::ending(meeting, ""));
    clerk.is_refused(&Clerk::ending(meeting, ""), &Refusal::MeetingEnded);
    clerk.is_refused(&Command::CallAll { meeting }, &Refusal::MeetingEnded);
}

#[test]
fn an_issue_is_never_merged_into_itself_or_into_one_that_ended() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.raise(2);
    let meeting = clerk.meet(MeetingKind::Group, 2);
    let closed = clerk.issue_in(fangyijie::domain::issue::Stage::Closed);
    for target in [issue, closed] {
        let merging = Command::Dispose {
            item: clerk.item(meeting, issue),
            disposition: Disposition::Merged,
            note: String::new(),
            target: Some(target),
            assign: None,
            helpers: Vec::new(),
        };
        clerk.is_refused(&merging, &Refusal::CannotMerge);
    }
}
