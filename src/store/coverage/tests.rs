//! A random community: the check finds exactly its holes, and mending each where it points empties it.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::domain::contact_card::{CardFacts, CardStatus, card_state};
use crate::domain::coverage::{Hole, HoleRow, Place, is_over_load};
use crate::domain::list::From;
use crate::domain::rules::Rulebook;
use crate::domain::visit::{Round, RoundStatus, round_status};
use crate::store::{Setting, Store, setting};

/// Grids, each with as many sections of every kind.
const GRIDS: usize = 2;
const KINDS: [(&str, &str); 3] = [
    ("building", "building_head"),
    ("scattered", "representative"),
    ("unit", "unit_liaison"),
];
const SECTIONS: usize = GRIDS * KINDS.len();
const CALLERS: usize = 4;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A day so many days ago.
fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

#[derive(Debug, Clone)]
struct Grid {
    leads: usize,
    collectors: usize,
    group_ended: bool,
    ended: bool,
}

#[derive(Debug, Clone)]
struct Section {
    holders: usize,
    ended: bool,
}

#[derive(Debug, Clone)]
struct Caller {
    in_office: bool,
    born: Option<u64>,
    exempt: bool,
    reach: &'static str,
    phone: Option<u32>,
}

#[derive(Debug, Clone)]
struct Household {
    section: usize,
    /// Who calls there, and since how many days ago.
    contact: Option<(usize, u64)>,
    met: Option<u64>,
    /// Holder of the card, and the number on it.
    card: Option<(usize, u32)>,
    left: bool,
}

#[derive(Debug, Clone)]
struct Town {
    grids: Vec<Grid>,
    sections: Vec<Section>,
    callers: Vec<Caller>,
    households: Vec<Household>,
}

fn grid() -> impl Strategy<Value = Grid> {
    (
        0..3usize,
        1..4usize,
        any::<bool>(),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(leads, collectors, group_ended, ended)| Grid {
            leads,
            collectors,
            group_ended,
            ended,
        })
}

fn caller() -> impl Strategy<Value = Caller> {
    (
        prop::bool::weighted(0.8),
        prop::option::of(20_000..30_000u64),
        prop::bool::weighted(0.2),
        prop::sample::select(vec!["reachable", "reachable", "away", "stopped"]),
        prop::option::weighted(0.9, 1..3u32),
    )
        .prop_map(|(in_office, born, exempt, reach, phone)| Caller {
            in_office,
            born,
            exempt,
            reach,
            phone,
        })
}

fn household() -> impl Strategy<Value = Household> {
    (
        0..SECTIONS,
        prop::option::weighted(0.8, (0..CALLERS, 0..700u64)),
        prop::option::of(0..700u64),
        prop::option::of((0..CALLERS, 1..3u32)),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(section, contact, met, card, left)| Household {
            section,
            contact,
            met,
            card,
            left,
        })
}

fn town() -> impl Strategy<Value = Town> {
    let section = (0..3usize, prop::bool::weighted(0.2))
        .prop_map(|(holders, ended)| Section { holders, ended });
    (
        prop::collection::vec(grid(), GRIDS),
        prop::collection::vec(section, SECTIONS),
        prop::collection::vec(caller(), CALLERS),
        prop::collection::vec(household(), 1..40),
    )
        .prop_map(|(grids, sections, callers, households)| Town {
            grids,
            sections,
            callers,
            households,
        })
}

/// Ids of the rows: each noun in a range of its own.
fn id(noun: i64, n: usize) -> i64 {
    noun * 1000 + i64::try_from(n).unwrap()
}
const GRID: i64 = 1;
const SECTION: i64 = 2;
const CALLER: i64 = 3;
const HOUSEHOLD: i64 = 4;
const HOLDER: i64 = 5;

fn index(id: i64) -> usize {
    usize::try_from(id % 1000).unwrap()
}

impl Town {
    /// Writes the town into a file in place of whatever stands there.
    fn write(&self, conn: &Connection) {
        conn.execute_batch(
            "PRAGMA foreign_keys = OFF;
             DELETE FROM card; DELETE FROM visit; DELETE FROM contact; DELETE FROM household;
             DELETE FROM role_term; DELETE FROM membership; DELETE FROM person;
             DELETE FROM section; DELETE FROM grid; DELETE FROM party_group; DELETE FROM branch;
             INSERT INTO branch (id, name) VALUES (1, 'B');",
        )
        .unwrap();
        let mut sql = String::new();
        let ended = |ended: bool| if ended { "'2026-11-01'" } else { "NULL" };
        for (n, grid) in self.grids.iter().enumerate() {
            let it = id(GRID, n);
            sql += &format!(
                "INSERT INTO party_group (id, branch_id, name, to_date) VALUES ({it}, 1, 'P', {});
                 INSERT INTO grid (id, code, name, group_id, to_date) VALUES ({it}, '{n}', 'G', {it}, {});",
                ended(grid.group_ended),
                ended(grid.ended)
            );
            for (role, count) in [("lead", grid.leads), ("collector", grid.collectors)] {
                sql += &terms(role, "grid_id", it, count);
            }
        }
        for (n, section) in self.sections.iter().enumerate() {
            let it = id(SECTION, n);
            let (kind, role) = KINDS[n % KINDS.len()];
            sql += &format!(
                "INSERT INTO section (id, grid_id, kind, estate, name, place, to_date)
                 VALUES ({it}, {}, '{kind}', 'E', 'S{n}', '{n}', {});",
                id(GRID, n / KINDS.len()),
                ended(section.ended)
            );
            sql += &terms(role, "section_id", it, section.holders);
        }
        for (n, caller) in self.callers.iter().enumerate() {
            sql += &caller.write(n);
        }
        for (n, household) in self.households.iter().enumerate() {
            sql += &household.write(n);
        }
        conn.execute_batch(&sql).unwrap();
    }

    /// Every hole, by the rules of the domain.
    fn holes(&self, round: Round) -> BTreeSet<(Hole, String)> {
        let mut found = BTreeSet::new();
        for (n, grid) in self.grids.iter().enumerate() {
            let rule = &Rulebook::builtin().grid;
            let count = |count: usize| u32::try_from(count).unwrap();
            let mut also = |hole, is_hole| {
                if is_hole && !grid.ended {
                    found.insert((hole, format!("{n} G")));
                }
            };
            also(Hole::LeadMissing, count(grid.leads) != rule.leads);
            also(
                Hole::CollectorMissing,
                count(grid.collectors) != rule.collectors,
            );
            also(Hole::NoGroup, grid.group_ended);
        }
        for (n, section) in self.sections.iter().enumerate() {
            let hole = match (n % KINDS.len(), section.holders) {
                (0, 0) => Some(Hole::NoBuildingHead),
                (1, 0) => Some(Hole::NoRepresentative),
                (2, holders) if holders != 1 => Some(Hole::UnitLiaison),
                _ => None,
            };
            let homeless = self.grids[n / KINDS.len()].ended.then_some(Hole::NoGrid);
            let holes = hole.into_iter().chain(homeless);
            if !section.ended {
                found.extend(holes.map(|hole| (hole, format!("E S{n}"))));
            }
        }
        for (n, caller) in self.callers.iter().enumerate() {
            let load = self.load(n);
            let born = caller.born.map(ago);
            let exempt = if caller.exempt { "ill" } else { "" };
            let rule = &Rulebook::builtin().contact;
            let over = caller.in_office && is_over_load(load, (born, exempt), rule, today());
            let silent = caller.reach != "reachable" || caller.phone.is_none();
            for (hole, is_hole) in [
                (Hole::ContactEnded, load > 0 && !caller.in_office),
                (Hole::ContactUnreachable, load > 0 && silent),
                (Hole::OverLoad, over),
            ] {
                if is_hole {
                    found.insert((hole, format!("C{n}")));
                }
            }
        }
        for (n, household) in self.households.iter().enumerate() {
            let here = household.holes(self, round);
            found.extend(here.into_iter().map(|hole| (hole, format!("E {n}"))));
        }
        found
    }

    fn load(&self, caller: usize) -> u32 {
        let calls =
            |household: &&Household| household.contact.is_some_and(|(who, _)| who == caller);
        u32::try_from(self.households.iter().filter(calls).count()).unwrap()
    }

    /// Mends a hole where it says it is mended.
    fn mend(&mut self, row: &HoleRow) {
        match (row.hole, row.place) {
            (Hole::LeadMissing, Place::Grid(at)) => self.grids[index(at.raw())].leads = 1,
            (Hole::CollectorMissing, Place::Grid(at)) => self.grids[index(at.raw())].collectors = 2,
            (Hole::NoGroup, Place::Grid(at)) => self.grids[index(at.raw())].group_ended = false,
            (Hole::NoGrid, Place::Section(at)) => self.sections[index(at.raw())].ended = true,
            (_, Place::Section(at)) => self.sections[index(at.raw())].holders = 1,
            (Hole::ContactEnded | Hole::OverLoad, Place::Person(at)) => {
                // Handed over to a new contact each.
                let gone = index(at.raw());
                for n in 0..self.households.len() {
                    if self.households[n]
                        .contact
                        .is_some_and(|(who, _)| who == gone)
                    {
                        self.give_contact(n);
                    }
                }
            }
            (_, Place::Person(at)) => {
                let caller = &mut self.callers[index(at.raw())];
                caller.reach = "reachable";
                caller.phone.get_or_insert(9);
            }
            (Hole::NoContact, Place::Household(at)) => self.give_contact(index(at.raw())),
            (Hole::NoSection, Place::Household(at)) => {
                self.sections.push(Section {
                    holders: 1,
                    ended: false,
                });
                while self.sections.len() % KINDS.len() != 1 {
                    self.sections.push(Section {
                        holders: 1,
                        ended: false,
                    });
                }
                if self.sections.len() > self.grids.len() * KINDS.len() {
                    self.grids.push(Grid {
                        leads: 1,
                        collectors: 2,
                        group_ended: false,
                        ended: false,
                    });
                }
                self.households[index(at.raw())].section = self.sections.len() - 1;
            }
            (Hole::NotMet, Place::Household(at)) => self.households[index(at.raw())].met = Some(0),
            (_, Place::Household(at)) => {
                let household = &mut self.households[index(at.raw())];
                household.card = household
                    .contact
                    .map(|(who, _)| (who, self.callers[who].phone.unwrap_or_default()));
            }
            other => panic!("{other:?}"),
        }
    }

    /// Someone new calls on a household from today on.
    fn give_contact(&mut self, household: usize) {
        self.callers.push(Caller {
            in_office: true,
            born: None,
            exempt: false,
            reach: "reachable",
            phone: Some(1),
        });
        self.households[household].contact = Some((self.callers.len() - 1, 0));
    }
}

impl Caller {
    fn write(&self, n: usize) -> String {
        let it = id(CALLER, n);
        let phone = self
            .phone
            .map_or_else(String::new, |phone| phone.to_string());
        let born = self
            .born
            .map_or("NULL".to_owned(), |days| format!("'{}'", ago(days)));
        let exempt = if self.exempt { "ill" } else { "" };
        let mut sql = format!(
            "INSERT INTO person (id, name, keys, phone, reach, born, exempt)
             VALUES ({it}, 'C{n}', 'c', '{phone}', '{}', {born}, '{exempt}');",
            self.reach
        );
        if self.in_office {
            sql += &format!(
                "INSERT INTO membership (id, person_id, branch_id, status, from_date)
                 VALUES ({it}, {it}, 1, 'full', '2020-01-01');"
            );
        }
        sql
    }
}

impl Household {
    fn write(&self, n: usize) -> String {
        let it = id(HOUSEHOLD, n);
        let left = if self.left { "'2026-11-01'" } else { "NULL" };
        let section = id(SECTION, self.section);
        let grid = id(GRID, self.section / KINDS.len());
        let mut sql = format!(
            "INSERT INTO household (id, grid_id, section_id, place, door, door_keys, from_date, to_date)
             VALUES ({it}, {grid}, {section}, '{n}', '{n}', '{n}', '2020-01-01', {left});"
        );
        if let Some((caller, since)) = self.contact {
            sql += &format!(
                "INSERT INTO contact (id, household_id, person_id, from_date) VALUES ({it}, {it}, {}, '{}');",
                id(CALLER, caller),
                ago(since)
            );
        }
        if let Some(days) = self.met {
            sql += &format!(
                "INSERT INTO visit (id, household_id, on_date, outcome, entered_at)
                 VALUES ({it}, {it}, '{}', 'met', '2026-11-23T09:00:00');",
                ago(days)
            );
        }
        if let Some((holder, phone)) = self.card {
            sql += &format!(
                "INSERT INTO card (id, number, holder_id, household_id, phone, status, made_on)
                 VALUES ({it}, '{n}', {}, {it}, '{phone}', 'issued', '2026-01-01');",
                id(CALLER, holder)
            );
        }
        sql
    }

    fn holes(&self, town: &Town, round: Round) -> Vec<Hole> {
        if self.left {
            return Vec::new();
        }
        let mut found = Vec::new();
        if self.contact.is_none() {
            found.push(Hole::NoContact);
        }
        if town.sections[self.section].ended {
            found.push(Hole::NoSection);
        }
        let since = self.contact.map(|(_, since)| ago(since));
        if round_status(self.met.map(ago), since, round, today()) != RoundStatus::Met {
            found.push(Hole::NotMet);
        }
        if let Some((holder, printed)) = self.card {
            let phone = town.callers[holder].phone;
            let state = card_state(CardFacts {
                status: CardStatus::Issued,
                printed: &printed.to_string(),
                phone: &phone.map_or_else(String::new, |phone| phone.to_string()),
                holder_calls: self.contact.is_some_and(|(who, _)| who == holder),
            });
            found.extend(match crate::domain::Coded::code(state) {
                "contact_changed" => Some(Hole::CardStale),
                "phone_changed" => Some(Hole::CardPhone),
                _ => None,
            });
        }
        found
    }
}

/// So many people who hold a role somewhere; they call on nobody.
fn terms(role: &str, place: &str, at: i64, count: usize) -> String {
    (0..count)
        .map(|n| {
            let it = id(HOLDER, 0) * 1_000_000
                + at * 100
                + i64::try_from(n).unwrap() * 2
                + i64::from(role == "collector");
            format!(
                "INSERT INTO person (id, name, keys) VALUES ({it}, 'H', 'h');
                 INSERT INTO role_term (id, person_id, role, {place}, from_date)
                 VALUES ({it}, {it}, '{role}', {at}, '2020-01-01');"
            )
        })
        .collect()
}

fn found(store: &Store) -> Vec<HoleRow> {
    store.coverage(today()).unwrap()
}

fn named(rows: &[HoleRow]) -> BTreeSet<(Hole, String)> {
    rows.iter()
        .map(|row| (row.hole, row.subject.clone()))
        .collect()
}

/// The counts are those of the list, and pages those of the whole.
fn agree(store: &Store, rows: &[HoleRow]) {
    let counts = super::counts(&store.conn, today()).unwrap();
    let total: u32 = counts.iter().map(|kind| kind.count).sum();
    assert_eq!(usize::try_from(total).unwrap(), rows.len(), "{counts:?}");
    for kind in counts {
        let whole = super::list(&store.conn, kind.hole, &From::Start, 1000, today()).unwrap();
        let listed: Vec<&HoleRow> = rows.iter().filter(|row| row.hole == kind.hole).collect();
        assert_eq!(whole.rows.iter().collect::<Vec<_>>(), listed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn exactly_the_holes_are_found_and_mending_each_empties_the_list(
        mut town in town(),
        round in prop::sample::select(vec![Round::Year, Round::HalfYear, Round::Quarter, Round::Month]),
    ) {
        let store = Store::in_memory().unwrap();
        setting::write(&store.conn, Setting::Round, crate::domain::Coded::code(round)).unwrap();
        town.write(&store.conn);
        let mut rows = found(&store);
        prop_assert_eq!(named(&rows), town.holes(round));
        agree(&store, &rows);
        // A mended hole may open another (a new contact has to go there): never the same again.
        for _ in 0..400 {
            let Some(row) = rows.first().cloned() else { break };
            town.mend(&row);
            town.write(&store.conn);
            rows = found(&store);
            prop_assert_eq!(named(&rows), town.holes(round));
            let still = rows.iter().any(|other| (other.hole, &other.subject) == (row.hole, &row.subject));
            prop_assert!(!still, "{:?} stays", row);
        }
        prop_assert_eq!(rows, vec![]);
        agree(&store, &[]);
    }
}
