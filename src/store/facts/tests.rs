//! Every table has its place, and nothing writes a fact but what went through the door.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use super::{FACTS, NOT_FACTS};
use crate::domain::Id;
use crate::domain::meeting::Place;
use crate::domain::visit::Round;
use crate::domain::wall::{WallStep, WallView};
use crate::store::export::Exported;
use crate::store::{
    Command, Ctx, Draft, Habit, Mode, Query, Setting, SettingCommand, Store, drill,
};

fn ctx() -> Ctx {
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    Ctx {
        now: today.and_hms_opt(9, 30, 0).unwrap(),
        actor: "王文书".to_owned(),
    }
}

/// A drill, gone with the folder.
fn at_drill() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = drill::make(&folder.path().join("fyj.db"), ctx().today()).unwrap();
    (folder, store)
}

/// Everything that stands in the tables of the facts, and the journal with it.
fn facts(conn: &Connection) -> BTreeMap<&'static str, Vec<Vec<Value>>> {
    let tables = FACTS.iter().chain(&["journal"]);
    tables.map(|table| (*table, rows(conn, table))).collect()
}

fn rows(conn: &Connection, table: &str) -> Vec<Vec<Value>> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns = statement.column_count();
    statement
        .query_map([], |row| (0..columns).map(|at| row.get(at)).collect())
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn every_table_is_a_fact_or_says_why_it_is_none() {
    let store = Store::in_memory().unwrap();
    let mut statement = store
        .conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
               AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY name",
        )
        .unwrap();
    let found: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let others = NOT_FACTS.iter().map(|(table, _)| *table);
    let mut placed: Vec<&str> = FACTS.iter().copied().chain(others).collect();
    placed.sort_unstable();
    assert_eq!(found, placed);
    assert!(NOT_FACTS.iter().all(|(_, why)| !why.is_empty()));
}

#[test]
fn what_is_written_beside_the_door_changes_no_fact() {
    let (_folder, mut store) = at_drill();
    let before = facts(&store.conn);
    let now = ctx().now;
    let meeting: i64 = store
        .conn
        .query_row("SELECT max(meeting_id) FROM agenda_item", [], |row| {
            row.get(0)
        })
        .unwrap();
    let item: i64 = store
        .conn
        .query_row("SELECT max(id) FROM agenda_item", [], |row| row.get(0))
        .unwrap();
    store
        .save_draft(&Draft {
            body: "x".to_owned(),
            saved_at: now,
        })
        .unwrap();
    store.drop_draft().unwrap();
    store.form_habit(Habit::Width, "wide").unwrap();
    store.show_on_wall(WallView::Blank).unwrap();
    store.step_wall(WallStep::Next).unwrap();
    store
        .take_up(Id::new(meeting), Place::Item(Id::new(item)), now)
        .unwrap();
    store.remember_template("门牌", "door", now).unwrap();
    store
        .log_export(&Exported {
            at: now,
            actor: String::new(),
            kind: "roster".to_owned(),
            recipient: "街道".to_owned(),
            purpose: "普查".to_owned(),
            rows: 1,
        })
        .unwrap();
    store.copy_before(now).unwrap();
    store.load(&Query::Settings, ctx().today()).unwrap();
    store.check().unwrap();
    store.rebuild_index().unwrap();
    store.settle();
    let after = facts(&store.conn);
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "{table}");
    }
}

#[test]
fn a_setting_that_is_counted_by_goes_through_the_door_and_back() {
    let (_folder, mut store) = at_drill();
    for command in [
        SettingCommand::SensitiveTags(false),
        SettingCommand::Round(Round::Month),
    ] {
        let before = rows(&store.conn, "setting");
        let done = store.run(&Command::Setting(command), &ctx()).unwrap();
        assert!(done.changes.touch("setting"));
        assert_eq!(done.deed.command, command.code());
        assert_ne!(rows(&store.conn, "setting"), before);
        store
            .run(&Command::Undo { entry: done.entry }, &ctx())
            .unwrap();
        assert_eq!(rows(&store.conn, "setting"), before);
    }
    assert_eq!(
        store.setting(Setting::Drill).unwrap().as_deref(),
        Some("yes")
    );
}

#[test]
fn one_setting_does_not_overtake_another() {
    let (_folder, mut store) = at_drill();
    let seen = Some(crate::store::journal::newest(&store.conn).unwrap());
    let named = |name: &str| {
        let facts = crate::store::CommunityFacts {
            name: name.to_owned(),
            ..<_>::default()
        };
        Command::Org(crate::store::OrgCommand::SetCommunity(facts))
    };
    let round = Command::Setting(SettingCommand::Round(Round::Month));
    store.run(&round, &ctx()).unwrap();
    store.run_over(&named("城北社区"), &ctx(), seen).unwrap();
    store
        .run_over(&named("城南社区"), &ctx(), seen)
        .unwrap_err();
}

#[test]
fn a_habit_of_an_older_file_is_no_setting_any_more() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("fyj.db");
    crate::store::migrate::older(&path, 6);
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "INSERT INTO setting (key, value) VALUES ('width', 'wide'), ('round', 'month')",
    )
    .unwrap();
    drop(conn);
    let store = Store::open(&path, Mode::Write).unwrap();
    assert_eq!(store.habit(Habit::Width).unwrap().as_deref(), Some("wide"));
    assert_eq!(rows(&store.conn, "setting").len(), 1);
}

/// Files that write facts without being handed the open door, and why they may.
const BESIDE: &[(&str, &str)] = &[
    ("drill/", "makes a new file"),
    ("migrate.rs", "makes a new file, or an older one new"),
    ("index.rs", "the derived columns of a name"),
    ("import/apply.rs", "the body of the import's command"),
    ("import/home_values.rs", "called by that body"),
    ("setting/mod.rs", "called by commands, and by the drill"),
];

/// A preview, which only reads, asks the rules that stand behind the door.
const PREVIEW: &str = "handover/plan.rs";

/// A statement that writes a fact stands only where a [`Tx`](crate::store::transact::Tx) is handed on, and that
/// is made by the door alone; nothing that a [`Store`] can be asked for otherwise writes one.
#[test]
fn facts_are_written_only_where_the_door_is_open() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let is_beside = BESIDE.iter().any(|(place, _)| name.starts_with(place));
        if name.ends_with("tests.rs") || is_beside {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let handed_on = text.contains("Tx<") && !text.contains("impl Store");
        let opens = ["transact.rs", PREVIEW].contains(&name.as_str());
        if !opens && text.contains("Tx {") {
            wrong.push(format!("{name} opens the door"));
        }
        if writes_a_fact(text) && !handed_on {
            wrong.push(format!("{name} writes a fact beside the door"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

fn writes_a_fact(text: &str) -> bool {
    FACTS.iter().any(|table| {
        [
            "INSERT INTO",
            "UPDATE",
            "DELETE FROM",
            "INSERT OR IGNORE INTO",
            "REPLACE INTO",
        ]
        .iter()
        .any(|verb| {
            text.match_indices(&format!("{verb} {table}"))
                .any(|(at, found)| {
                    let next = text[at + found.len()..].chars().next();
                    !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
                })
        })
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found
}
