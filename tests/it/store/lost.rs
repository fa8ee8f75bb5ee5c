//! The file, its log or its index is moved, deleted or replaced under the program: nothing counts as saved
//! that whoever opens the name next would not find.

use std::path::{Path, PathBuf};

use fangyijie::store::{Command, Failure, Fault, Mode, Store};

use super::clerk::Clerk;
use super::file::{Desk, one, peek};

fn beside(path: &Path, tail: &str) -> PathBuf {
    PathBuf::from(format!("{}{tail}", path.display()))
}

fn fault(clerk: &mut Clerk, visit: &Command) -> Fault {
    match clerk.attempt(visit) {
        Err(Failure::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// Visits in whatever has the name now, as a program that opens it next would count them.
fn reopened(path: &Path) -> i64 {
    let store = Store::open(path, Mode::Write).unwrap();
    drop(store);
    one(&peek(path), "SELECT count(*) FROM visit")
}

#[test]
fn a_log_that_is_gone_is_noticed_and_what_was_saved_is_brought_into_the_file() {
    for tail in ["-wal", "-shm"] {
        for way in ["removed", "renamed"] {
            let mut clerk = Clerk::at_drill();
            let visit = clerk.visit(1, Vec::new());
            clerk.run(&visit);
            clerk.run(&visit);
            let confirmed = clerk.number("SELECT count(*) FROM visit");
            let path = beside(&clerk.desk.path, tail);
            match way {
                "removed" => std::fs::remove_file(&path).unwrap(),
                _ => std::fs::rename(&path, beside(&path, ".old")).unwrap(),
            }
            let said = fault(&mut clerk, &visit);
            assert!(
                matches!(said, Fault::LogLost { .. }),
                "{tail} {way}: {said:?}"
            );
            let Clerk { desk, store, .. } = clerk;
            drop(store);
            assert_eq!(reopened(&desk.path), confirmed, "{tail} {way}");
        }
    }
}

#[test]
fn the_log_of_another_file_is_not_deleted_when_this_window_closes() {
    // The file is moved away and a copy put in its place, which a second window opens and writes to.
    let mut clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    clerk.run(&visit);
    let path = clerk.desk.path.clone();
    let aside = clerk.desk.folder.path().join("aside");
    std::fs::create_dir(&aside).unwrap();
    let copy = clerk.desk.folder.path().join("copy.db");
    clerk.store.copy_to(&copy, &mut |_| true).unwrap();
    for tail in ["", "-wal", "-shm"] {
        let name = beside(Path::new("fyj.db"), tail);
        std::fs::rename(beside(&path, tail), aside.join(name)).unwrap();
    }
    std::fs::rename(&copy, &path).unwrap();
    let mut second = Store::open(&path, Mode::Write).unwrap();
    second.run(&visit, &super::file::noon(clerk.on)).unwrap();
    let log = std::fs::metadata(beside(&path, "-wal")).unwrap().len();
    assert!(log > 0);
    assert!(matches!(fault(&mut clerk, &visit), Fault::Moved { .. }));
    let Clerk { desk, store, .. } = clerk;
    drop(store);
    assert_eq!(std::fs::metadata(beside(&path, "-wal")).unwrap().len(), log);
    let there: i64 = one(&peek(&path), "SELECT count(*) FROM visit");
    let moved: i64 = one(&peek(&aside.join("fyj.db")), "SELECT count(*) FROM visit");
    assert_eq!(
        (there, moved),
        (there, there - 1),
        "each window's visits are in its own file"
    );
    drop((second, desk));
}

#[test]
fn another_log_under_the_same_name_is_noticed() {
    for tail in ["-wal", "-shm"] {
        let mut clerk = Clerk::at_drill();
        let visit = clerk.visit(1, Vec::new());
        clerk.run(&visit);
        let path = beside(&clerk.desk.path, tail);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        assert!(
            matches!(fault(&mut clerk, &visit), Fault::LogLost { .. }),
            "{tail}"
        );
        let Clerk { desk, store, .. } = clerk;
        drop(store);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{tail} was touched");
        drop(desk);
    }
}

#[test]
fn a_file_opened_through_a_link_is_watched_where_it_really_lies() {
    let desk = Desk::drill();
    let link = desk.folder.path().join("link.db");
    std::os::unix::fs::symlink(&desk.path, &link).unwrap();
    let mut clerk = Clerk::at_drill();
    clerk.store = Store::open(&link, Mode::Write).unwrap();
    let visit = clerk.visit(1, Vec::new());
    clerk
        .store
        .run(&visit, &super::file::noon(clerk.on))
        .unwrap();
    std::fs::remove_file(beside(&desk.path, "-wal")).unwrap();
    assert!(matches!(fault(&mut clerk, &visit), Fault::LogLost { .. }));
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let desk = Desk::empty();
    let pipe = desk.folder.path().join("pipe");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    for path in [
        pipe.as_path(),
        desk.folder.path(),
        Path::new("/dev/null"),
        Path::new("/dev/zero"),
    ] {
        for mode in [Mode::Read, Mode::Write] {
            let fault = Store::open(path, mode).unwrap_err();
            assert!(
                matches!(fault, Fault::NotAFile { .. }),
                "{path:?}: {fault:?}"
            );
        }
    }
}

#[test]
fn a_file_with_two_names_is_not_written_under_either() {
    let mut clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    clerk.run(&visit);
    // The second name comes while the window is open.
    let second = clerk.desk.folder.path().join("second.db");
    std::fs::hard_link(&clerk.desk.path, &second).unwrap();
    assert!(matches!(fault(&mut clerk, &visit), Fault::TwoNames { .. }));
    for name in [&second, &clerk.desk.path] {
        let fault = Store::open(name, Mode::Write).unwrap_err();
        assert!(matches!(fault, Fault::TwoNames { .. }), "{fault:?}");
    }
    // Reading does no harm, and with one name again the work goes on.
    drop(Store::open(&clerk.desk.path, Mode::Read).unwrap());
    std::fs::remove_file(&second).unwrap();
    clerk.run(&visit);
}

/// Writes the bytes of one file into another that is there, as `cp` does.
fn pour(from: &Path, into: &Path) {
    std::fs::write(into, std::fs::read(from).unwrap()).unwrap();
}

/// How a file is made that is poured over another.
type Backup = (&'static str, fn(&Clerk, &Path));

#[test]
fn another_file_poured_into_the_open_one_is_noticed_before_the_next_save() {
    let backups: [Backup; 4] = [
        ("our own copy", |clerk, to| {
            clerk.store.copy_to(to, &mut |_| true).unwrap();
        }),
        ("another office's file", |clerk, to| {
            let mut other = Clerk::at_drill();
            other.raise(3);
            other.store.copy_to(to, &mut |_| true).unwrap();
            // Under a log of its own once, as any file that is copied with the file manager.
            let conn = rusqlite::Connection::open(to).unwrap();
            let schema = clerk.number("SELECT schema_version FROM pragma_schema_version");
            let as_it_was = format!("PRAGMA journal_mode = WAL; PRAGMA schema_version = {schema}");
            conn.execute_batch(&as_it_was).unwrap();
        }),
        ("a text", |_, to| std::fs::write(to, "走访记录").unwrap()),
        ("nothing", |_, to| std::fs::write(to, "").unwrap()),
    ];
    for brought_in in [false, true] {
        for (what, make) in backups {
            let mut clerk = Clerk::at_drill();
            let visit = clerk.visit(1, Vec::new());
            let backup = clerk.desk.folder.path().join("backup.db");
            make(&clerk, &backup);
            clerk.run(&visit);
            if brought_in {
                clerk.store.settle();
                clerk.run(&visit);
            }
            pour(&backup, &clerk.desk.path);
            let said = fault(&mut clerk, &visit);
            assert!(
                matches!(said, Fault::Overwritten { .. }),
                "{what}: {said:?}"
            );
            // Closing writes nothing of the log into what lies there now.
            let Clerk { desk, store, .. } = clerk;
            drop(store);
            assert_eq!(
                std::fs::read(&desk.path).unwrap(),
                std::fs::read(&backup).unwrap(),
                "{what}"
            );
        }
    }
}

#[test]
fn a_copy_poured_into_a_file_that_was_a_copy_itself_is_noticed() {
    let clerk = Clerk::at_drill();
    let copy = clerk.desk.folder.path().join("copy.db");
    clerk.store.copy_to(&copy, &mut |_| true).unwrap();
    let Clerk { desk, store, on } = clerk;
    drop(store);
    let ctx = super::file::noon(on);
    let ready = fangyijie::store::Ready::prepare(&copy, &desk.path, None, &ctx).unwrap();
    ready.replace(ctx.now).unwrap();
    let mut clerk = Clerk::at(desk);
    let visit = clerk.visit(1, Vec::new());
    clerk.run(&visit);
    let newest = clerk.desk.folder.path().join("newest.db");
    clerk.store.copy_to(&newest, &mut |_| true).unwrap();
    pour(&newest, &clerk.desk.path);
    // The same visits, but written without a log: whoever opens it next would not look into this one.
    let said = fault(&mut clerk, &visit);
    assert!(matches!(said, Fault::Overwritten { .. }), "{said:?}");
}

#[test]
fn a_log_that_was_cut_off_is_noticed_before_the_next_save() {
    for left in [0, 4152] {
        let mut clerk = Clerk::at_drill();
        let visit = clerk.visit(1, Vec::new());
        clerk.run(&visit);
        clerk.run(&visit);
        let log = beside(&clerk.desk.path, "-wal");
        let file = std::fs::OpenOptions::new().write(true).open(&log).unwrap();
        file.set_len(left).unwrap();
        let before = std::fs::read(&clerk.desk.path).unwrap();
        assert!(matches!(fault(&mut clerk, &visit), Fault::LogLost { .. }));
        let Clerk { desk, store, .. } = clerk;
        drop(store);
        assert!(std::fs::read(&desk.path).unwrap() == before);
    }
}

#[test]
fn whoever_brings_the_log_into_the_file_disturbs_nobody() {
    // Another window, and another program, write, bring their log into the file and clean it up.
    let mut clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    clerk.run(&visit);
    let mut second = Store::open(&clerk.desk.path, Mode::Write).unwrap();
    for _ in 0..3 {
        second.run(&visit, &super::file::noon(clerk.on)).unwrap();
        second.settle();
        clerk.run(&visit);
        clerk.change("VACUUM; REINDEX; PRAGMA wal_checkpoint(FULL)");
        clerk.run(&visit);
    }
    assert!(clerk.store.check().unwrap().is_empty());
}
