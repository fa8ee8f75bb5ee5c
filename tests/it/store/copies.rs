//! 留底: copies are whole, and one can be gone back to with nothing lost on the way.

use std::path::Path;

use fangyijie::domain::copy::{CopyKind, CopyLimit};
use fangyijie::domain::figures::{Figures, Period};
use fangyijie::store::{Answer, Copies, Failure, Fault, Mode, Query, Ready, Store, look_at_copy};
use rusqlite::Connection;

use super::clerk::Clerk;
use super::file::{Desk, day, dump, noon, one, peek, today};

fn figures(path: &Path) -> Figures {
    let store = Store::open(path, Mode::Read).unwrap();
    match store
        .load(&Query::Figures(Period::default()), today())
        .unwrap()
    {
        Answer::Figures(figures) => figures,
        other => panic!("{other:?}"),
    }
}

fn copy(store: &Store, target: &Path) -> Result<(), Failure> {
    store.copy_to(target, &mut |_| true)
}

/// Restores as the command line does; gives where the file before lies.
fn restore(
    from: &Path,
    to: &Path,
    until: Option<&str>,
) -> Result<Option<std::path::PathBuf>, Failure> {
    let ctx = noon(today());
    Ready::prepare(from, to, until.map(day), &ctx)?.replace(ctx.now)
}

fn fault<T: std::fmt::Debug>(result: Result<T, Failure>) -> Fault {
    match result {
        Err(Failure::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Rows of the matters, by number, as a reader of this test would write them.
fn matters(path: &Path) -> i64 {
    one(&peek(path), "SELECT count(*) FROM issue")
}

#[test]
fn a_copy_of_an_open_file_holds_what_was_saved_last() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    let target = clerk.desk.folder.path().join("U盘/留底 一.db");
    copy(&clerk.store, &target).unwrap();
    assert_eq!(dump(&target), clerk.dump());
    assert_eq!(figures(&target), figures(&clerk.desk.path));
    assert_eq!(names(target.parent().unwrap()), ["留底 一.db"]);
    assert_eq!(
        one::<String>(&peek(&target), "PRAGMA integrity_check"),
        "ok"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&target).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_copy_is_of_one_moment_whoever_writes_meanwhile() {
    let mut clerk = Clerk::at_drill();
    let reader = Store::open(&clerk.desk.path, Mode::Read).unwrap();
    let target = clerk.desk.folder.path().join("copy.db");
    let before = matters(&clerk.desk.path);
    let mut steps = 0;
    reader
        .copy_to(&target, &mut |_| {
            steps += 1;
            clerk.raise(1);
            true
        })
        .unwrap();
    assert!(steps > 1, "the drill is copied in several steps");
    assert_eq!(matters(&target), before);
    assert_eq!(matters(&clerk.desk.path), before + steps);
}

#[test]
fn a_copy_goes_over_nothing_and_leaves_no_half() {
    let clerk = Clerk::at_drill();
    let folder = clerk.desk.folder.path();
    let at = |name: &str| folder.join(name);
    std::fs::write(at("taken.db"), "别的东西").unwrap();
    assert!(matches!(
        fault(copy(&clerk.store, &at("taken.db"))),
        Fault::Taken { .. }
    ));
    assert_eq!(std::fs::read_to_string(at("taken.db")).unwrap(), "别的东西");
    for own in ["fyj.db", "fyj.db-wal", "fyj.db-shm"] {
        assert!(
            matches!(fault(copy(&clerk.store, &at(own))), Fault::Taken { .. }),
            "{own}"
        );
    }
    // A name that SQLite would take for a part of the file itself, whether it is there or not.
    let journal = clerk.store.copy_to(&at("fyj.db-journal"), &mut |_| true);
    assert!(matches!(fault(journal), Fault::Taken { .. }));
    // Stopped half way.
    let stopped = clerk.store.copy_to(&at("half.db"), &mut |_| false);
    assert!(matches!(stopped, Err(Failure::Refused(_))), "{stopped:?}");
    // A file where a folder is to be.
    let nowhere = at("taken.db").join("copy.db");
    assert!(matches!(
        fault(copy(&clerk.store, &nowhere)),
        Fault::Target { .. }
    ));
    assert_eq!(
        names(folder),
        ["fyj.db", "fyj.db-shm", "fyj.db-wal", "taken.db"]
    );
}

/// A way to make a copy.
type Making<'a> = Box<dyn Fn(&Path) + 'a>;

#[test]
fn a_copy_beside_a_stale_log_is_known_and_the_cure_works() {
    // What the manual once advised: copy the backup over the file by hand, with the old log beside it.
    let mut clerk = Clerk::at_drill();
    let (file, folder) = (clerk.desk.path.clone(), clerk.desk.folder.path().to_owned());
    let backups: Vec<(&str, Making<'_>)> = vec![
        (
            "our own copy",
            Box::new(|to: &Path| {
                copy(&Store::open(&file, Mode::Read).unwrap(), to).unwrap();
            }),
        ),
        (
            "sqlite3's VACUUM INTO",
            Box::new(|to: &Path| {
                let conn = Connection::open(&file).unwrap();
                conn.execute("VACUUM INTO ?1", [to.to_string_lossy()])
                    .unwrap();
            }),
        ),
    ];
    for (n, (what, make)) in backups.iter().enumerate() {
        let backup = folder.join(format!("backup{n}.db"));
        make(&backup);
        let then = figures(&backup);
        clerk.raise(1);
        clerk.raise(2);
        // The power fails: the log stays. Then someone copies the backup back.
        let scene = folder.join(format!("after{n}"));
        std::fs::create_dir(&scene).unwrap();
        let here = scene.join("fyj.db");
        std::fs::copy(folder.join("fyj.db-wal"), scene.join("fyj.db-wal")).unwrap();
        std::fs::copy(&backup, &here).unwrap();
        let before = (
            std::fs::read(&here).unwrap(),
            std::fs::read(scene.join("fyj.db-wal")).unwrap(),
        );
        for mode in [Mode::Read, Mode::Write] {
            let fault = Store::open(&here, mode).unwrap_err();
            assert!(
                matches!(fault, Fault::LogOfAnother { .. }),
                "{what}: {fault:?}"
            );
        }
        let after = (
            std::fs::read(&here).unwrap(),
            std::fs::read(scene.join("fyj.db-wal")).unwrap(),
        );
        assert!(
            before == after,
            "{what}: a refused opening changed something"
        );
        // The cure that is named: restore this very file.
        let aside = restore(&here, &here, None).unwrap().unwrap();
        assert_eq!(figures(&here), then, "{what}");
        assert!(
            Store::open(&here, Mode::Write)
                .unwrap()
                .check()
                .unwrap()
                .is_empty(),
            "{what}"
        );
        let kept = |tail: &str| format!("{}{tail}", aside.display());
        assert_eq!(std::fs::read(kept("")).unwrap(), before.0, "{what}");
        assert_eq!(std::fs::read(kept("-wal")).unwrap(), before.1, "{what}");
    }
}

/// What lies there when the power fails: a file, and the log beside it.
fn power_fails(folder: &Path, file: &Path, log: &Path) -> std::path::PathBuf {
    std::fs::create_dir(folder).unwrap();
    let here = folder.join("fyj.db");
    std::fs::copy(file, &here).unwrap();
    std::fs::copy(log, folder.join("fyj.db-wal")).unwrap();
    here
}

#[test]
fn a_file_from_before_the_log_was_begun_is_known_by_where_its_journal_ends() {
    // What the file manager copied on Monday evening has a log of its own, and is as good a file as any.
    let mut clerk = Clerk::at_drill();
    let folder = clerk.desk.folder.path().to_owned();
    let (file, log) = (folder.join("fyj.db"), folder.join("fyj.db-wal"));
    clerk.raise(1);
    clerk.store.settle();
    let monday = folder.join("monday.db");
    std::fs::copy(&file, &monday).unwrap();
    // On Tuesday the log is begun anew twice.
    for household in [2, 3] {
        clerk.raise(household);
        clerk.store.settle();
    }
    clerk.raise(4);
    clerk.raise(5);
    let saved = clerk.number("SELECT count(*) FROM issue");
    let mut other = Clerk::at_drill();
    other.raise(7);
    other.store.settle();
    for (what, is_its_own, file) in [
        ("its own", true, &file),
        ("from Monday", false, &monday),
        ("another office's", false, &other.desk.path),
    ] {
        let here = power_fails(&folder.join(what), file, &log);
        match Store::open(&here, Mode::Write) {
            Ok(_) => {
                assert!(is_its_own, "{what} was opened");
                assert_eq!(matters(&here), saved);
            }
            Err(fault) => {
                assert!(!is_its_own, "{what}: {fault:?}");
                assert!(matches!(fault, Fault::LogOfAnother { .. }), "{fault:?}");
            }
        }
    }
}

/// What happens to a file before the power fails.
type Way = (&'static str, fn(&mut Clerk));

#[test]
fn a_log_of_its_own_is_taken_in_however_it_came_about() {
    let ways: [Way; 3] = [
        ("a draft alone", |clerk| {
            clerk.raise(1);
            clerk.store.settle();
            let (body, saved_at) = (String::new(), <_>::default());
            let draft = fangyijie::store::Draft { body, saved_at };
            clerk.store.save_draft(&draft).unwrap();
        }),
        ("cleaned up by another program", |clerk| {
            clerk.raise(1);
            // As in a file that was upgraded, the row stands far from where a cleaning up puts it.
            let end = "SELECT sql FROM sqlite_schema WHERE name = 'journal_end'";
            let table: String = one(&clerk.desk.peek(), end);
            clerk.change(&format!(
                "CREATE TABLE kept AS SELECT * FROM journal_end; DROP TABLE journal_end; {table};
                 INSERT INTO journal_end SELECT * FROM kept; DROP TABLE kept;"
            ));
            clerk.store.settle();
            // The projector reads meanwhile: what is written stays in the log.
            let reader = clerk.desk.peek();
            reader.execute_batch("BEGIN").unwrap();
            one::<i64>(&reader, "SELECT count(*) FROM visit");
            clerk.change("VACUUM");
            clerk.raise(2);
        }),
        ("half brought in", |clerk| {
            clerk.raise(1);
            let reader = clerk.desk.peek();
            reader.execute_batch("BEGIN").unwrap();
            one::<i64>(&reader, "SELECT count(*) FROM visit");
            clerk.raise(2);
            clerk.store.settle();
            clerk.raise(3);
        }),
    ];
    for (what, make) in ways {
        let mut clerk = Clerk::at_drill();
        make(&mut clerk);
        let saved = clerk.number("SELECT count(*) FROM issue");
        let folder = clerk.desk.folder.path();
        let here = power_fails(
            &folder.join("after"),
            &folder.join("fyj.db"),
            &folder.join("fyj.db-wal"),
        );
        drop(Store::open(&here, Mode::Write).expect(what));
        assert_eq!(matters(&here), saved, "{what}");
    }
}

#[test]
fn a_log_without_its_file_is_not_thrown_away() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    let scene = clerk.desk.folder.path().join("gone");
    std::fs::create_dir(&scene).unwrap();
    let log = scene.join("fyj.db-wal");
    std::fs::copy(clerk.desk.folder.path().join("fyj.db-wal"), &log).unwrap();
    let before = std::fs::read(&log).unwrap();
    let fault = Store::open(&scene.join("fyj.db"), Mode::Write).unwrap_err();
    assert!(matches!(fault, Fault::LogOfAnother { .. }), "{fault:?}");
    assert_eq!(std::fs::read(&log).unwrap(), before);
}

#[test]
fn what_was_there_before_a_restoring_stays_whole() {
    let mut clerk = Clerk::at_drill();
    let backup = clerk.desk.folder.path().join("backup.db");
    copy(&clerk.store, &backup).unwrap();
    let then = matters(&backup);
    clerk.raise(1);
    let newest = clerk.dump();
    // While a window has it open, nothing happens.
    let (Clerk { desk, store, .. }, held) = (clerk, ());
    assert!(matches!(
        fault(restore(&backup, &desk.path, None)),
        Fault::Locked
    ));
    drop((store, held));
    let aside = restore(&backup, &desk.path, None).unwrap().unwrap();
    assert_eq!(matters(&desk.path), then);
    assert_eq!(dump(&aside), newest);
    assert!(!desk.path.with_file_name("fyj.db-wal").exists());
    // The way back.
    let again = restore(&aside, &desk.path, None).unwrap().unwrap();
    assert_eq!(matters(&desk.path), then + 1);
    assert_eq!(matters(&again), then);
    let kinds: Vec<CopyKind> = Copies::of(&desk.path)
        .list()
        .iter()
        .map(|row| row.kind)
        .collect();
    assert_eq!(kinds, [CopyKind::BeforeRestore; 2]);
}

#[test]
fn a_window_of_another_process_is_not_pushed_aside() {
    let clerk = Clerk::at_drill();
    let backup = clerk.desk.folder.path().join("backup.db");
    copy(&clerk.store, &backup).unwrap();
    let Clerk { desk, store, .. } = clerk;
    drop(store);
    // Not one of the program's own connections: it is known by its lock alone.
    let other = desk.peek();
    one::<i64>(&other, "SELECT count(*) FROM visit");
    let before = names(desk.folder.path());
    let ready = Ready::prepare(&backup, &desk.path, None, &noon(today())).unwrap();
    assert!(matches!(
        fault(ready.replace(noon(today()).now)),
        Fault::Locked
    ));
    assert_eq!(names(desk.folder.path()), before);
    drop(other);
    restore(&backup, &desk.path, None).unwrap();
}

#[test]
fn a_restored_file_says_so_and_can_go_back_to_the_end_of_a_day() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    let monday = clerk.dump();
    clerk.on = day("2026-11-21");
    let matter = clerk.raise(2);
    clerk.raise(3);
    clerk.run(&fangyijie::store::Command::Undo {
        entry: fangyijie::domain::Id::new(clerk.number("SELECT max(id) FROM journal")),
    });
    let backup = clerk.desk.folder.path().join("backup.db");
    copy(&clerk.store, &backup).unwrap();
    let Clerk { desk, store, .. } = clerk;
    drop(store);
    restore(&backup, &desk.path, Some("2026-11-20")).unwrap();
    let mut now = dump(&desk.path);
    let mut then = monday;
    for own in ["journal", "journal_link", "journal_end", "station"] {
        now.remove(own);
        then.remove(own);
    }
    assert_eq!(now, then);
    let conn = desk.peek();
    assert_eq!(
        one::<i64>(
            &conn,
            &format!("SELECT count(*) FROM issue WHERE id = {}", matter.raw())
        ),
        0
    );
    let last =
        "SELECT command || ' ' || subject || ' ' || why FROM journal ORDER BY id DESC LIMIT 1";
    assert_eq!(one::<String>(&conn, last), "restore backup.db 2026-11-20");
    assert!(desk.open().check().unwrap().is_empty());
}

#[test]
fn what_is_no_copy_replaces_nothing() {
    let desk = Desk::drill();
    drop(desk.open());
    let before = std::fs::read(&desk.path).unwrap();
    let at = |name: &str| desk.folder.path().join(name);
    std::fs::write(at("text.db"), "不是数据库".repeat(200)).unwrap();
    std::fs::write(at("empty.db"), "").unwrap();
    std::fs::write(at("cut.db"), &before[..before.len() / 2]).unwrap();
    let mut broken = before.clone();
    for page in 20..24 {
        broken[page * 4096..page * 4096 + 2000].fill(7);
    }
    std::fs::write(at("broken.db"), broken).unwrap();
    let songs = Connection::open(at("songs.db")).unwrap();
    songs
        .execute_batch("CREATE TABLE songs (name TEXT)")
        .unwrap();
    drop(songs);
    for name in [
        "text.db",
        "empty.db",
        "cut.db",
        "broken.db",
        "songs.db",
        "nothing.db",
        ".",
    ] {
        let fault = fault(restore(&at(name), &desk.path, None));
        assert!(matches!(fault, Fault::BadCopy { .. }), "{name}: {fault:?}");
        assert_eq!(std::fs::read(&desk.path).unwrap(), before, "{name}");
        assert!(!at("fyj.db.restoring").exists(), "{name}");
    }
}

#[test]
fn a_copy_with_a_trigger_of_somebody_else_is_not_put_in_place() {
    let desk = Desk::drill();
    drop(desk.open());
    let before = std::fs::read(&desk.path).unwrap();
    let copy = desk.folder.path().join("strange.db");
    std::fs::write(&copy, &before).unwrap();
    Connection::open(&copy)
        .unwrap()
        .execute_batch("CREATE TRIGGER evil AFTER INSERT ON visit BEGIN DELETE FROM visit; END")
        .unwrap();
    let fault = fault(restore(&copy, &desk.path, None));
    let said = fangyijie::text::faults::fault(&fault);
    assert!(
        said.contains("strange.db」不能还原") && said.contains("触发器「evil」"),
        "{said}"
    );
    assert_eq!(std::fs::read(&desk.path).unwrap(), before);
    assert_eq!(names(desk.folder.path()), ["fyj.db", "strange.db"]);
}

#[test]
fn a_broken_file_is_kept_as_it_lies_when_a_copy_takes_its_place() {
    let desk = Desk::drill();
    let backup = desk.folder.path().join("backup.db");
    copy(&desk.open(), &backup).unwrap();
    std::fs::write(&desk.path, "读不了的东西".repeat(300)).unwrap();
    std::fs::write(
        desk.path.with_file_name("fyj.db-wal"),
        "它的日志".repeat(30),
    )
    .unwrap();
    let aside = restore(&backup, &desk.path, None).unwrap().unwrap();
    assert_eq!(figures(&desk.path), figures(&backup));
    assert_eq!(
        std::fs::read_to_string(&aside).unwrap(),
        "读不了的东西".repeat(300)
    );
    let log = format!("{}-wal", aside.display());
    assert_eq!(std::fs::read_to_string(log).unwrap(), "它的日志".repeat(30));
}

#[test]
fn the_copy_of_the_day_is_made_once_and_older_ones_thin_out() {
    let clerk = Clerk::at_drill();
    let copies = Copies::of(&clerk.desk.path);
    let first = day("2026-01-01");
    std::fs::create_dir(copies.folder()).unwrap();
    let mut copy_like = b"SQLite format 3\0".to_vec();
    copy_like.resize(512, 0);
    for n in 0..300 {
        std::fs::write(copies.of_day(first + chrono::Days::new(n)), &copy_like).unwrap();
    }
    let go = &mut |_| true;
    let made = copies.make(today(), CopyLimit::None, go).unwrap();
    assert_eq!(made, Some(copies.of_day(today())));
    assert_eq!(copies.make(today(), CopyLimit::None, go).unwrap(), None);
    let left = copies.list();
    assert!(left.len() <= 7 + 4 + 12, "{}", left.len());
    assert_eq!(left[0].on, Some(today()));
    assert_eq!(left[0].kind, CopyKind::Daily);
    assert_eq!(
        look_at_copy(&left[0].path, today()).unwrap().figures,
        figures(&clerk.desk.path)
    );
    // Turned off, none is made; what is there stays.
    assert_eq!(
        copies.make(day("2026-11-21"), CopyLimit::Off, go).unwrap(),
        None
    );
    assert_eq!(copies.list().len(), left.len());
}

#[test]
fn what_only_has_the_name_of_a_copy_is_none() {
    let clerk = Clerk::at_drill();
    let copies = Copies::of(&clerk.desk.path);
    copies
        .make(day("2026-11-18"), CopyLimit::None, &mut |_| true)
        .unwrap();
    std::fs::write(copies.of_day(day("2027-05-05")), "草稿").unwrap();
    std::fs::write(copies.of_day(day("2026-11-19")), "").unwrap();
    let days: Vec<_> = copies.list().iter().map(|row| row.on).collect();
    assert_eq!(days, [Some(day("2026-11-18"))]);
    // One that is broken inside is shown, and is not the one that is named to go back to.
    let mut broken = std::fs::read(copies.of_day(day("2026-11-18"))).unwrap();
    broken[20 * 4096..24 * 4096].fill(7);
    std::fs::write(copies.of_day(day("2026-11-19")), broken).unwrap();
    assert_eq!(copies.list().len(), 2);
    assert_eq!(clerk.store.nearest_copy(), Some(day("2026-11-18")));
}

#[test]
fn what_a_copy_is_shown_to_have_done_is_its_own() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    clerk.on = day("2026-11-21");
    clerk.raise(2);
    let backup = clerk.desk.folder.path().join("backup.db");
    copy(&clerk.store, &backup).unwrap();
    let target = clerk.desk.folder.path().join("new.db");
    let newest = |to: Option<&str>| {
        let ready = Ready::prepare(&backup, &target, to.map(day), &noon(today())).unwrap();
        let step = ready.facts.steps[0].clone();
        (step.at.date(), step.deed.command)
    };
    assert_eq!(newest(None), (day("2026-11-21"), "record_visit".to_owned()));
    assert_eq!(newest(Some("2026-11-20")).0, day("2026-11-20"));
    // Of a day before all of them the copy knows nothing.
    let early = Ready::prepare(&backup, &target, Some(day("1960-01-01")), &noon(today()));
    let said = fangyijie::text::faults::failure(&early.unwrap_err());
    assert!(said.contains("回不到更早的日子，没有还原"), "{said}");
    assert!(!target.exists());
}

#[test]
fn the_end_of_a_day_is_reached_from_the_first_copy_after_it() {
    let clerk = Clerk::at_drill();
    let copies = Copies::of(&clerk.desk.path);
    for on in ["2026-11-10", "2026-11-18"] {
        copies
            .make(day(on), CopyLimit::None, &mut |_| true)
            .unwrap();
    }
    let reaching = |on: &str| copies.reaching(day(on)).first().and_then(|row| row.on);
    assert_eq!(reaching("2026-11-01"), Some(day("2026-11-10")));
    assert_eq!(reaching("2026-11-10"), Some(day("2026-11-18")));
    assert_eq!(reaching("2026-11-18"), Some(day("2026-11-18")));
    assert_eq!(reaching("2026-12-01"), Some(day("2026-11-18")));
    let elsewhere = copies.in_folder(clerk.desk.folder.path());
    assert_eq!(elsewhere.reaching(day("2026-11-10")), []);
}

#[test]
fn a_copy_that_somebody_keeps_hold_of_is_not_waited_for_without_end() {
    let clerk = Clerk::at_drill();
    let backup = clerk.desk.folder.path().join("backup.db");
    copy(&clerk.store, &backup).unwrap();
    let holder = Connection::open(&backup).unwrap();
    holder
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE;
             BEGIN IMMEDIATE; UPDATE visit SET said = said WHERE id = 1; COMMIT",
        )
        .unwrap();
    let target = clerk.desk.folder.path().join("new.db");
    let held = Ready::prepare(&backup, &target, None, &noon(today())).map(|_| ());
    let said = fangyijie::text::faults::failure(&held.unwrap_err());
    assert!(said.contains("正被别的程序占用"), "{said}");
    assert!(!target.exists());
}
