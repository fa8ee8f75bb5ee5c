//! Rows that have no command yet: land, people, the Party, aid and workdays.

use chrono::{Days, Months, NaiveDate, TimeDelta};
use rusqlite::{Connection, Params};

use super::book::{Book, nth};
use super::calendar::Calendar;
use super::land::{Door, SectionPlan};
use crate::domain::grid::{Grid, Section};
use crate::domain::household::Household;
use crate::domain::person::{Branch, Group, Person, Role};
use crate::domain::tag::{TagClass, Tagbook};
use crate::domain::{Coded, Id};
use crate::store::index::name_person;
use crate::store::transact::next_id;

/// Everyone holds what they hold since so many days ago.
const SINCE_DAYS: u64 = 900;

/// Where a role is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Held {
    Grid(Id<Grid>),
    Section(Id<Section>),
    Branch(Id<Branch>),
    Group(Id<Group>),
    Community,
}

/// What a member's record says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Membership<'a> {
    pub branch: Id<Branch>,
    pub group: Id<Group>,
    pub status: &'a str,
    pub suspended: bool,
    pub excluded: Option<&'a str>,
}

/// Writes rows within one transaction.
pub(super) struct Rows<'c> {
    conn: &'c Connection,
    since: NaiveDate,
    today: NaiveDate,
}

impl<'c> Rows<'c> {
    pub fn new(conn: &'c Connection, today: NaiveDate) -> Self {
        Self {
            conn,
            since: today - Days::new(SINCE_DAYS),
            today,
        }
    }

    /// A branch whose rule gives the day on which it meets in the current round.
    pub fn branch(&self, name: &str, index: usize) -> rusqlite::Result<Id<Branch>> {
        let id = next_id(self.conn)?;
        let rule = Calendar::new(self.today).theme_rule(index).code();
        self.insert(
            "INSERT INTO branch (id, name, theme_day) VALUES (?1, ?2, ?3)",
            (id, name, rule),
        )?;
        Ok(id)
    }

    pub fn group(&self, branch: Id<Branch>, name: &str) -> rusqlite::Result<Id<Group>> {
        let id = next_id(self.conn)?;
        self.insert(
            "INSERT INTO party_group (id, branch_id, name) VALUES (?1, ?2, ?3)",
            (id, branch, name),
        )?;
        Ok(id)
    }

    pub fn grid(&self, code: &str, name: &str, group: Id<Group>) -> rusqlite::Result<Id<Grid>> {
        let id = next_id(self.conn)?;
        self.insert(
            "INSERT INTO grid (id, code, name, group_id) VALUES (?1, ?2, ?3, ?4)",
            (id, code, name, group),
        )?;
        Ok(id)
    }

    pub fn section(&self, grid: Id<Grid>, plan: &SectionPlan) -> rusqlite::Result<Id<Section>> {
        let id = next_id(self.conn)?;
        self.insert(
            "INSERT INTO section (id, grid_id, kind, estate, name, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                id,
                grid,
                plan.kind.code(),
                &plan.estate,
                &plan.name,
                &plan.place,
            ),
        )?;
        Ok(id)
    }

    pub fn person(&self, name: &str, has_phone: bool) -> rusqlite::Result<Id<Person>> {
        let id: Id<Person> = next_id(self.conn)?;
        let phone = if has_phone { phone(id) } else { String::new() };
        self.insert(
            "INSERT INTO person (id, name, keys, phone) VALUES (?1, ?2, '', ?3)",
            (id, name, phone),
        )?;
        name_person(self.conn, id.raw())?;
        Ok(id)
    }

    /// Someone who is away and cannot be called.
    pub fn away(&self, person: Id<Person>) -> rusqlite::Result<()> {
        self.insert("UPDATE person SET reach = 'away' WHERE id = ?1", [person])
    }

    /// Someone of so many years.
    pub fn born(&self, person: Id<Person>, years: u32) -> rusqlite::Result<()> {
        let day = self.today - Months::new(12 * years);
        self.insert("UPDATE person SET born = ?2 WHERE id = ?1", (person, day))
    }

    pub fn household(
        &self,
        (grid, section): (Id<Grid>, Id<Section>),
        door: &Door,
        head: Id<Person>,
        tags: &str,
    ) -> rusqlite::Result<Id<Household>> {
        let id = next_id(self.conn)?;
        self.insert(
            "INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, tags, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (id, grid, section, &door.place, &door.door, &door.keys, head, tags, self.since),
        )?;
        Ok(id)
    }

    /// The consent that a sensitive tag needs, given by the head.
    pub fn consent(
        &self,
        household: Id<Household>,
        head: Id<Person>,
        tag: &str,
        form: &str,
    ) -> rusqlite::Result<()> {
        let Some(found) = Tagbook::builtin().find(tag) else {
            return Ok(());
        };
        if !found.class.needs_consent() {
            return Ok(());
        }
        let id: Id<()> = next_id(self.conn)?;
        self.insert(
            "INSERT INTO consent (id, household_id, given_by, guardian, form, scope, on_date)
             VALUES (?1, ?2, (SELECT name FROM person WHERE id = ?3), ?4, ?5, ?6, ?7)",
            (
                id,
                household,
                head,
                found.class == TagClass::Guardian,
                form,
                tag,
                self.since,
            ),
        )
    }

    pub fn resident(
        &self,
        household: Id<Household>,
        person: Id<Person>,
        relation: &str,
    ) -> rusqlite::Result<()> {
        let id: Id<()> = next_id(self.conn)?;
        self.insert(
            "INSERT INTO resident (id, person_id, household_id, relation, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (id, person, household, relation, self.since),
        )
    }

    pub fn contact(&self, household: Id<Household>, person: Id<Person>) -> rusqlite::Result<()> {
        let id: Id<()> = next_id(self.conn)?;
        self.insert(
            "INSERT INTO contact (id, household_id, person_id, from_date) VALUES (?1, ?2, ?3, ?4)",
            (id, household, person, self.since),
        )
    }

    pub fn member(&self, person: Id<Person>, member: Membership<'_>) -> rusqlite::Result<()> {
        let id: Id<()> = next_id(self.conn)?;
        self.insert(
            "INSERT INTO membership (id, person_id, branch_id, group_id, status, vote_suspended,
                                     excluded, from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                id,
                person,
                member.branch,
                member.group,
                member.status,
                member.suspended,
                member.excluded,
                self.since,
            ),
        )
    }

    pub fn role(&self, person: Id<Person>, role: Role, held: Held) -> rusqlite::Result<()> {
        let id: Id<()> = next_id(self.conn)?;
        let (mut grid, mut section, mut branch, mut group) = (None, None, None, None);
        match held {
            Held::Grid(id) => grid = Some(id),
            Held::Section(id) => section = Some(id),
            Held::Branch(id) => branch = Some(id),
            Held::Group(id) => group = Some(id),
            Held::Community => {}
        }
        self.insert(
            "INSERT INTO role_term (id, person_id, role, grid_id, section_id, branch_id, group_id,
                                    from_date)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                id,
                person,
                role.code(),
                grid,
                section,
                branch,
                group,
                self.since,
            ),
        )
    }

    /// Aid to everyone who was helped, some of them twice, and the workdays.
    pub fn deeds(
        &self,
        book: &Book,
        helped: &[Id<Person>],
        today: NaiveDate,
    ) -> rusqlite::Result<()> {
        for (index, person) in helped.iter().chain(helped.iter().step_by(5)).enumerate() {
            let id: Id<()> = next_id(self.conn)?;
            let ago = Days::new(220 - index as u64 * 14);
            self.insert(
                "INSERT INTO aid (id, person_id, on_date, what) VALUES (?1, ?2, ?3, ?4)",
                (id, person, today - ago, nth(&book.aids, index)),
            )?;
        }
        for plan in &book.workday {
            let id: Id<()> = next_id(self.conn)?;
            self.insert(
                "INSERT INTO workday (id, on_date, place, what, held) VALUES (?1, ?2, ?3, ?4, ?5)",
                (
                    id,
                    today - TimeDelta::days(plan.ago),
                    &plan.place,
                    &plan.what,
                    plan.held,
                ),
            )?;
        }
        Ok(())
    }

    fn insert(&self, sql: &str, values: impl Params) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}

/// A number that no operator hands out, and no two people share.
fn phone(person: Id<Person>) -> String {
    const SPREAD: i64 = 104_729;
    const ROOM: i64 = 1_000_000_000;
    format!("12{:09}", (person.raw() & 0xFFFF_FFFF) * SPREAD % ROOM)
}
