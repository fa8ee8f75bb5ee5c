//! No column without a limit or a reason, and no way past it.

use rusqlite::Connection;
use tempfile::TempDir;

use super::super::facts::FACTS;
use super::super::session::Recorder;
use super::*;
use crate::store::Store;

/// Every column of text of a fact table.
fn texts(conn: &Connection) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for table in FACTS {
        let mut statement = conn
            .prepare("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'")
            .unwrap();
        let names = statement.query_map([table], |row| row.get(0)).unwrap();
        found.extend(names.map(|name| ((*table).to_owned(), name.unwrap())));
    }
    found
}

fn is_written(table: &str, column: &str) -> bool {
    let of = WRITTEN.iter().filter(|(name, _)| *name == table);
    of.flat_map(|(_, columns)| *columns)
        .any(|(name, _)| *name == column)
}

#[test]
fn every_text_of_the_facts_has_a_limit_or_a_reason_to_need_none() {
    let store = Store::in_memory().unwrap();
    let texts = texts(&store.conn);
    for (table, column) in &texts {
        let filled = FILLED
            .iter()
            .any(|(names, _)| names.contains(&column.as_str()));
        assert!(is_written(table, column) || filled, "{table}.{column}");
    }
    for (table, columns) in WRITTEN {
        for (column, _) in *columns {
            let named = ((*table).to_owned(), (*column).to_owned());
            assert!(texts.contains(&named), "no column {table}.{column}");
        }
    }
    assert!(FILLED.iter().all(|(_, why)| !why.is_empty()));
}

fn written(conn: &Connection, sql: &str) -> Result<(), Failure> {
    let mut recorder = Recorder::start(conn, FACTS).unwrap();
    conn.execute_batch(sql).unwrap();
    check(conn, &recorder.changeset().unwrap())
}

/// A condition that one row of the table meets.
fn one_row(conn: &Connection, table: &str) -> String {
    let key: String = conn
        .query_row(
            "SELECT group_concat(name) FROM pragma_table_info(?1) WHERE pk > 0",
            [table],
            |row| row.get(0),
        )
        .unwrap();
    format!("({key}) = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1)")
}

#[test]
fn every_limited_column_refuses_one_cell_too_many_and_lets_an_old_text_shrink() {
    let folder = TempDir::new().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let store = crate::store::drill::make(&folder.path().join("d.db"), today).unwrap();
    let conn = &store.conn;
    conn.execute_batch("BEGIN; PRAGMA ignore_check_constraints = ON")
        .unwrap();
    let mut tried = 0;
    for (table, columns) in WRITTEN {
        for (column, limit) in *columns {
            let row = one_row(conn, table);
            let set = |cells: usize| {
                let sql =
                    format!("UPDATE {table} SET {column} = printf('%.{cells}c', 'x') WHERE {row}");
                written(conn, &sql)
            };
            let most = limit.cells();
            assert!(set(most).is_ok(), "{table}.{column}");
            let changed: i64 = conn
                .query_row("SELECT changes()", [], |row| row.get(0))
                .unwrap();
            // A drill holds a row of nearly every table.
            tried += changed;
            if changed == 0 {
                continue;
            }
            assert!(
                matches!(
                    set(most + 1),
                    Err(Failure::Refused(Refusal::TooLong { .. }))
                ),
                "{table}.{column}"
            );
            set(most + 9).unwrap_err();
            assert!(set(most + 3).is_ok(), "{table}.{column} may get shorter");
        }
    }
    assert!(tried > 30, "{tried}");
    conn.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn no_text_of_the_facts_takes_a_character_that_steers_and_an_old_one_may_stay_or_go() {
    let folder = TempDir::new().unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let store = crate::store::drill::make(&folder.path().join("d.db"), today).unwrap();
    let conn = &store.conn;
    conn.execute_batch("BEGIN").unwrap();
    let set = |name: &str| {
        let sql = format!(
            "UPDATE person SET name = '{name}' WHERE {}",
            one_row(conn, "person")
        );
        written(conn, &sql)
    };
    for steering in [
        "a\u{7}",
        "\u{1b}[2J",
        "\u{9b}1m",
        "\u{7f}",
        "\u{b}",
        "\u{85}",
        "a\u{202e}b",
    ] {
        set("a").unwrap();
        let refused = set(steering);
        assert!(
            matches!(refused, Err(Failure::Refused(Refusal::Unfit { .. }))),
            "{steering:?}"
        );
        // It stands there now, as in a file of an older program.
        assert!(set(&format!("{steering}b")).is_ok());
    }
    for fine in ["a\tb", "a\nb", "\u{845b}\u{e0100}", "\u{313f5}\u{e000}"] {
        set("a").unwrap();
        assert!(set(fine).is_ok(), "{fine:?}");
    }
    conn.execute_batch("ROLLBACK").unwrap();
}
