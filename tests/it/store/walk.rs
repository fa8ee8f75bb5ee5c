//! Whatever is done and undone in whatever order, the file stays whole.

use fangyijie::domain::ballot::{Choice, Method, Papers, Tally};
use fangyijie::domain::issue::Issue;
use fangyijie::domain::meeting::{Disposition, Item, Meeting, MeetingKind, Presence};
use fangyijie::domain::person::Person;
use fangyijie::domain::task::Satisfaction;
use fangyijie::domain::{Coded, Id};
use fangyijie::store::{
    BallotCommand, Command, Failure, FloorCommand, MeetingCommand, MinutesCommand,
};
use proptest::prelude::*;

use super::clerk::{Clerk, ask, finish, lamp, progress, tell};
use crate::cases::cases;

/// Earlier stays of someone who is not there, or that overlap the last one.
const ASTRAY: &str = "SELECT count(*) FROM stay s LEFT JOIN attendance a
  ON a.meeting_id = s.meeting_id AND a.person_id = s.person_id
  WHERE a.presence IS NULL OR a.presence NOT IN ('present', 'left')
    OR s.left_at < s.came_at OR a.came_at < s.left_at";

/// A wish: which command, and where.
type Wish = (u8, u16, u16);

proptest! {
    #![proptest_config(cases(16))]
    #[test]
    fn random_days_at_the_office_keep_the_file_whole(
        wishes in prop::collection::vec((0u8..34, any::<u16>(), any::<u16>()), 1..60),
    ) {
        let mut clerk = Clerk::at_drill();
        let mut entries = Vec::new();
        let mut carried_out = 0;
        for (which, a, b) in wishes {
            let command = if which < 28 || entries.is_empty() {
                wish(&clerk, (which % 28, a, b))
            } else {
                Command::Undo { entry: entries[usize::from(a) % entries.len()] }
            };
            match clerk.attempt(&command) {
                Ok(done) => {
                    entries.push(done.entry);
                    carried_out += 1;
                }
                Err(Failure::Refused(_)) => {}
                Err(Failure::Fault(fault)) => prop_assert!(false, "{command:?}: {fault}"),
            }
        }
        prop_assert_eq!(clerk.store.check().unwrap(), [], "after {} commands", carried_out);
        prop_assert_eq!(clerk.number(ASTRAY), 0, "after {} commands", carried_out);
    }
}

/// One of the rows of a table, by any number.
fn any_of<T>(clerk: &Clerk, table: &str, nth: u16) -> Id<T> {
    Id::new(clerk.number(&format!(
        "SELECT id FROM {table} ORDER BY id DESC LIMIT 1
         OFFSET {nth} % (SELECT count(*) FROM {table})"
    )))
}

fn any_value<T: Coded>(nth: u16) -> T {
    let all: Vec<T> = T::all().collect();
    all[usize::from(nth) % all.len()]
}

/// Announcing, voiding, asking whom it concerns, papers.
fn about_a_ballot(clerk: &Clerk, item: Id<Item>, (which, a, b): Wish) -> Command {
    Command::Ballot(match which {
        18 => BallotCommand::Publish { item },
        19 => BallotCommand::Void {
            item,
            reason: "数错了".to_owned(),
        },
        20 => BallotCommand::ConcernsAll {
            item,
            concerns: b % 2 == 0,
        },
        21 => BallotCommand::CastRest {
            item,
            choice: any_value::<Choice>(b),
        },
        _ => BallotCommand::CountPapers {
            item,
            teller: u32::from(a % 2) + 1,
            person: at_the_meeting(clerk, item, a),
            papers: Papers {
                tally: counted(clerk, item, b),
                invalid: 0,
            },
            opinion: Tally::default(),
        },
    })
}

/// One of the first two who are there; anyone where nobody is.
fn at_the_meeting(clerk: &Clerk, item: Id<Item>, nth: u16) -> Id<Person> {
    let there = clerk.number(&format!(
        "SELECT coalesce((SELECT w.person_id FROM attendance w JOIN agenda_item i
             ON i.meeting_id = w.meeting_id
           WHERE i.id = {} AND w.presence = 'present' ORDER BY w.seat LIMIT 1 OFFSET {}), 0)",
        item.raw(),
        nth % 2
    ));
    match there {
        0 => clerk.someone(),
        there => Id::new(there),
    }
}

/// Numbers that account for everyone, mostly.
fn counted(clerk: &Clerk, item: Id<Item>, any: u16) -> Tally {
    let present = clerk.number(&format!(
        "SELECT coalesce(max(present), 0) FROM ballot WHERE item_id = {} AND voided_at IS NULL",
        item.raw()
    ));
    let reject = u32::from(any % 5);
    Tally {
        approve: u32::try_from(present).unwrap().saturating_sub(reject),
        reject,
        abstain: u32::from(any.is_multiple_of(7)),
    }
}

/// Who speaks, who is away, minutes.
fn about_a_meeting(clerk: &Clerk, meeting: Id<Meeting>, (which, a, b): Wish) -> Command {
    let roll = clerk.board(meeting).roll;
    let Some(person) = roll.get(usize::from(a) % roll.len().max(1)) else {
        return Command::CallAll { meeting };
    };
    let person = person.person;
    match which {
        23 => Command::Floor(FloorCommand::Ask {
            meeting,
            item: None,
            person,
            seconds: 180,
        }),
        24 => Command::Meeting(MeetingCommand::MarkSome {
            meeting,
            people: vec![person],
            presence: any_value::<Presence>(b),
            reason: "有事".to_owned(),
        }),
        _ if b % 2 == 0 => Command::Minutes(MinutesCommand::Finalise { meeting }),
        _ => Command::Minutes(MinutesCommand::Reopen {
            meeting,
            reason: "更正".to_owned(),
        }),
    }
}

fn wish(clerk: &Clerk, (which, a, b): Wish) -> Command {
    let issue: Id<Issue> = any_of(clerk, "issue", a);
    let meeting: Id<Meeting> = any_of(clerk, "meeting", a % 4);
    let item: Id<Item> = any_of(clerk, "agenda_item", a % 8);
    let grid = u32::from(a % 10) + 1;
    match which {
        0 => clerk.visit(grid, vec![lamp(); usize::from(b % 3)]),
        1 => Command::RegisterIssue {
            household: clerk.household(grid),
            on: clerk.on,
            issue: lamp(),
        },
        2 => Command::SetInternal {
            issue,
            internal: b % 2 == 0,
        },
        3 | 4 => clerk.opening(any_value::<MeetingKind>(b), grid),
        5 => Command::CallAll { meeting },
        6 => Command::CallRoll {
            meeting,
            person: clerk
                .board(meeting)
                .roll
                .first()
                .map_or(clerk.someone(), |who| who.person),
            presence: any_value::<Presence>(b),
        },
        7..=9 => Command::Dispose {
            item,
            disposition: any_value::<Disposition>(b),
            note: "记录".to_owned(),
            target: Some(any_of(clerk, "issue", b)),
            assign: Some((clerk.someone(), clerk.on)),
            helpers: Vec::new(),
        },
        10 => Command::OpenBallot {
            item,
            method: any_value::<Method>(b),
        },
        11 => Command::SetTally {
            item,
            tally: counted(clerk, item, b),
            opinion: Tally::default(),
        },
        12 => Command::CastVote {
            item,
            person: clerk.someone(),
            choice: any_value::<Choice>(b),
        },
        13 => Command::CloseBallot { item },
        14 => Clerk::ending(meeting, if b % 2 == 0 { "有原因" } else { "" }),
        15 => progress(issue),
        16 => finish(issue),
        17 if b % 2 == 0 => tell(issue, clerk.someone()),
        17 => Command::Close { issue },
        18..=22 => about_a_ballot(clerk, item, (which, a, b)),
        23..=25 => about_a_meeting(clerk, meeting, (which, a, b)),
        26 => Command::Meeting(MeetingCommand::Hurry {
            issue,
            reason: "急".to_owned(),
        }),
        _ if b % 2 == 0 => ask(issue, any_value::<Satisfaction>(b / 2)),
        _ => Command::Reopen {
            issue,
            reason: "又坏了".to_owned(),
        },
    }
}
