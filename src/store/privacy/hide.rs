//! Whom a text may not name: everyone in the file, but for the places an operator let stand.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use super::everyone;
use super::office::Offices;
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::privacy::{Covered, Masked, Names, Places, Reading, mask_name};
use crate::store::{Setting, setting};

/// For whom something is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Reader {
    /// The wall and the notice board: offices may stand by name there, where the file says so.
    Public,
    /// Whoever gets a masked file.
    File,
}

/// Hides what a reader may not read, and remembers where someone was named.
pub(in crate::store) struct Hider<'c> {
    conn: &'c Connection,
    names: Arc<Names>,
    offices: OnceCell<Offices>,
    by_name: bool,
    places: RefCell<Vec<Masked>>,
    blanked: RefCell<HashMap<String, u32>>,
}

impl<'c> Hider<'c> {
    /// Hides by names that were made before.
    pub(in crate::store) fn new(
        conn: &'c Connection,
        names: Arc<Names>,
        reader: Reader,
    ) -> rusqlite::Result<Self> {
        let by_name = reader == Reader::Public && setting::is_on(conn, Setting::NameOffices)?;
        Ok(Self {
            conn,
            names,
            offices: OnceCell::new(),
            by_name,
            places: RefCell::default(),
            blanked: RefCell::default(),
        })
    }

    /// The same inside a command, where someone may just have been given a name.
    pub(in crate::store) fn inside(conn: &'c Connection, reader: Reader) -> rusqlite::Result<Self> {
        Self::new(conn, Arc::new(everyone(conn)?), reader)
    }

    /// A sentence that came from nowhere in particular.
    pub(in crate::store) fn text(&self, text: &str) -> rusqlite::Result<String> {
        self.from("", text)
    }

    fn from(&self, door: &str, text: &str) -> rusqlite::Result<String> {
        let reading = self.read(door, text)?;
        let shown = reading.shown();
        self.count(&reading);
        self.places.borrow_mut().extend(reading.places);
        Ok(shown)
    }

    /// Counts what is blanked in a text besides names; a text that comes twice counts once.
    pub(in crate::store) fn count(&self, reading: &Reading) {
        if reading.blanked > 0 {
            let text = reading.hidden.clone();
            self.blanked.borrow_mut().insert(text, reading.blanked);
        }
    }

    /// A sentence of an issue: the door it came from is hidden however short it is.
    pub(in crate::store) fn of_issue(
        &self,
        issue: Id<Issue>,
        text: &str,
    ) -> rusqlite::Result<String> {
        self.from(&self.door_of(issue)?, text)
    }

    /// The door an issue came from; nothing where it came from none.
    pub(in crate::store) fn door_of(&self, issue: Id<Issue>) -> rusqlite::Result<String> {
        let door = self
            .conn
            .prepare_cached(
                "SELECT h.door FROM issue i JOIN household h ON h.id = i.household_id WHERE i.id = ?1",
            )?
            .query_row([issue], |row| row.get(0))
            .optional()?;
        Ok(door.unwrap_or_default())
    }

    /// Whoever answers for an issue: masked, and told apart from others who look the same then.
    pub(in crate::store) fn responsible(
        &self,
        issue: Id<Issue>,
        name: &str,
    ) -> rusqlite::Result<String> {
        let offices = match self.offices.get() {
            Some(found) => found,
            None => {
                let found = Offices::read(self.conn, self.by_name)?;
                self.offices.get_or_init(|| found)
            }
        };
        let person = offices.person(self.conn, issue, name)?;
        let shown = person.and_then(|person| offices.shown(person));
        Ok(shown.map_or_else(|| mask_name(name), str::to_owned))
    }

    /// Whether offices stand by name.
    pub(in crate::store) fn names_offices(&self) -> bool {
        self.by_name
    }

    /// Whether a name stands in the file.
    pub(in crate::store) fn knows(&self, name: &str) -> bool {
        self.names.knows(name)
    }

    /// The streets and doors of the file.
    pub(in crate::store) fn places(&self) -> &Places {
        self.names.places()
    }

    /// What was hidden since this was asked last; a place that came twice counts once.
    pub(in crate::store) fn take_covered(&self) -> Covered {
        let mut places: Vec<Masked> = Vec::new();
        for place in self.places.take() {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        Covered {
            places,
            numbers: self.blanked.take().into_values().sum(),
        }
    }

    /// Reads a text from a door, with the places that were let stand in it.
    pub(super) fn read(&self, door: &str, text: &str) -> rusqlite::Result<Reading> {
        let mut reading = self.names.read_from(door, text);
        if reading.places.is_empty() {
            return Ok(reading);
        }
        let stand = self
            .conn
            .prepare_cached("SELECT place, word FROM plain_word WHERE text = ?1")?
            .query_map([&reading.hidden], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(u32, String)>>>()?;
        for place in &mut reading.places {
            place.stands = stand
                .iter()
                .any(|(at, word)| *at == place.place && *word == place.word);
        }
        Ok(reading)
    }
}
