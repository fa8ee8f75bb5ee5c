//! Importing 100 000 people: rows a second and peak memory, against the `sqlite3` program.
//!
//! `cargo bench --bench import`; other sizes by `FYJ_IMPORT_ROWS`. All run in turn on the same machine
//! and the same rows, so the ratios are the figures; without a `sqlite3` program only ours is measured.
//!
//! The program imports twice: the sheet as it is into one bare table, and the rows our import made of it
//! into the same tables with their keys, indexes and triggers. `.import` knows no missing values, so
//! there the rows pass through a bare table of the same columns. Nothing is compared, found again or
//! undone that way: the second ratio is what all of that costs.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fangyijie::store::{Mode, Store};
use rusqlite::Connection;
use rusqlite::types::ValueRef;

const ROUNDS: usize = 3;

fn main() {
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let rows = std::env::var("FYJ_IMPORT_ROWS").ok();
    let rows = rows.and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("roster.csv");
    fs::write(&csv, roster(rows)).unwrap();
    let xlsx = as_xlsx(folder.path(), &csv);
    let bare = best(|round| import_bare(folder.path(), &csv, round));
    let script = filling(folder.path());
    let tables = best(|round| import_tables(folder.path(), &script, round));
    for (name, file) in [("csv", &csv), ("xlsx", &xlsx)] {
        let Some(ours) = best(|round| import(folder.path(), file, round)) else {
            continue;
        };
        let speed = f64::from(rows) / ours.0.as_secs_f64();
        println!("{name}: {}, {speed:.0} rows/s", told(ours));
        for (what, theirs) in [("one bare table", bare), ("the same tables", tables)] {
            if let Some(theirs) = theirs {
                let ratio = ours.0.as_secs_f64() / theirs.0.as_secs_f64();
                println!(
                    "  against .import into {what} ({}): {ratio:.1}",
                    told(theirs)
                );
            }
        }
    }
}

fn told((time, peak): (Duration, u64)) -> String {
    format!("{time:.2?}, peak {} MiB", peak / 1024)
}

/// A made-up roster: three people behind every door.
fn roster(rows: u32) -> String {
    let mut text = "网格,小区,楼栋,单元,室,户主,与户主关系,姓名,联系电话,人口数\n".to_owned();
    for n in 0..rows {
        let home = n / 3;
        let (grid, building, unit) = (home / 1000 + 1, home / 72 % 14 + 1, home / 24 % 3 + 1);
        let room = (home / 4 % 6 + 1) * 100 + home % 4 + 1;
        let relation = ["户主", "配偶", "子"][n as usize % 3];
        let estate = home / 1008 + 1;
        writeln!(
            text,
            "第{grid}网格,小区{estate}号院,{building}栋,{unit},{room},甲{home},{relation},{}{},12{n:09},3",
            if n % 3 == 0 { "甲" } else { "乙" },
            if n % 3 == 0 { home } else { n },
        )
        .unwrap();
    }
    text
}

/// The same rows as a workbook, by way of our own export.
fn as_xlsx(folder: &Path, csv: &Path) -> std::path::PathBuf {
    let db = folder.join("once.db");
    let xlsx = folder.join("roster.xlsx");
    for words in [
        vec!["import", csv.to_str().unwrap()],
        vec![
            "export",
            "roster",
            "--full",
            "--recipient",
            "bench",
            "--purpose",
            "bench",
            "--out",
            xlsx.to_str().unwrap(),
        ],
    ] {
        let status = Command::new(env!("CARGO_BIN_EXE_fyj"))
            .args(words)
            .env("FYJ_DB", &db)
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success());
    }
    xlsx
}

fn import(folder: &Path, file: &Path, round: usize) -> Option<(Duration, u64)> {
    let db = folder.join(format!("{round}-{}.db", file.extension()?.to_str()?));
    let child = Command::new(env!("CARGO_BIN_EXE_fyj"))
        .arg("import")
        .arg(file)
        .env("FYJ_DB", db)
        .stdout(Stdio::null())
        .spawn();
    Some(watched(child.unwrap()))
}

/// The rows as they are, into one table without an index.
fn import_bare(folder: &Path, csv: &Path, round: usize) -> Option<(Duration, u64)> {
    let child = Command::new("sqlite3")
        .arg(folder.join(format!("{round}-bare.db")))
        .arg(".mode csv")
        .arg(format!(".import {} roster", csv.display()))
        .stdout(Stdio::null())
        .spawn();
    child.ok().map(watched)
}

/// Tables an import fills, in the order in which they refer to each other.
const TABLES: [&str; 7] = [
    "branch",
    "party_group",
    "grid",
    "section",
    "person",
    "household",
    "resident",
];

/// What the `sqlite3` program is told to do to fill the tables of an empty file as our import filled ours.
fn filling(folder: &Path) -> String {
    let full = Connection::open(folder.join("once.db")).unwrap();
    let mut script = "BEGIN;\n".to_owned();
    for table in TABLES {
        let rows = folder.join(format!("{table}.csv"));
        let columns = columns(&full, table);
        write_rows(&full, table, &rows);
        writeln!(script, ".import --csv {} bare_{table}", rows.display()).unwrap();
        writeln!(
            script,
            "INSERT INTO {table} SELECT {columns} FROM bare_{table};"
        )
        .unwrap();
    }
    script + "COMMIT;\n"
}

/// The columns of a table, a missing value where `.import` left an empty one.
fn columns(conn: &Connection, table: &str) -> String {
    const SQL: &str = r#"SELECT group_concat(iif("notnull", name, 'nullif(' || name || ', '''')'), ', ')
                         FROM pragma_table_info(?1)"#;
    conn.query_row(SQL, [table], |row| row.get(0)).unwrap()
}

fn write_rows(conn: &Connection, table: &str, to: &Path) {
    let mut out = csv::Writer::from_path(to).unwrap();
    let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
    out.write_record(statement.column_names()).unwrap();
    let width = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let cells = (0..width).map(|at| match row.get_ref_unwrap(at) {
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            _ => String::new(),
        });
        out.write_record(cells).unwrap();
    }
    out.flush().unwrap();
}

/// The same rows into the same tables.
fn import_tables(folder: &Path, script: &str, round: usize) -> Option<(Duration, u64)> {
    let file = folder.join(format!("{round}-tables.db"));
    drop(Store::open(&file, Mode::Write).unwrap());
    let child = Command::new("sqlite3")
        .arg("-bail")
        .arg(&file)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn();
    let mut child = child.ok()?;
    let written = child.stdin.take().unwrap().write_all(script.as_bytes());
    written.unwrap();
    let watched = watched(child);
    assert_eq!(residents(&file), residents(&folder.join("once.db")));
    Some(watched)
}

fn residents(file: &Path) -> i64 {
    let conn = Connection::open(file).unwrap();
    conn.query_row("SELECT count(*) FROM resident", [], |row| row.get(0))
        .unwrap()
}

/// How long a process ran, and its peak of resident memory in KiB, where the system tells it.
fn watched(mut child: Child) -> (Duration, u64) {
    let begun = Instant::now();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = peak.max(size.unwrap_or(0));
        std::thread::park_timeout(Duration::from_millis(2));
    }
    (begun.elapsed(), peak)
}

/// The fastest of some rounds, with the largest memory of all.
fn best(mut run: impl FnMut(usize) -> Option<(Duration, u64)>) -> Option<(Duration, u64)> {
    let all: Vec<(Duration, u64)> = (0..ROUNDS).filter_map(&mut run).collect();
    let time = all.iter().map(|(time, _)| *time).min()?;
    let peak = all.iter().map(|(_, peak)| *peak).max()?;
    Some((time, peak))
}
