//! Importing 100 000 people: rows a second and peak memory, against the `sqlite3` program's bare `.import`.
//!
//! `cargo bench --bench import`; other sizes by `FYJ_IMPORT_ROWS`. Both run in turn on the same machine
//! and the same rows, so the ratio is the figure; without a `sqlite3` program only ours is measured.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 3;

fn main() {
    if !std::env::args().any(|word| word == "--bench") {
        return;
    }
    let rows = std::env::var("FYJ_IMPORT_ROWS").ok();
    let rows = rows.and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("roster.csv");
    fs::write(&csv, roster(rows)).unwrap();
    let xlsx = as_xlsx(folder.path(), &csv);
    let bare = best(|round| import_bare(folder.path(), &csv, round));
    for (name, file) in [("csv", &csv), ("xlsx", &xlsx)] {
        let ours = best(|round| import(folder.path(), file, round));
        let Some((time, peak)) = ours else { continue };
        let speed = f64::from(rows) / time.as_secs_f64();
        println!(
            "{name}: {time:.2?}, {speed:.0} rows/s, peak {} MiB",
            peak / 1024
        );
        if let Some((bare, _)) = bare {
            let ratio = time.as_secs_f64() / bare.as_secs_f64();
            println!("{name} / sqlite3 .import ({bare:.2?}): {ratio:.1}");
        }
    }
}

/// A made-up roster: three people behind every door.
fn roster(rows: u32) -> String {
    let mut text = "网格,小区,楼栋,单元,室,户主,与户主关系,姓名,联系电话,人口数\n".to_owned();
    for n in 0..rows {
        let home = n / 3;
        let (grid, building, unit) = (home / 1000 + 1, home / 72 % 14 + 1, home / 24 % 3 + 1);
        let room = (home / 4 % 6 + 1) * 100 + home % 4 + 1;
        let relation = ["户主", "配偶", "子"][n as usize % 3];
        let estate = home / 1008 + 1;
        writeln!(
            text,
            "第{grid}网格,小区{estate}号院,{building}栋,{unit},{room},甲{home},{relation},{}{},12{n:09},3",
            if n % 3 == 0 { "甲" } else { "乙" },
            if n % 3 == 0 { home } else { n },
        )
        .unwrap();
    }
    text
}

/// The same rows as a workbook, by way of our own export.
fn as_xlsx(folder: &Path, csv: &Path) -> std::path::PathBuf {
    let db = folder.join("once.db");
    let xlsx = folder.join("roster.xlsx");
    for words in [
        vec!["import", csv.to_str().unwrap()],
        vec![
            "export",
            "roster",
            "--full",
            "--recipient",
            "bench",
            "--purpose",
            "bench",
            "--out",
            xlsx.to_str().unwrap(),
        ],
    ] {
        let status = Command::new(env!("CARGO_BIN_EXE_fyj"))
            .args(words)
            .env("FYJ_DB", &db)
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success());
    }
    xlsx
}

fn import(folder: &Path, file: &Path, round: usize) -> Option<(Duration, u64)> {
    let db = folder.join(format!("{round}-{}.db", file.extension()?.to_str()?));
    let child = Command::new(env!("CARGO_BIN_EXE_fyj"))
        .arg("import")
        .arg(file)
        .env("FYJ_DB", db)
        .stdout(Stdio::null())
        .spawn();
    Some(watched(child.unwrap()))
}

/// The rows as they are, into one table without an index.
fn import_bare(folder: &Path, csv: &Path, round: usize) -> Option<(Duration, u64)> {
    let child = Command::new("sqlite3")
        .arg(folder.join(format!("{round}-bare.db")))
        .arg(".mode csv")
        .arg(format!(".import {} roster", csv.display()))
        .stdout(Stdio::null())
        .spawn();
    child.ok().map(watched)
}

/// How long a process ran, and its peak of resident memory in KiB, where the system tells it.
fn watched(mut child: Child) -> (Duration, u64) {
    let begun = Instant::now();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = peak.max(size.unwrap_or(0));
        std::thread::park_timeout(Duration::from_millis(2));
    }
    (begun.elapsed(), peak)
}

/// The fastest of some rounds, with the largest memory of all.
fn best(mut run: impl FnMut(usize) -> Option<(Duration, u64)>) -> Option<(Duration, u64)> {
    let all: Vec<(Duration, u64)> = (0..ROUNDS).filter_map(&mut run).collect();
    let time = all.iter().map(|(time, _)| *time).min()?;
    let peak = all.iter().map(|(_, peak)| *peak).max()?;
    Some((time, peak))
}
