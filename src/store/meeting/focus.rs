//! 社区中心工作: what the committee ties its picks to.

use rusqlite::OptionalExtension;

use crate::domain::Id;
use crate::domain::meeting::{Focus, Item};
use crate::store::Failure;
use crate::store::transact::Tx;

/// Ties a matter to a focus work by its name, which is new or known, or to none.
pub(super) fn tie(tx: &Tx<'_>, item: Id<Item>, name: &str) -> Result<(), Failure> {
    let focus = match name.trim() {
        "" => None,
        name => Some(find_or_make(tx, name)?),
    };
    tx.conn
        .prepare_cached("UPDATE agenda_item SET focus_id = ?2 WHERE id = ?1")?
        .execute((item, focus))?;
    Ok(())
}

fn find_or_make(tx: &Tx<'_>, name: &str) -> Result<Id<Focus>, Failure> {
    let known = tx
        .conn
        .prepare_cached("SELECT id FROM focus WHERE name = ?1 AND to_date IS NULL")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if let Some(focus) = known {
        return Ok(focus);
    }
    let focus: Id<Focus> = tx.id()?;
    tx.conn
        .prepare_cached("INSERT INTO focus (id, name, from_date) VALUES (?1, ?2, ?3)")?
        .execute((focus, name, tx.today()))?;
    Ok(focus)
}
