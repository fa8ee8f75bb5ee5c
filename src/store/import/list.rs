//! The plan as it is shown: counts, pages of rows, what is left out.

use std::collections::BTreeMap;

use rusqlite::Row;
use rusqlite::types::Value;

use super::Import;
use crate::domain::Coded;
use crate::domain::list::{From, Page};
use crate::domain::roster::{Change, Class, Column, Note, Told};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::page::{At, Shape, page};

/// How many rows are what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Rows read.
    pub rows: u64,
    /// Rows of each class.
    pub classes: BTreeMap<Class, u64>,
    /// Households that are made.
    pub households_new: u64,
    /// People that are made.
    pub persons_new: u64,
    /// Grids that are made, by name.
    pub grids_new: Vec<String>,
    /// Sections that are made.
    pub sections_new: u64,
    /// Households with something to write.
    pub homes: u64,
    /// Notes on rows of every class.
    pub findings: u64,
}

impl Summary {
    /// Rows of a class.
    pub fn of(&self, class: Class) -> u64 {
        self.classes.get(&class).copied().unwrap_or(0)
    }

    /// Rows that are left out.
    pub fn left_out(&self) -> u64 {
        self.of(Class::Conflict) + self.of(Class::Rejected)
    }

    /// Rows that are sound: to be written, or the same already.
    pub fn sound(&self) -> u64 {
        self.rows - self.left_out()
    }
}

/// A row of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its number in the plan.
    pub n: i64,
    /// Name of its sheet.
    pub sheet: String,
    /// Its row in the sheet.
    pub row: u32,
    /// What it is.
    pub class: Class,
    /// Why, and what is to be known about its cells.
    pub notes: Vec<Note>,
    /// What it changes.
    pub changes: Vec<Change>,
    /// What it says, if it could be read.
    pub told: Option<Told>,
    /// What stood in its cells.
    pub cells: Vec<(u32, Column, String)>,
}

/// A row that is left out, for the sheet that can be corrected.
pub type LeftOut = PlanRow;

const SELECT: &str = "SELECT r.n, r.sheet, r.row, v.class, v.notes, v.changes, r.told, r.cells
  FROM plan_verdict v CROSS JOIN plan_row r ON r.n = v.n WHERE ";

fn read(row: &Row<'_>) -> rusqlite::Result<PlanRow> {
    Ok(PlanRow {
        n: row.get(0)?,
        sheet: row.get(1)?,
        row: row.get(2)?,
        class: row.get::<_, Code<Class>>(3)?.0,
        notes: row.get::<_, Json<_>>(4)?.0,
        changes: row.get::<_, Json<_>>(5)?.0,
        told: row.get::<_, Option<Json<_>>>(6)?.map(|told| told.0),
        cells: row.get::<_, Json<_>>(7)?.0,
    })
}

impl Import {
    /// One page of the rows of a class, in the order of the sheet.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be read.
    pub fn page(&self, class: Class, from: &From, count: usize) -> Result<Page<PlanRow>, Failure> {
        let shape = Shape {
            select: &format!("{SELECT}v.class = ?"),
            filters: vec![Value::Text(class.code().to_owned())],
            sort: None,
            id: "v.n",
            descending: false,
            at: At::id(),
        };
        Ok(page(&self.store.conn, shape, from, count, read)?)
    }

    /// Goes through the rows that are left out, in the order of the sheet.
    ///
    /// # Errors
    ///
    /// Whatever `each` says, or when the temporary file cannot be read.
    pub fn each_left_out<E: std::convert::From<Failure>>(
        &self,
        each: impl FnMut(LeftOut) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each("v.class IN ('conflict', 'rejected') ORDER BY v.n", each)
    }

    /// Goes through every row with notes or changes, in the order of the sheet.
    ///
    /// # Errors
    ///
    /// Whatever `each` says, or when the temporary file cannot be read.
    pub fn each_with_notes<E: std::convert::From<Failure>>(
        &self,
        each: impl FnMut(PlanRow) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each("v.notes <> '[]' OR v.changes <> '[]' ORDER BY v.n", each)
    }

    fn each<E: std::convert::From<Failure>>(
        &self,
        which: &str,
        mut each: impl FnMut(PlanRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(Failure::from(error));
        let mut statement = self
            .store
            .conn
            .prepare(&format!("{SELECT}{which}"))
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            each(read(row).map_err(failed)?)?;
        }
        Ok(())
    }

    /// How many rows are what.
    ///
    /// # Errors
    ///
    /// When the temporary file cannot be read.
    pub fn summary(&self) -> Result<Summary, Failure> {
        let conn = &self.store.conn;
        let made = self.grids.iter().filter(|grid| grid.settled);
        let mut summary = Summary {
            rows: self.rows(),
            grids_new: made.map(|grid| grid.name.clone()).collect(),
            sections_new: self.sections.iter().filter(|it| it.settled).count() as u64,
            ..Summary::default()
        };
        let mut statement =
            conn.prepare("SELECT class, count(*) FROM plan_verdict GROUP BY class")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let class = row.get::<_, Code<Class>>(0)?.0;
            summary.classes.insert(class, count(row, 1)?);
        }
        (summary.homes, summary.households_new, summary.persons_new) = conn.query_row(
            "SELECT count(*), coalesce(sum(is_new), 0), coalesce(sum(people), 0) FROM plan_home",
            [],
            |row| Ok((count(row, 0)?, count(row, 1)?, count(row, 2)?)),
        )?;
        summary.findings = conn.query_row(
            "SELECT coalesce(sum(json_array_length(notes)), 0) FROM plan_verdict WHERE notes <> '[]'",
            [],
            |row| count(row, 0),
        )?;
        Ok(summary)
    }
}

fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}
