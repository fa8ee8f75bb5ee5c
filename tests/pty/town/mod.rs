//! A small community made by commands only: 24 members with a vote, nine residents' representatives,
//! what they promised last month, and the matters of this month, which say what no room may read.

mod folk;
mod past;

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use fangyijie::domain::Id;
use fangyijie::domain::calendar::ThemeDay;
use fangyijie::domain::grid::{Grid, Section, SectionKind};
use fangyijie::domain::household::Household;
use fangyijie::domain::person::{Branch, Group, Held, PartyStatus, Person, Role};
use fangyijie::store::{
    Command, CommunityFacts, Ctx, GridCommand, GridFacts, HomeFacts, HouseholdCommand, Mode,
    NewMembership, NewResident, OrgCommand, PersonCommand, SectionFacts, Store, TypedDoor,
};

use folk::{BUILDINGS, MEMBERS, REPRESENTATIVES, place};
pub use folk::{HOUSEHOLDS, INTERNAL, door, id_number, name, phone, spoken, text};

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
}
