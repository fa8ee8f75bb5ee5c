//! What happened before the evening: last month's promises, this month's matters on their way up.

use chrono::NaiveDate;
use fangyijie::domain::Id;
use fangyijie::domain::ballot::{Method, Tally};
use fangyijie::domain::issue::{Category, Channel, Issue, Kind};
use fangyijie::domain::meeting::{Disposition, Meeting, MeetingBoard, MeetingKind};
use fangyijie::domain::person::{Group, Person};
use fangyijie::store::{
    Answer, BallotCommand, Command, Head, MeetingCommand, MinutesCommand, NewIssue, NewMeeting,
    Query,
};

use super::folk::{INTERNAL, MATTERS, home_of, name, phone, text};
use super::{Town, day};

impl Town {
    /// Two matters promised in October: one was kept in time, one is late and says why.
    pub fn last_month(&mut self) {
        self.on = day("2026-10-12");
        let kept = self.raise(home_of(0), Category::Sanitation, "清理水沟".to_owned());
        let late = self.raise(
            home_of(2),
            Category::Livelihood,
            format!("换路灯，{}催过", name(home_of(2))),
        );
        self.on = day("2026-10-16");
        self.groups_and_committee();
        self.on = day("2026-10-23");
        let meeting = self.open(MeetingKind::Assembly, None);
        for (issue, n, until) in [(kept, 8, "2026-10-31"), (late, 9, "2026-11-10")] {
            self.assign(meeting, issue, (self.homes[n].1, day(until)));
        }
        self.end(meeting, "");
        self.on = day("2026-10-30");
        let note = "已到现场".to_owned();
        self.run(Command::AddProgress { issue: kept, note });
        let result = "已清理".to_owned();
        self.run(Command::FinishTask {
            issue: kept,
            result,
        });
        self.on = day("2026-11-12");
        let note = format!("等配件，{}在联系，{}", name(9), phone(9));
        self.run(Command::AddProgress { issue: late, note });
    }

    pub fn this_month(&mut self) {
        self.on = day("2026-11-09");
        for (matter, (category, _)) in MATTERS.into_iter().enumerate() {
            let issue = self.raise(home_of(matter), category, text(matter));
            if matter == INTERNAL {
                self.run(Command::SetInternal {
                    issue,
                    internal: true,
                });
            }
        }
        self.on = day("2026-11-16");
        self.groups_and_committee();
    }

    fn raise(&mut self, home: usize, category: Category, text: String) -> Id<Issue> {
        let command = Command::RegisterIssue {
            household: self.homes[home].0,
            on: self.on,
            issue: NewIssue {
                category,
                kind: Kind::Appeal,
                channel: Channel::WalkIn,
                text,
            },
        };
        self.run(command);
        Id::new(self.store_number("SELECT max(id) FROM issue"))
    }

    fn groups_and_committee(&mut self) {
        for group in self.groups.clone() {
            let meeting = self.open(MeetingKind::Group, Some(group));
            for item in self.board(meeting).items {
                self.dispose(meeting, item.issue, Disposition::Carried, None);
            }
            self.end(meeting, "");
        }
        let meeting = self.open(MeetingKind::Committee, None);
        for item in self.board(meeting).items {
            self.dispose(meeting, item.issue, Disposition::Picked, None);
        }
        self.end(meeting, "都到了要定的时候");
    }

    fn open(&mut self, kind: MeetingKind, group: Option<Id<Group>>) -> Id<Meeting> {
        let new = NewMeeting::of(kind, (self.branch, group), self.on);
        let meeting = Id::new(self.run(Command::OpenMeeting(new)));
        self.run(Command::CallAll { meeting });
        let details = self.board(meeting).details;
        // A group of the town has no leader: somebody else chairs.
        let chair = details.chair.map_or(self.homes[0].1, |(person, _)| person);
        let head = Head {
            chair: Some(chair),
            recorder: Some(self.homes[2].1),
            place: "社区会议室".to_owned(),
            ..Head::default()
        };
        self.run(Command::Meeting(MeetingCommand::SetHead { meeting, head }));
        meeting
    }

    fn board(&self, meeting: Id<Meeting>) -> MeetingBoard {
        match self.store.load(&Query::Meeting(meeting), self.on).unwrap() {
            Answer::Meeting(board) => *board,
            other => panic!("{other:?}"),
        }
    }

    fn dispose(
        &mut self,
        meeting: Id<Meeting>,
        issue: Id<Issue>,
        disposition: Disposition,
        assign: Option<(Id<Person>, NaiveDate)>,
    ) {
        let items = self.board(meeting).items;
        let item = items.iter().find(|item| item.issue == issue).unwrap().id;
        self.run(Command::Dispose {
            item,
            disposition,
            note: String::new(),
            target: None,
            assign,
            helpers: Vec::new(),
        });
    }

    fn assign(&mut self, meeting: Id<Meeting>, issue: Id<Issue>, to: (Id<Person>, NaiveDate)) {
        let board = self.board(meeting);
        let item = board
            .items
            .iter()
            .find(|item| item.issue == issue)
            .unwrap()
            .id;
        self.run(Command::OpenBallot {
            item,
            method: Method::Hands,
        });
        let tally = Tally {
            approve: board.frozen.present,
            ..Tally::default()
        };
        self.run(Command::SetTally {
            item,
            tally,
            opinion: Tally::default(),
        });
        self.run(Command::CloseBallot { item });
        self.run(Command::Ballot(BallotCommand::Publish { item }));
        self.dispose(meeting, issue, Disposition::Assigned, Some(to));
    }

    fn end(&mut self, meeting: Id<Meeting>, reason: &str) {
        let reason = reason.to_owned();
        self.run(Command::EndMeeting { meeting, reason });
        self.run(Command::Minutes(MinutesCommand::Finalise { meeting }));
    }
}
