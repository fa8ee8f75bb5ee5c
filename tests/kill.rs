//! kill -9 between and during writes, two hundred times at seeded random moments.
//!
//! A second process of this test writes and reports each write after it returned; whatever it
//! reported must be in the file, and the file must be whole.
#![cfg(target_os = "linux")]

use std::ffi::OsStr;
use std::io::Read;
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use fangyijie::domain::Id;
use fangyijie::domain::issue::{Category, Channel, Kind};
use fangyijie::domain::visit::Outcome;
use fangyijie::store::{Command as Deed, drill};
use fangyijie::store::{Ctx, Draft, FindingKind, Mode, NewIssue, Store};
use rusqlite::Connection;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

const KILLS: u64 = 200;
/// Between two thorough checks; the quick one follows every kill.
const THOROUGH: u64 = 20;
const FILE: &str = "FYJ_KILL_FILE";
const FROM: &str = "FYJ_KILL_FROM";

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ctx() -> Ctx {
    Ctx {
        now: today().and_hms_opt(9, 0, 0).unwrap(),
        actor: "测试".to_owned(),
    }
}

fn number(conn: &Connection, sql: &str) -> i64 {
    conn.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// What the other process does until it is killed.
fn write_until_killed(file: &OsStr, from: i64) {
    let mut store = Store::open(Path::new(file), Mode::Write).unwrap();
    let conn = Connection::open(file).unwrap();
    let household = number(&conn, "SELECT id FROM household ORDER BY place LIMIT 1");
    let visitor = number(&conn, "SELECT person_id FROM contact LIMIT 1");
    drop(conn);
    for n in from.. {
        let body = format!("草稿 {n}");
        let saved_at = ctx().now;
        store.save_draft(&Draft { body, saved_at }).unwrap();
        report('d', n);
        store.run(&visit(household, visitor, n), &ctx()).unwrap();
        report('v', n);
    }
}

/// One line, past every buffer: what is read of it was confirmed.
fn report(what: char, n: i64) {
    let line = format!("{what} {n}\n");
    let out = std::io::stdout();
    rustix::io::write(&out, line.as_bytes()).unwrap();
}

fn visit(household: i64, visitor: i64, n: i64) -> Deed {
    Deed::RecordVisit {
        household: Id::new(household),
        on: today(),
        outcome: Outcome::Met,
        visitors: vec![Id::new(visitor)],
        met: Vec::new(),
        others_met: 1,
        said: format!("第 {n} 次"),
        issues: vec![NewIssue {
            text: format!("第 {n} 件"),
            category: Category::Sanitation,
            kind: Kind::Appeal,
            channel: Channel::Visit,
        }],
        as_is: true,
    }
}

#[test]
fn whatever_was_confirmed_survives_two_hundred_kills() {
    // Started by itself once for every life, with the file to write to.
    if let Some((file, from)) = std::env::var_os(FILE).zip(std::env::var(FROM).ok()) {
        return write_until_killed(&file, from.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("drill.db");
    drop(drill::make(&file, today()).unwrap());
    let mut random = fastrand::Rng::with_seed(20_261_123);
    let mut confirmed = 0;
    let start = Instant::now();
    for kill in 1..=KILLS {
        let (written, draft) = one_life(&file, confirmed + 1, &mut random);
        let there = in_the_file(&file, written, draft);
        confirmed = there;
        if kill % THOROUGH == 0 {
            is_whole(&file);
        }
    }
    println!("{KILLS} kills, {confirmed} writes, {:?}", start.elapsed());
    assert!(
        confirmed > KILLS.cast_signed(),
        "too few writes to mean much"
    );
}

/// Starts the writer, kills it at a random moment; gives the last write and draft it reported.
fn one_life(file: &Path, from: i64, random: &mut fastrand::Rng) -> (i64, i64) {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "--test-threads=1"])
        .arg("whatever_was_confirmed_survives_two_hundred_kills")
        .env(FILE, file)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = writer.stdout.take().unwrap();
    let mut text = Vec::new();
    let wanted = random.usize(1..9);
    while reports(&text).len() < wanted {
        assert!(read_some(&mut out, &mut text, Duration::from_secs(20)));
    }
    // Then somewhere inside the next write.
    let until = Instant::now() + Duration::from_micros(random.u64(0..2500));
    while Instant::now() < until {
        read_some(
            &mut out,
            &mut text,
            until.saturating_duration_since(Instant::now()),
        );
    }
    end(&mut writer);
    out.read_to_end(&mut text).unwrap();
    let last = |what: char| {
        let all = reports(&text).into_iter();
        all.filter_map(|(kind, n)| (kind == what).then_some(n))
            .max()
    };
    (last('v').unwrap_or(from - 1), last('d').unwrap_or(0))
}

/// What was reported, in whole lines; the harness writes lines of its own.
fn reports(text: &[u8]) -> Vec<(char, i64)> {
    let text = String::from_utf8_lossy(text);
    let whole = text.rsplit_once('\n').map_or("", |(lines, _)| lines);
    let words = whole.lines().filter_map(|line| {
        let (before, n) = line.rsplit_once(' ')?;
        let kind = before.chars().last().filter(|kind| "dv".contains(*kind))?;
        Some((kind, n.parse().ok()?))
    });
    words.collect()
}

fn end(writer: &mut Child) {
    writer.kill().unwrap();
    writer.wait().unwrap();
}

fn read_some(out: &mut ChildStdout, text: &mut Vec<u8>, wait: Duration) -> bool {
    let wait = Timespec {
        tv_sec: wait.as_secs().try_into().unwrap(),
        tv_nsec: wait.subsec_nanos().into(),
    };
    let ready = poll(&mut [PollFd::new(&out.as_fd(), PollFlags::IN)], Some(&wait));
    if ready.unwrap_or(0) == 0 {
        return false;
    }
    let mut chunk = [0; 4096];
    let count = out.read(&mut chunk).unwrap();
    text.extend_from_slice(&chunk[..count]);
    count > 0
}

/// Every number up to the last confirmed one is there once, at most one more was on its way.
fn in_the_file(file: &Path, confirmed: i64, draft: i64) -> i64 {
    let store = Store::open(file, Mode::Write).unwrap();
    let conn = Connection::open(file).unwrap();
    let visits = number(
        &conn,
        "SELECT count(*) FROM visit WHERE said LIKE '第 % 次'",
    );
    let last = "SELECT coalesce(max(CAST(substr(said, 3) AS INTEGER)), 0) FROM visit WHERE said LIKE '第 % 次'";
    assert_eq!(visits, number(&conn, last));
    let issues = number(
        &conn,
        "SELECT count(*) FROM issue WHERE text LIKE '第 % 件'",
    );
    let journal = "SELECT count(*) FROM journal WHERE command = 'record_visit' AND actor = '测试'";
    assert_eq!(visits, issues);
    assert_eq!(visits, number(&conn, journal));
    assert!(
        visits == confirmed || visits == confirmed + 1,
        "{confirmed} confirmed, {visits} there"
    );
    let kept = store.draft().unwrap().unwrap().body;
    let kept: i64 = kept.strip_prefix("草稿 ").unwrap().parse().unwrap();
    assert!(
        kept == draft || kept == draft + 1,
        "{draft} confirmed, {kept} kept"
    );
    visits
}

fn is_whole(file: &Path) {
    let conn = Connection::open(file).unwrap();
    let answer: String = conn
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(answer, "ok");
    let dangling = number(&conn, "SELECT count(*) FROM pragma_foreign_key_check");
    assert_eq!(dangling, 0);
    let findings = Store::open(file, Mode::Read).unwrap().check().unwrap();
    let broken = findings.iter().filter(|found| {
        matches!(
            found.kind,
            FindingKind::Integrity
                | FindingKind::ForeignKey
                | FindingKind::StageMismatch
                | FindingKind::SearchMissing
        )
    });
    assert_eq!(broken.count(), 0, "{findings:?}");
}
