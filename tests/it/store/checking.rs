//! What `fyj check` sees: every kind of value, every count, every entry of the journal.

use fangyijie::store::{Finding, Mode, Store};
use fangyijie::text::tables;
use rusqlite::Connection;

use super::clerk::Clerk;
use super::file::{Desk, one};

/// The findings that are about damage, as `kind table column`; rules of the work are another matter.
fn found(desk: &Desk) -> Vec<String> {
    let store = Store::open(&desk.path, Mode::Read).unwrap();
    let mut found: Vec<String> = store.check().unwrap().iter().map(said).collect();
    found.dedup();
    found
}

fn said(finding: &Finding) -> String {
    match &finding.place {
        Some(place) => format!("{} {} {}", finding.kind.code(), place.table, place.column),
        None => finding.kind.code().to_owned(),
    }
}

/// Changes a drill behind the program's back.
fn altered(sql: &str) -> Desk {
    let desk = Desk::drill();
    let conn = Connection::open(&desk.path).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.execute_batch(sql).unwrap();
    desk
}

#[test]
fn a_file_that_nobody_touched_holds_nothing() {
    assert_eq!(found(&Desk::drill()), [""; 0]);
}

#[test]
fn each_kind_of_change_behind_the_program_is_named_with_its_row() {
    let cases = [
        (
            "UPDATE visit SET outcome = 'mat' WHERE id = (SELECT min(id) FROM visit)",
            "unknown_code visit outcome",
        ),
        (
            "UPDATE visit SET on_date = '2026-02-31' WHERE id = (SELECT min(id) FROM visit)",
            "bad_date visit on_date",
        ),
        (
            "UPDATE visit SET entered_at = 'noon' WHERE id = (SELECT min(id) FROM visit)",
            "bad_date visit entered_at",
        ),
        (
            "UPDATE report SET month = '2026-13' WHERE id = (SELECT min(id) FROM report)",
            "bad_date report month",
        ),
        (
            "UPDATE household SET tags = '抵保' WHERE id = (SELECT min(id) FROM household)",
            "unknown_code household tags",
        ),
        (
            "UPDATE person SET sex = 'x' WHERE id = (SELECT min(id) FROM person)",
            "unknown_code person sex",
        ),
        (
            "UPDATE issue SET text = CAST(x'e4bdff' AS TEXT) WHERE id = (SELECT min(id) FROM issue)",
            "bad_text issue text",
        ),
        (
            "UPDATE issue SET text = text || '！' WHERE id = (SELECT min(id) FROM issue)",
            "rewritten issue text",
        ),
        (
            "UPDATE attendance SET presence = 'absent' WHERE presence = 'present'",
            "rewritten attendance presence",
        ),
        (
            "DELETE FROM follow_up WHERE id = (SELECT min(id) FROM follow_up)",
            "rewritten follow_up ",
        ),
        (
            "UPDATE grid_tally SET households = households + 1 WHERE grid_id = (SELECT min(id) FROM grid)",
            "count_mismatch grid households",
        ),
        (
            "UPDATE ballot SET approve = approve + 1 WHERE method = 'named'",
            "count_mismatch ballot approve",
        ),
        ("UPDATE station SET next = 5", "count_mismatch station next"),
        (
            "UPDATE contact SET kind = 'third' WHERE id = (SELECT min(id) FROM contact)",
            "integrity",
        ),
        (
            "UPDATE visit SET household_id = 77 WHERE id = (SELECT min(id) FROM visit)",
            "foreign_key visit household_id",
        ),
        (
            "UPDATE journal SET why = 'x' WHERE id = (SELECT max(id) FROM journal)",
            "chain_broken",
        ),
        (
            "DELETE FROM journal WHERE id = (SELECT id FROM journal ORDER BY id LIMIT 1 OFFSET 9)",
            "chain_broken",
        ),
        (
            "UPDATE journal_link SET digest = zeroblob(32) WHERE entry_id = (SELECT min(id) FROM journal)",
            "chain_broken",
        ),
        ("DELETE FROM journal_link; DELETE FROM journal", "journal_cut"),
        (
            "DELETE FROM journal_link WHERE entry_id > (SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET 3);
             DELETE FROM journal WHERE id NOT IN (SELECT entry_id FROM journal_link)",
            "journal_cut",
        ),
        ("DELETE FROM journal_end", "journal_cut"),
        ("UPDATE journal_end SET entries = entries - 1", "journal_cut"),
        (
            "UPDATE journal_end SET digest = zeroblob(32)",
            "journal_cut",
        ),
        ("CREATE TABLE notes (text TEXT)", "schema"),
    ];
    for (sql, expected) in cases {
        let found = found(&altered(sql));
        assert!(found.iter().any(|it| it == expected), "{sql}: {found:?}");
    }
}

#[test]
fn the_entry_at_which_the_journal_was_changed_is_named_by_its_day_and_what_it_was() {
    let desk = altered("UPDATE journal SET subject = 'x' WHERE id = (SELECT min(id) FROM journal)");
    let store = Store::open(&desk.path, Mode::Read).unwrap();
    let broken: Vec<String> = store
        .check()
        .unwrap()
        .into_iter()
        .filter(|it| it.kind.code() == "chain_broken")
        .map(|it| format!("{} {}", it.subject, it.deed.unwrap().command))
        .collect();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert!(
        broken[0].contains("2026-03") && broken[0].contains("make_cards"),
        "{broken:?}"
    );
}

#[test]
fn what_is_gone_from_the_end_of_the_journal_stays_missed_whatever_is_written_behind_it() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    clerk.raise(2);
    assert_eq!(found(&clerk.desk), [""; 0]);
    let conn = clerk.desk.peek_to_write();
    conn.execute_batch(
        "DELETE FROM journal_link WHERE entry_id = (SELECT max(id) FROM journal);
         DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)",
    )
    .unwrap();
    drop(conn);
    assert_eq!(cuts(&clerk.desk), ["-1"]);
    clerk.raise(3);
    assert_eq!(cuts(&clerk.desk), ["-1"]);
    clerk
        .desk
        .peek_to_write()
        .execute_batch("DELETE FROM journal_end")
        .unwrap();
    clerk.raise(4);
    assert_eq!(cuts(&clerk.desk), ["?"]);
}

/// By how much the journal is shorter than it was, in every finding that says so.
fn cuts(desk: &Desk) -> Vec<String> {
    let findings = Store::open(&desk.path, Mode::Read)
        .unwrap()
        .check()
        .unwrap();
    let of = |finding: &Finding| match finding.subject.split_once(" / ") {
        Some((_, "?")) => "?".to_owned(),
        Some((there, were)) => {
            let number = |text: &str| text.parse::<i64>().unwrap();
            (number(there) - number(were)).to_string()
        }
        None => panic!("{finding:?}"),
    };
    let cuts = findings.iter().filter(|it| it.kind.code() == "journal_cut");
    cuts.map(of).collect()
}

#[test]
fn a_file_from_before_the_end_was_written_down_is_clean_once_it_is_upgraded() {
    let desk = altered(
        "DROP TABLE journal_end; DROP TRIGGER names_former; DROP TABLE former_name; PRAGMA user_version = 7",
    );
    drop(desk.open());
    assert_eq!(found(&desk), [""; 0]);
    let conn = desk.peek_to_write();
    conn.execute_batch("DELETE FROM journal_link; DELETE FROM journal")
        .unwrap();
    assert!(found(&desk).contains(&"journal_cut".to_owned()));
}

#[test]
fn the_file_is_not_touched_by_a_check_and_need_not_be_writable() {
    let desk = Desk::drill();
    let before = desk.bytes();
    let mut permissions = std::fs::metadata(&desk.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&desk.path, permissions).unwrap();
    assert_eq!(found(&desk), [""; 0]);
    assert!(before == desk.bytes());
}

/// Bits that flip in each kind of value; of 40 the check saw 40 in every kind.
const TRIES: usize = 4;

/// Values of which the check saw nothing once, each with how it is reached.
const KINDS: [(&str, &str, &str); 8] = [
    ("issue text", "issue", "text"),
    ("tags", "household", "tags"),
    ("decision", "decision", "result"),
    ("journal changeset", "journal", "changeset"),
    ("journal subject", "journal", "subject"),
    ("visit date", "visit", "on_date"),
    ("resident name", "person", "name"),
    ("visit note", "visit", "said"),
];

/// Flips one bit of a value of some row and leaves everything else, indexes included, as if it had been written so.
fn flip(desk: &Desk, (table, column): (&str, &str), random: &mut fastrand::Rng) {
    let conn = Connection::open(&desk.path).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    let rows = format!("FROM {table} WHERE length({column}) > 0");
    let count: u32 = one(&conn, &format!("SELECT count(*) {rows}"));
    let at = random.u32(0..count);
    let row = format!("{rows} ORDER BY id LIMIT 1 OFFSET {at}");
    let id: i64 = one(&conn, &format!("SELECT id {row}"));
    let mut value: Vec<u8> = one(&conn, &format!("SELECT CAST({column} AS BLOB) {row}"));
    let bit = random.usize(0..value.len() * 8);
    value[bit / 8] ^= 1 << (bit % 8);
    let kind = if column == "changeset" {
        "BLOB"
    } else {
        "TEXT"
    };
    conn.execute(
        &format!("UPDATE {table} SET {column} = CAST(?1 AS {kind}) WHERE id = ?2"),
        (value, id),
    )
    .unwrap();
}

#[test]
fn of_single_bits_that_flip_the_check_sees_all() {
    let mut random = fastrand::Rng::with_seed(12);
    for (kind, table, column) in KINDS {
        let mut seen = 0;
        for _ in 0..TRIES {
            let desk = Desk::drill();
            flip(&desk, (table, column), &mut random);
            seen += usize::from(!found(&desk).is_empty());
        }
        assert!(seen == TRIES, "{kind}: {seen} of {TRIES}");
    }
}

#[test]
fn every_table_and_column_a_finding_can_be_about_has_a_name_of_the_screen() {
    let desk = Desk::drill();
    let conn = desk.peek();
    let mut statement = conn
        .prepare(
            "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
               AND t.name NOT LIKE '%_stale'",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    for row in rows.unwrap() {
        let (table, column): (String, String) = row.unwrap();
        let said = format!("{} {}", tables::table(&table), tables::column(&column));
        let is_latin = |c: char| c.is_ascii_alphabetic();
        assert!(!said.contains(is_latin), "{table}.{column}: {said}");
    }
}
