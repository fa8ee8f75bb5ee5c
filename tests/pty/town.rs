//! A small community made by commands only: 24 members with a vote, nine residents' representatives,
//! what they promised last month, and the matters of this month, which say what no room may read.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use fangyijie::domain::Id;
use fangyijie::domain::ballot::{Method, Tally};
use fangyijie::domain::calendar::ThemeDay;
use fangyijie::domain::grid::{Grid, Section, SectionKind};
use fangyijie::domain::household::Household;
use fangyijie::domain::issue::{Category, Channel, Issue, Kind};
use fangyijie::domain::meeting::{Disposition, Meeting, MeetingBoard, MeetingKind};
use fangyijie::domain::person::{Branch, Group, Held, PartyStatus, Person, Role};
use fangyijie::store::{
    Answer, BallotCommand, Command, CommunityFacts, Ctx, GridCommand, GridFacts, HomeFacts,
    HouseholdCommand, MinutesCommand, Mode, NewIssue, NewMeeting, NewMembership, NewResident,
    OrgCommand, PersonCommand, Query, SectionFacts, Store, TypedDoor,
};

const MEMBERS: usize = 24;
const REPRESENTATIVES: usize = 9;
pub const HOUSEHOLDS: usize = 40;
/// Buildings of the two grids.
const BUILDINGS: [&str; 4] = ["3栋", "5栋", "7栋", "9栋"];

/// What the matters of today say; names, numbers and doors are those of the household each came from.
pub const MATTERS: [(Category, &str); 6] = [
    (Category::Sanitation, "垃圾桶要移开，找{name}，电话{phone}"),
    (Category::Livelihood, "加装电梯，{door}的{name}（{id}）要求"),
    (Category::Affairs, "修缮凉亭，{member}牵头，住{spoken}"),
    (Category::Dispute, "楼道堆物，{door}和楼上{name}争执"),
    (Category::Hardship, "发放慰问金，{name}身份证{id}"),
    (Category::Dispute, "{name}家内部矛盾调解"),
];
/// The one of them that is not for the room.
pub const INTERNAL: usize = 5;

pub fn name(n: usize) -> String {
    const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
    const GIVEN: [&str; 3] = ["慕岚", "砚舟", "听澜"];
    let surname = SURNAMES.chars().nth(n % 20).unwrap();
    format!("{surname}{}", GIVEN[n / 20])
}

pub fn phone(n: usize) -> String {
    format!("12{:09}", 305_718_264 + n * 7_351_913)
}

/// An identity number of someone long dead.
pub fn id_number(n: usize) -> String {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = format!(
        "4213031{}{:02}{:02}{:03}",
        885 + n % 10,
        n % 12 + 1,
        n % 28 + 1,
        n + 101
    );
    let sum: usize = digits
        .bytes()
        .zip(WEIGHTS)
        .map(|(c, w)| usize::from(c - b'0') * w)
        .sum();
    let check = "10X98765432".as_bytes()[sum % 11];
    format!("{digits}{}", char::from(check))
}

/// Building, unit and room of a household.
fn place(n: usize) -> (usize, usize, usize) {
    let building = n % BUILDINGS.len();
    let index = n / BUILDINGS.len();
    (building, index % 2 + 1, (index / 2 + 1) * 100 + 1)
}

pub fn door(n: usize) -> String {
    let (building, unit, room) = place(n);
    format!("{}-{unit}-{room}", building * 2 + 3)
}

pub fn spoken(n: usize) -> String {
    let (building, unit, room) = place(n);
    format!("{}栋{unit}单元{room}", building * 2 + 3)
}

/// The household a matter of today came from: never one of a member or a representative.
pub const fn home_of(matter: usize) -> usize {
    MEMBERS + REPRESENTATIVES + 1 + matter
}

pub fn text(matter: usize) -> String {
    let n = home_of(matter);
    let (_, text) = MATTERS[matter];
    text.replace("{name}", &name(n))
        .replace("{phone}", &phone(n))
        .replace("{id}", &id_number(n))
        .replace("{door}", &door(n))
        .replace("{spoken}", &spoken(n))
        .replace("{member}", &name(7))
}

/// Makes the file.
pub fn make(path: &Path) {
    let store = Store::open(path, Mode::Write).unwrap();
    let mut town = Town::found(store);
    town.last_month();
    town.this_month();
}

struct Town {
    store: Store,
    on: NaiveDate,
    branch: Id<Branch>,
    groups: Vec<Id<Group>>,
    grids: Vec<Id<Grid>>,
    homes: Vec<(Id<Household>, Id<Person>)>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Town {
    fn found(store: Store) -> Self {
        let mut town = Self {
            store,
            on: day("2026-09-01"),
            branch: Id::new(0),
            groups: Vec::new(),
            grids: Vec::new(),
            homes: Vec::new(),
        };
        town.community();
        let sections = town.grids();
        town.households(&sections);
        town.people(&sections);
        town
    }

    fn run(&mut self, command: Command) -> i64 {
        let ctx = Ctx {
            now: NaiveDateTime::new(self.on, NaiveTime::from_hms_opt(9, 0, 0).unwrap()),
            actor: "王文书".to_owned(),
        };
        let done = self.store.run(&command, &ctx);
        done.unwrap_or_else(|failure| panic!("{command:?}: {failure}"))
            .made
            .unwrap_or_default()
    }

    fn community(&mut self) {
        self.run(Command::Org(OrgCommand::SetCommunity(CommunityFacts {
            name: "青禾社区".to_owned(),
            ..CommunityFacts::default()
        })));
        let branch = self.run(Command::Org(OrgCommand::CreateBranch {
            name: "青禾支部".to_owned(),
            theme_day: ThemeDay::Day(23),
        }));
        self.branch = Id::new(branch);
        for name in ["东组", "西组"] {
            let branch = self.branch;
            let name = name.to_owned();
            let group = self.run(Command::Org(OrgCommand::CreateGroup { branch, name }));
            self.groups.push(Id::new(group));
        }
    }

    fn grids(&mut self) -> Vec<Id<Section>> {
        let mut sections = Vec::new();
        for (n, group) in self.groups.clone().into_iter().enumerate() {
            let grid: Id<Grid> = Id::new(self.run(Command::Grid(GridCommand::Create(GridFacts {
                code: format!("{:02}", n + 1),
                name: format!("第{}网格", n + 1),
                boundary: String::new(),
                group: Some(group),
            }))));
            self.grids.push(grid);
            for name in &BUILDINGS[n * 2..n * 2 + 2] {
                let section = self.run(Command::Grid(GridCommand::AddSection {
                    grid,
                    kind: SectionKind::Building,
                    facts: SectionFacts {
                        estate: "梧桐苑".to_owned(),
                        name: (*name).to_owned(),
                        units: 2,
                        address: String::new(),
                    },
                }));
                sections.push(Id::new(section));
            }
        }
        sections
    }

    fn households(&mut self, sections: &[Id<Section>]) {
        for n in 0..HOUSEHOLDS {
            let (building, ..) = place(n);
            let door = TypedDoor {
                section: Some(sections[building]),
                grid: None,
                address: door(n),
            };
            let head = NewResident {
                name: name(n),
                phone: phone(n),
                id_number: id_number(n),
                phone_as_typed: true,
                relation: "户主".to_owned(),
                ..NewResident::default()
            };
            let facts = HomeFacts::default();
            let household = self.run(Command::Household(HouseholdCommand::Register {
                door,
                head,
                facts,
            }));
            let head = self.store_number(&format!(
                "SELECT head_id FROM household WHERE id = {household}"
            ));
            self.homes.push((Id::new(household), Id::new(head)));
        }
    }

    fn store_number(&self, sql: &str) -> i64 {
        let conn = rusqlite::Connection::open(self.store.path()).unwrap();
        conn.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn people(&mut self, sections: &[Id<Section>]) {
        for n in 0..MEMBERS {
            let (building, ..) = place(n);
            let membership = NewMembership {
                branch: Some(self.branch),
                group: Some(self.groups[building / 2]),
                status: PartyStatus::Full,
                vote_suspended: false,
                excluded: String::new(),
                from: self.on,
            };
            let person = self.homes[n].1;
            self.run(Command::Person(PersonCommand::Join { person, membership }));
        }
        let branch = Held::Branch(self.branch);
        self.give(0, Role::Secretary, branch);
        for n in 1..5 {
            self.give(n, Role::CommitteeMember, branch);
        }
        self.give(6, Role::Committees, Held::Community);
        self.give(10, Role::SanitationMonitor, Held::Grid(self.grids[1]));
        self.give(12, Role::Overseer, Held::Grid(self.grids[0]));
        for n in MEMBERS..MEMBERS + REPRESENTATIVES {
            let (building, ..) = place(n);
            self.give(n, Role::Representative, Held::Section(sections[building]));
        }
    }

    fn give(&mut self, n: usize, role: Role, held: Held) {
        let command = PersonCommand::Give {
            person: Some(self.homes[n].1),
            role,
            held: Some(held),
            from: self.on,
            reason: String::new(),
        };
        self.run(Command::Person(command));
    }

    /// Two matters promised in October: one was kept in time, one is late and says why.
    fn last_month(&mut self) {
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

    fn this_month(&mut self) {
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
