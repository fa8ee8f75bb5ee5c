//! How far the wall lags behind the operator: the real program and the projector, each in a pseudo-terminal.
//!
//! `cargo bench --bench wall` presses 240 keys and prints the distribution; `-- --test` presses a few.

#[path = "../support/term.rs"]
#[allow(dead_code)]
mod term;

use std::time::{Duration, Instant};

use term::{Call, DOWN, ENTER, ESC, HOME, Term};

/// The promise.
const MOST: Duration = Duration::from_millis(300);

fn main() {
    let is_test = std::env::args().any(|arg| arg == "--test");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("drill.db");
    let today = "2026-11-23".parse().unwrap();
    drop(fangyijie::store::drill::make(&file, today).unwrap());
    let program = env!("CARGO_BIN_EXE_fyj");
    let mut wall = Call::new(program, &["project"], &file).size(60, 20).start();
    wall.wait_for("民情议题");
    let mut desk = Call::new(program, &[], &file).start();
    desk.wait_for("桂香苑 1-1-102").press("9", "显示测试");
    for _ in 0..3 {
        desk.mark(DOWN);
    }
    desk.press(ENTER, "上墙就是这样");
    let mut lags = lags(&mut desk, &mut wall, if is_test { 6 } else { 240 });
    lags.sort_unstable();
    let at = |percent: usize| lags[(lags.len() * percent / 100).min(lags.len() - 1)];
    println!(
        "wall: {} keys, p50 {:?}, p90 {:?}, p99 {:?}, longest {:?}",
        lags.len(),
        at(50),
        at(90),
        at(99),
        lags[lags.len() - 1]
    );
    assert!(is_test || at(99) <= MOST, "p99 {:?}", at(99));
    wall.press("q", "").leave();
    desk.send(ESC);
}

/// From the key to the finished frame of the wall: board and blank in turn.
fn lags(desk: &mut Term, wall: &mut Term, times: usize) -> Vec<Duration> {
    (0..times)
        .map(|n| {
            let (move_to, shown) = if n % 2 == 0 {
                (term::END, false)
            } else {
                (HOME, true)
            };
            desk.mark(move_to);
            // A human does not press in step with the projector's looks at the file.
            desk.quiet(Duration::from_millis(20 + (n as u64 * 37) % 90));
            let pressed = Instant::now();
            desk.send(ENTER);
            wall.wait_until("the wall follows", |wall| {
                wall.text().contains("民情议题") == shown
            });
            pressed.elapsed()
        })
        .collect()
}
