//! 400 copies of a file, each damaged in its own way: nothing panics, nothing hangs, and of those that SQLite
//! itself calls damaged none is written into and none is opened without a word.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use fangyijie::domain::Id;
use fangyijie::domain::list::{From, Order};
use fangyijie::domain::visit::Outcome;
use fangyijie::store::{
    Command, Examiner, Filter, Findings, Habit, Listing, Mode, OrgListing, Query, Row, Setting,
    Store, TaskFilter,
};
use fangyijie::text::faults;
use rusqlite::Connection;

use super::file::{Desk, noon, today};

const PAGE: usize = 4096;

/// Longer than this nothing may take.
const HANGS: Duration = Duration::from_secs(60);

/// Damages a file in one of ten ways.
fn mutate(bytes: &mut Vec<u8>, random: &mut fastrand::Rng) -> String {
    let pages = bytes.len() / PAGE;
    let at_page = |n: usize| n * PAGE..(n + 1) * PAGE;
    match random.u8(0..10) {
        0 => {
            let at = random.usize(0..bytes.len());
            bytes[at] ^= 1 << random.u8(0..8);
            format!("a bit at {at}")
        }
        1 => {
            for _ in 0..8 {
                let at = random.usize(0..bytes.len());
                bytes[at] = random.u8(..);
            }
            "eight bytes".to_owned()
        }
        2 => {
            let page = random.usize(0..pages);
            bytes[at_page(page)].fill(0);
            format!("page {page} is empty")
        }
        3 => {
            let left = random.usize(1..bytes.len());
            bytes.truncate(left);
            format!("cut off at {left}")
        }
        4 => {
            let (one, other) = (random.usize(0..pages), random.usize(0..pages));
            let kept = bytes[at_page(one)].to_vec();
            bytes.copy_within(at_page(other), one * PAGE);
            bytes[at_page(other)].copy_from_slice(&kept);
            format!("pages {one} and {other} are swapped")
        }
        5 => {
            let at = random.usize(0..100);
            bytes[at] = random.u8(..);
            format!("the header at {at}")
        }
        6 => {
            let at = random.usize(100..PAGE);
            bytes[at] = random.u8(..);
            format!("the schema at {at}")
        }
        7 => {
            let at = random.usize(1..pages) * PAGE + random.usize(0..40);
            bytes[at] = random.u8(..);
            format!("the front of a page at {at}")
        }
        8 => {
            let (from, to) = (random.usize(0..pages), random.usize(0..pages));
            bytes.copy_within(at_page(from), to * PAGE);
            format!("page {from} over page {to}")
        }
        _ => {
            let at = random.usize(0..bytes.len() - 64);
            bytes[at..at + 64].fill_with(|| random.u8(..));
            format!("64 bytes at {at}")
        }
    }
}

/// Whether SQLite's own check calls a file damaged; asked of a copy.
fn is_damaged(copy: &Path) -> bool {
    let asked = || -> rusqlite::Result<bool> {
        let conn = Connection::open(copy)?;
        let mut statement = conn.prepare("PRAGMA integrity_check")?;
        let mut rows = statement.query([])?;
        let mut damaged = false;
        while let Some(row) = rows.next()? {
            damaged |= row.get_ref(0)?.as_bytes().unwrap_or_default() != b"ok";
        }
        Ok(damaged)
    };
    asked().unwrap_or(true)
}

/// What became of a file.
#[derive(Debug)]
struct Came {
    /// Whether it was said that something is wrong with it.
    said: bool,
    /// Whether something was written into it.
    written: bool,
}

/// Opens a file as the screen does, looks at its lists and cards, and tries to save a visit.
fn work(path: &Path, (household, caller): (i64, i64)) -> Came {
    let mut store = match Store::open(path, Mode::Write) {
        Ok(store) => store,
        Err(fault) => {
            return Came {
                said: !faults::fault(&fault).is_empty(),
                written: false,
            };
        }
    };
    let _ = (
        store.setting(Setting::Community),
        store.draft(),
        store.wall(),
    );
    look(&store);
    let mut findings = Findings::of(&store);
    Examiner::spawn(path).wait();
    findings.news(&store);
    let visit = Command::RecordVisit {
        household: Id::new(household),
        on: today(),
        outcome: Outcome::NobodyHome,
        visitors: vec![Id::new(caller)],
        met: Vec::new(),
        others_met: 0,
        said: String::new(),
        issues: Vec::new(),
        as_is: true,
    };
    let run = store.run(&visit, &noon(today()));
    Came {
        said: store.unsound().is_some(),
        written: run.is_ok() || store.form_habit(Habit::Width, "wide").is_ok(),
    }
}

/// The first page of every screen's list, and the cards of its first rows.
fn look(store: &Store) {
    let narrow = String::new;
    let lists = [
        Listing::Grids,
        Listing::Issues(Filter::default()),
        Listing::Visits(Filter::default()),
        Listing::Meetings,
        Listing::Tasks {
            filter: TaskFilter::Open,
            narrow: narrow(),
        },
        Listing::People {
            narrow: narrow(),
            order: Order::Place,
        },
        Listing::Deeds(None),
        Listing::Org(OrgListing::Bodies { narrow: narrow() }),
        Listing::Journal,
        Listing::Households(Filter::default()),
    ];
    for listing in lists {
        let query = Query::Rows {
            listing,
            from: From::Start,
            count: 40,
        };
        let Ok(fangyijie::store::Answer::Rows(page)) = store.load(&query, today()) else {
            continue;
        };
        for row in page.rows.iter().take(3) {
            let card = match row {
                Row::Household(row) => Query::Household(row.id),
                Row::Issue(row) => Query::Issue(row.id),
                Row::Person(row) => Query::Person(row.id),
                Row::Meeting(row) => Query::Meeting(row.id),
                Row::Grid(row) => Query::Grid(row.id),
                _ => continue,
            };
            let _ = store.load(&card, today());
        }
    }
    let _ = store.load(&Query::Owed, today());
}

/// A hundred damaged copies.
fn hundred(seed: u64) {
    let desk = Desk::drill();
    let whole = std::fs::read(&desk.path).unwrap();
    let someone = desk
        .peek()
        .query_row(
            "SELECT household_id, person_id FROM contact
             WHERE kind = 'main' AND to_date IS NULL ORDER BY id LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let sound = watched(desk.path.clone(), someone).unwrap();
    assert!(sound.written && !sound.said, "{sound:?}");
    let mut random = fastrand::Rng::with_seed(seed);
    let (mut damaged, mut wrong) = (0, Vec::new());
    for n in 0..100 {
        let mut bytes = whole.clone();
        let how = mutate(&mut bytes, &mut random);
        let (path, copy) = (
            desk.folder.path().join(format!("{n}.db")),
            desk.folder.path().join("copy"),
        );
        std::fs::write(&path, &bytes).unwrap();
        std::fs::write(&copy, &bytes).unwrap();
        let is_damaged = is_damaged(&copy);
        damaged += usize::from(is_damaged);
        match watched(path.clone(), someone) {
            Some(came) if !(is_damaged && (came.written || !came.said)) => {}
            came => wrong.push(format!("{n}: {how}: damaged {is_damaged}, {came:?}")),
        }
        for file in [path, copy] {
            for tail in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{tail}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(damaged > 30, "only {damaged} of 100 are damaged");
}

/// What became of a file; nothing where the program panicked.
fn watched(path: PathBuf, someone: (i64, i64)) -> Option<Came> {
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        let came = catch_unwind(AssertUnwindSafe(|| work(&path, someone))).ok();
        let _ = done.send(came);
    });
    wait.recv_timeout(HANGS).expect("it hangs")
}

#[test]
fn a_hundred_damaged_copies() {
    hundred(1);
}

#[test]
fn a_second_hundred_damaged_copies() {
    hundred(2);
}

#[test]
fn a_third_hundred_damaged_copies() {
    hundred(3);
}

#[test]
fn a_fourth_hundred_damaged_copies() {
    hundred(4);
}
