//! Migrations: an append-only list. An older file is copied aside before it is upgraded.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Fault;
use super::open::APPLICATION_ID;

/// Every step in order; step `n` leads to version `n + 1`. Never edit a released step, append one.
const STEPS: &[&str] = &[include_str!("schema/0001_trunk.sql")];

/// The version this program writes.
pub(super) const CURRENT: i64 = STEPS.len() as i64;

/// Brings a file of an older version up to date, in one transaction.
pub(super) fn upgrade(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    if version == CURRENT {
        return Ok(());
    }
    if version > 0 {
        copy_aside(conn, path, version)?;
    }
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let upgraded = run_steps(conn, version);
    conn.execute_batch(if upgraded.is_ok() {
        "COMMIT"
    } else {
        "ROLLBACK"
    })?;
    upgraded
}

fn run_steps(conn: &Connection, version: i64) -> Result<(), Fault> {
    // Another process may have upgraded while this one waited for the lock.
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found.max(version)).unwrap_or(STEPS.len());
    for step in STEPS.iter().skip(done) {
        conn.execute_batch(step)?;
    }
    if found == 0 {
        // A station number of 30 bits keeps ids positive and apart from those of other machines.
        conn.execute_batch(
            "INSERT INTO station (number, next) VALUES ((abs(random()) % 1073741823) + 1, 1)",
        )?;
    }
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", CURRENT)?;
    Ok(())
}

fn copy_aside(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    let target = aside(path, version);
    if target.exists() {
        return Ok(());
    }
    conn.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    Ok(())
}

/// Where the copy of an older file lies: beside it, named by its version.
fn aside(path: &Path, version: i64) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".v{version}.bak"));
    path.with_file_name(name)
}
