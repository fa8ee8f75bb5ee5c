//! Whom free text may not name: everyone who holds a post or sits in a meeting, and whoever lives where it came from.

use std::cell::RefCell;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::privacy::{Names, hide_door};

/// Hides what a room may not read; made anew for every picture, so that it knows today's names.
pub(in crate::store) struct Hider<'c> {
    conn: &'c Connection,
    names: Names,
    /// Names of those who live in a section, for the sections asked for.
    neighbours: RefCell<HashMap<i64, Names>>,
}

impl<'c> Hider<'c> {
    pub(in crate::store) fn new(conn: &'c Connection) -> rusqlite::Result<Self> {
        let names = conn
            .prepare_cached(
                "SELECT name FROM person WHERE id IN (
                   SELECT person_id FROM role_term UNION SELECT person_id FROM membership
                   UNION SELECT person_id FROM attendance UNION SELECT person_id FROM speech)",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(Self {
            conn,
            names: Names::new(names),
            neighbours: RefCell::default(),
        })
    }

    /// A sentence that came from nowhere in particular.
    pub(in crate::store) fn text(&self, text: &str) -> String {
        self.names.hide(text)
    }

    /// A sentence of an issue: whoever lives in the house it came from is not named either.
    pub(in crate::store) fn of_issue(
        &self,
        issue: Id<Issue>,
        text: &str,
    ) -> rusqlite::Result<String> {
        let home: Option<(i64, String)> = self
            .conn
            .prepare_cached(
                "SELECT h.section_id, h.door FROM issue i JOIN household h ON h.id = i.household_id
                 WHERE i.id = ?1",
            )?
            .query_row([issue], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((section, door)) = home else {
            return Ok(self.text(text));
        };
        let shown = hide_door(text, &door);
        let shown = self.without_neighbours(section, &shown)?;
        Ok(self.text(&shown))
    }

    fn without_neighbours(&self, section: i64, text: &str) -> rusqlite::Result<String> {
        let mut known = self.neighbours.borrow_mut();
        if let Some(names) = known.get(&section) {
            return Ok(names.hide(text));
        }
        let names = self
            .conn
            .prepare_cached(
                "SELECT DISTINCT p.name FROM household h JOIN resident r ON r.household_id = h.id
                 JOIN person p ON p.id = r.person_id WHERE h.section_id = ?1",
            )?
            .query_map([section], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(known
            .entry(section)
            .or_insert_with(|| Names::new(names))
            .hide(text))
    }
}
