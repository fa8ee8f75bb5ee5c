//! A clerk at a drill: short words for what the tests do again and again.

use chrono::NaiveDate;
use fangyijie::domain::ballot::{Method, Tally};
use fangyijie::domain::household::Household;
use fangyijie::domain::issue::{Category, Channel, Issue, Kind, Stage};
use fangyijie::domain::meeting::{
    Capacity, Disposition, Item, Meeting, MeetingBoard, MeetingKind, Presence,
};
use fangyijie::domain::person::{Branch, Group, Person};
use fangyijie::domain::task::{Satisfaction, ToldBy};
use fangyijie::domain::visit::Outcome;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{Answer, Command, Done, Failure, NewIssue, NewMeeting, Query, Store};

use super::file::{Desk, Dump, dump, facts, noon, one, refused, today};

pub struct Clerk {
    pub desk: Desk,
    pub store: Store,
    pub on: NaiveDate,
}

impl Clerk {
    /// At a fresh copy of the drill, on its day.
    pub fn at_drill() -> Self {
        Self::at(Desk::drill())
    }

    /// At a file as it is.
    pub fn at(desk: Desk) -> Self {
        let store = desk.open();
        let on = today();
        Self { desk, store, on }
    }

    pub fn attempt(&mut self, command: &Command) -> Result<Done, Failure> {
        self.store.run(command, &noon(self.on))
    }

    pub fn run(&mut self, command: &Command) -> Done {
        self.attempt(command)
            .unwrap_or_else(|failure| panic!("{command:?}: {failure}"))
    }

    /// Asserts that a rule says no, and that nothing at all was written.
    pub fn is_refused(&mut self, command: &Command, refusal: &Refusal) {
        let before = self.desk.bytes();
        assert_eq!(&refused(self.attempt(command)), refusal, "{command:?}");
        let same = before == self.desk.bytes();
        assert!(same, "{command:?} was refused and wrote");
    }

    pub fn dump(&self) -> Dump {
        dump(&self.desk.path)
    }

    pub fn facts(&self) -> Dump {
        facts(&self.desk.path)
    }

    /// Changes the file behind the program's back.
    pub fn change(&self, sql: &str) {
        let conn = rusqlite::Connection::open(&self.desk.path).unwrap();
        conn.execute_batch(sql).unwrap();
    }

    pub fn number(&self, sql: &str) -> i64 {
        one(&self.desk.peek(), sql)
    }

    /// The first household of a grid, counted from one.
    pub fn household(&self, grid: u32) -> Id<Household> {
        Id::new(self.number(&format!(
            "SELECT h.id FROM household h JOIN grid g ON g.id = h.grid_id
             WHERE g.code = '{grid:02}' ORDER BY place LIMIT 1"
        )))
    }

    pub fn contact(&self, household: Id<Household>) -> Id<Person> {
        let household = household.raw();
        Id::new(self.number(&format!(
            "SELECT person_id FROM contact WHERE household_id = {household}"
        )))
    }

    /// Whoever calls there today.
    pub fn contact_now(&self, household: Id<Household>) -> Id<Person> {
        let household = household.raw();
        Id::new(self.number(&format!(
            "SELECT person_id FROM contact
             WHERE household_id = {household} AND kind = 'main' AND to_date IS NULL"
        )))
    }

    pub fn branch(&self, grid: u32) -> Id<Branch> {
        Id::new(self.number(&format!(
            "SELECT pg.branch_id FROM grid g JOIN party_group pg ON pg.id = g.group_id
             WHERE g.code = '{grid:02}'"
        )))
    }

    pub fn group(&self, grid: u32) -> Id<Group> {
        Id::new(self.number(&format!(
            "SELECT group_id FROM grid WHERE code = '{grid:02}'"
        )))
    }

    pub fn stage(&self, issue: Id<Issue>) -> String {
        one(
            &self.desk.peek(),
            &format!("SELECT stage FROM issue WHERE id = {}", issue.raw()),
        )
    }

    /// Any issue of the drill that stands in a stage.
    pub fn issue_in(&self, stage: Stage) -> Id<Issue> {
        let code = fangyijie::domain::Coded::code(stage);
        Id::new(self.number(&format!("SELECT min(id) FROM issue WHERE stage = '{code}'")))
    }

    /// A visit at which one thing is raised.
    pub fn visit(&self, grid: u32, issues: Vec<NewIssue>) -> Command {
        let household = self.household(grid);
        Command::RecordVisit {
            household,
            on: self.on,
            outcome: Outcome::Met,
            visitors: vec![self.contact(household)],
            met: vec![Id::new(self.number(&format!(
                "SELECT head_id FROM household WHERE id = {}",
                household.raw()
            )))],
            others_met: 0,
            said: "都好".to_owned(),
            issues,
            as_is: true,
        }
    }

    /// Registers an issue by a visit.
    pub fn raise(&mut self, grid: u32) -> Id<Issue> {
        let command = self.visit(grid, vec![lamp()]);
        self.run(&command);
        Id::new(self.number("SELECT max(id) FROM issue"))
    }

    pub fn opening(&self, kind: MeetingKind, grid: u32) -> Command {
        let group = (kind == MeetingKind::Group).then(|| self.group(grid));
        Command::OpenMeeting(NewMeeting::of(kind, (self.branch(grid), group), self.on))
    }

    pub fn open(&mut self, kind: MeetingKind, grid: u32) -> Id<Meeting> {
        let opening = self.opening(kind, grid);
        Id::new(self.run(&opening).made.unwrap())
    }

    /// Opens a meeting at which everyone is present.
    pub fn meet(&mut self, kind: MeetingKind, grid: u32) -> Id<Meeting> {
        let meeting = self.open(kind, grid);
        self.run(&Command::CallAll { meeting });
        meeting
    }

    pub fn board(&self, meeting: Id<Meeting>) -> MeetingBoard {
        match self.store.load(&Query::Meeting(meeting), self.on).unwrap() {
            Answer::Meeting(board) => *board,
            other => panic!("{other:?}"),
        }
    }

    /// The item of an issue in a meeting.
    pub fn item(&self, meeting: Id<Meeting>, issue: Id<Issue>) -> Id<Item> {
        let board = self.board(meeting);
        board
            .items
            .iter()
            .find(|item| item.issue == issue)
            .unwrap()
            .id
    }

    pub fn dispose(&mut self, meeting: Id<Meeting>, issue: Id<Issue>, made: Disposition) {
        let command = self.disposal(meeting, issue, made);
        self.run(&command);
    }

    pub fn disposal(&self, meeting: Id<Meeting>, issue: Id<Issue>, made: Disposition) -> Command {
        Command::Dispose {
            item: self.item(meeting, issue),
            disposition: made,
            note: "记录在案".to_owned(),
            target: None,
            assign: Some((self.someone(), self.on)),
            helpers: Vec::new(),
        }
    }

    /// A member who can be made to answer for something.
    pub fn someone(&self) -> Id<Person> {
        Id::new(self.number("SELECT min(person_id) FROM membership"))
    }

    /// Votes on an item by hands, everyone present in favour, and closes.
    pub fn pass(&mut self, meeting: Id<Meeting>, issue: Id<Issue>) {
        let item = self.item(meeting, issue);
        self.run(&Command::OpenBallot {
            item,
            method: Method::Hands,
        });
        let tally = Tally {
            approve: self.board(meeting).frozen.present,
            ..Tally::default()
        };
        self.run(&Command::SetTally {
            item,
            tally,
            opinion: Tally::default(),
        });
        self.run(&Command::CloseBallot { item });
    }

    pub fn ending(meeting: Id<Meeting>, reason: &str) -> Command {
        Command::EndMeeting {
            meeting,
            reason: reason.to_owned(),
        }
    }

    /// Takes an issue of grid 2 up to a meeting of the assembly that has everyone present.
    pub fn up_to_assembly(&mut self) -> (Id<Meeting>, Id<Issue>) {
        let issue = self.up_to_committee_end();
        (self.meet(MeetingKind::Assembly, 2), issue)
    }

    /// Takes an issue of grid 2 through group and committee.
    pub fn up_to_committee_end(&mut self) -> Id<Issue> {
        let issue = self.raise(2);
        let group = self.meet(MeetingKind::Group, 2);
        self.dispose(group, issue, Disposition::Carried);
        self.run(&Self::ending(group, ""));
        let committee = self.meet(MeetingKind::Committee, 2);
        self.dispose(committee, issue, Disposition::Picked);
        self.run(&Self::ending(committee, "本月只有一件"));
        issue
    }

    /// Assigns an issue by a passed vote; whatever else waits is postponed.
    pub fn assigned(&mut self) -> Id<Issue> {
        let (meeting, issue) = self.up_to_assembly();
        self.pass(meeting, issue);
        self.dispose(meeting, issue, Disposition::Assigned);
        for item in self.board(meeting).items {
            if item.disposition.is_none() {
                self.dispose(meeting, item.issue, Disposition::Postponed);
            }
        }
        self.run(&Self::ending(meeting, ""));
        issue
    }

    /// Calls everyone of a capacity by a presence.
    pub fn call(&mut self, meeting: Id<Meeting>, of: Capacity, presence: Presence, most: usize) {
        let board = self.board(meeting);
        let called = board.roll.iter().filter(|attendee| attendee.capacity == of);
        for attendee in called.take(most) {
            self.run(&Command::CallRoll {
                meeting,
                person: attendee.person,
                presence,
            });
        }
    }
}

/// A street lamp, the plainest of issues.
pub fn lamp() -> NewIssue {
    NewIssue {
        category: Category::Livelihood,
        kind: Kind::Appeal,
        channel: Channel::Visit,
        text: "门前路灯不亮".to_owned(),
    }
}

pub fn progress(issue: Id<Issue>) -> Command {
    Command::AddProgress {
        issue,
        note: "已到现场".to_owned(),
    }
}

pub fn finish(issue: Id<Issue>) -> Command {
    Command::FinishTask {
        issue,
        result: "已修好".to_owned(),
    }
}

pub fn tell(issue: Id<Issue>, teller: Id<Person>) -> Command {
    Command::Tell {
        issue,
        on: today(),
        way: ToldBy::Visit,
        teller: Some(teller),
        note: String::new(),
    }
}

pub fn ask(issue: Id<Issue>, satisfaction: Satisfaction) -> Command {
    Command::FollowUp {
        issue,
        on: today(),
        satisfaction,
        note: "还有一盏不亮".to_owned(),
    }
}
