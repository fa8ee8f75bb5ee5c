//! Files of any size: a drill with as many more households as wanted, made once and kept beside the build.

use std::path::{Path, PathBuf};

use fangyijie::domain::Id;
use fangyijie::domain::search::keys;
use fangyijie::domain::visit::Outcome;
use fangyijie::store::{Command, Mode, Store, drill};
use rusqlite::{Connection, params};

use super::desk::{ctx, today};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红玲建国文";

/// A file with so many households.
pub fn file(households: u32) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("town-v1-{households}.db"));
    if !path.exists() {
        let making = path.with_extension("making");
        let _absent = std::fs::remove_file(&making);
        drop(drill::make(&making, today()).unwrap());
        grow(&making, households);
        std::fs::rename(&making, &path).unwrap();
    }
    path
}

fn grow(path: &Path, households: u32) {
    let mut conn = Connection::open(path).unwrap();
    conn.pragma_update(None, "synchronous", "OFF").unwrap();
    let have: u32 = count(&conn, "household");
    let sections: Vec<(i64, i64)> = conn
        .prepare("SELECT id, grid_id FROM section WHERE kind = 'building' ORDER BY id")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let contacts: Vec<i64> = conn
        .prepare("SELECT person_id FROM membership ORDER BY id")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let tx = conn.transaction().unwrap();
    for n in have..households {
        let (section, grid) = sections[n as usize % sections.len()];
        household(&tx, n, section, grid, contacts[n as usize % contacts.len()]);
    }
    tx.commit().unwrap();
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
}

/// Household `n` with its head, one more resident, a contact and now and then a visit.
fn household(conn: &Connection, n: u32, section: i64, grid: i64, contact: i64) {
    // Beyond every id the drill uses.
    let id = (1_i64 << 32) + 10_000_000 + i64::from(n) * 10;
    let (building, unit, room) = (100 + n / 240, 1 + n / 60 % 4, 101 + n % 60);
    let name = |k: u32| -> String {
        let nth = |all: &str, n: u32| all.chars().cycle().nth(n as usize % 32).unwrap();
        [
            nth(SURNAMES, n * 7 + k),
            nth(GIVEN, n * 3 + k),
            nth(GIVEN, n / 32),
        ]
        .iter()
        .collect()
    };
    for k in 0..2 {
        conn.prepare_cached("INSERT INTO person (id, name, keys) VALUES (?1, ?2, ?3)")
            .unwrap()
            .execute(params![id + i64::from(k), name(k), keys(&name(k))])
            .unwrap();
    }
    conn.prepare_cached(
        "INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, from_date)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '2026-01-01')",
    )
    .unwrap()
    .execute(params![
        id,
        grid,
        section,
        format!("zz{building:06}{unit:03}{room:06}"),
        format!("{building}-{unit}-{room}"),
        format!("{building} {unit} {room}"),
        id
    ])
    .unwrap();
    for k in 0..2 {
        conn.prepare_cached(
            "INSERT INTO resident (id, person_id, household_id, relation, from_date)
             VALUES (?1, ?2, ?3, '', '2026-01-01')",
        )
        .unwrap()
        .execute([id + 2 + k, id + k, id])
        .unwrap();
    }
    conn.prepare_cached(
        "INSERT INTO contact (id, household_id, person_id, from_date) VALUES (?1, ?2, ?3, '2026-01-01')",
    )
    .unwrap()
    .execute([id + 4, id, contact])
    .unwrap();
    if n.is_multiple_of(5) {
        conn.prepare_cached(
            "INSERT INTO visit (id, household_id, on_date, outcome, others_met, entered_at)
             VALUES (?1, ?2, ?3, 'met', 1, '2026-10-01 09:00:00')",
        )
        .unwrap()
        .execute(params![
            id + 5,
            id,
            format!("2026-{:02}-{:02}", 1 + n % 11, 1 + n % 28)
        ])
        .unwrap();
    }
}

fn count(conn: &Connection, table: &str) -> u32 {
    conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
        row.get(0)
    })
    .unwrap()
}

/// Visits to be recorded one after the other, each with a new value.
pub struct Visits {
    store: Store,
    household: i64,
    person: i64,
    count: u32,
}

impl Visits {
    pub fn new(path: &Path) -> Self {
        drop(drill::make(path, today()).unwrap());
        let (household, person) = Connection::open(path)
            .unwrap()
            .query_row(
                "SELECT id, head_id FROM household WHERE head_id IS NOT NULL ORDER BY id LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        Self {
            store: Store::open(path, Mode::Write).unwrap(),
            household,
            person,
            count: 0,
        }
    }

    /// Records one more visit; it is on disk when this returns.
    pub fn record(&mut self) {
        self.count += 1;
        let command = Command::RecordVisit {
            household: Id::new(self.household),
            on: today(),
            outcome: Outcome::Met,
            visitor: Some(Id::new(self.person)),
            met: vec![Id::new(self.person)],
            others_met: 0,
            said: self.count.to_string(),
            issues: Vec::new(),
        };
        self.store.run(&command, &ctx()).unwrap();
    }
}
