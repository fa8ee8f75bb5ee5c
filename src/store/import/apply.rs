//! Applying a plan: one transaction, one journal entry, people before their households.
//!
//! A household enters the search index when its row is written; written last, it is indexed once.

use std::path::PathBuf;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::home_values::set_home;
use super::ops::{HomeOp, HomeOps, PersonOp, PersonOps, Ref, ResidentOp};
use super::places::{NewGrid, NewSection};
use super::{COMMAND, Import, Watch, go_on};
use crate::domain::household::Stay;
use crate::domain::id::COUNTER_BITS;
use crate::domain::roster::{Column, PersonTold};
use crate::domain::search::naming;
use crate::domain::{Coded, Refusal};
use crate::store::code::Json;
use crate::store::transact::{Step, Written, transact};
use crate::store::{Ctx, Done, Failure};

/// Households between two looks at the keyboard.
const BATCH: u64 = 200;

/// Memory for pages while a plan is carried out, in KiB; negative, as SQLite wants it.
const CACHE: i64 = -16 * 1024;

/// What new grids are put under where nothing else is there, in the office's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// A branch.
    pub branch: String,
    /// A group of it.
    pub group: String,
}

/// A plan that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// What the journal says; nothing when there was nothing to write.
    pub done: Option<Done>,
    /// Where the copy of the file before lies.
    pub copy: Option<PathBuf>,
}

impl Import {
    /// Carries the plan out: the copy first, then everything sound in one transaction.
    ///
    /// # Errors
    ///
    /// [`Refusal::Cancelled`] when `watch` says so, [`Refusal::PlanStale`] when the file was written
    /// since the comparison, or a fault; in each case nothing was changed.
    pub fn apply(
        &mut self,
        ctx: &Ctx,
        subject: &str,
        names: &Names,
        watch: Watch<'_>,
    ) -> Result<Applied, Failure> {
        let of = self.summary()?.homes;
        if of == 0 {
            return Ok(Applied {
                done: None,
                copy: None,
            });
        }
        ctx.must_be_believed()?;
        self.store.may_write()?;
        go_on(watch, 0, of)?;
        let copy = self.store.copy_before(ctx.now)?;
        // Rows of many tables and indexes are written in turn: without room for them, pages go to the
        // disk and come back.
        self.store.conn.pragma_update(None, "cache_size", CACHE)?;
        // The journal of a statement is small, but there are hundreds of thousands of them.
        self.store
            .conn
            .pragma_update(None, "temp_store", "MEMORY")?;
        let applied = transact(&self.store.conn, &Step::plain(COMMAND), ctx, |tx| {
            self.store.keep_schema()?;
            if self.last_entry()? != self.journal {
                return Err(Refusal::PlanStale.into());
            }
            let writer = Writer::new(tx.conn, ctx.today());
            writer.everything(self, names, of, watch)?;
            Ok(Written::on(subject))
        });
        match self.store.heed(applied) {
            Ok(done) => {
                self.store.stay_in_place()?;
                self.journal = self.last_entry()?;
                Ok(Applied {
                    done: Some(done),
                    copy,
                })
            }
            Err(failure) => {
                if let Some(copy) = copy {
                    crate::store::open::discard(&copy);
                }
                Err(failure)
            }
        }
    }
}

/// Writes rows within the transaction.
struct Writer<'c> {
    conn: &'c Connection,
    today: NaiveDate,
    ids: std::cell::Cell<(i64, i64)>,
}

impl<'c> Writer<'c> {
    fn new(conn: &'c Connection, today: NaiveDate) -> Self {
        Self {
            conn,
            today,
            ids: std::cell::Cell::new((0, 0)),
        }
    }

    /// The next id; taken from the station by the hundred, for a step of the counter is a write.
    fn id(&self) -> rusqlite::Result<i64> {
        const TAKEN: i64 = 512;
        let (mut next, mut left) = self.ids.get();
        if left == 0 {
            (next, left) = self
                .conn
                .prepare_cached("UPDATE station SET next = next + ?1 RETURNING number, next - ?1")?
                .query_row([TAKEN], |row| {
                    let (number, counter): (i64, i64) = (row.get(0)?, row.get(1)?);
                    Ok(((number << COUNTER_BITS) | counter, TAKEN))
                })?;
        }
        self.ids.set((next + 1, left - 1));
        Ok(next)
    }

    fn everything(
        &self,
        plan: &Import,
        names: &Names,
        of: u64,
        watch: Watch<'_>,
    ) -> Result<(), Failure> {
        self.conn.pragma_update(None, "defer_foreign_keys", true)?;
        let grids = self.grids(&plan.grids, names)?;
        let sections = self.sections(&plan.sections, &grids)?;
        let mut statement = self.conn.prepare("SELECT ops FROM plan_home ORDER BY h")?;
        let mut rows = statement.query([])?;
        let mut done = 0;
        while let Some(row) = rows.next()? {
            let ops = row.get::<_, Json<HomeOps>>(0)?.0;
            self.home(&ops, &sections)?;
            done += 1;
            if done % BATCH == 0 {
                go_on(watch, done, of)?;
            }
        }
        go_on(watch, of, of)
    }

    fn grids(&self, new: &[NewGrid], names: &Names) -> rusqlite::Result<Vec<i64>> {
        if !new.iter().any(|grid| grid.settled) {
            return Ok(vec![0; new.len()]);
        }
        let group = self.group(names)?;
        new.iter()
            .map(|grid| {
                if !grid.settled {
                    return Ok(0);
                }
                let id = self.id()?;
                self.conn
                    .prepare_cached(
                        "INSERT INTO grid (id, code, name, group_id, from_date) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute((id, &grid.code, &grid.name, group, self.today))?;
                Ok(id)
            })
            .collect()
    }

    /// The group new grids send their matters to: the first there is, or one made for them.
    fn group(&self, names: &Names) -> rusqlite::Result<i64> {
        let first: Option<i64> = self.conn.query_row(
            "SELECT min(id) FROM party_group WHERE to_date IS NULL",
            [],
            |row| row.get(0),
        )?;
        if let Some(first) = first {
            return Ok(first);
        }
        let (branch, group) = (self.id()?, self.id()?);
        self.conn.execute(
            "INSERT INTO branch (id, name) VALUES (?1, ?2)",
            (branch, &names.branch),
        )?;
        self.conn.execute(
            "INSERT INTO party_group (id, branch_id, name) VALUES (?1, ?2, ?3)",
            (group, branch, &names.group),
        )?;
        Ok(group)
    }

    /// Ids of the new sections, with the ids of their grids.
    fn sections(&self, new: &[NewSection], grids: &[i64]) -> rusqlite::Result<Vec<(i64, i64)>> {
        new.iter()
            .map(|section| {
                if !section.settled {
                    return Ok((0, 0));
                }
                let id = self.id()?;
                let grid = match section.grid {
                    Ref::Known(grid) => grid,
                    Ref::New(nth) => grids[nth],
                };
                self.conn
                    .prepare_cached(
                        "INSERT INTO section (id, grid_id, kind, estate, name, place)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    )?
                    .execute((
                        id,
                        grid,
                        section.kind.code(),
                        &section.estate,
                        &section.name,
                        &section.place,
                    ))?;
                Ok((id, grid))
            })
            .collect()
    }

    fn home(&self, ops: &HomeOps, sections: &[(i64, i64)]) -> rusqlite::Result<()> {
        let household = match ops.home {
            HomeOp::Known(id) => id,
            HomeOp::New { .. } => self.id()?,
        };
        let mut people = Vec::with_capacity(ops.people.len());
        for person in &ops.people {
            people.push(self.person(person, household)?);
        }
        let head = ops.head.map(|head| match head {
            Ref::Known(id) => id,
            Ref::New(nth) => people[nth],
        });
        let section = match ops.section {
            Ref::Known(id) => id,
            Ref::New(nth) => sections[nth].0,
        };
        if let HomeOp::New { door, place, keys } = &ops.home {
            self.new_home((household, section), (door, place, keys), head, ops)?;
        } else {
            self.change_home(household, head, ops)?;
        }
        for (kind, person) in [("main", ops.contact), ("backup", ops.backup)] {
            if let Some(person) = person {
                self.contact(household, person, kind)?;
            }
        }
        if let Some(person) = ops.building_head {
            self.building_head(section, person)?;
        }
        Ok(())
    }

    fn new_home(
        &self,
        (household, section): (i64, i64),
        (door, place, keys): (&str, &str, &str),
        head: Option<i64>,
        ops: &HomeOps,
    ) -> rusqlite::Result<()> {
        let value = |field: Column, without: &str| {
            let set = ops.sets.iter().find(|(of, _)| *of == field);
            set.map_or_else(|| without.to_owned(), |(_, value)| value.clone())
        };
        self.conn
            .prepare_cached(
                "INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, tags,
                                        from_date, size, living, housing, note)
                 VALUES (?1, (SELECT grid_id FROM section WHERE id = ?2), ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                         ?9, ?10, ?11, ?12)",
            )?
            .execute((
                household,
                section,
                place,
                door,
                keys,
                head,
                value(Column::Tags, ""),
                self.today,
                value(Column::Size, "0").parse::<u32>().unwrap_or(0),
                value(Column::Living, "unknown"),
                value(Column::Housing, "unknown"),
                value(Column::Note, ""),
            ))?;
        Ok(())
    }

    fn change_home(
        &self,
        household: i64,
        head: Option<i64>,
        ops: &HomeOps,
    ) -> rusqlite::Result<()> {
        if let Some(head) = head {
            self.conn
                .prepare_cached("UPDATE household SET head_id = ?2 WHERE id = ?1")?
                .execute((household, head))?;
        }
        for (field, value) in &ops.sets {
            set_home(self.conn, household, *field, value)?;
        }
        Ok(())
    }

    fn person(&self, ops: &PersonOps, household: i64) -> rusqlite::Result<i64> {
        let id = match &ops.person {
            PersonOp::New(told) => self.new_person(told)?,
            PersonOp::Known { id, sets } => {
                for (field, value) in sets {
                    self.change_person(*id, *field, value)?;
                }
                *id
            }
        };
        match &ops.resident {
            ResidentOp::Keep => {}
            ResidentOp::New(relation) => {
                self.conn
                    .prepare_cached(
                        "INSERT INTO resident (id, person_id, household_id, relation, from_date)
                         VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute((self.id()?, id, household, relation, self.today))?;
            }
            ResidentOp::Relation { id, relation } => {
                self.conn
                    .prepare_cached("UPDATE resident SET relation = ?2 WHERE id = ?1")?
                    .execute((id, relation))?;
            }
            ResidentOp::Gone { id, day, deceased } => {
                let gone = if *deceased {
                    Stay::Deceased
                } else {
                    Stay::MovedOut
                };
                self.conn
                    .prepare_cached("UPDATE resident SET to_date = ?2, gone = ?3 WHERE id = ?1")?
                    .execute((id, day, gone.code()))?;
            }
        }
        Ok(id)
    }

    fn new_person(&self, told: &PersonTold) -> rusqlite::Result<i64> {
        let id = self.id()?;
        let made = naming(&told.name, "");
        let all = told.phones.join(" ");
        let (phone, more) = phones(&all);
        let sex = if told.sex.is_empty() {
            "unknown"
        } else {
            &told.sex
        };
        let born = (!told.born.is_empty()).then_some(&told.born);
        self.conn
            .prepare_cached(
                "INSERT INTO person (id, name, keys, by_pinyin, by_stroke, phone, phones, id_number, sex, born)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute((
                id,
                &told.name,
                made.keys,
                made.by_pinyin,
                made.by_stroke,
                phone,
                more,
                &told.id_number,
                sex,
                born,
            ))?;
        Ok(id)
    }

    fn change_person(&self, id: i64, field: Column, value: &str) -> rusqlite::Result<()> {
        let sql = match field {
            Column::Sex => "UPDATE person SET sex = ?2 WHERE id = ?1",
            Column::IdNumber => "UPDATE person SET id_number = ?2 WHERE id = ?1",
            Column::Born => "UPDATE person SET born = ?2 WHERE id = ?1",
            Column::Phone => {
                let (phone, more) = phones(value);
                self.conn
                    .prepare_cached("UPDATE person SET phone = ?2, phones = ?3 WHERE id = ?1")?
                    .execute((id, phone, more))?;
                return Ok(());
            }
            _ => return Ok(()),
        };
        self.conn.prepare_cached(sql)?.execute((id, value))?;
        Ok(())
    }

    /// Whoever calls there from today on; the one before ends.
    fn contact(&self, household: i64, person: i64, kind: &str) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE contact SET to_date = ?3
                 WHERE household_id = ?1 AND kind = ?2 AND to_date IS NULL",
            )?
            .execute((household, kind, self.today))?;
        self.conn
            .prepare_cached(
                "INSERT INTO contact (id, household_id, person_id, from_date, kind)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((self.id()?, household, person, self.today, kind))?;
        Ok(())
    }

    fn building_head(&self, section: i64, person: i64) -> rusqlite::Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO role_term (id, person_id, role, section_id, from_date)
                 VALUES (?1, ?2, 'building_head', ?3, ?4)",
            )?
            .execute((self.id()?, person, section, self.today))?;
        Ok(())
    }
}

/// The number to call first, and the others.
fn phones(all: &str) -> (&str, &str) {
    all.split_once(' ').unwrap_or((all, ""))
}
