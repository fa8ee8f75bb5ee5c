//! Values that were entered by hand after an import: the journal knows them, so nothing is kept twice.

use std::collections::HashMap;

use rusqlite::Connection;

use super::COMMAND;
use crate::store::session::{self, Touch};

/// Which columns of which rows were changed by hand after the first import.
#[derive(Debug, Default)]
pub(super) struct ByHand {
    columns: HashMap<Table, Vec<String>>,
    changed: HashMap<(Table, i64), u64>,
}

/// A table whose values a roster can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Table {
    Person,
    Household,
    Resident,
    /// By household: whoever calls there was chosen by hand.
    Contact,
}

const TABLES: [(Table, &str); 4] = [
    (Table::Person, "person"),
    (Table::Household, "household"),
    (Table::Resident, "resident"),
    (Table::Contact, "contact"),
];

impl ByHand {
    pub fn load(conn: &Connection) -> rusqlite::Result<Self> {
        let mut by_hand = Self::default();
        let first: Option<i64> = conn.query_row(
            "SELECT min(id) FROM journal WHERE command = ?1",
            [COMMAND],
            |row| row.get(0),
        )?;
        let Some(first) = first else {
            return Ok(by_hand);
        };
        for (table, name) in TABLES {
            let columns = conn
                .prepare(&format!(
                    "SELECT name FROM pragma_table_info('{name}') ORDER BY cid"
                ))?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            by_hand.columns.insert(table, columns);
        }
        by_hand.walk(conn, first)?;
        Ok(by_hand)
    }

    /// Reads what was done since, leaving out what was taken back.
    fn walk(&mut self, conn: &Connection, first: i64) -> rusqlite::Result<()> {
        let mut statement = conn.prepare(
            "SELECT j.command, j.changeset FROM journal j
             WHERE j.id > ?1 AND j.undoes IS NULL
               AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.undoes = j.id)
             ORDER BY j.id",
        )?;
        let mut rows = statement.query([first])?;
        while let Some(row) = rows.next()? {
            let is_import = row.get_ref(0)?.as_str()? == COMMAND;
            if is_import && self.changed.is_empty() {
                continue;
            }
            let changeset = row.get_ref(1)?.as_blob()?;
            session::each(changeset, |touch| self.see(touch, is_import))?;
        }
        Ok(())
    }

    fn see(&mut self, touch: &Touch<'_>, is_import: bool) {
        let Some((table, _)) = TABLES.iter().find(|(_, name)| *name == touch.table) else {
            return;
        };
        let key = match (table, touch.is_insert) {
            (Table::Contact, true) => (Table::Contact, touch.second),
            (Table::Contact, false) | (_, true) => return,
            (table, false) => (*table, touch.key),
        };
        let columns = if touch.is_insert {
            u64::MAX
        } else {
            touch.changed
        };
        if is_import {
            if let Some(changed) = self.changed.get_mut(&key) {
                *changed &= !columns;
            }
        } else {
            *self.changed.entry(key).or_default() |= columns;
        }
    }

    /// Whether one of these columns of a row was changed by hand.
    pub fn touched(&self, table: Table, id: i64, columns: &[&str]) -> bool {
        let Some(changed) = self.changed.get(&(table, id)) else {
            return false;
        };
        if table == Table::Contact {
            return *changed != 0;
        }
        let names = self.columns.get(&table).map_or(&[][..], Vec::as_slice);
        columns.iter().any(|wanted| {
            let at = names.iter().position(|name| name == wanted);
            at.is_some_and(|at| at < 64 && changed & (1 << at) != 0)
        })
    }
}
