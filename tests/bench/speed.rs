//! Speed, as ratios: what a key costs at 100 000 households against 3 000, on the same machine in the same run.
//!
//! `cargo bench` prints criterion's figures and, at the end, the ratios. A key must cost the same at both sizes.
//! Under `cargo test --benches` everything runs once, on the small file alone.

mod desk;
mod process;
mod summary;
#[path = "../support/term.rs"]
#[allow(dead_code)]
mod term;
mod town;

use std::hint::black_box;
use std::io::Write;
use std::time::Duration;

use criterion::Criterion;
use fangyijie::keymap::Key;

use desk::Desk;

/// What is measured in the program, by name: keys that lead away and back.
const KEYS: &[(&str, &[Key])] = &[
    ("scroll", &[Key::Down]),
    ("page_down", &[Key::PageDown]),
    ("end_home", &[Key::End, Key::Home]),
    ("narrow", &[Key::Char('z'), Key::Char('s'), Key::Esc]),
    ("open_card", &[Key::Enter, Key::Esc]),
    ("change_grid", &[Key::BackTab, Key::Down, Key::Up, Key::Tab]),
];

fn main() {
    let quick = std::env::args().any(|arg| arg == "--test");
    let sizes: &[(&str, u32)] = if quick {
        &[("3k", 3_000)]
    } else {
        &[("3k", 3_000), ("100k", 100_000)]
    };
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(30)
        .configure_from_args();
    for (name, households) in sizes {
        let file = town::file(*households);
        keys(&mut criterion, name, &file);
        if !quick {
            start(&mut criterion, name, &file);
        }
    }
    durable_write(&mut criterion);
    criterion.final_summary();
    if !quick {
        summary::ratios(
            KEYS.iter()
                .map(|(name, _)| *name)
                .chain(["exec_to_first_frame"]),
        );
        summary::durable_write();
        process::memory_and_idle(sizes);
    }
}

/// From a key to the bytes of its frame, store and all.
fn keys(criterion: &mut Criterion, size: &str, file: &std::path::Path) {
    let mut desk = Desk::open(file);
    for (name, keys) in KEYS {
        criterion.bench_function(&format!("{name}/{size}"), |bencher| {
            bencher.iter(|| {
                for key in *keys {
                    black_box(desk.press(*key));
                }
            });
        });
        desk.press(Key::Home);
    }
}

/// From exec to the first frame with rows, in a pseudo-terminal.
fn start(criterion: &mut Criterion, size: &str, file: &std::path::Path) {
    criterion.bench_function(&format!("exec_to_first_frame/{size}"), |bencher| {
        bencher.iter_custom(|times| (0..times).map(|_| process::first_frame(file)).sum());
    });
}

/// A visit on disk, beside the least the disk can do: one append and its flush.
fn durable_write(criterion: &mut Criterion) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut visits = town::Visits::new(&folder.path().join("visits.db"));
    criterion.bench_function("durable_visit", |bencher| {
        bencher.iter(|| visits.record());
    });
    let mut raw = std::fs::File::create(folder.path().join("raw")).unwrap();
    criterion.bench_function("raw_append_and_flush", |bencher| {
        bencher.iter(|| {
            raw.write_all(&[7; 4096]).unwrap();
            raw.sync_data().unwrap();
        });
    });
}
