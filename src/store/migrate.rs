//! Migrations: an append-only list. An older file is copied aside before it is upgraded.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::Fault;
use super::open::{APPLICATION_ID, discard, put_in_place};

/// Every step in order; step `n` leads to version `n + 1`. Never edit a released step, append one.
const STEPS: &[&str] = &[include_str!("schema/0001_trunk.sql")];

/// The version this program writes.
pub(super) const CURRENT: i64 = STEPS.len() as i64;

/// Brings a file of an older version up to date, in one transaction.
pub(super) fn upgrade(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    upgrade_by(STEPS, conn, path, version)
}

fn upgrade_by(steps: &[&str], conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    if version == steps.len() as i64 {
        return Ok(());
    }
    if version > 0 {
        copy_aside(conn, path, version)?;
    }
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let upgraded = run_steps(steps, conn, version);
    conn.execute_batch(if upgraded.is_ok() {
        "COMMIT"
    } else {
        "ROLLBACK"
    })?;
    upgraded
}

fn run_steps(steps: &[&str], conn: &Connection, version: i64) -> Result<(), Fault> {
    // Another process may have upgraded while this one waited for the lock.
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found.max(version)).unwrap_or(steps.len());
    for step in steps.iter().skip(done) {
        conn.execute_batch(step)?;
    }
    if found == 0 {
        // A station number of 30 bits keeps ids positive and apart from those of other machines.
        conn.execute_batch(
            "INSERT INTO station (number, next) VALUES ((abs(random()) % 1073741823) + 1, 1)",
        )?;
    }
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", steps.len() as i64)?;
    Ok(())
}

fn copy_aside(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    let target = aside(path, version);
    if target.exists() {
        return Ok(());
    }
    // Under another name first: a copy that was interrupted must not pass for one.
    let unfinished = aside(&target, version);
    discard(&unfinished);
    conn.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
    put_in_place(&unfinished, &target)
}

/// Where the copy of an older file lies: beside it, named by its version.
fn aside(path: &Path, version: i64) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".v{version}.bak"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Mode, Store};

    const WORKS: &str = "ALTER TABLE grid ADD COLUMN colour TEXT NOT NULL DEFAULT ''";
    const FAILS: &str = "ALTER TABLE grid ADD COLUMN colour TEXT; ALTER TABLE nothing RENAME TO x";

    /// A file of version 1, upgraded by one more step.
    fn upgraded(last: &str) -> (tempfile::TempDir, PathBuf, Result<(), Fault>) {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("fyj.db");
        let store = Store::open(&path, Mode::Write).unwrap();
        let result = upgrade_by(&[STEPS[0], last], &store.conn, &path, 1);
        (folder, path, result)
    }

    fn version(path: &Path) -> i64 {
        let conn = Connection::open(path).unwrap();
        conn.pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap()
    }

    fn coloured(path: &Path) -> bool {
        let conn = Connection::open(path).unwrap();
        conn.prepare("SELECT colour FROM grid").is_ok()
    }

    #[test]
    fn an_older_file_is_copied_aside_and_upgraded() {
        let (folder, path, result) = upgraded(WORKS);
        result.unwrap();
        let copy = folder.path().join("fyj.db.v1.bak");
        assert_eq!((version(&path), coloured(&path)), (2, true));
        assert_eq!((version(&copy), coloured(&copy)), (1, false));
        let fault = Store::open(&path, Mode::Write).unwrap_err();
        assert!(matches!(fault, Fault::Newer { found: 2, known: 1 }));
        Store::open(&copy, Mode::Write).unwrap();
    }

    #[test]
    fn an_upgrade_that_fails_half_way_leaves_the_file_as_it_was() {
        let (_folder, path, result) = upgraded(FAILS);
        assert!(result.is_err());
        assert_eq!((version(&path), coloured(&path)), (1, false));
        Store::open(&path, Mode::Write).unwrap();
    }

    #[test]
    fn an_upgraded_file_is_left_alone_by_the_second_process() {
        let (_folder, path, result) = upgraded(WORKS);
        result.unwrap();
        let conn = Connection::open(&path).unwrap();
        upgrade_by(&[STEPS[0], WORKS], &conn, &path, 1).unwrap();
        assert_eq!(version(&path), 2);
    }
}
