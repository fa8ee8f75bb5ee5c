//! Minutes as other hands may have them: masked as the wall masks.

use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::minutes::{Hide, Minutes};
use crate::domain::privacy::{Covered, Names};
use crate::store::privacy::{Hider, Reader};
use crate::store::{Failure, Store};

/// Hides what the wall hides, and whoever the minutes themselves name: they may be called otherwise by now.
struct AsOnTheWall<'h, 'c> {
    wall: &'h Hider<'c>,
    own: Names,
}

impl Hide for AsOnTheWall<'_, '_> {
    type Error = rusqlite::Error;

    fn hide(&self, issue: Option<Id<Issue>>, text: &str) -> rusqlite::Result<String> {
        let door = match issue {
            Some(issue) => self.wall.door_of(issue)?,
            None => String::new(),
        };
        let own = self.own.read_from(&door, text);
        self.wall.count(&own);
        self.wall.text(&own.hidden)
    }

    fn responsible(&self, issue: Id<Issue>, name: &str) -> rusqlite::Result<String> {
        self.wall.responsible(issue, name)
    }
}

/// The same minutes, masked.
pub(in crate::store) fn mask(hider: &Hider<'_>, minutes: &Minutes) -> rusqlite::Result<Minutes> {
    // What the file knows is found with all other names of it, so that a place can be let stand.
    let mut own = minutes.names();
    own.retain(|name| !hider.knows(name));
    minutes.masked(&AsOnTheWall {
        wall: hider,
        own: Names::new(own).beside(hider.places().clone()),
    })
}

/// Minutes as a masked file holds them, and what is hidden in them.
pub(in crate::store) fn for_a_file(
    store: &Store,
    minutes: &Minutes,
) -> rusqlite::Result<(Minutes, Covered)> {
    let conn: &Connection = &store.conn;
    let hider = Hider::new(conn, store.names()?, Reader::File)?;
    let masked = mask(&hider, minutes)?;
    Ok((masked, hider.take_covered()))
}

impl Store {
    /// The same minutes, masked; and what is hidden in them.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn masked(&self, minutes: &Minutes) -> Result<(Minutes, Covered), Failure> {
        Ok(for_a_file(self, minutes)?)
    }
}
