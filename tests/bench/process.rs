//! The real program in a pseudo-terminal: its start, its memory, and its doing nothing.

use std::path::Path;
use std::time::{Duration, Instant};

use super::term::{Call, DOWN, END, ESC, HOME, PAGE_DOWN, Term};
use super::town;

/// A door of the first page, on every file.
const FIRST_ROW: &str = "1-1-102";
/// How long the program is watched doing nothing.
const WATCH: Duration = Duration::from_secs(3);

fn start(file: &Path) -> Term {
    Call::new(env!("CARGO_BIN_EXE_fyj"), &[], file)
        .size(120, 40)
        .start()
}

/// From exec until the first rows are on the screen.
pub fn first_frame(file: &Path) -> Duration {
    let begin = Instant::now();
    let mut term = start(file);
    term.wait_for(FIRST_ROW);
    let took = begin.elapsed();
    term.hang_up();
    took
}

/// Peak memory after a walk through the lists, and what idling costs.
pub fn memory_and_idle(sizes: &[(&str, u32)]) {
    println!("\nmemory and idling");
    for (name, households) in sizes {
        let mut term = start(&town::file(*households));
        term.wait_for(FIRST_ROW);
        for key in [
            DOWN, PAGE_DOWN, PAGE_DOWN, END, HOME, "/", "z", "s", ESC, "3", END, HOME, "1",
        ] {
            term.key(key).quiet(Duration::from_millis(60));
        }
        let peak = status(term.pid(), "VmHWM");
        let (bytes, ticks) = (term.bytes.len(), cpu_ticks(term.pid()));
        let until = Instant::now() + WATCH;
        while Instant::now() < until {
            term.read(until);
        }
        println!(
            "  {name:>5}: peak {peak} KiB; idle {}s: {} bytes written, {} ticks of CPU",
            WATCH.as_secs(),
            term.bytes.len() - bytes,
            cpu_ticks(term.pid()) - ticks,
        );
        term.hang_up();
    }
}

fn status(pid: u32, key: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(key)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// User and system time so far, in the kernel's ticks.
fn cpu_ticks(pid: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse::<u64>().unwrap())
        .sum()
}
