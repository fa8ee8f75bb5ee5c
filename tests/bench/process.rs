//! The real process in a pseudo-terminal: its first frame, its memory, its idleness.

use std::time::{Duration, Instant};

use criterion::Criterion;

use super::term::{Call, DOWN, END, ENTER, ESC, HOME, PAGE_DOWN, RIGHT, Term};
use super::{desk, id, scratch};

/// How long an idle program is watched.
const IDLE: Duration = Duration::from_secs(3);

fn call(file: &std::path::Path) -> Call {
    Call::new(env!("CARGO_BIN_EXE_fyj"), &[], file).size(desk::SIZE.0, desk::SIZE.1)
}

/// From exec to a screen full of doors.
pub fn starts(criterion: &mut Criterion, sizes: &[usize]) {
    for size in sizes {
        let (_folder, file) = scratch(*size);
        let call = call(&file);
        criterion.bench_function(&id("first frame", *size), |bench| {
            bench.iter_custom(|times| (0..times).map(|_| start(&call)).sum());
        });
    }
}

fn start(call: &Call) -> Duration {
    let start = Instant::now();
    let mut term = call.start();
    term.wait_until("doors", |term| term.frames > 0 && has_rows(term));
    let took = start.elapsed();
    leave(&mut term);
    took
}

fn has_rows(term: &Term) -> bool {
    term.text().matches("桂香苑 ").count() > 20
}

fn leave(term: &mut Term) {
    term.press("\x11", ">[ 取消 ]")
        .press(RIGHT, ">[ 退出 ]")
        .key(ENTER);
    assert_eq!(term.leave(), 0);
}

/// What a scripted walk left behind.
pub struct Walk {
    pub peak_kib: f64,
    pub idle_bytes: usize,
    pub idle_ticks: u64,
}

/// Scrolls, jumps, narrows and opens, then does nothing.
pub fn walk(size: usize) -> Walk {
    let (_folder, file) = scratch(size);
    let mut term = call(&file).start();
    term.wait_until("doors", has_rows);
    for key in [
        DOWN, PAGE_DOWN, PAGE_DOWN, END, HOME, "/", "z", "s", ENTER, ESC,
    ] {
        term.key(key).quiet(Duration::from_millis(100));
    }
    for key in ["2", END, "3", END, "5", END, "6", "8", "1", ENTER, ESC] {
        term.key(key).quiet(Duration::from_millis(100));
    }
    settle(&mut term);
    let (bytes, ticks) = (term.bytes.len(), ticks(&term));
    let until = Instant::now() + IDLE;
    while Instant::now() < until {
        term.read(until);
    }
    let walk = Walk {
        peak_kib: peak_kib(&term),
        idle_bytes: term.bytes.len() - bytes,
        idle_ticks: self::ticks(&term) - ticks,
    };
    // The few microseconds of each look at the file fill a tick now and then.
    assert_eq!(
        (walk.idle_bytes, walk.idle_ticks.saturating_sub(1)),
        (0, 0),
        "idle is not idle"
    );
    leave(&mut term);
    walk
}

/// Waits until what was asked for in passing (totals of a large file) has been worked off.
fn settle(term: &mut Term) {
    const PAUSE: Duration = Duration::from_millis(500);
    let mut seen = u64::MAX;
    while ticks(term) != seen {
        seen = ticks(term);
        term.quiet(PAUSE);
    }
}

fn proc(term: &Term, name: &str) -> String {
    std::fs::read_to_string(format!("/proc/{}/{name}", term.pid())).unwrap()
}

fn peak_kib(term: &Term) -> f64 {
    let status = proc(term, "status");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// User and system time in clock ticks.
fn ticks(term: &Term) -> u64 {
    let stat = proc(term, "stat");
    let after_name = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}
