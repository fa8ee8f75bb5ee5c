//! The locks of the data file outlast everything that the process does beside it.
//!
//! Read from the system and not from the program: a lock that is gone is what another program acts on.
#![cfg(target_os = "linux")]

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use fangyijie::io::export::{Masking, handout, roster};
use fangyijie::io::intake::Intake;
use fangyijie::store::export::{Ask, Handout};
use fangyijie::store::import::{Origin, Stop};
use fangyijie::store::{Mode, Store, WhichMinutes, drill, is_held, look_at_copy};

use super::clerk::Clerk;
use super::file::{Desk, noon, today};

/// The locks this process has on a file and its index: kind and range.
fn locks(file: &Path) -> Vec<String> {
    let inode = |tail: &str| {
        let path = format!("{}{tail}", file.display());
        std::fs::metadata(path)
            .map(|about| about.ino())
            .unwrap_or(0)
    };
    let own = [inode(""), inode("-shm")];
    let pid = std::process::id().to_string();
    let all = std::fs::read_to_string("/proc/locks").unwrap();
    let mut found: Vec<String> = all
        .lines()
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [_, "POSIX", _, kind, of, place, from, to] = words[..] else {
                return None;
            };
            let inode: u64 = place.rsplit(':').next()?.parse().ok()?;
            let at = own.iter().position(|it| *it == inode && inode != 0)?;
            (of == pid).then(|| format!("{at} {kind} {from}-{to}"))
        })
        .collect();
    found.sort();
    found
}

fn sheet(desk: &Desk) -> PathBuf {
    let path = desk.folder.path().join("r.csv");
    std::fs::write(
        &path,
        "网格,小区,楼栋,单元,室,姓名\n第一网格,测试苑,3,2,101,甲一\n",
    )
    .unwrap();
    path
}

fn import(desk: &Desk, path: &Path, mut intake: Intake, writes: bool) {
    let ctx = noon(today());
    let origin = Origin::File(path.display().to_string());
    intake.open(origin, &ctx).unwrap();
    intake.read(&ctx, &mut |_| ()).unwrap();
    if writes {
        intake.apply(&ctx, &mut |_| ()).unwrap();
    }
    assert!(desk.path.exists());
}

fn record(desk: &Desk, what: Handout, name: &str) {
    let ask = Ask {
        handout: what,
        which: WhichMinutes::Latest,
        path: desk.folder.path().join(name),
        full: None,
    };
    // The drill may have no such record yet; what counts is that the file was opened and closed.
    let _ = handout(&desk.path, &ask, &noon(today()));
}

/// Something that opens and closes files.
type Doing<'a> = Box<dyn Fn() + 'a>;

#[test]
fn whatever_is_done_beside_it_the_file_stays_locked() {
    let mut clerk = Clerk::at_drill();
    clerk.raise(1);
    let desk = &clerk.desk;
    let before = locks(&desk.path);
    assert_eq!(
        before.len(),
        2,
        "a reader's lock on the file and on its index: {before:?}"
    );
    let at = |name: &str| desk.folder.path().join(name);
    let roster_at = sheet(desk);
    let steps: Vec<(&str, Doing<'_>)> = vec![
        ("a second connection", Box::new(|| drop(desk.open()))),
        (
            "a reader",
            Box::new(|| drop(Store::open(&desk.path, Mode::Read).unwrap())),
        ),
        (
            "a look at a roster",
            Box::new(|| import(desk, &roster_at, Intake::looking(&desk.path), false)),
        ),
        (
            "an import",
            Box::new(|| {
                import(
                    desk,
                    &roster_at,
                    Intake::new(&desk.path, Stop::default()),
                    true,
                );
            }),
        ),
        (
            "the data file taken for a roster",
            Box::new(|| {
                for part in ["fyj.db", "fyj.db-wal", "fyj.db-shm", "./../x/../fyj.db"] {
                    let mut intake = Intake::new(&desk.path, Stop::default());
                    let path = at(part).display().to_string();
                    assert!(intake.open(Origin::File(path), &noon(today())).is_err());
                }
            }),
        ),
        (
            "a link to the data file taken for a roster",
            Box::new(|| {
                std::os::unix::fs::symlink(&desk.path, at("link.csv")).unwrap();
                std::fs::hard_link(&desk.path, at("hard.csv")).unwrap();
                for name in ["link.csv", "hard.csv"] {
                    assert!(is_held(&at(name)));
                    let mut intake = Intake::new(&desk.path, Stop::default());
                    let path = at(name).display().to_string();
                    assert!(intake.open(Origin::File(path), &noon(today())).is_err());
                }
            }),
        ),
        (
            "the roster",
            Box::new(|| {
                let store = Store::open(&desk.path, Mode::Read).unwrap();
                roster(&store, &at("a.xlsx"), Masking::Masked).unwrap();
                roster(&store, &at("a.csv"), Masking::Full).unwrap();
            }),
        ),
        (
            "minutes",
            Box::new(|| record(desk, Handout::Minutes, "m.txt")),
        ),
        ("votes", Box::new(|| record(desk, Handout::Votes, "v.csv"))),
        (
            "a notice",
            Box::new(|| record(desk, Handout::Notice, "n.txt")),
        ),
        (
            "a check",
            Box::new(|| {
                drop(
                    Store::open(&desk.path, Mode::Read)
                        .unwrap()
                        .check()
                        .unwrap(),
                );
            }),
        ),
        (
            "the wall",
            Box::new(|| drop(Store::open(&desk.path, Mode::Read).unwrap().wall().unwrap())),
        ),
        (
            "a copy",
            Box::new(|| {
                let store = Store::open(&desk.path, Mode::Read).unwrap();
                store.copy_to(&at("copy.db"), &mut |_| true).unwrap();
                drop(store);
                look_at_copy(&at("copy.db"), today()).unwrap();
            }),
        ),
        (
            "a look at the file as if it were a copy",
            Box::new(|| {
                look_at_copy(&desk.path, today()).unwrap();
            }),
        ),
        (
            "a drill over it",
            Box::new(|| {
                assert!(drill::make(&desk.path, today()).is_err());
            }),
        ),
        (
            "another file beside it",
            Box::new(|| {
                drop(Store::open(&at("other.db"), Mode::Write).unwrap());
            }),
        ),
    ];
    for (what, step) in steps {
        step();
        // The system's list is not read in one piece while other tests lock their files; a lock that is
        // lost never comes back.
        let kept = (0..100).any(|_| locks(&desk.path) == before);
        assert!(
            kept,
            "after {what}: {:?}, not {before:?}",
            locks(&desk.path)
        );
    }
}
