//! Whatever changes and is undone, what is found and sorted by equals a recomputation.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{ASTRAY, misnamed, name_person};
use crate::store::transact::{Step, Written, transact};
use crate::store::{Command, Ctx, Failure, Store};

fn ctx() -> Ctx {
    Ctx {
        now: NaiveDate::from_ymd_opt(2026, 11, 23)
            .unwrap()
            .and_hms_opt(9, 0, 0)
            .unwrap(),
        actor: "测试".to_owned(),
    }
}

const TOWN: &str = "
  INSERT INTO branch (id, name) VALUES (1, '第一党支部'), (2, '第二党支部');
  INSERT INTO party_group (id, branch_id, name) VALUES (1, 1, '一组'), (2, 2, '二组');
  INSERT INTO grid (id, code, name, group_id) VALUES (1, '01', '桂香', 1), (2, '02', '望溪', 2);
  INSERT INTO section (id, grid_id, kind, estate, name, place) VALUES
    (1, 1, 'building', '桂香苑', '1栋', '01-1-001'), (2, 2, 'building', '望溪', '2栋', '02-1-002');";

fn town() -> Store {
    let store = Store::in_memory().unwrap();
    store.conn.execute_batch(TOWN).unwrap();
    let people: String = (1..=6)
        .map(|n| format!("INSERT INTO person (id, name, keys, phone) VALUES ({n}, '张{n}', '', '1200000000{n}');"))
        .collect();
    let homes: String = (1..=4)
        .map(|n| format!("INSERT INTO household (id, grid_id, section_id, place, door, door_keys, head_id, from_date)
          VALUES ({n}, 1, 1, '01-1-001-01-0010{n}', '1-1-10{n}', '1 1 10{n} 桂 香 苑', {n}, '2026-01-01');
          INSERT INTO resident (id, person_id, household_id, relation, from_date) VALUES ({n}, {n}, {n}, '户主', '2026-01-01');"))
        .collect();
    store.conn.execute_batch(&people).unwrap();
    (1..=6).for_each(|n| name_person(&store.conn, n).unwrap());
    store.conn.execute_batch(&homes).unwrap();
    super::refresh(&store.conn).unwrap();
    store
}

fn astray(store: &Store) -> Vec<String> {
    let mut found: Vec<String> = store
        .conn
        .prepare(ASTRAY)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    found.extend(misnamed(&store.conn).unwrap());
    found
}

/// One change of any kind that search or order depends on.
fn change((which, a, b): (u8, u8, u8)) -> String {
    let (person, home, other) = (a % 6 + 1, a % 4 + 1, b % 6 + 1);
    let id = u32::from(a) * 256 + u32::from(b) + 100;
    let gone = if b % 2 == 0 { "NULL" } else { "'2026-11-01'" };
    match which % 14 {
        0 => format!("UPDATE person SET name = '单{b}' WHERE id = {person}"),
        1 => format!("UPDATE person SET reading = 'dan' WHERE id = {person}"),
        2 => format!("UPDATE person SET phone = '1200000{b:04}' WHERE id = {person}"),
        3 => {
            format!("UPDATE person SET phones = '0722-33{b:05} 1209999{a:04}' WHERE id = {person}")
        }
        4 => format!("UPDATE household SET head_id = {other} WHERE id = {home}"),
        5 => format!("UPDATE household SET head_id = NULL WHERE id = {home}"),
        6 => format!("UPDATE household SET to_date = {gone} WHERE id = {home}"),
        7 => format!(
            "UPDATE household SET grid_id = {0}, section_id = {0} WHERE id = {home}",
            b % 2 + 1
        ),
        8 => format!("UPDATE household SET door_keys = '{b} 2 {a}' WHERE id = {home}"),
        9 => format!(
            "INSERT OR IGNORE INTO resident (id, person_id, household_id, relation, from_date) VALUES ({id}, {other}, {home}, '子', '2026-01-01')"
        ),
        10 => format!(
            "UPDATE resident SET to_date = {gone}, household_id = {home} WHERE id = {other}"
        ),
        11 => format!(
            "INSERT OR IGNORE INTO membership (id, person_id, branch_id, group_id, status, from_date) VALUES ({id}, {person}, {0}, {0}, 'full', '2020-01-01')",
            b % 2 + 1
        ),
        12 => format!(
            "INSERT OR IGNORE INTO role_term (id, person_id, role, grid_id, from_date, to_date) VALUES ({id}, {person}, 'lead', 1, '2020-01-01', {gone})"
        ),
        _ if b % 3 == 0 => {
            format!("UPDATE membership SET to_date = {gone} WHERE person_id = {person}")
        }
        _ if b % 3 == 1 => format!(
            "UPDATE branch SET name = '支部{b}' WHERE id = {}",
            a % 2 + 1
        ),
        _ => format!("DELETE FROM resident WHERE id = {other}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn found_and_sorted_by_is_what_a_recomputation_gives(
        changes in prop::collection::vec((0u8..20, any::<u8>(), any::<u8>()), 1..30),
    ) {
        let mut store = town();
        prop_assert_eq!(astray(&store), Vec::<String>::new());
        let mut entries = Vec::new();
        for (which, a, b) in changes {
            if which >= 14 && !entries.is_empty() {
                let entry = entries[usize::from(a) % entries.len()];
                match store.run(&Command::Undo { entry }, &ctx()) {
                    Ok(done) => entries.push(done.entry),
                    Err(Failure::Refused(_)) => {}
                    Err(fault) => prop_assert!(false, "{fault:?}"),
                }
            } else {
                let done = transact(&store.conn, &Step::plain("test"), &ctx(), |tx| {
                    tx.conn.execute_batch(&change((which, a, b)))?;
                    for person in 1..=6 {
                        name_person(tx.conn, person)?;
                    }
                    Ok(Written::on("x"))
                });
                entries.push(done.unwrap().entry);
            }
            prop_assert_eq!(astray(&store), Vec::<String>::new());
        }
        store.rebuild_index().unwrap();
        prop_assert_eq!(astray(&store), Vec::<String>::new());
    }
}

#[test]
fn a_family_that_moves_in_costs_one_row_of_the_search_table() {
    let store = town();
    transact(&store.conn, &Step::plain("test"), &ctx(), |tx| {
        for n in 1..=5 {
            tx.conn.execute(
                "INSERT INTO resident (id, person_id, household_id, relation, from_date) VALUES (?1, ?2, 1, '子', '2026-01-01')",
                (n + 50, n),
            )?;
        }
        let stale: i64 = tx.conn.query_row("SELECT count(*) FROM household_stale", [], |row| row.get(0))?;
        assert_eq!(stale, 1);
        Ok(Written::on("x"))
    })
    .unwrap();
    assert_eq!(astray(&store), Vec::<String>::new());
}

#[test]
fn paging_by_every_order_walks_an_index_and_sorts_nothing() {
    let store = town();
    for (index, sql) in [
        (
            "order_by_pinyin",
            "SELECT 1 FROM household_order o CROSS JOIN household h ON h.id = o.household_id WHERE h.to_date IS NULL AND (o.pinyin, o.household_id) > ('a', 1) ORDER BY o.pinyin, o.household_id LIMIT 9",
        ),
        (
            "order_by_stroke_of_grid",
            "SELECT 1 FROM household_order o CROSS JOIN household h ON h.id = o.household_id WHERE h.to_date IS NULL AND o.grid_id = 1 AND (o.stroke, o.household_id) < ('a', 1) ORDER BY o.stroke DESC, o.household_id DESC LIMIT 9",
        ),
    ] {
        let steps: Vec<String> = store
            .conn
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap()
            .query_map([], |row| row.get(3))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert!(steps[0].split(' ').any(|word| word == index), "{steps:?}");
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE")),
            "{steps:?}"
        );
    }
}
