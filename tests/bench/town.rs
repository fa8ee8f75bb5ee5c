//! Files of any size in the drill's shape: the drill, copied over and over with new doors.

use std::path::{Path, PathBuf};

use fangyijie::store::{Mode, Store, drill};
use rusqlite::Connection;

/// Households of the drill.
const OF_DRILL: usize = 1200;

/// What is copied with every household, the columns that are renumbered, and whose household it is.
const TABLES: &[(&str, &[&str], &str)] = &[
    ("person", &["id"], "1"),
    ("section", &["id"], "1"),
    ("household", &["id", "head_id", "section_id"], "id <= :last"),
    (
        "resident",
        &["id", "person_id", "household_id"],
        "household_id <= :last",
    ),
    // Members grow with the households, so that each calls on as many as in the drill.
    ("membership", &["id", "person_id"], "1"),
    ("collection", &["id", "person_id"], "1"),
    ("report", &["id", "person_id"], "1"),
    (
        "contact",
        &["id", "household_id", "person_id"],
        "household_id <= :last",
    ),
    ("visit", &["id", "household_id"], "household_id <= :last"),
    ("visit_visitor", &["visit_id", "person_id"], OF_VISIT),
    ("visit_met", &["visit_id", "person_id"], OF_VISIT),
    (
        "issue",
        &["id", "household_id", "visit_id", "merged_into"],
        "household_id <= :last AND merged_into IS NULL",
    ),
    (
        "card",
        &["id", "household_id", "holder_id", "replaces_id"],
        "household_id <= :last",
    ),
    ("issue_stage", &["id", "issue_id"], OF_ISSUE),
    ("task", &["id", "issue_id"], OF_ISSUE),
];
const OF_VISIT: &str =
    "visit_id IN (SELECT id FROM visit WHERE id < :end AND household_id <= :last)";
const OF_ISSUE: &str = "issue_id IN (SELECT id FROM issue WHERE id < :end AND household_id <= :last AND merged_into IS NULL)";

/// A file with so many households, made once and kept beside the build.
pub fn file(households: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(folder).unwrap();
    let path = folder.join(format!("town-{households}.db"));
    if !path.exists() {
        let making = folder.join(format!("town-{households}.making"));
        let _ = std::fs::remove_file(&making);
        drop(drill::make(&making, super::today()).unwrap());
        grow(&making, households);
        std::fs::rename(&making, &path).unwrap();
    }
    path
}

fn grow(path: &Path, households: usize) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN",
    )
    .unwrap();
    // Without triggers and indexes while rows are written: both are made anew at the end.
    let triggers = parts(&conn, "trigger");
    let indexes = parts(&conn, "index");
    for (kind, parts) in [("TRIGGER", &triggers), ("INDEX", &indexes)] {
        for (name, _) in parts {
            conn.execute_batch(&format!("DROP {kind} {name}")).unwrap();
        }
    }
    let number = |sql: &str| -> i64 { conn.query_row(sql, [], |row| row.get(0)).unwrap() };
    let stride = number("SELECT next FROM station");
    let end = number("SELECT (number << 32) + next FROM station");
    let mut left = households - OF_DRILL;
    let mut copy = 0;
    while left > 0 {
        copy += 1;
        let here = left.min(OF_DRILL);
        let last = number(&format!(
            "SELECT max(id) FROM (SELECT id FROM household WHERE id < {end} ORDER BY id LIMIT {here})"
        ));
        for table in TABLES {
            copy_rows(&conn, table, copy, stride, (end, last));
        }
        left -= here;
    }
    conn.execute("UPDATE station SET next = next * ?1", [copy + 1])
        .unwrap();
    conn.execute_batch(
        "UPDATE grid_tally SET households = (SELECT count(*) FROM household h WHERE h.grid_id = grid_tally.grid_id AND h.to_date IS NULL)",
    ).unwrap();
    for (_, sql) in indexes.iter().chain(&triggers) {
        conn.execute_batch(sql).unwrap();
    }
    conn.execute_batch("COMMIT; PRAGMA journal_mode = DELETE")
        .unwrap();
    let count = number("SELECT count(*) FROM household");
    assert_eq!(count, i64::try_from(households).unwrap());
    drop(conn);
    let found = Store::open(path, Mode::Write).unwrap();
    found.rebuild_index().unwrap();
    assert!(found.draft().unwrap().is_none());
}

fn parts(conn: &Connection, kind: &str) -> Vec<(String, String)> {
    conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL")
        .unwrap()
        .query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn copy_rows(
    conn: &Connection,
    (table, renumbered, whose): &(&str, &[&str], &str),
    copy: i64,
    stride: i64,
    (end, last): (i64, i64),
) {
    let columns: Vec<String> = conn
        .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let values: Vec<String> = columns
        .iter()
        .map(|column| match (*table, column.as_str()) {
            (_, column) if renumbered.contains(&column) => format!("{column} + {}", copy * stride),
            ("household" | "section", "place") => format!(
                "substr(place, 1, 5) || printf('%04d', CAST(substr(place, 6, 3) AS INTEGER) + {}) || substr(place, 9)",
                copy * 10
            ),
            ("person", "phone") => format!(
                "CASE phone WHEN '' THEN '' ELSE '12' || printf('%09d', (id + {}) * 7919 % 1000000000) END",
                copy * stride
            ),
            ("card", "number") => format!("number || '-{copy}'"),
            ("issue", "number") => format!("{} || substr(number, 5)", 1000 + copy),
            (_, column) => column.to_owned(),
        })
        .collect();
    let first = columns
        .iter()
        .find(|name| renumbered.contains(&name.as_str()))
        .unwrap();
    let whose = whose
        .replace(":last", &last.to_string())
        .replace(":end", &end.to_string());
    conn.execute(
        &format!(
            "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {first} < {end} AND {whose}",
            columns.join(", "),
            values.join(", ")
        ),
        [],
    )
    .unwrap();
}
