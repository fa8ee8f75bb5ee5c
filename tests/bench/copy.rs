//! What a copy under way costs: keys and saves on a file of 100 MB, alone and while a copy is made beside them.
//!
//! `cargo bench --bench copy` prints a table; `cargo bench --bench copy -- --test` runs everything once, small.

#[allow(dead_code)]
mod desk;
mod town;

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use desk::Desk;
use fangyijie::domain::Id;
use fangyijie::domain::visit::Outcome;
use fangyijie::keymap::Key;
use fangyijie::store::{Command, Ctx, Mode, Store};

/// Households of a file of about 100 MB.
const LARGE: usize = 45_000;
const SMALL: usize = 3_000;

/// Longest time a key may take: one frame.
const FRAME: Duration = Duration::from_millis(16);

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ctx() -> Ctx {
    Ctx {
        now: today().and_hms_opt(9, 0, 0).unwrap(),
        actor: "测试".to_owned(),
    }
}

fn main() {
    let is_test = std::env::args().any(|arg| arg == "--test");
    let (size, times) = if is_test { (SMALL, 50) } else { (LARGE, 2_000) };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("town.db");
    std::fs::copy(town::file(size), &file).unwrap();
    let bytes = std::fs::metadata(&file).unwrap().len();
    println!("{size} households, {} MB", bytes >> 20);
    println!("{:<28}{:>10}{:>10}{:>10}", "ms", "p50", "p99", "longest");
    measure(&file, "alone", times, None);
    let busy = Busy::default();
    std::thread::scope(|scope| {
        scope.spawn(|| copy_again_and_again(&file, &busy));
        measure(&file, "with a copy", times, Some(&busy));
        busy.stop.store(true, Ordering::Relaxed);
    });
    println!(
        "{} copies were made meanwhile",
        busy.made.load(Ordering::Relaxed)
    );
}

#[derive(Default)]
struct Busy {
    stop: AtomicBool,
    made: AtomicU32,
}

/// As the copy of the day is made, but one after the other for as long as it is measured.
fn copy_again_and_again(file: &Path, busy: &Busy) {
    fangyijie::store::step_back();
    let target = file.with_file_name("copy.db");
    while !busy.stop.load(Ordering::Relaxed) {
        let store = Store::open(file, Mode::Read).unwrap();
        let go = &mut |_| !busy.stop.load(Ordering::Relaxed);
        if store.copy_to(&target, go).is_ok() {
            busy.made.fetch_add(1, Ordering::Relaxed);
            std::fs::remove_file(&target).unwrap();
        }
    }
}

fn measure(file: &Path, how: &str, times: usize, busy: Option<&Busy>) {
    let mut desk = Desk::at(file);
    let keys = [Key::Down, Key::PageDown, Key::Down, Key::PageUp];
    let taken = (0..times).map(|n| {
        let start = Instant::now();
        std::hint::black_box(desk.key(keys[n % keys.len()]));
        start.elapsed()
    });
    let longest = say(&format!("a key, {how}"), taken.collect());
    if longest > FRAME {
        println!("  longer than a frame");
    }
    let mut store = Store::open(file, Mode::Write).unwrap();
    let visit = visit(file);
    let taken = (0..times / 10).map(|_| {
        let start = Instant::now();
        store.run(&visit, &ctx()).unwrap();
        start.elapsed()
    });
    say(&format!("a save, {how}"), taken.collect());
    if let Some(busy) = busy {
        // So that the figures are of copies and not of their beginnings.
        while busy.made.load(Ordering::Relaxed) == 0 {
            std::thread::yield_now();
        }
    }
}

fn say(what: &str, mut times: Vec<Duration>) -> Duration {
    times.sort();
    let ms = |at: usize| times[at.min(times.len() - 1)].as_secs_f64() * 1e3;
    let last = times.len() - 1;
    println!(
        "{what:<28}{:>10.2}{:>10.2}{:>10.2}",
        ms(last / 2),
        ms(last * 99 / 100),
        ms(last)
    );
    times[last]
}

fn visit(file: &Path) -> Command {
    let conn = rusqlite::Connection::open(file).unwrap();
    let number = |sql: &str| conn.query_row(sql, [], |row| row.get(0)).unwrap();
    Command::RecordVisit {
        household: Id::new(number("SELECT id FROM household ORDER BY place LIMIT 1")),
        on: today(),
        outcome: Outcome::Met,
        visitors: vec![Id::new(number("SELECT person_id FROM contact LIMIT 1"))],
        met: Vec::new(),
        others_met: 1,
        said: String::new(),
        issues: Vec::new(),
        as_is: true,
    }
}
