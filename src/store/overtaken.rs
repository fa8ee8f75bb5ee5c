//! Two windows on one file: a form that was filled in before another window saved must not put the old
//! values back.

use std::collections::HashMap;

use rusqlite::Connection;

use super::session::{self, Touch};
use crate::domain::Id;
use crate::domain::journal::{Deed, Entry};

/// The newest step after `seen` that changed one of the values these changes overwrite.
pub(super) fn overtaken(
    conn: &Connection,
    seen: Id<Entry>,
    changes: &[u8],
) -> rusqlite::Result<Option<Deed>> {
    let mut statement = conn.prepare_cached(
        "SELECT command, subject, changeset FROM journal WHERE id > ?1 ORDER BY id DESC",
    )?;
    let mut rows = statement.query([seen])?;
    let mut ours = None;
    while let Some(row) = rows.next()? {
        let ours = match &ours {
            Some(ours) => ours,
            None => ours.insert(overwritten(changes)?),
        };
        let mut meets = false;
        session::each(row.get_ref(2)?.as_blob()?, |touch| {
            let known = ours.get(touch.table).and_then(|rows| rows.get(&touch.key));
            meets |= known.is_some_and(|columns| columns & columns_of(touch) != 0);
        })?;
        if meets {
            return Ok(Some(Deed {
                command: row.get(0)?,
                subject: row.get(1)?,
            }));
        }
    }
    Ok(None)
}

/// By table and row: the columns that are written over.
type Columns = HashMap<String, HashMap<i64, u64>>;

fn overwritten(changes: &[u8]) -> rusqlite::Result<Columns> {
    let mut found = Columns::new();
    session::each(changes, |touch| {
        if touch.is_insert {
            return;
        }
        if !found.contains_key(touch.table) {
            found.insert(touch.table.to_owned(), HashMap::new());
        }
        if let Some(rows) = found.get_mut(touch.table) {
            *rows.entry(touch.key).or_default() |= columns_of(touch);
        }
    })?;
    Ok(found)
}

/// Of a row that came or went: all.
fn columns_of(touch: &Touch<'_>) -> u64 {
    if touch.is_insert || touch.changed == 0 {
        u64::MAX
    } else {
        touch.changed
    }
}
