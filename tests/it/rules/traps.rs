//! What broke in other programs, each as a test that keeps it out of this one.

use fangyijie::domain::Coded;
use fangyijie::domain::ballot::{
    Base, Choice, Compare, Frozen, Method, Outcome, PaperFault, PaperField, Papers, Tally,
    Threshold, Verdict, cross_check, quorum, verdict,
};
use fangyijie::domain::meeting::{Capacity, Item, Meeting, MeetingKind, MeetingRefusal, Presence};
use fangyijie::domain::person::Person;
use fangyijie::domain::refusal::Missing;
use fangyijie::domain::rules::{MeetingRule, Rulebook};
use fangyijie::domain::wall::WallView;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{BallotCommand, Command, RuleCommand};

use super::own::both_above_half;
use crate::desk::Desk;
use crate::store::clerk::Clerk;
use crate::store::file::today;

fn rule(kind: MeetingKind) -> &'static MeetingRule {
    Rulebook::builtin().meeting(kind, today()).unwrap()
}

fn share(op: Compare, num: u32, den: u32) -> Threshold {
    Threshold {
        of: Base::ShouldVote,
        op,
        num,
        den,
    }
}

fn tally(approve: u32, reject: u32, abstain: u32) -> Tally {
    Tally {
        approve,
        reject,
        abstain,
    }
}

fn there(base: u32, present: u32) -> Frozen {
    Frozen {
        base,
        present,
        members: base,
        members_present: present,
    }
}

/// The drill's assembly of twenty with everyone there and a vote open on its first item.
fn voting(method: Method) -> (Clerk, Id<Meeting>, Id<Item>) {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let item = clerk.board(meeting).items[0].id;
    clerk.run(&Command::OpenBallot { item, method });
    (clerk, meeting, item)
}

fn hands(item: Id<Item>, tally: Tally) -> Command {
    Command::SetTally {
        item,
        tally,
        opinion: Tally::default(),
    }
}

/// The two tellers, by number.
fn counting(clerk: &Clerk, item: Id<Item>, teller: u32, papers: Papers) -> Command {
    let person = clerk.number(&format!(
        "SELECT person_id FROM membership ORDER BY person_id LIMIT 1 OFFSET {teller}"
    ));
    Command::Ballot(BallotCommand::CountPapers {
        item,
        teller,
        person: Id::new(person),
        papers,
        opinion: Tally::default(),
    })
}

fn papers(approve: u32, reject: u32, abstain: u32, invalid: u32) -> Papers {
    Papers {
        tally: tally(approve, reject, abstain),
        invalid,
    }
}

fn ballot_of(clerk: &Clerk, meeting: Id<Meeting>) -> fangyijie::domain::meeting::BallotState {
    clerk.board(meeting).items[0].ballot.clone().unwrap()
}

fn void(item: Id<Item>, reason: &str) -> Command {
    Command::Ballot(BallotCommand::Void {
        item,
        reason: reason.to_owned(),
    })
}

#[test]
fn t01_quorum_is_never_the_electorate() {
    for kind in MeetingKind::all().filter(|kind| rule(*kind).quorum.is_some()) {
        for base in 1..=200 {
            let nobody = quorum(rule(kind), there(base, 0)).unwrap();
            assert!(!nobody.is_reached(), "{kind:?} of {base}");
            assert_eq!(nobody.present, 0);
            assert_eq!(nobody.short(), nobody.need);
        }
    }
    // Whoever is on the roll but was not called is not there.
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.open(MeetingKind::Assembly, 1);
    let item = clerk.board(meeting).items[0].id;
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    clerk.is_refused(&opening, &Refusal::NoQuorum { short: 10 });
}

#[test]
fn t02_what_is_missing_is_counted_in_whole_people() {
    // Half of six with one there: two are missing, not three.
    let found = quorum(rule(MeetingKind::Assembly), there(6, 1)).unwrap();
    assert_eq!((found.need, found.short()), (3, 2));
    for base in 1..=200 {
        for present in 0..=base {
            let found = quorum(rule(MeetingKind::Assembly), there(base, present)).unwrap();
            let more = quorum(
                rule(MeetingKind::Assembly),
                there(base, present + found.short()),
            );
            assert!(more.unwrap().is_reached());
            if let Some(fewer) = found.short().checked_sub(1) {
                let fewer = quorum(rule(MeetingKind::Assembly), there(base, present + fewer));
                assert!(!fewer.unwrap().is_reached());
            }
        }
    }
}

#[test]
fn t03_no_share_is_rounded_by_a_floating_point_number() {
    assert_eq!(share(Compare::Ge, 55, 100).need(100), 55);
    for percent in 1..=100 {
        for base in 1..=1000u32 {
            let exact = (u64::from(base) * u64::from(percent)).div_ceil(100);
            let need = u64::from(share(Compare::Ge, percent, 100).need(base));
            assert_eq!(need, exact.max(1), "{percent}% of {base}");
        }
    }
}

#[test]
fn t04_two_thirds_are_two_thirds_and_not_67_percent() {
    for (of, two_thirds) in [(3, 2), (30, 20), (60, 40), (90, 60)] {
        assert!(share(Compare::Ge, 2, 3).is_met(two_thirds, of), "{of}");
        assert!(!share(Compare::Ge, 67, 100).is_met(two_thirds, of), "{of}");
    }
    assert_eq!(rule(MeetingKind::Representatives).quorum.unwrap().num, 2);
    assert_eq!(rule(MeetingKind::Representatives).quorum.unwrap().den, 3);
}

#[test]
fn t05_more_than_half_is_not_at_least_half() {
    let (more, least) = (share(Compare::Gt, 1, 2), share(Compare::Ge, 1, 2));
    assert_eq!((more.need(40), least.need(40)), (21, 20));
    // Half and one would be 20.5 of 39: twenty are enough.
    assert_eq!((more.need(39), least.need(39)), (20, 20));
    // One of two is not more than half.
    let one_of_two = verdict(rule(MeetingKind::Assembly), there(2, 2), tally(1, 0, 1), 1);
    assert_eq!(one_of_two.unwrap().outcome, Outcome::Failed { short: 1 });
    for base in 1..=200 {
        for (num, den) in [(1, 2), (2, 3)] {
            let divides = base * num % den == 0;
            let (ge, gt) = (share(Compare::Ge, num, den), share(Compare::Gt, num, den));
            assert_eq!(gt.need(base), ge.need(base) + u32::from(divides), "{base}");
        }
    }
    // Two thirds of whom: three against two is enough of those who voted, not of the seven who should.
    let of = |of| Threshold {
        of,
        ..share(Compare::Gt, 1, 2)
    };
    let at = there(7, 5);
    assert!(of(Base::Present).is_met(3, at.base_of(&of(Base::Present))));
    assert!(!of(Base::ShouldVote).is_met(3, at.base_of(&of(Base::ShouldVote))));
}

#[test]
fn t06_presence_never_shifts_the_denominator_and_nobody_votes_for_another() {
    let (mut clerk, held, item) = voting(Method::Named);
    let frozen = ballot_of(&clerk, held).frozen;
    assert_eq!((frozen.base, frozen.present), (20, 20));
    clerk.call(held, Capacity::Voter, Presence::Left, 9);
    assert_eq!(ballot_of(&clerk, held).frozen, frozen);
    // Someone who was absent when it opened has no vote in it, nor has anyone in his place.
    let mut other = Clerk::at_drill();
    let meeting = other.open(MeetingKind::Assembly, 1);
    let item_there = other.board(meeting).items[0].id;
    other.call(meeting, Capacity::Voter, Presence::Present, 12);
    other.run(&Command::OpenBallot {
        item: item_there,
        method: Method::Named,
    });
    let absent: Vec<Id<Person>> = other
        .board(meeting)
        .roll
        .iter()
        .filter(|who| who.capacity == Capacity::Voter && who.presence != Presence::Present)
        .map(|who| who.person)
        .collect();
    assert_eq!(absent.len(), 8);
    for person in absent {
        let voting = Command::CastVote {
            item: item_there,
            person,
            choice: Choice::Approve,
        };
        other.is_refused(&voting, &Refusal::NotAVoter);
    }
    assert_eq!(ballot_of(&other, meeting).votes.len(), 12);
    assert_eq!(ballot_of(&other, meeting).frozen.base, 20);
    let there = clerk.board(held).roll[10].person;
    clerk.run(&Command::CastVote {
        item,
        person: there,
        choice: Choice::Approve,
    });
    clerk.run(&Command::CloseBallot { item });
}

#[test]
fn t07_the_desk_and_the_wall_say_one_verdict() {
    for (approve, reject, abstain) in [(20, 0, 0), (11, 9, 0), (10, 10, 0), (11, 0, 9), (0, 0, 20)]
    {
        let (mut clerk, meeting, item) = voting(Method::Hands);
        clerk.run(&hands(item, tally(approve, reject, abstain)));
        clerk.run(&Command::CloseBallot { item });
        clerk.run(&Command::Ballot(BallotCommand::Publish { item }));
        let board = clerk.board(meeting);
        let ballot = ballot_of(&clerk, meeting);
        let gap = Rulebook::builtin().close_gap();
        let said: Verdict = verdict(&board.rule, ballot.frozen, ballot.tally, gap).unwrap();
        let passed = matches!(said.outcome, Outcome::Passed { .. });
        assert_eq!(ballot.passed, Some(passed));
        let view = WallView::Item(meeting, item);
        clerk.store.show_on_wall(view).unwrap();
        let wall = format!("{:?}", clerk.store.wall().unwrap());
        assert!(wall.contains(&format!("{said:?}")), "{said:?}\n{wall}");
    }
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*7 Enter")
        .says("赞成0 反对0 弃权0");
}

#[test]
fn t08_abstentions_and_silence_by_the_base() {
    let passes = |kind, at: Frozen, tally| {
        let found = verdict(rule(kind), at, tally, 1).unwrap();
        matches!(found.outcome, Outcome::Passed { .. })
    };
    // Of those who should vote: who abstains, is silent or stayed away counts against it.
    let members = MeetingKind::Assembly;
    for (at, votes, expected) in [
        (there(20, 20), tally(11, 0, 9), true),
        (there(20, 20), tally(10, 0, 10), false),
        (there(20, 20), tally(10, 0, 0), false),
        (there(20, 11), tally(11, 0, 0), true),
        (there(20, 10), tally(10, 0, 0), false),
    ] {
        assert_eq!(passes(members, at, votes), expected, "{at:?} {votes:?}");
    }
    // Of those present: who abstains or is silent counts against it, who stayed away does not.
    let residents = MeetingKind::Residents;
    for (at, votes, expected) in [
        (there(120, 61), tally(31, 0, 30), true),
        (there(120, 61), tally(30, 20, 11), false),
        (there(120, 61), tally(30, 0, 0), false),
        (there(120, 120), tally(60, 0, 0), false),
        (there(120, 120), tally(61, 59, 0), true),
    ] {
        assert_eq!(passes(residents, at, votes), expected, "{at:?} {votes:?}");
    }
}

#[test]
fn t09_a_vote_that_was_not_given_is_no_number() {
    let (clerk, meeting, _) = voting(Method::Named);
    let ballot = ballot_of(&clerk, meeting);
    assert!(ballot.votes.iter().all(|vote| vote.choice.is_none()));
    assert_eq!((ballot.passed, ballot.tally), (None, Tally::default()));
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 2");
    for part in ["", "Tab", "Tab"] {
        let screen = desk.press(part).screen();
        for sentinel in ["-1", "-2", "4294967295"] {
            let days = screen.replace("2026-11", "");
            assert!(!days.contains(sentinel), "{sentinel} on\n{screen}");
        }
    }
}

#[test]
fn t10_numbers_that_do_not_add_up_are_refused_and_named() {
    let (mut clerk, _, item) = voting(Method::Hands);
    let too_many = |cast| Refusal::TooManyVotes { cast, present: 20 };
    clerk.is_refused(&hands(item, tally(21, 0, 0)), &too_many(21));
    clerk.is_refused(&hands(item, tally(15, 5, 1)), &too_many(21));
    let huge = tally(u32::MAX, 1, 1);
    clerk.is_refused(&hands(item, huge), &too_many(u32::MAX));
    let missing = |cast| Refusal::VotesMissing { cast, present: 20 };
    clerk.is_refused(&hands(item, tally(15, 4, 0)), &missing(19));
    clerk.is_refused(&Command::CloseBallot { item }, &missing(0));
    // On paper each teller's own sum is checked, then one against the other.
    let (mut clerk, _, item) = voting(Method::Paper);
    let fault = |fault| Refusal::Meeting(MeetingRefusal::Papers(fault));
    let sum = PaperFault::Sum {
        teller: 1,
        counted: 19,
        returned: 20,
    };
    let first = counting(&clerk, item, 1, papers(14, 3, 2, 0));
    clerk.is_refused(&first, &fault(sum));
    let first = counting(&clerk, item, 1, papers(14, 3, 2, 1));
    clerk.run(&first);
    let second = counting(&clerk, item, 2, papers(14, 4, 1, 1));
    let differ = PaperFault::Differ {
        field: PaperField::Reject,
        first: 3,
        second: 4,
    };
    match clerk.attempt(&second) {
        Ok(_) => clerk.is_refused(&Command::CloseBallot { item }, &fault(differ)),
        Err(_) => clerk.is_refused(&second, &fault(differ)),
    }
    assert!(cross_check(20, papers(20, 0, 0, 0), papers(u32::MAX, 1, 0, 0)).is_err());
}

#[test]
fn t11_papers_and_those_who_handed_them_in_are_the_same_number() {
    let (mut clerk, meeting, item) = voting(Method::Paper);
    let away: Vec<Id<Person>> = clerk
        .board(meeting)
        .roll
        .iter()
        .filter(|who| who.capacity == Capacity::Voter)
        .map(|who| who.person)
        .take(2)
        .collect();
    clerk.run(&Command::Ballot(BallotCommand::NotHandedIn {
        item,
        people: away,
    }));
    for teller in [1, 2] {
        let command = counting(&clerk, item, teller, papers(12, 3, 2, 1));
        clerk.run(&command);
    }
    clerk.run(&Command::CloseBallot { item });
    let ballot = ballot_of(&clerk, meeting);
    let handed_in = clerk.number("SELECT count(*) FROM paper_voter");
    assert_eq!(handed_in, 18);
    assert_eq!(i64::from(ballot.tally.cast() + ballot.invalid), handed_in);
    // The base is still those who should vote: 12 of 20 pass.
    assert_eq!((ballot.frozen.base, ballot.passed), (20, Some(true)));
}

#[test]
fn t12_nothing_leads_from_a_paper_to_whoever_handed_it_in() {
    let (mut clerk, meeting, item) = voting(Method::Paper);
    let columns = |table: &str| {
        let conn = clerk.desk.peek();
        let mut statement = conn
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect::<Vec<String>>()
    };
    // Who was given one: no time, no order, no choice. What was found: sums, and who counted them.
    assert_eq!(columns("paper_voter"), ["ballot_id", "person_id"]);
    let counts = columns("teller_count");
    assert!(
        !counts
            .iter()
            .any(|name| name.contains("at") && name.ends_with("_at"))
    );
    let without_rowid = clerk.number(
        "SELECT count(*) FROM sqlite_schema
         WHERE name IN ('paper_voter', 'teller_count') AND sql LIKE '%WITHOUT ROWID%'",
    );
    assert_eq!(without_rowid, 2);
    assert!(ballot_of(&clerk, meeting).votes.is_empty());
    assert_eq!(
        clerk.number(
            "SELECT count(*) FROM ballot_vote WHERE ballot_id = (SELECT max(id) FROM ballot)"
        ),
        0
    );
    // Of two papers the split would tell who voted how.
    let all: Vec<Id<Person>> = clerk
        .board(meeting)
        .roll
        .iter()
        .map(|who| who.person)
        .collect();
    let but_two = Command::Ballot(BallotCommand::NotHandedIn {
        item,
        people: all.iter().skip(2).copied().collect(),
    });
    let fewest = MeetingRefusal::TooFewPapers { fewest: 3 };
    clerk.is_refused(&but_two, &fewest.into());
}

#[test]
fn t13_a_vote_can_always_be_voided_and_repeated_and_a_form_is_not_refreshed_away() {
    for method in Method::all() {
        let (mut clerk, meeting, item) = voting(method);
        if method == Method::Hands {
            clerk.run(&hands(item, tally(20, 0, 0)));
        }
        clerk.is_refused(&void(item, " "), &Refusal::Empty(Missing::Reason));
        clerk.run(&void(item, "计票有误"));
        clerk.run(&Command::OpenBallot { item, method });
        let again = ballot_of(&clerk, meeting);
        assert_eq!(
            (again.tally, again.voided),
            (Tally::default(), 1),
            "{method:?}"
        );
        assert_eq!(
            clerk.number("SELECT count(*) FROM ballot WHERE void_reason = '计票有误'"),
            1
        );
        assert_eq!(clerk.store.check().unwrap(), []);
    }
    // What is being typed stays, whatever another window does meanwhile.
    let mut desk = Desk::new();
    let mut beside = desk.beside();
    desk.press("4 F7 Enter Enter 8 Down*7 Enter Enter Down 7");
    let typed = desk.screen();
    beside.press("F4 1 F4").says("已保存");
    assert!(desk.looks(), "the other window has written");
    assert_eq!(desk.screen(), typed);
    assert!(desk.is_typing(), "{typed}");
}

#[test]
fn t14_an_open_vote_keeps_the_rule_and_the_base_it_was_opened_with() {
    let (mut clerk, meeting, item) = voting(Method::Hands);
    let before = ballot_of(&clerk, meeting);
    clerk.run(&Command::Rule(RuleCommand::Set {
        rule: Box::new(MeetingRule {
            pass: Some(share(Compare::Ge, 4, 5)),
            ..both_above_half(today())
        }),
        reason: "从严".to_owned(),
    }));
    // A member leaves the Party branch: the roll of the next meeting is another, not this vote.
    clerk.change(
        "UPDATE membership SET vote_suspended = 1 WHERE person_id =
           (SELECT person_id FROM attendance WHERE capacity = 'voter' ORDER BY meeting_id DESC LIMIT 1)",
    );
    assert_eq!(ballot_of(&clerk, meeting), before);
    clerk.run(&hands(item, tally(11, 9, 0)));
    clerk.run(&Command::CloseBallot { item });
    assert_eq!(ballot_of(&clerk, meeting).passed, Some(true));
    assert_eq!(clerk.board(meeting).rule, *rule(MeetingKind::Assembly));
}
