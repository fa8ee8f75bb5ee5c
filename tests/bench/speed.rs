//! Speed at 3 000, 100 000 and 1 000 000 households, and the ratio of the last to the first: a key must cost the same.
//!
//! `cargo bench` measures and ends with a table; `cargo bench -- --test` runs everything once, small.

mod desk;
mod process;
#[path = "../support/term.rs"]
#[allow(dead_code)]
mod term;
mod town;

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use criterion::Criterion;
use desk::Desk;
use fangyijie::domain::Id;
use fangyijie::domain::visit::Outcome;
use fangyijie::keymap::Key;
use fangyijie::store::{Command, Ctx, Mode, Store};

const SMALL: usize = 3_000;
const LARGE: usize = 100_000;
const HUGE: usize = 1_000_000;

/// Longest time a key may take: one frame.
const FRAME: Duration = Duration::from_millis(16);

/// Keys of each kind that are timed one by one at the largest size.
const TIMED: usize = 300;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ctx() -> Ctx {
    Ctx {
        now: today().and_hms_opt(9, 0, 0).unwrap(),
        actor: "测试".to_owned(),
    }
}

/// A key that is measured, and how the desk is made ready for it.
struct Stroke {
    name: &'static str,
    before: &'static [Key],
    measured: &'static [Key],
    /// After so many, `before` is needed again.
    lasts: u64,
    /// Typed after `before`.
    typed: &'static str,
    /// How often the order is changed before anything else.
    order: usize,
}

const STROKES: &[Stroke] = &[
    stroke(
        "scroll one row",
        &[Key::Home, Key::PageDown],
        &[Key::Down],
        900,
    ),
    stroke("page down", &[Key::Home], &[Key::PageDown], 60),
    stroke("jump to end", &[Key::Home], &[Key::End], 1),
    stroke("jump to home", &[Key::End], &[Key::Home], 1),
    narrowing("narrow by z", "", 'z'),
    narrowing("narrow by zf", "z", 'f'),
    narrowing("narrow by zfy", "zf", 'y'),
    narrowing("narrow by zhangf", "zhang", 'f'),
    narrowing("narrow by a hanzi", "", '张'),
    narrowing("narrow by two hanzi", "张", '凤'),
    narrowing("narrow by 4 digits", "501", '7'),
    narrowing("narrow by 6 digits", "50171", '3'),
    narrowing("narrow by 3-2-5", "3-2-", '5'),
    narrowing("narrow by zf 3 dong", "zf 3", '栋'),
    ordered(
        "by pinyin, page down",
        1,
        &[Key::Home],
        &[Key::PageDown],
        60,
    ),
    ordered("by pinyin, end", 1, &[Key::Home], &[Key::End], 1),
    ordered("by pinyin, home", 1, &[Key::End], &[Key::Home], 1),
    ordered("by strokes, end", 2, &[Key::Home], &[Key::End], 1),
    ordered("by strokes, home", 2, &[Key::End], &[Key::Home], 1),
    Stroke {
        lasts: 1,
        ..ordered(
            "by pinyin in a grid, end",
            1,
            &[Key::BackTab, Key::Home, Key::Down, Key::Tab],
            &[Key::End],
            1,
        )
    },
    stroke(
        "open a household",
        &[Key::Char('1'), Key::PageDown],
        &[Key::Enter],
        1,
    ),
    stroke("visits", &[Key::Char('1')], &[Key::Char('2')], 1),
    stroke("issues", &[Key::Char('1')], &[Key::Char('3')], 1),
    stroke("tasks", &[Key::Char('1')], &[Key::Char('5')], 1),
    stroke("workbench", &[Key::Char('3')], &[Key::Char('1')], 1),
    stroke("matrix", &[Key::Char('6')], &[Key::Tab], 1),
    stroke(
        "matrix, page down",
        &[Key::Char('6'), Key::Tab],
        &[Key::PageDown],
        1,
    ),
    stroke(
        "coverage check",
        &[Key::Char('1'), Key::Tab, Key::Tab, Key::Left],
        &[Key::Enter],
        1,
    ),
    stroke("round by doors", &[Key::Char('2')], &[Key::Tab], 1),
    Stroke {
        typed: "zf",
        ..stroke("everyone by zfy", EVERYONE, &[Key::Char('y')], 1)
    },
];

/// Openings that count the whole community.
const TOTALS: [&str; 5] = [
    "workbench",
    "matrix",
    "matrix, page down",
    "coverage check",
    "round by doors",
];

const fn stroke(
    name: &'static str,
    before: &'static [Key],
    measured: &'static [Key],
    lasts: u64,
) -> Stroke {
    Stroke {
        name,
        before,
        measured,
        lasts,
        typed: "",
        order: 0,
    }
}

/// One more character in the field that narrows the households.
const fn narrowing(name: &'static str, typed: &'static str, last: char) -> Stroke {
    Stroke {
        typed,
        measured: key_of(last),
        ..stroke(name, &[Key::Char('/')], &[], 1)
    }
}

/// The key of a character, to stand in a constant.
const fn key_of(c: char) -> &'static [Key] {
    match c {
        'z' => &[Key::Char('z')],
        'f' => &[Key::Char('f')],
        'y' => &[Key::Char('y')],
        '3' => &[Key::Char('3')],
        '5' => &[Key::Char('5')],
        '7' => &[Key::Char('7')],
        '张' => &[Key::Char('张')],
        '凤' => &[Key::Char('凤')],
        _ => &[Key::Char('栋')],
    }
}

/// A key in a list by pinyin (1) or by strokes (2).
const fn ordered(
    name: &'static str,
    order: usize,
    before: &'static [Key],
    measured: &'static [Key],
    lasts: u64,
) -> Stroke {
    Stroke {
        order,
        ..stroke(name, before, measured, lasts)
    }
}

/// Stands beside the field while one narrows.
const FINDING: &str = "查找 ";

/// The list of everyone, its search open.
const EVERYONE: &[Key] = &[Key::Char('6'), Key::BackTab, Key::Char('/')];

/// What the heading says of each order.
const ORDERS: [&str; 3] = ["住户 ", "按拼音", "按笔画"];

/// The next order, from the menu.
const NEXT_ORDER: &[Key] = &[Key::F(2), Key::Char('p'), Key::Char('x'), Key::Enter];

impl Stroke {
    /// Puts the households into the order that is measured.
    fn open(&self, desk: &mut Desk) {
        desk.keys(&[Key::Char('1')]);
        (0..self.order).for_each(|_| {
            desk.keys(NEXT_ORDER);
        });
        assert!(desk.shows(ORDERS[self.order]), "{}", self.name);
    }

    /// Back to the usual order, of the whole community.
    fn leave(&self, desk: &mut Desk) {
        desk.key(Key::Char('1'));
        (self.order..3).filter(|_| self.order > 0).for_each(|_| {
            desk.keys(NEXT_ORDER);
        });
        desk.keys(&[Key::BackTab, Key::Home, Key::Tab]);
    }

    fn prepare(&self, desk: &mut Desk) {
        desk.keys(self.before);
        self.typed.chars().for_each(|c| {
            desk.key(Key::Char(c));
        });
    }

    fn take(&self, desk: &mut Desk, times: u64) -> Duration {
        let mut spent = Duration::ZERO;
        for n in 0..times {
            if n % self.lasts == 0 {
                self.prepare(desk);
            }
            let start = Instant::now();
            std::hint::black_box(desk.keys(self.measured));
            spent += start.elapsed();
            if !self.typed.is_empty() || self.name.starts_with("narrow") {
                assert!(desk.shows(FINDING), "{}: nothing is narrowed", self.name);
                // Once: a second one would ask whether to leave.
                desk.key(Key::Esc);
            }
        }
        spent
    }
}

/// A copy that may be written to.
fn scratch(households: usize) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = folder.path().join("town.db");
    std::fs::copy(town::file(households), &file).unwrap();
    (folder, file)
}

/// Both sizes of a key right after each other, so that they meet the same machine.
fn keys(criterion: &mut Criterion, sizes: &[usize]) {
    let files: Vec<_> = sizes.iter().map(|size| scratch(*size)).collect();
    let mut desks: Vec<_> = files.iter().map(|(_, file)| Desk::at(file)).collect();
    for stroke in STROKES {
        for (size, desk) in sizes.iter().zip(&mut desks) {
            stroke.open(desk);
            criterion.bench_function(&id(stroke.name, *size), |bench| {
                bench.iter_custom(|times| stroke.take(desk, times));
            });
            stroke.leave(desk);
        }
    }
}

/// The slowest of a hundred keys of each kind in the lists, in a file of a size; none may take longer than a frame.
fn slowest(size: usize) -> Vec<(&'static str, Duration)> {
    let (_folder, file) = scratch(size);
    let mut desk = Desk::at(&file);
    let mut found = Vec::new();
    // Totals of a whole community, three hundred times over, would take the day.
    let strokes = STROKES
        .iter()
        .filter(|stroke| !TOTALS.contains(&stroke.name));
    for stroke in strokes {
        stroke.open(&mut desk);
        let mut times: Vec<Duration> = (0..TIMED).map(|_| stroke.take(&mut desk, 1)).collect();
        stroke.leave(&mut desk);
        times.sort();
        found.push((stroke.name, times[TIMED * 99 / 100]));
    }
    found
}

fn id(name: &str, size: usize) -> String {
    format!("{name} {size}")
}

fn writes(criterion: &mut Criterion, sizes: &[usize]) {
    for size in sizes {
        let (_folder, file) = scratch(*size);
        let mut store = Store::open(&file, Mode::Write).unwrap();
        let visit = visit(&file);
        criterion.bench_function(&id("record a visit", *size), |bench| {
            bench.iter(|| store.run(&visit, &ctx()).unwrap());
        });
    }
    let (folder, _) = scratch(SMALL);
    let mut raw = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(folder.path().join("raw"))
        .unwrap();
    criterion.bench_function("raw append and fdatasync", |bench| {
        bench.iter(|| {
            raw.write_all(&[7; 4096]).unwrap();
            rustix::fs::fdatasync(&raw).unwrap();
        });
    });
}

fn visit(file: &Path) -> Command {
    let conn = rusqlite::Connection::open(file).unwrap();
    let number = |sql: &str| conn.query_row(sql, [], |row| row.get(0)).unwrap();
    Command::RecordVisit {
        household: Id::new(number(
            "SELECT id FROM household ORDER BY place LIMIT 1 OFFSET 500",
        )),
        on: today(),
        outcome: Outcome::Met,
        visitors: vec![Id::new(number("SELECT person_id FROM contact LIMIT 1"))],
        met: Vec::new(),
        others_met: 1,
        said: "都好".to_owned(),
        issues: Vec::new(),
        as_is: true,
    }
}

fn main() {
    let quick = std::env::args().any(|arg| arg == "--test" || arg == "--list")
        || !std::env::args().any(|arg| arg == "--bench");
    let sizes: &[usize] = if quick {
        &[SMALL]
    } else {
        &[SMALL, LARGE, HUGE]
    };
    let mut criterion = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    if std::env::args().any(|arg| arg == "--list") {
        return;
    }
    keys(&mut criterion, sizes);
    writes(&mut criterion, sizes);
    process::starts(&mut criterion, sizes);
    criterion.final_summary();
    let walks: Vec<_> = sizes.iter().map(|size| process::walk(*size)).collect();
    if !quick {
        let slowest = slowest(HUGE);
        table(&walks, &slowest);
    }
}

/// The median of a benchmark in milliseconds, as criterion wrote it down.
fn median(name: &str) -> Option<f64> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let file = target
        .join("criterion")
        .join(name)
        .join("new/estimates.json");
    let text = std::fs::read_to_string(file).ok()?;
    let estimates: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(estimates["median"]["point_estimate"].as_f64()? / 1e6)
}

fn table(walks: &[process::Walk], slowest: &[(&str, Duration)]) {
    println!(
        "\n{:<28}{:>12}{:>12}{:>12}{:>8}{:>12}",
        "", "3 000", "100 000", "1 000 000", "ratio", "p99"
    );
    let names = STROKES.iter().map(|stroke| stroke.name);
    for name in names.chain(["record a visit", "first frame"]) {
        let at = |size| median(&id(name, size));
        if let (Some(small), Some(large), Some(huge)) = (at(SMALL), at(LARGE), at(HUGE)) {
            let ratio = huge / small;
            let slow = slowest.iter().find(|(of, _)| *of == name);
            let p99 = slow.map_or_else(String::new, |(_, p99)| {
                let mark = if *p99 > FRAME { " !" } else { "" };
                format!("{:.2} ms{mark}", p99.as_secs_f64() * 1e3)
            });
            println!("{name:<28}{small:>9.3} ms{large:>9.3} ms{huge:>9.3} ms{ratio:>8.2}{p99:>12}");
        }
    }
    if let Some((raw, visit)) =
        median("raw append and fdatasync").zip(median(&id("record a visit", SMALL)))
    {
        println!(
            "{:<28}{raw:>9.3} ms{:>12}{:>8.2}",
            "raw append and fdatasync",
            "visit ÷ raw",
            visit / raw
        );
    }
    if let [small, large, huge] = walks {
        let mib = |walk: &process::Walk| walk.peak_kib / 1024.0;
        println!(
            "{:<28}{:>8.1} MiB{:>8.1} MiB{:>8.1} MiB{:>8.2}",
            "peak memory",
            mib(small),
            mib(large),
            mib(huge),
            mib(huge) / mib(small)
        );
        println!(
            "{:<28}{:>12}{:>12}{:>12}",
            "idle 3 s: bytes", small.idle_bytes, large.idle_bytes, huge.idle_bytes
        );
        println!(
            "{:<28}{:>12}{:>12}{:>12}",
            "idle 3 s: CPU ticks", small.idle_ticks, large.idle_ticks, huge.idle_ticks
        );
    }
}
