//! Undo brings back what was, for every kind of command, and refuses when something builds on it.

use fangyijie::domain::ballot::{Choice, Method, Tally};
use fangyijie::domain::issue::Stage;
use fangyijie::domain::journal::Entry;
use fangyijie::domain::meeting::{Capacity, Disposition, Meeting, MeetingKind, Presence};
use fangyijie::domain::month::Month;
use fangyijie::domain::task::Satisfaction;
use fangyijie::domain::visit::Round;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{Command, MonthCommand, SettingCommand};

use super::clerk::{Clerk, ask, finish, lamp, progress, tell};

/// Leads a clerk to where a command can be given, and gives it.
type Lead = fn(&mut Clerk) -> Command;

fn undo(entry: Id<Entry>) -> Command {
    Command::Undo { entry }
}

/// One example of every kind of command.
const EVERY_COMMAND: &[Lead] = &[
    |clerk| clerk.visit(1, vec![lamp(), lamp()]),
    |clerk| Command::RegisterIssue {
        household: clerk.household(1),
        on: clerk.on,
        issue: lamp(),
    },
    |clerk| Command::SetInternal {
        issue: clerk.issue_in(Stage::Group),
        internal: true,
    },
    |clerk| clerk.opening(MeetingKind::Group, 3),
    |clerk| {
        let meeting = clerk.open(MeetingKind::Committee, 3);
        let person = clerk.board(meeting).roll[0].person;
        Command::CallRoll {
            meeting,
            person,
            presence: Presence::Excused,
        }
    },
    |clerk| Command::CallAll {
        meeting: clerk.open(MeetingKind::Committee, 3),
    },
    |clerk| {
        let issue = clerk.raise(2);
        let meeting = clerk.meet(MeetingKind::Group, 2);
        clerk.disposal(meeting, issue, Disposition::Answered)
    },
    |clerk| {
        let (meeting, issue) = clerk.up_to_assembly();
        Command::OpenBallot {
            item: clerk.item(meeting, issue),
            method: Method::Named,
        }
    },
    |clerk| {
        let (meeting, issue) = clerk.up_to_assembly();
        let item = clerk.item(meeting, issue);
        clerk.run(&Command::OpenBallot {
            item,
            method: Method::Hands,
        });
        let tally = Tally {
            approve: 17,
            reject: 2,
            abstain: 1,
        };
        Command::SetTally {
            item,
            tally,
            opinion: Tally::default(),
        }
    },
    |clerk| {
        let (meeting, issue) = clerk.up_to_assembly();
        let item = clerk.item(meeting, issue);
        clerk.run(&Command::OpenBallot {
            item,
            method: Method::Named,
        });
        Command::CastVote {
            item,
            person: clerk.board(meeting).roll[0].person,
            choice: Choice::Reject,
        }
    },
    |clerk| {
        let (meeting, issue) = clerk.up_to_assembly();
        let item = clerk.item(meeting, issue);
        clerk.run(&Command::OpenBallot {
            item,
            method: Method::Named,
        });
        clerk.run(&Command::CastVote {
            item,
            person: clerk.board(meeting).roll[0].person,
            choice: Choice::Reject,
        });
        Command::CloseBallot { item }
    },
    |clerk| {
        let issue = clerk.raise(2);
        let meeting = clerk.meet(MeetingKind::Group, 2);
        clerk.dispose(meeting, issue, Disposition::Carried);
        Clerk::ending(meeting, "")
    },
    |clerk| progress(clerk.issue_in(Stage::Assigned)),
    |clerk| finish(clerk.issue_in(Stage::InProgress)),
    |clerk| tell(clerk.issue_in(Stage::Done), clerk.someone()),
    |clerk| ask(clerk.issue_in(Stage::Told), Satisfaction::Unsatisfied),
    |clerk| Command::Close {
        issue: clerk.issue_in(Stage::FollowedUp),
    },
    |clerk| Command::Reopen {
        issue: clerk.issue_in(Stage::Closed),
        reason: "又坏了".to_owned(),
    },
    |clerk| {
        let issue = clerk.issue_in(Stage::Assigned);
        undo(clerk.run(&progress(issue)).entry)
    },
    |clerk| {
        clerk.on = "2026-12-10".parse().unwrap();
        Command::Month(MonthCommand::Report {
            person: clerk.contact(clerk.household(2)),
            month: Month::of(clerk.on),
        })
    },
    |_| Command::Setting(SettingCommand::Round(Round::Month)),
];

/// A new kind of command does not compile until it has an example above.
fn has_an_example(command: &Command) -> usize {
    match command {
        Command::RecordVisit { .. } => 0,
        Command::RegisterIssue { .. } => 1,
        Command::SetInternal { .. } => 2,
        Command::OpenMeeting { .. } => 3,
        Command::CallRoll { .. } => 4,
        Command::CallAll { .. } => 5,
        Command::Dispose { .. } => 6,
        Command::OpenBallot { .. } => 7,
        Command::SetTally { .. } => 8,
        Command::CastVote { .. } => 9,
        Command::CloseBallot { .. } => 10,
        Command::EndMeeting { .. } => 11,
        Command::AddProgress { .. } => 12,
        Command::FinishTask { .. } => 13,
        Command::Tell { .. } => 14,
        Command::FollowUp { .. } => 15,
        Command::Close { .. } => 16,
        Command::Reopen { .. } => 17,
        Command::Undo { .. } => 18,
        Command::Month(_) => 19,
        Command::Setting(_) => 20,
        // Those of other nouns have their examples with their nouns.
        Command::Ballot(_)
        | Command::Floor(_)
        | Command::Meeting(_)
        | Command::Rule(_)
        | Command::Minutes(_)
        | Command::Notice(_)
        | Command::Household(_)
        | Command::Calendar(_)
        | Command::Card(_)
        | Command::Handbook(_)
        | Command::Grid(_)
        | Command::Org(_)
        | Command::Person(_)
        | Command::Handover(_)
        | Command::Privacy(_) => usize::MAX,
    }
}

#[test]
fn undo_takes_every_kind_of_command_back_altogether() {
    for (index, lead) in EVERY_COMMAND.iter().enumerate() {
        let mut clerk = Clerk::at_drill();
        let command = lead(&mut clerk);
        assert_eq!(has_an_example(&command), index, "{command:?}");
        let before = clerk.facts();
        let done = clerk.run(&command);
        assert!(before != clerk.facts(), "{command:?} did nothing");
        clerk.run(&undo(done.entry));
        let after = clerk.facts();
        for (table, rows) in &before {
            assert!(
                rows == &after[table],
                "{command:?}: {table} is not as before"
            );
        }
        clerk.is_refused(&undo(done.entry), &Refusal::AlreadyUndone);
        assert_eq!(clerk.store.check().unwrap(), []);
    }
}

/// An earlier command, what was built on it, and the clerk's wish to take the earlier one back.
fn is_built_on(clerk: &mut Clerk, earlier: &Command, later: &[Command]) {
    let entry = clerk.run(earlier).entry;
    for command in later {
        clerk.run(command);
    }
    clerk.is_refused(&undo(entry), &Refusal::ChangedSince);
}

#[test]
fn what_something_later_builds_on_stays() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::InProgress);
    let teller = clerk.someone();
    is_built_on(&mut clerk, &finish(issue), &[tell(issue, teller)]);
    let visit = clerk.visit(2, vec![lamp()]);
    let opening = clerk.opening(MeetingKind::Group, 2);
    is_built_on(&mut clerk, &visit, &[opening]);
    let opening = clerk.opening(MeetingKind::Committee, 3);
    let entry = clerk.run(&opening).entry;
    let meeting: Id<Meeting> = Id::new(clerk.number("SELECT max(id) FROM meeting"));
    clerk.run(&Command::CallAll { meeting });
    clerk.is_refused(&undo(entry), &Refusal::ChangedSince);
}

#[test]
fn progress_before_a_reopening_is_not_taken_back_after_it() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::Assigned);
    let teller = clerk.someone();
    let later = [
        finish(issue),
        tell(issue, teller),
        ask(issue, Satisfaction::Unsatisfied),
    ];
    is_built_on(&mut clerk, &progress(issue), &later);
}

#[test]
fn the_first_progress_note_is_not_taken_back_from_under_the_second() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::Assigned);
    is_built_on(&mut clerk, &progress(issue), &[progress(issue)]);
}

#[test]
fn a_vote_is_not_taken_back_from_under_an_assignment() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    clerk.pass(meeting, issue);
    let entry = last_entry(&clerk);
    clerk.dispose(meeting, issue, Disposition::Assigned);
    clerk.is_refused(&undo(entry), &Refusal::ChangedSince);
}

#[test]
fn what_a_closed_ballot_or_an_ended_meeting_sealed_stays() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    let roll = last_entry(&clerk);
    clerk.pass(meeting, issue);
    let tally = Id::new(clerk.number("SELECT max(id) FROM journal WHERE command = 'set_tally'"));
    clerk.is_refused(&undo(tally), &Refusal::ChangedSince);
    clerk.dispose(meeting, issue, Disposition::Postponed);
    let disposal = last_entry(&clerk);
    for item in clerk.board(meeting).items {
        clerk.dispose(meeting, item.issue, Disposition::Postponed);
    }
    clerk.run(&Clerk::ending(meeting, ""));
    clerk.is_refused(&undo(disposal), &Refusal::ChangedSince);
    clerk.is_refused(&undo(roll), &Refusal::ChangedSince);
}

#[test]
fn a_postponing_is_not_taken_back_from_under_the_next() {
    let mut clerk = Clerk::at_drill();
    let first = clerk.meet(MeetingKind::Committee, 3);
    postpone_all(&mut clerk, first);
    let entry = clerk.run(&Clerk::ending(first, "都要再议")).entry;
    let second = clerk.meet(MeetingKind::Committee, 3);
    postpone_all(&mut clerk, second);
    clerk.run(&Clerk::ending(second, "都要再议"));
    clerk.is_refused(&undo(entry), &Refusal::ChangedSince);
}

#[test]
fn a_roll_can_be_corrected_while_a_ballot_is_open() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    clerk.call(meeting, Capacity::Voter, Presence::Excused, 1);
    let entry = last_entry(&clerk);
    clerk.run(&Command::OpenBallot {
        item: clerk.item(meeting, issue),
        method: Method::Hands,
    });
    clerk.run(&undo(entry));
}

fn postpone_all(clerk: &mut Clerk, meeting: Id<Meeting>) {
    for item in clerk.board(meeting).items {
        clerk.dispose(meeting, item.issue, Disposition::NextMonth);
    }
}

fn last_entry(clerk: &Clerk) -> Id<Entry> {
    Id::new(clerk.number("SELECT max(id) FROM journal"))
}
