//! What is typed while the file cannot be written: kept as soon as that is possible, and never lost unsaid.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use fangyijie::store::worker::{Reply, Request, Ticket, Worker};
use fangyijie::store::{Failure, Fault, Mode, Origin, Query, Store};
use rusqlite::Connection;

use super::clerk::Clerk;
use super::file::{Desk, noon, one, peek, today};

/// Longer than a person would wait, and than the program does.
const TOO_LONG: Duration = Duration::from_secs(10);

/// A window on a drill, its store thread, and what it answers.
struct Window {
    desk: Desk,
    worker: Worker,
    heard: Receiver<Reply>,
}

impl Window {
    fn new() -> Self {
        Self::of(Desk::drill(), |_| {})
    }

    fn of(desk: Desk, prepare: impl FnOnce(&Store)) -> Self {
        let mut store = Store::open(&desk.path, Mode::Write).unwrap();
        store.enter_window().unwrap();
        prepare(&store);
        let (sender, heard) = channel();
        let moment = || noon(today()).now;
        let worker = Worker::spawn(store, "王文书".to_owned(), moment, move |reply| {
            let _ = sender.send(reply);
        });
        Self {
            desk,
            worker,
            heard,
        }
    }

    fn types(&self, body: &str) -> &Self {
        self.worker.send(Request::SaveDraft(body.to_owned()));
        self
    }

    /// Waits until everything asked for so far is done.
    fn rests(&self) -> &Self {
        let (done, wait) = channel();
        self.worker.send(Request::Barrier(done));
        wait.recv_timeout(TOO_LONG).unwrap();
        self
    }

    fn leaves(&self) -> &Self {
        self.worker.send(Request::Keep);
        self
    }

    /// What becomes of what was typed.
    fn kept(&self) -> Result<(), Failure> {
        loop {
            match self.heard.recv_timeout(TOO_LONG).unwrap() {
                Reply::Kept(kept) => return kept,
                Reply::Failed(_) | Reply::Changed | Reply::Unsound(..) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    fn lost(&self) -> Fault {
        match self.kept() {
            Err(Failure::Fault(fault)) => fault,
            other => panic!("{other:?}"),
        }
    }

    fn is_waiting(&self) -> &Self {
        let until = Instant::now() + TOO_LONG;
        while !self.worker.is_locked() {
            assert!(Instant::now() < until, "nothing is waited for");
            std::thread::yield_now();
        }
        self
    }

    /// Waits until the file says so.
    fn comes_to(&self, drafts: &[&str]) {
        let until = Instant::now() + TOO_LONG;
        while self.drafts() != drafts {
            assert!(Instant::now() < until, "{:?}", self.drafts());
            std::thread::yield_now();
        }
    }

    fn drafts(&self) -> Vec<String> {
        drafts(&self.desk.path)
    }
}

fn drafts(path: &Path) -> Vec<String> {
    let conn = peek(path);
    let mut all = conn
        .prepare("SELECT body FROM draft ORDER BY body")
        .unwrap();
    let bodies = all.query_map([], |row| row.get(0)).unwrap();
    bodies.map(Result::unwrap).collect()
}

/// Another program that has begun to write and does not end.
fn hold(path: &Path) -> Connection {
    let other = Connection::open(path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    other
}

#[test]
fn whoever_leaves_waits_for_the_lock_to_end_and_nothing_is_lost() {
    let window = Window::new();
    window.types("家里").rests();
    let other = hold(&window.desk.path);
    window.types("家里漏水").leaves().is_waiting();
    assert_eq!(window.drafts(), ["家里"]);
    drop(other);
    window.kept().unwrap();
    assert_eq!(window.drafts(), ["家里漏水"]);
}

#[test]
fn a_lock_that_stays_is_given_as_the_reason_and_whoever_stays_loses_nothing_either() {
    let window = Window::new();
    window.types("家里").rests();
    let other = hold(&window.desk.path);
    let begun = Instant::now();
    window.types("家里漏水").leaves();
    assert!(matches!(window.lost(), Fault::Locked));
    assert!(begun.elapsed() < Duration::from_secs(5));
    window.worker.send(Request::Stay);
    drop(other);
    // No key is needed for it.
    window.comes_to(&["家里漏水"]);
    // The next lock is waited for as long as the first.
    let other = hold(&window.desk.path);
    window.types("家里漏水三天").leaves().is_waiting();
    drop(other);
    window.kept().unwrap();
    assert_eq!(window.drafts(), ["家里漏水三天"]);
}

#[test]
fn nothing_that_is_kept_already_is_waited_for() {
    let window = Window::new();
    window.types("家里").rests();
    let _other = hold(&window.desk.path);
    window.leaves();
    let kept = window.heard.recv_timeout(Duration::from_secs(2)).unwrap();
    assert!(matches!(kept, Reply::Kept(Ok(()))), "{kept:?}");
}

#[test]
fn a_window_that_just_ends_says_what_it_could_not_keep() {
    let mut window = Window::new();
    window.types("家里").rests();
    let other = hold(&window.desk.path);
    window.types("家里漏水");
    window.worker.finish();
    assert!(matches!(window.lost(), Fault::Locked));
    drop(other);
    assert_eq!(window.drafts(), ["家里"]);
    // The same of one that is ended from outside.
    let window = Window::new();
    let ending = window.worker.ending().unwrap();
    let other = hold(&window.desk.path);
    window.types("家里漏水");
    assert!(!ending.finish(Duration::from_millis(500)));
    drop(other);
    assert!(ending.finish(TOO_LONG));
    assert_eq!(window.drafts(), ["家里漏水"]);
}

#[test]
fn a_form_thrown_away_under_a_lock_is_gone_after_it_and_holds_nobody_up() {
    let window = Window::new();
    window.types("家里").rests();
    let other = hold(&window.desk.path);
    window.types("家里漏水");
    window.worker.send(Request::DropDraft);
    window.leaves();
    // Nothing that anybody wants would be lost.
    window.kept().unwrap();
    window.worker.send(Request::Stay);
    drop(other);
    window.comes_to(&[]);
}

#[test]
fn a_form_laid_aside_under_a_lock_is_not_overwritten_by_the_next() {
    let window = Window::new();
    window.types("上次的").rests();
    let other = hold(&window.desk.path);
    window.worker.send(Request::LayDraftAside);
    window.types("这次的").rests();
    drop(other);
    window.comes_to(&["上次的", "这次的"]);
}

#[test]
fn a_form_that_is_saved_once_the_lock_is_gone_leaves_no_draft() {
    let clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    let Clerk { desk, store, .. } = clerk;
    drop(store);
    let window = Window::of(desk, |_| {});
    let other = hold(&window.desk.path);
    window.types("家里漏水");
    let origin = Origin::Form(None);
    window.worker.send(Request::Run(Ticket(1), visit, origin));
    window.is_waiting();
    window.leaves();
    drop(other);
    let ran = window.heard.recv_timeout(TOO_LONG).unwrap();
    assert!(matches!(ran, Reply::Ran(_, Ok(_))), "{ran:?}");
    window.kept().unwrap();
    assert_eq!(window.drafts(), Vec::<String>::new());
}

#[test]
fn a_form_whose_save_was_refused_for_the_lock_is_still_to_be_kept() {
    let clerk = Clerk::at_drill();
    let visit = clerk.visit(1, Vec::new());
    let Clerk { desk, store, .. } = clerk;
    drop(store);
    let window = Window::of(desk, |_| {});
    let other = hold(&window.desk.path);
    window.types("家里漏水");
    let origin = Origin::Form(None);
    window.worker.send(Request::Run(Ticket(1), visit, origin));
    let ran = window.heard.recv_timeout(TOO_LONG).unwrap();
    let locked = |ran: &Reply| matches!(ran, Reply::Ran(_, Err(Failure::Fault(Fault::Locked))));
    assert!(locked(&ran), "{ran:?}");
    window.leaves().is_waiting();
    drop(other);
    window.kept().unwrap();
    assert_eq!(window.drafts(), ["家里漏水"]);
}

#[test]
fn a_full_disk_a_file_that_is_gone_and_a_damaged_one_are_each_said_by_name() {
    let long = "家里漏水".repeat(5_000);
    let window = Window::of(Desk::drill(), |store| store.limit_growth(0).unwrap());
    window.types(&long).leaves();
    assert!(matches!(window.lost(), Fault::DiskFull));

    let window = Window::new();
    let path = &window.desk.path;
    std::fs::rename(path, path.with_extension("moved")).unwrap();
    window.types("家里漏水").leaves();
    assert!(matches!(window.lost(), Fault::Moved { .. }));

    let window = Window::new();
    let other = Connection::open(&window.desk.path).unwrap();
    let hidden = "CREATE TRIGGER hide AFTER INSERT ON draft BEGIN DELETE FROM visit; END";
    other.execute_batch(hidden).unwrap();
    let visits: i64 = one(&other, "SELECT count(*) FROM visit");
    window.types("家里漏水").leaves();
    assert!(matches!(window.lost(), Fault::Unsound(_)));
    let left: i64 = one(&other, "SELECT count(*) FROM visit");
    assert_eq!(left, visits);
}

#[test]
fn why_a_form_cannot_be_kept_is_said_once_and_not_at_every_look() {
    let window = Window::of(Desk::drill(), |store| store.limit_growth(0).unwrap());
    window.types(&"家里漏水".repeat(5_000)).rests();
    let said = window.heard.recv_timeout(TOO_LONG).unwrap();
    assert!(matches!(
        said,
        Reply::Failed(Failure::Fault(Fault::DiskFull))
    ));
    // Several looks at the file later.
    let again = window.heard.recv_timeout(Duration::from_millis(700));
    assert!(again.is_err(), "{again:?}");
}

#[test]
fn a_clock_that_cannot_be_changes_no_figure() {
    let desk = Desk::drill();
    let store = Store::open(&desk.path, Mode::Write).unwrap();
    let shown = std::sync::Arc::new(std::sync::Mutex::new(today()));
    let (clock, (sender, heard)) = (std::sync::Arc::clone(&shown), channel());
    let moment = move || noon(*clock.lock().unwrap()).now;
    let worker = Worker::spawn(store, "王文书".to_owned(), moment, move |reply| {
        let _ = sender.send(reply);
    });
    let counts = |day: &str| {
        *shown.lock().unwrap() = day.parse().unwrap();
        worker.send(Request::Load(Ticket(1), Query::Owed));
        loop {
            if let Reply::Loaded(_, answer) = heard.recv_timeout(TOO_LONG).unwrap() {
                return format!("{answer:?}");
            }
        }
    };
    let before = counts("2026-11-20");
    assert_eq!(counts("1999-01-01"), before);
    assert_eq!(counts("2150-06-01"), before);
    assert_ne!(
        counts("2027-03-01"),
        before,
        "a day that can be is followed"
    );
}
