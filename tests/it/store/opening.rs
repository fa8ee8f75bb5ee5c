//! Every way a file can be unfit has its own fault, and a failed opening changes nothing.

use std::path::Path;
use std::process::Command as Process;

use fangyijie::store::{Failure, Fault, Mode, Store, drill};
use rusqlite::Connection;

use super::clerk::{Clerk, lamp};
use super::file::{Desk, noon, one, today};

/// Set where a test runs as a child: the file to open, and where to write what came of it.
const FILE: &str = "FYJ_TEST_FILE";
const ANSWER: &str = "FYJ_TEST_ANSWER";

/// The user without rights, in case the tests run as root.
const NOBODY: u32 = 65534;

/// Opens a file that must not open, and checks that it stays as it was.
fn fault(path: &Path) -> Fault {
    let before = std::fs::read(path).ok();
    let fault = Store::open(path, Mode::Write).unwrap_err();
    assert_eq!(before, std::fs::read(path).ok(), "{fault}");
    fault
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    for bytes in [
        "这不是数据库".repeat(300),
        "x".to_owned(),
        "SQLite format 4\0".repeat(90),
    ] {
        let desk = Desk::empty();
        std::fs::write(&desk.path, bytes).unwrap();
        let fault = fault(&desk.path);
        assert!(
            matches!(&fault, Fault::NotADatabase { path } if *path == desk.path),
            "{fault:?}"
        );
    }
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let desk = Desk::empty();
    let other = Connection::open(&desk.path).unwrap();
    other
        .execute_batch("CREATE TABLE songs (name TEXT)")
        .unwrap();
    drop(other);
    assert!(matches!(fault(&desk.path), Fault::Foreign { .. }));
}

#[test]
fn a_newer_file_is_refused_politely() {
    let desk = Desk::drill();
    drop(desk.open());
    let conn = desk.peek_to_write();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    assert!(matches!(fault(&desk.path), Fault::Newer { found: 99, .. }));
    let reading = Store::open(&desk.path, Mode::Read).unwrap_err();
    assert!(matches!(reading, Fault::Newer { found: 99, .. }));
}

#[test]
fn a_missing_file_is_not_made_by_reading() {
    let desk = Desk::empty();
    let fault = Store::open(&desk.path, Mode::Read).unwrap_err();
    assert!(matches!(fault, Fault::Missing { .. }));
    assert!(!desk.path.exists());
}

#[test]
fn a_network_path_is_refused_before_anything_is_touched() {
    let fault = Store::open(Path::new(r"\\server\share\fyj.db"), Mode::Write).unwrap_err();
    assert!(matches!(fault, Fault::Network { .. }));
    assert!(!Path::new(r"\\server\share\fyj.db").exists());
    let drill = drill::make(Path::new(r"\\server\share\fyj.db"), today()).unwrap_err();
    assert!(
        matches!(drill, Failure::Fault(Fault::Network { .. })),
        "{drill:?}"
    );
}

#[test]
fn a_new_file_gets_a_station_number_and_is_its_owners_alone() {
    let desk = Desk::empty();
    drop(desk.open());
    let conn = desk.peek();
    assert!(one::<i64>(&conn, "SELECT number FROM station") > 0);
    assert_eq!(one::<i64>(&conn, "PRAGMA user_version"), 9);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&desk.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_file_cut_off_while_it_was_made_is_made_whole() {
    let desk = Desk::empty();
    std::fs::write(&desk.path, b"").unwrap();
    let store = desk.open();
    assert!(store.check().unwrap().is_empty());
    drop(store);
    drop(desk.open());
}

#[test]
fn an_interrupted_upgrade_leaves_the_old_file_as_it_was() {
    let desk = Desk::drill();
    drop(desk.open());
    let before = desk.dump();
    let conn = desk.peek_to_write();
    let version: i64 = one(&conn, "PRAGMA user_version");
    conn.pragma_update(None, "user_version", 0).unwrap();
    drop(conn);
    // The first step meets tables that are there already and fails half-way.
    assert!(Store::open(&desk.path, Mode::Write).is_err());
    let conn = desk.peek_to_write();
    assert_eq!(one::<i64>(&conn, "PRAGMA user_version"), 0);
    conn.pragma_update(None, "user_version", version).unwrap();
    drop(conn);
    assert!(before == desk.dump());
    assert_eq!(desk.open().check().unwrap(), []);
}

#[test]
fn flipped_bytes_are_reported_and_never_a_panic() {
    let mut rng = fastrand::Rng::with_seed(7);
    let mut found_damage = 0;
    for _ in 0..40 {
        let desk = Desk::drill();
        let mut bytes = std::fs::read(&desk.path).unwrap();
        let page = rng.usize(0..bytes.len() / 4096) * 4096;
        for _ in 0..64 {
            let at = page + rng.usize(0..4096);
            bytes[at] ^= rng.u8(1..);
        }
        std::fs::write(&desk.path, &bytes).unwrap();
        match Store::open(&desk.path, Mode::Write) {
            Ok(store) => match store.check() {
                Ok(findings) => found_damage += usize::from(!findings.is_empty()),
                Err(Failure::Fault(_)) => found_damage += 1,
                Err(Failure::Refused(refusal)) => panic!("{refusal:?}"),
            },
            Err(_) => {
                found_damage += 1;
                assert!(
                    bytes == std::fs::read(&desk.path).unwrap(),
                    "changed by opening"
                );
            }
        }
    }
    assert!(found_damage > 30, "{found_damage} of 40");
}

#[test]
fn a_truncated_file_is_damaged() {
    for keep in [100, 4096, 50_000, 700_000] {
        let desk = Desk::drill();
        let mut bytes = std::fs::read(&desk.path).unwrap();
        bytes.truncate(keep);
        std::fs::write(&desk.path, &bytes).unwrap();
        match Store::open(&desk.path, Mode::Write) {
            Ok(store) => match store.check() {
                Ok(findings) => assert!(!findings.is_empty(), "{keep}"),
                Err(failure) => assert!(
                    matches!(failure, Failure::Fault(Fault::Damaged { .. })),
                    "{failure:?}"
                ),
            },
            Err(fault) => {
                assert!(
                    matches!(fault, Fault::Damaged { .. } | Fault::NotADatabase { .. }),
                    "{fault:?}"
                );
                assert!(bytes == std::fs::read(&desk.path).unwrap());
            }
        }
    }
}

#[test]
fn a_file_held_by_another_program_is_locked() {
    let clerk = Clerk::at_drill();
    let holder = clerk.desk.peek_to_write();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let Clerk {
        mut store,
        desk,
        on,
    } = clerk;
    let household = fangyijie::domain::Id::new(one(&desk.peek(), "SELECT min(id) FROM household"));
    let command = fangyijie::store::Command::RegisterIssue {
        household,
        on,
        issue: lamp(),
    };
    let failure = store.run(&command, &noon(on)).unwrap_err();
    assert!(
        matches!(failure, Failure::Fault(Fault::Locked)),
        "{failure:?}"
    );
    holder.execute_batch("ROLLBACK").unwrap();
    store.run(&command, &noon(on)).unwrap();
}

#[test]
fn a_full_disk_loses_nothing() {
    let mut clerk = Clerk::at_drill();
    clerk.store.limit_growth(20).unwrap();
    let household = clerk.household(1);
    let command = fangyijie::store::Command::RegisterIssue {
        household,
        on: clerk.on,
        issue: lamp(),
    };
    let mut written = 0;
    let (failure, before) = loop {
        let before = clerk.dump();
        match clerk.attempt(&command) {
            Ok(_) => written += 1,
            Err(failure) => break (failure, before),
        }
    };
    assert!(
        matches!(failure, Failure::Fault(Fault::DiskFull)),
        "{failure:?}"
    );
    assert!(written > 0);
    assert!(before == clerk.dump());
    assert_eq!(clerk.store.check().unwrap(), []);
    clerk.store.limit_growth(100_000).unwrap();
    clerk.run(&command);
    drop(clerk.store);
    assert_eq!(clerk.desk.dump()["issue"].len(), before["issue"].len() + 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    // The same test again, in a process of someone without rights.
    if let Some(path) = std::env::var_os(FILE) {
        return answer(Store::open(Path::new(&path), Mode::Write).err());
    }
    let desk = Desk::drill();
    drop(desk.open());
    let before = std::fs::read(&desk.path).unwrap();
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(&desk.path, 0o444);
    set(desk.folder.path(), 0o555);
    let answer = opened_by_nobody(&desk.path);
    set(desk.folder.path(), 0o755);
    assert_eq!(answer, "ReadOnly");
    assert!(before == std::fs::read(&desk.path).unwrap());
}

/// Opens a file in a process of its own, as nobody in particular, and gives its fault's name.
fn opened_by_nobody(path: &Path) -> String {
    use std::os::unix::process::CommandExt;
    // Programs may not be run from a folder in memory.
    let answers = tempfile::TempDir::new().unwrap();
    let answer = answers.path().join("answer");
    std::fs::write(&answer, "").unwrap();
    let open_to_all = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    std::fs::set_permissions(answers.path(), open_to_all).unwrap();
    std::fs::set_permissions(&answer, std::os::unix::fs::PermissionsExt::from_mode(0o666)).unwrap();
    let own = std::env::current_exe().unwrap();
    let copy = answers.path().join("it");
    std::fs::copy(own, &copy).unwrap();
    let mut process = Process::new(&copy);
    process
        .args([
            "--exact",
            "store::opening::a_folder_that_cannot_be_written_is_read_only",
        ])
        .env(FILE, path)
        .env(ANSWER, &answer)
        .stdout(std::process::Stdio::null());
    if is_root(&answer) {
        process.uid(NOBODY).gid(NOBODY);
    }
    process.status().unwrap();
    std::fs::read_to_string(&answer).unwrap()
}

/// Whether this process runs as root, told from a file it made.
fn is_root(own: &Path) -> bool {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(own).unwrap()) == 0
}

fn answer(fault: Option<Fault>) {
    let name = format!("{fault:?}");
    let word = name
        .trim_start_matches("Some(")
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap();
    let path = std::env::var_os(ANSWER).unwrap();
    std::fs::write(path, word).unwrap();
}
