//! Values of a household that a roster can change, each in its own column.

use rusqlite::Connection;

use crate::domain::roster::Column;

/// Writes one value.
pub(super) fn set_home(
    conn: &Connection,
    household: i64,
    field: Column,
    value: &str,
) -> rusqlite::Result<()> {
    let sql = match field {
        Column::Size => "UPDATE household SET size = CAST(?2 AS INTEGER) WHERE id = ?1",
        Column::Living => "UPDATE household SET living = ?2 WHERE id = ?1",
        Column::Housing => "UPDATE household SET housing = ?2 WHERE id = ?1",
        Column::Tags => "UPDATE household SET tags = ?2 WHERE id = ?1",
        Column::Note => "UPDATE household SET note = ?2 WHERE id = ?1",
        Column::MovedOut => return move_out(conn, household, value),
        _ => return Ok(()),
    };
    conn.prepare_cached(sql)?.execute((household, value))?;
    Ok(())
}

/// The household left: it ends, and so does whoever called there.
fn move_out(conn: &Connection, household: i64, day: &str) -> rusqlite::Result<()> {
    for sql in [
        "UPDATE contact SET to_date = ?2 WHERE household_id = ?1 AND to_date IS NULL",
        "UPDATE resident SET to_date = ?2, gone = 'moved_out' WHERE household_id = ?1 AND to_date IS NULL",
        "UPDATE household SET to_date = ?2, sealed = 'moved_out' WHERE id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute((household, day))?;
    }
    Ok(())
}
