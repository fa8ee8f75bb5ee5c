//! A file whose schema is not the program's own is read, named and not written into.

use fangyijie::domain::Id;
use fangyijie::domain::meeting::Place;
use fangyijie::domain::visit::Outcome;
use fangyijie::domain::wall::{WallStep, WallView};
use fangyijie::store::export::Exported;
use fangyijie::store::import::Import;
use fangyijie::store::{
    Command, Draft, Examiner, Failure, Fault, Findings, Habit, Mode, Store, Strangeness, Thing,
    Unsound,
};
use rusqlite::Connection;

use super::clerk::Clerk;
use super::file::{Desk, noon, one, today};

/// A drill into which another program has put something.
fn altered(sql: &str) -> Desk {
    let desk = Desk::drill();
    let conn = Connection::open(&desk.path).unwrap();
    conn.execute_batch(sql).unwrap();
    desk
}

/// A household, and who calls there.
const CALLER: &str = "SELECT household_id, person_id FROM contact
    WHERE kind = 'main' AND to_date IS NULL ORDER BY id LIMIT 1";

/// Deletes every other visit behind the back of whoever saves one.
const HIDDEN: &str = "CREATE TRIGGER hide AFTER INSERT ON visit BEGIN
    DELETE FROM visit WHERE id <> new.id; END";

fn strangers(store: &Store) -> Vec<(Thing, String, Strangeness)> {
    match store.unsound() {
        Some(Unsound::Schema(strangers)) => strangers
            .iter()
            .map(|it| (it.thing, it.name.clone(), it.how))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_trigger_of_another_program_is_named_and_deletes_nothing() {
    let desk = altered(HIDDEN);
    let before = desk.bytes();
    let visits: i64 = one(&desk.peek(), "SELECT count(*) FROM visit");
    let mut store = desk.open();
    assert_eq!(
        strangers(&store),
        [(Thing::Trigger, "hide".to_owned(), Strangeness::Foreign)]
    );
    let refused = store.run(&visit(&desk), &noon(today())).unwrap_err();
    assert!(
        matches!(&refused, Failure::Fault(Fault::Unsound(_))),
        "{refused:?}"
    );
    let words = fangyijie::text::faults::failure(&refused);
    assert!(
        words.contains("触发器「hide」") && words.contains("fyj restore"),
        "{words}"
    );
    drop(store);
    assert_eq!(
        one::<i64>(&desk.peek(), "SELECT count(*) FROM visit"),
        visits
    );
    assert!(before.0 == desk.bytes().0, "the file was written into");
}

/// Nobody was at home where someone calls.
fn visit(desk: &Desk) -> Command {
    let (household, caller): (i64, i64) = desk
        .peek()
        .query_row(CALLER, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    Command::RecordVisit {
        household: Id::new(household),
        on: today(),
        outcome: Outcome::NobodyHome,
        visitors: vec![Id::new(caller)],
        met: Vec::new(),
        others_met: 0,
        said: String::new(),
        issues: Vec::new(),
        as_is: true,
    }
}

#[test]
fn whatever_is_missing_or_differs_is_named_too() {
    use Strangeness::{Different, Foreign, Missing};
    let desk = altered(
        "CREATE TABLE notes (id INTEGER); CREATE VIEW seen AS SELECT 1;
         CREATE INDEX by_said ON visit(said); DROP INDEX visit_by_date; DROP VIEW meeting_body;
         DROP TRIGGER tally_in;
         CREATE TRIGGER tally_in AFTER INSERT ON household BEGIN DELETE FROM visit; END",
    );
    let found: Vec<String> = strangers(&desk.open())
        .into_iter()
        .map(|(thing, name, how)| {
            let how = match how {
                Foreign => '+',
                Missing => '-',
                Different => '~',
            };
            format!("{how}{thing:?} {name}")
        })
        .collect();
    assert_eq!(
        found,
        [
            "~Trigger tally_in",
            "+View seen",
            "-View meeting_body",
            "+Table notes",
            "+Index by_said",
            "-Index visit_by_date",
        ]
    );
}

#[test]
fn every_way_to_write_is_refused_in_the_same_words() {
    let desk = altered(HIDDEN);
    let mut store = desk.open();
    let ctx = noon(today());
    let exported = Exported {
        at: ctx.now,
        actor: String::new(),
        kind: "roster".to_owned(),
        recipient: String::new(),
        purpose: String::new(),
        rows: 1,
    };
    let draft = Draft {
        body: String::new(),
        saved_at: ctx.now,
    };
    let ways: Vec<(&str, Result<(), Failure>)> = vec![
        ("command", store.run(&visit(&desk), &ctx).map(drop)),
        ("setting", store.form_habit(Habit::Width, "wide")),
        ("draft", store.save_draft(&draft)),
        ("no draft", store.drop_draft()),
        (
            "wall",
            store.step_wall(WallStep::Show(WallView::Blank)).map(drop),
        ),
        (
            "meeting",
            store.take_up(Id::new(1), Place::Item(Id::new(1)), ctx.now),
        ),
        ("export", store.log_export(&exported)),
        ("template", store.remember_template("a", "b", ctx.now)),
        ("index", store.rebuild_index()),
        ("import", Import::begin(desk.open(), today()).map(drop)),
    ];
    for (way, result) in ways {
        let is_said = matches!(result, Err(Failure::Fault(Fault::Unsound(_))));
        assert!(is_said, "{way}: {result:?}");
    }
}

#[test]
fn an_older_file_with_a_stranger_is_neither_upgraded_nor_opened() {
    let desk = altered(&format!("{HIDDEN}; PRAGMA user_version = 3"));
    let before = desk.bytes();
    let fault = Store::open(&desk.path, Mode::Write).unwrap_err();
    assert!(matches!(fault, Fault::Unsound(_)), "{fault:?}");
    assert!(before == desk.bytes());
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1);
}

#[test]
fn a_log_beside_such_a_file_stays_where_it_is() {
    let desk = Desk::drill();
    let writer = desk.peek_to_write();
    writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    writer.execute_batch(HIDDEN).unwrap();
    let before = desk.bytes();
    let mut store = desk.open();
    assert!(store.form_habit(Habit::Width, "wide").is_err());
    store.settle();
    drop(writer);
    assert!(!before.1.is_empty());
    drop(store);
    assert!(before == desk.bytes());
}

#[test]
fn what_a_killed_process_left_goes_into_the_file_once_that_was_found_sound() {
    let left = Desk::drill();
    let writer = left.peek_to_write();
    writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    writer
        .execute_batch("UPDATE visit SET said = said || '。'")
        .unwrap();
    // The file and its log as they lie there when the process is killed.
    let desk = Desk::empty();
    let (file, log) = left.bytes();
    std::fs::write(&desk.path, &file).unwrap();
    std::fs::write(desk.folder.path().join("fyj.db-wal"), &log).unwrap();
    let mut store = desk.open();
    let mut findings = Findings::of(&store);
    for width in ["wide", "narrow"] {
        store.form_habit(Habit::Width, width).unwrap();
    }
    assert!(file == desk.bytes().0, "it was written into unseen");
    Examiner::spawn(&desk.path).wait();
    assert_eq!(findings.news(&store), None);
    drop(store);
    let (after, log) = desk.bytes();
    assert!(file != after && log.is_empty());
}

#[test]
fn a_write_that_meets_a_broken_page_is_the_last() {
    let desk = Desk::drill();
    let root: u32 = one(
        &desk.peek(),
        "SELECT rootpage FROM sqlite_schema WHERE name = 'journal_link'",
    );
    let mut bytes = std::fs::read(&desk.path).unwrap();
    bytes[(usize::try_from(root).unwrap() - 1) * 4096] = 0xFF;
    std::fs::write(&desk.path, bytes).unwrap();
    let mut store = desk.open();
    let met = store.run(&visit(&desk), &noon(today())).unwrap_err();
    assert!(
        matches!(&met, Failure::Fault(Fault::Damaged { .. })),
        "{met:?}"
    );
    let next = store.form_habit(Habit::Width, "wide").unwrap_err();
    assert!(
        matches!(&next, Failure::Fault(Fault::Unsound(_))),
        "{next:?}"
    );
    let other = desk.open().form_habit(Habit::Width, "wide").unwrap_err();
    assert!(
        matches!(&other, Failure::Fault(Fault::Unsound(_))),
        "{other:?}"
    );
}

#[test]
fn a_file_of_the_programs_own_is_not_suspected() {
    let desk = Desk::drill();
    assert_eq!(desk.open().unsound(), None);
    assert_eq!(Store::in_memory().unwrap().unsound(), None);
}

#[test]
fn a_trigger_that_comes_while_the_window_is_open_never_runs() {
    let mut clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    clerk.run(&visit);
    let stages = "SELECT count(*) FROM issue_stage";
    let before = clerk.number(stages);
    clerk.change("CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM issue_stage; END");
    for _ in 0..2 {
        let failure = clerk.attempt(&visit).unwrap_err();
        let said = fangyijie::text::faults::failure(&failure);
        assert!(said.contains("触发器「evil」"), "{said}");
        assert_eq!(clerk.number(stages), before);
    }
}

#[test]
fn what_changes_the_schema_and_leaves_it_as_it_was_stops_nobody() {
    let mut clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    clerk.change("CREATE TABLE passing (n INTEGER); DROP TABLE passing; VACUUM");
    clerk.run(&visit);
}

#[test]
fn what_sqlite_itself_makes_when_another_program_counts_rows_is_no_stranger() {
    let desk = altered(
        "ANALYZE; CREATE TABLE notes (n INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE notes",
    );
    let tables =
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('sqlite_stat1', 'sqlite_sequence')";
    assert_eq!(one::<i64>(&desk.peek(), tables), 2);
    let mut store = desk.open();
    assert_eq!(store.unsound(), None);
    store.run(&visit(&desk), &noon(today())).unwrap();
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn numbers_of_such_a_table_that_are_lies_change_no_answer() {
    use fangyijie::domain::figures::Period;
    use fangyijie::store::{Filter, Listing, Query};
    let queries = [
        Query::Figures(Period::default()),
        Query::Owed,
        Query::Rows {
            listing: Listing::Households(Filter::default()),
            from: fangyijie::domain::list::From::Start,
            count: 40,
        },
    ];
    let said = |desk: &Desk| {
        queries
            .clone()
            .map(|query| desk.open().load(&query, today()).unwrap())
    };
    let whole = said(&Desk::drill());
    let lies = [
        "UPDATE sqlite_stat1 SET stat = '0 0 0 0 0 0'",
        "UPDATE sqlite_stat1 SET stat = '9223372036854775807 1 1 1 unordered noskipscan sz=0'",
        "UPDATE sqlite_stat1 SET stat = CAST(x'ff00' AS TEXT)",
        "UPDATE sqlite_stat1 SET tbl = 'visit', idx = 'nothing', stat = x'00'",
    ];
    for lie in lies {
        let desk = altered(&format!("ANALYZE; {lie}"));
        assert_eq!(desk.open().unsound(), None, "{lie}");
        assert_eq!(said(&desk), whole, "{lie}");
        assert_eq!(desk.open().check().unwrap(), [], "{lie}");
    }
}

#[test]
fn a_trigger_or_table_that_only_has_the_name_of_such_a_table_is_a_stranger() {
    for sql in [
        "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat1', 'visit', 0,
           'CREATE TRIGGER sqlite_stat1 AFTER INSERT ON visit BEGIN DELETE FROM visit; END')",
        "CREATE TABLE x (tbl, idx, stat, more);
         UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1',
           sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat,more)' WHERE name = 'x'",
    ] {
        let desk = Desk::drill();
        let conn = desk.peek_to_write();
        conn.pragma_update(None, "writable_schema", true).unwrap();
        conn.execute_batch(sql).unwrap();
        drop(conn);
        match Store::open(&desk.path, Mode::Write) {
            Ok(store) => assert!(!strangers(&store).is_empty(), "{sql}"),
            Err(fault) => assert!(
                matches!(fault, Fault::Unsound(_) | Fault::Damaged { .. }),
                "{fault:?}"
            ),
        }
    }
}
