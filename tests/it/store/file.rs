//! Helpers: a drill to work on, and what a file holds, row by row.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use fangyijie::store::{Answer, Ctx, Done, Failure, Mode, Query, Store, drill};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// A day, as it is written.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day of the shared drill.
pub fn today() -> NaiveDate {
    day("2026-11-20")
}

/// Noon of a day, with someone at the machine.
pub fn noon(on: NaiveDate) -> Ctx {
    Ctx {
        now: NaiveDateTime::new(on, chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap()),
        actor: "王文书".to_owned(),
    }
}

/// A folder with one file in it, gone with the test.
pub struct Desk {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Desk {
    /// An empty folder and a path in it.
    pub fn empty() -> Self {
        let folder = crate::temp::folder();
        let path = folder.path().join("fyj.db");
        Self { folder, path }
    }

    /// A copy of the shared drill.
    pub fn drill() -> Self {
        let desk = Self::empty();
        std::fs::write(&desk.path, shared_drill()).unwrap();
        desk
    }

    pub fn open(&self) -> Store {
        Store::open(&self.path, Mode::Write).unwrap()
    }

    pub fn dump(&self) -> Dump {
        dump(&self.path)
    }

    /// The file and its write-ahead log as they lie on disk.
    pub fn bytes(&self) -> (Vec<u8>, Vec<u8>) {
        let log = self.folder.path().join("fyj.db-wal");
        let read = |path: &Path| std::fs::read(path).unwrap_or_default();
        (read(&self.path), read(&log))
    }

    /// Another connection that may write, for states no command leads to.
    pub fn peek_to_write(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }

    /// Another connection to the same file, for looking behind the store.
    pub fn peek(&self) -> Connection {
        peek(&self.path)
    }
}

/// The bytes of a drill of [`today`], made once for all tests.
fn shared_drill() -> &'static [u8] {
    static DRILL: OnceLock<Vec<u8>> = OnceLock::new();
    DRILL.get_or_init(|| {
        let desk = Desk::empty();
        drop(drill::make(&desk.path, today()).unwrap());
        std::fs::read(&desk.path).unwrap()
    })
}

pub fn peek(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// Rows of every table by its name, in the order of their key.
pub type Dump = BTreeMap<String, Vec<Vec<Value>>>;

/// Everything in the file, journal and search words included.
pub fn dump(path: &Path) -> Dump {
    let conn = peek(path);
    // The shadow tables of a search table say nothing that it does not say itself.
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table'
               AND name NOT LIKE '%_search_%' AND name NOT LIKE '%_stale'",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let rows = |table: &String| {
        let key = if table.ends_with("_search") {
            "rowid, *"
        } else {
            "*"
        };
        let order = if table == "former_name" { "1" } else { "1, 2" };
        let sql = format!("SELECT {key} FROM {table} ORDER BY {order}");
        (table.clone(), rows(&conn, &sql))
    };
    tables.iter().map(rows).collect()
}

/// What undo brings back: all but the journal, the counter of ids, how often names have changed and what they were.
pub fn facts(path: &Path) -> Dump {
    let mut dump = dump(path);
    dump.remove("journal");
    dump.remove("journal_link");
    dump.remove("journal_end");
    dump.remove("station");
    dump.remove("known_names");
    dump.remove("former_name");
    dump
}

pub fn rows(conn: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = conn.prepare(sql).unwrap();
    let columns = statement.column_count();
    statement
        .query_map([], |row| {
            (0..columns).map(|column| row.get(column)).collect()
        })
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

/// One number or text out of a file.
pub fn one<T: rusqlite::types::FromSql>(conn: &Connection, sql: &str) -> T {
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

pub fn load(store: &Store, query: &Query) -> Answer {
    store.load(query, today()).unwrap()
}

/// The refusal of a command.
pub fn refused(result: Result<Done, Failure>) -> fangyijie::domain::Refusal {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
