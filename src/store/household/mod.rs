//! Households in the file: the pane, the card, the search.

mod card;
mod detail;
mod list;
mod search;

pub(super) use card::card;
pub(super) use list::{Wanted, list};
pub(super) use search::{people_terms, search_terms};

use rusqlite::Connection;

use crate::domain::Id;
use crate::domain::household::Household;

/// Estate and door, for the journal.
pub(super) fn door_of(conn: &Connection, household: Id<Household>) -> rusqlite::Result<String> {
    conn.prepare_cached(
        "SELECT s.estate || ' ' || h.door FROM household h JOIN section s ON s.id = h.section_id
         WHERE h.id = ?1",
    )?
    .query_row([household], |row| row.get(0))
}
