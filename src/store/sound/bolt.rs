//! What SQLite itself is told to refuse on a connection.

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

/// An import attaches the database of its plan, and a copy is made by attaching one.
const ATTACHED: i32 = 2;

/// Pages in the log after which SQLite brings them into the file by itself.
const CHECKPOINT: i64 = 1000;

/// Believes nothing the file says about itself: no function of ours runs from its schema, and no table
/// of SQLite's own is written by hand. Extensions cannot be loaded: SQLite is built with that turned off.
pub(in crate::store) fn harden(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, ATTACHED)?;
    Ok(())
}

/// Closes the connection for writing: no statement writes, and the log stays beside the file as it is.
pub(super) fn close(conn: &Connection) -> rusqlite::Result<()> {
    hold(conn)?;
    // One that only reads the file may still write into its own temporary tables.
    if conn.is_readonly("main")? {
        return Ok(());
    }
    conn.pragma_update(None, "query_only", true)
}

/// Leaves the log beside the file as it is, until the file was looked through.
pub(in crate::store) fn hold(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))
}

/// Lets the log be brought into the file again.
pub(super) fn release(conn: &Connection) -> rusqlite::Result<()> {
    if conn.db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)? {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        conn.pragma_update_and_check(None, "wal_autocheckpoint", CHECKPOINT, |_| Ok(()))?;
    }
    Ok(())
}
