//! Minutes as other hands may have them: masked as the wall masks.

use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::minutes::{Hide, Minutes};
use crate::domain::privacy::Names;
use crate::store::wall::Hider;
use crate::store::{Failure, Store};

/// Hides what the wall hides, and whoever the minutes themselves name: they may be called otherwise by now.
struct AsOnTheWall<'c> {
    wall: Hider<'c>,
    own: Names,
}

impl Hide for AsOnTheWall<'_> {
    type Error = rusqlite::Error;

    fn hide(&self, issue: Option<Id<Issue>>, text: &str) -> rusqlite::Result<String> {
        let text = self.own.hide(text);
        match issue {
            Some(issue) => self.wall.of_issue(issue, &text),
            None => Ok(self.wall.text(&text)),
        }
    }
}

/// The same minutes, masked.
pub(in crate::store) fn mask(conn: &Connection, minutes: &Minutes) -> rusqlite::Result<Minutes> {
    minutes.masked(&AsOnTheWall {
        wall: Hider::new(conn)?,
        own: Names::new(minutes.names()),
    })
}

impl Store {
    /// The same minutes, masked.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn masked(&self, minutes: &Minutes) -> Result<Minutes, Failure> {
        Ok(mask(&self.conn, minutes)?)
    }
}
