//! 社区中心工作: what the committee ties its picks to.

use rusqlite::Connection;

use super::open_item;
use crate::domain::Id;
use crate::domain::Refusal;
use crate::domain::meeting::{Focus, Item};
use crate::domain::refusal::Missing;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// The focus works of today.
pub(in crate::store) fn list(conn: &Connection) -> rusqlite::Result<Vec<(Id<Focus>, String)>> {
    conn.prepare_cached("SELECT id, name FROM focus WHERE to_date IS NULL ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Ties a matter to a focus work by its name, which is new or known, or to none.
pub(super) fn tie(tx: &Tx<'_>, item: Id<Item>, name: &str) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let focus = match name.trim() {
        "" => None,
        name => Some(find_or_make(tx, name)?),
    };
    tx.conn
        .prepare_cached("UPDATE agenda_item SET focus_id = ?2 WHERE id = ?1")?
        .execute((item, focus))?;
    Ok(Written::on(open.number).making(item))
}

fn find_or_make(tx: &Tx<'_>, name: &str) -> Result<Id<Focus>, Failure> {
    let known = list(tx.conn)?.into_iter().find(|(_, known)| known == name);
    if let Some((focus, _)) = known {
        return Ok(focus);
    }
    let focus: Id<Focus> = tx.id()?;
    tx.conn
        .prepare_cached("INSERT INTO focus (id, name, from_date) VALUES (?1, ?2, ?3)")?
        .execute((focus, name, tx.today()))?;
    Ok(focus)
}

/// It is no focus work any more; what was tied to it stays so.
pub(super) fn end(tx: &Tx<'_>, name: &str) -> Result<Written, Failure> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::Empty(Missing::Entry).into());
    }
    let ended = tx
        .conn
        .prepare_cached("UPDATE focus SET to_date = ?2 WHERE name = ?1 AND to_date IS NULL")?
        .execute((name, tx.today()))?;
    if ended == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(Written::on(name))
}
