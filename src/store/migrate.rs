//! Migrations: an append-only list. An older file is copied aside before it is upgraded.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::open::{APPLICATION_ID, discard, put_in_place};
use super::{Fault, chain, index};

/// Every step in order; step `n` leads to version `n + 1`. Never edit a released step, append one.
const STEPS: &[&str] = &[
    include_str!("schema/0001_trunk.sql"),
    include_str!("schema/0002_network.sql"),
    include_str!("schema/0003_everyone.sql"),
    include_str!("schema/0004_taken_back.sql"),
    include_str!("schema/0005_deliberation.sql"),
    include_str!("schema/0006_stays.sql"),
    include_str!("schema/0007_guard.sql"),
    include_str!("schema/0008_end.sql"),
    include_str!("schema/0009_former.sql"),
];

/// From this version on, names have sort keys.
const NAMES: usize = 2;

/// From this version on, all search tables are there whose rows are made outside the schema.
const SEARCH: usize = 3;

/// From this version on, the entries of the journal are linked.
const CHAIN: usize = 7;

/// From this version on, it is written down where the journal ends.
const END: usize = 8;

/// The version this program writes.
pub(super) const CURRENT: i64 = STEPS.len() as i64;

/// Brings a file of an older version up to date, in one transaction.
pub(super) fn upgrade(conn: &Connection, path: &Path, version: i64) -> Result<(), Fault> {
    upgrade_by(STEPS, conn, path, version)
}

/// An empty file in memory whose schema is that of a version.
pub(super) fn as_made(version: i64) -> rusqlite::Result<Connection> {
    let conn = Connection::open_in_memory()?;
    let steps = usize::try_from(version).unwrap_or(0);
    for step in STEPS.iter().take(steps) {
        conn.execute_batch(step)?;
    }
    Ok(conn)
}

/// Takes a file in memory from one version to the newest.
#[cfg(test)]
pub(super) fn bring_up(conn: &Connection, version: i64) -> Result<(), Fault> {
    index::teach(conn)?;
    run_steps(STEPS, conn, version)
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
    if (1..NAMES).contains(&done) && steps.len() >= NAMES {
        index::name_everyone(conn)?;
    }
    if (1..CHAIN).contains(&done) && steps.len() >= CHAIN {
        chain::link_all(conn)?;
    }
    if done < END && steps.len() >= END {
        chain::write_end(conn)?;
    }
    if steps.len() >= SEARCH {
        index::refresh(conn)?;
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

/// Makes an empty file as an older program did, for tests of what an upgrade moves.
#[cfg(test)]
pub(super) fn older(path: &Path, version: usize) {
    let conn = Connection::open(path).expect("a connection");
    upgrade_by(&STEPS[..version], &conn, path, 0).expect("an older file");
}

/// Where the copy of an older file lies: beside it, named by its version.
pub(super) fn aside(path: &Path, version: i64) -> PathBuf {
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

    /// The steps of a program one version newer than this one.
    fn steps(last: &'static str) -> Vec<&'static str> {
        [STEPS, &[last]].concat()
    }

    /// A file of today's version, upgraded by one more step.
    fn upgraded(last: &'static str) -> (tempfile::TempDir, PathBuf, Result<(), Fault>) {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("fyj.db");
        let store = Store::open(&path, Mode::Write).unwrap();
        let result = upgrade_by(&steps(last), &store.conn, &path, CURRENT);
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
        let copy = folder.path().join(format!("fyj.db.v{CURRENT}.bak"));
        assert_eq!((version(&path), coloured(&path)), (CURRENT + 1, true));
        assert_eq!((version(&copy), coloured(&copy)), (CURRENT, false));
        let fault = Store::open(&path, Mode::Write).unwrap_err();
        assert!(matches!(
            fault,
            Fault::Newer { found, known: CURRENT } if found == CURRENT + 1
        ));
        Store::open(&copy, Mode::Write).unwrap();
    }

    #[test]
    fn an_upgrade_that_fails_half_way_leaves_the_file_as_it_was() {
        let (_folder, path, result) = upgraded(FAILS);
        assert!(result.is_err());
        assert_eq!((version(&path), coloured(&path)), (CURRENT, false));
        Store::open(&path, Mode::Write).unwrap();
    }

    #[test]
    fn an_upgraded_file_is_left_alone_by_the_second_process() {
        let (_folder, path, result) = upgraded(WORKS);
        result.unwrap();
        let conn = Connection::open(&path).unwrap();
        upgrade_by(&steps(WORKS), &conn, &path, CURRENT).unwrap();
        assert_eq!(version(&path), CURRENT + 1);
    }

    #[test]
    fn a_file_of_every_older_version_opens_with_its_rows() {
        let folder = tempfile::TempDir::new().unwrap();
        for known in 1..STEPS.len() {
            let path = folder.path().join(format!("{known}.db"));
            let conn = Connection::open(&path).unwrap();
            upgrade_by(&STEPS[..known], &conn, &path, 0).unwrap();
            conn.execute_batch(
                "INSERT INTO branch (id, name) VALUES (1, 'a');
                 INSERT INTO party_group (id, branch_id, name) VALUES (2, 1, 'b');
                 INSERT INTO grid (id, code, name, group_id) VALUES (3, '01', 'c', 2);
                 INSERT INTO section (id, grid_id, kind, estate, name, place) VALUES (4, 3, 'building', 'd', 'e', 'f');
                 INSERT INTO person (id, name, keys, phone) VALUES (5, '单三', '单 三 dansan ds', '12000000017');
                 INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, from_date)
                   VALUES (6, 3, 4, 'f-1', '1-1-101', '1 1 101', 5, '2026-01-01');
                 INSERT INTO membership (id, person_id, branch_id, status, from_date)
                   VALUES (7, 5, 1, 'full', '2020-01-01');",
            )
            .unwrap();
            if known >= NAMES {
                index::teach(&conn).unwrap();
                index::name_everyone(&conn).unwrap();
            }
            drop(conn);
            let store = Store::open(&path, Mode::Write).unwrap();
            let grids: i64 = store
                .conn
                .query_row(
                    "SELECT count(*) FROM grid WHERE to_date IS NULL",
                    [],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!((version(&path), grids), (CURRENT, 1));
            // What was written before names had sort keys is found by them, and by the end of a number.
            for (table, terms) in [
                ("household_search", "names : \"ss\" AND tails : \"7100\" *"),
                ("people_search", "names : \"shansan\""),
                ("everyone_search", "names : \"ss\" AND tails : \"7100\" *"),
            ] {
                let found: i64 = store
                    .conn
                    .query_row(
                        &format!("SELECT count(*) FROM {table} WHERE {table} MATCH ?1"),
                        [terms],
                        |row| row.get(0),
                    )
                    .unwrap();
                assert_eq!(found, 1, "{table}");
            }
            let sorted: String = store
                .conn
                .query_row("SELECT pinyin FROM household_order", [], |row| row.get(0))
                .unwrap();
            assert_eq!(sorted, crate::domain::search::naming("单三", "").by_pinyin);
        }
    }
}
