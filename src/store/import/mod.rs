//! 导入花名册: rows of a sheet staged beside the file, compared with it, shown, and applied in one transaction.
//!
//! The plan lies in a second database of the connection, which SQLite keeps in a file without a name:
//! memory does not grow with the sheet, and nothing is left behind. Rows come from elsewhere;
//! this module never opens the sheet.

mod apply;
mod callers;
mod hand;
mod home;
mod home_values;
mod kept;
mod list;
mod merged;
mod office;
mod ops;
mod person;
mod places;
mod rows;
mod stage;
mod tags;
mod talk;
mod template;

use chrono::NaiveDate;

use super::{Failure, Store};
use crate::domain::Refusal;
use places::{NewGrid, NewSection};

pub use apply::{Applied, Names};
pub use list::{LeftOut, PlanRow, Summary};
pub use talk::{Ask, Heading, Opened, Origin, Outcome, Stop, Tell};

/// The name of an import in the journal.
pub(super) const COMMAND: &str = "import_roster";

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Rows or households done.
    pub done: u64,
    /// Of how many, where that is known.
    pub of: u64,
}

/// Is told how far a step has come; answers whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(Step) -> bool;

/// An import under way, on a connection of its own.
#[derive(Debug)]
pub struct Import {
    store: Store,
    /// The database the plan lies in.
    shelf: &'static str,
    today: NaiveDate,
    /// Rows staged so far.
    rows: i64,
    /// The doors of these rows.
    doors: stage::Doors,
    /// What the plan makes before any household.
    grids: Vec<NewGrid>,
    sections: Vec<NewSection>,
    /// The last journal entry when the plan was made.
    journal: i64,
}

impl Import {
    /// Begins an import into a file.
    ///
    /// # Errors
    ///
    /// When nothing can be staged.
    pub fn begin(store: Store, today: NaiveDate) -> Result<Self, Failure> {
        let shelf = shelf(&store)?;
        stage::lay_out(&store.conn, shelf)?;
        Ok(Self {
            store,
            shelf,
            today,
            rows: 0,
            doors: stage::Doors::default(),
            grids: Vec::new(),
            sections: Vec::new(),
            journal: 0,
        })
    }

    /// The file.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Rows staged so far.
    pub fn rows(&self) -> u64 {
        self.rows.unsigned_abs()
    }

    fn last_entry(&self) -> Result<i64, Failure> {
        let last = self.store.conn.query_row(
            "SELECT coalesce((SELECT id FROM journal ORDER BY id DESC LIMIT 1), 0)",
            [],
            |row| row.get(0),
        )?;
        Ok(last)
    }
}

/// A database for the plan: one of its own, so that the temporary one is free for the journals of
/// statements; a file that is only read may attach none.
fn shelf(store: &Store) -> Result<&'static str, Failure> {
    if store.conn.is_readonly("main")? {
        return Ok("temp");
    }
    store.may_write()?;
    store.conn.execute_batch("ATTACH '' AS plan")?;
    Ok("plan")
}

/// Goes on, or stops because the person at the keyboard wants it.
fn go_on(watch: Watch<'_>, done: u64, of: u64) -> Result<(), Failure> {
    if watch(Step { done, of }) {
        Ok(())
    } else {
        Err(Refusal::Cancelled.into())
    }
}
