//! kill -9 between and during writes, a thousand times at seeded random moments.
//!
//! A second process of this test does what an office does: visits with their drafts, matters, votes by name,
//! imports, copies, and going back to a copy. It reports each deed before it begins and after it returned.
//! Whatever it reported as done must be in the file, what it was at may be there whole or not at all,
//! and the file must be sound.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use fangyijie::domain::Id;
use fangyijie::domain::ballot::{Choice, Method};
use fangyijie::domain::issue::{Category, Channel, Kind};
use fangyijie::domain::meeting::MeetingKind;
use fangyijie::domain::visit::Outcome;
use fangyijie::io::intake::Intake;
use fangyijie::store::import::{Origin as Sheet, Stop};
use fangyijie::store::{
    Command as Deed, Ctx, Draft, FindingKind, Mode, NewIssue, NewMeeting, Origin, Ready, Store,
    drill,
};
use rusqlite::Connection;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

const KILLS: u64 = 1000;
/// Between two thorough checks; the quick one follows every kill.
const THOROUGH: u64 = 50;
/// Copies that can be gone back to at a time; an older one makes room for a newer one.
const COPIES: i64 = 3;
const FILE: &str = "FYJ_KILL_FILE";
const FROM: &str = "FYJ_KILL_FROM";

/// What an office does, in turn; what is done most stands here most often.
const DAY: [char; 16] = [
    'v', 'v', 'm', 'b', 'v', 'i', 'v', 'c', 'm', 'b', 'v', 'r', 'v', 'i', 'b', 'm',
];

/// Whoever may vote in the ballot that is open.
const VOTERS: &str = "SELECT person_id FROM ballot_vote
  WHERE ballot_id = (SELECT max(id) FROM ballot) ORDER BY seat";

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

fn list(conn: &Connection, sql: &str) -> Vec<i64> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn copy_of(file: &Path, n: i64) -> PathBuf {
    file.with_file_name(format!("copy-{}.db", n % COPIES))
}

/// The other process: one deed after the other until it is killed.
struct Office {
    file: PathBuf,
    store: Option<Store>,
    household: i64,
    visitor: i64,
    item: i64,
    voters: Vec<i64>,
}

impl Office {
    fn open(file: &OsStr) -> Self {
        let file = PathBuf::from(file);
        let mut store = Store::open(&file, Mode::Write).unwrap();
        store.enter_window().unwrap();
        let conn = Connection::open(&file).unwrap();
        let voters = list(&conn, VOTERS);
        Self {
            household: number(&conn, "SELECT id FROM household ORDER BY place LIMIT 1"),
            visitor: number(&conn, "SELECT person_id FROM contact LIMIT 1"),
            item: number(&conn, "SELECT item_id FROM ballot ORDER BY id DESC LIMIT 1"),
            voters,
            file,
            store: Some(store),
        }
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn run(&mut self, deed: &Deed, origin: Origin) {
        self.store().run_from(deed, &ctx(), origin).unwrap();
    }

    fn deed(&mut self, what: char, n: i64) {
        match what {
            'v' => {
                let body = format!("草稿 {n}");
                let saved_at = ctx().now;
                self.store().save_draft(&Draft { body, saved_at }).unwrap();
                report('<', 'd', n);
                self.run(&visit(self.household, self.visitor, n), Origin::Form(None));
            }
            'm' => self.run(
                &Deed::RegisterIssue {
                    household: Id::new(self.household),
                    on: today(),
                    issue: issue(format!("第 {n} 桩")),
                },
                Origin::Screen,
            ),
            'b' => {
                let voter = self.voters[usize::try_from(n).unwrap() % self.voters.len()];
                let choice = [Choice::Approve, Choice::Reject, Choice::Abstain];
                self.run(
                    &Deed::CastVote {
                        item: Id::new(self.item),
                        person: Id::new(voter),
                        choice: choice[usize::try_from(n).unwrap() % 3],
                    },
                    Origin::Screen,
                );
            }
            'i' => self.import(n),
            'c' => {
                let (copy, next) = (copy_of(&self.file, n), self.file.with_extension("next"));
                let _ = std::fs::remove_file(&next);
                self.store().copy_to(&next, &mut |_| true).unwrap();
                std::fs::rename(next, copy).unwrap();
            }
            'r' => {
                // Nothing may be open then, as after the main loop has ended.
                self.store = None;
                let copy = copy_of(&self.file, n);
                let ready = Ready::prepare(&copy, &self.file, None, &ctx()).unwrap();
                let aside = ready.replace(ctx().now).unwrap().unwrap();
                std::fs::remove_file(aside).unwrap();
                let mut store = Store::open(&self.file, Mode::Write).unwrap();
                store.enter_window().unwrap();
                self.store = Some(store);
            }
            other => unreachable!("{other}"),
        }
    }

    fn import(&mut self, n: i64) {
        let cells =
            format!("网格\t小区\t楼栋\t单元\t室\t姓名\n第一网格\t测试苑\t9\t1\t{n}\t甲{n}\n");
        let mut intake = Intake::new(&self.file, Stop::default());
        intake.open(Sheet::Pasted(cells), &ctx()).unwrap();
        intake.read(&ctx(), &mut |_| ()).unwrap();
        let outcome = intake.apply(&ctx(), &mut |_| ()).unwrap();
        std::fs::remove_file(outcome.copy.unwrap()).unwrap();
    }
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
        issues: vec![issue(format!("第 {n} 件"))],
        as_is: true,
    }
}

fn issue(text: String) -> NewIssue {
    NewIssue {
        text,
        category: Category::Sanitation,
        kind: Kind::Appeal,
        channel: Channel::Visit,
    }
}

/// One line, past every buffer: what is read of it was confirmed.
fn report(when: char, what: char, n: i64) {
    let line = format!("{when}{what} {n}\n");
    let out = std::io::stdout();
    rustix::io::write(&out, line.as_bytes()).unwrap();
}

/// What is in the file of all that this test writes, by kind; what is not told apart stands as a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct State {
    /// The numbers of visits, matters and imported doors.
    rows: BTreeMap<char, Vec<i64>>,
    /// Who said what.
    votes: Vec<(i64, Option<String>)>,
}

impl State {
    fn read(conn: &Connection) -> Self {
        let numbered = |column: &str, table: &str, like: &str| {
            let sql = format!(
                "SELECT CAST(substr({column}, 3) AS INTEGER) FROM {table} WHERE {column} LIKE '{like}' ORDER BY 1"
            );
            list(conn, &sql)
        };
        let rows = BTreeMap::from([
            ('v', numbered("said", "visit", "第 % 次")),
            ('m', numbered("text", "issue", "第 % 桩")),
            (
                'i',
                list(
                    conn,
                    "SELECT CAST(replace(door, '9-1-', '') AS INTEGER) FROM household
                     WHERE door LIKE '9-1-%' AND section_id IN
                       (SELECT id FROM section WHERE estate = '测试苑') ORDER BY 1",
                ),
            ),
        ]);
        // Every visit came with its matter, or not at all.
        assert_eq!(rows[&'v'], numbered("text", "issue", "第 % 件"));
        let mut votes = conn
            .prepare(
                "SELECT person_id, choice FROM ballot_vote
                 WHERE ballot_id = (SELECT max(id) FROM ballot) ORDER BY person_id",
            )
            .unwrap();
        let votes = votes.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        Self {
            rows,
            votes: votes.unwrap().map(Result::unwrap).collect(),
        }
    }

    /// The state after a deed, with the copies that there are by then.
    fn after(&self, (what, n): (char, i64), copies: &BTreeMap<i64, State>, voters: &[i64]) -> Self {
        let mut after = self.clone();
        match what {
            'v' | 'm' | 'i' => after.rows.get_mut(&what).unwrap().push(n),
            'b' => {
                let n = usize::try_from(n).unwrap();
                let voter = voters[n % voters.len()];
                let choice = ["approve", "reject", "abstain"][n % 3].to_owned();
                let vote = after.votes.iter_mut().find(|(of, _)| *of == voter);
                vote.unwrap().1 = Some(choice);
            }
            'r' => after = copies[&(n % COPIES)].clone(),
            _ => {}
        }
        after
    }
}

/// What the test knows of the file and its copies.
struct Known {
    file: PathBuf,
    state: State,
    copies: BTreeMap<i64, State>,
    voters: Vec<i64>,
    next: i64,
}

#[test]
fn whatever_was_confirmed_survives_a_thousand_kills() {
    // Started by itself once for every life, with the file to write to.
    if let Some((file, from)) = std::env::var_os(FILE).zip(std::env::var(FROM).ok()) {
        return work_until_killed(&file, from.parse().unwrap());
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("drill.db");
    let mut known = prepared(&file);
    let mut random = fastrand::Rng::with_seed(20_261_123);
    let mut tally: BTreeMap<char, u64> = BTreeMap::new();
    let start = Instant::now();
    for kill in 1..=KILLS {
        let reports = one_life(&known, &mut random);
        known.take(&reports, &mut tally);
        if kill % THOROUGH == 0 {
            is_whole(&file);
        }
    }
    println!("{KILLS} kills, {tally:?}, {:?}", start.elapsed());
    for what in DAY {
        assert!(
            tally[&what] > 20,
            "too few of {what} to mean much: {tally:?}"
        );
    }
}

/// A drill with a vote by name that is open, and copies to go back to.
fn prepared(file: &Path) -> Known {
    let mut store = drill::make(file, today()).unwrap();
    let conn = Connection::open(file).unwrap();
    let branch = number(
        &conn,
        "SELECT m.branch_id FROM issue i JOIN grid g ON g.id = i.grid_id JOIN party_group m ON m.id = g.group_id
         WHERE i.stage = 'assembly' LIMIT 1",
    );
    let meeting = NewMeeting::of(MeetingKind::Assembly, (Id::new(branch), None), today());
    let meeting = store.run(&Deed::OpenMeeting(meeting), &ctx()).unwrap().made;
    let meeting = meeting.unwrap();
    store
        .run(
            &Deed::CallAll {
                meeting: Id::new(meeting),
            },
            &ctx(),
        )
        .unwrap();
    let item = number(
        &conn,
        &format!("SELECT min(id) FROM agenda_item WHERE meeting_id = {meeting}"),
    );
    let open = Deed::OpenBallot {
        item: Id::new(item),
        method: Method::Named,
    };
    store.run(&open, &ctx()).unwrap();
    let state = State::read(&conn);
    for n in 0..COPIES {
        store.copy_to(&copy_of(file, n), &mut |_| true).unwrap();
    }
    let voters = list(&conn, VOTERS);
    Known {
        file: file.to_path_buf(),
        copies: (0..COPIES).map(|n| (n, state.clone())).collect(),
        state,
        voters,
        next: 1,
    }
}

fn work_until_killed(file: &OsStr, from: i64) {
    let mut office = Office::open(file);
    for n in from.. {
        let what = DAY[usize::try_from(n).unwrap() % DAY.len()];
        report('<', what, n);
        office.deed(what, n);
        report('>', what, n);
    }
}

/// A report: `<` before a deed, `>` after it, and what it was.
type Report = (char, char, i64);

/// Starts the office, kills it at a random moment; gives what it reported.
fn one_life(known: &Known, random: &mut fastrand::Rng) -> Vec<Report> {
    let mut office = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "--test-threads=1"])
        .arg("whatever_was_confirmed_survives_a_thousand_kills")
        .env(FILE, &known.file)
        .env(FROM, known.next.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = office.stdout.take().unwrap();
    let mut text = Vec::new();
    let wanted = random.usize(1..6);
    let done = |text: &[u8]| reports(text).iter().filter(|it| it.0 == '>').count();
    while done(&text) < wanted {
        assert!(read_some(&mut out, &mut text, Duration::from_secs(20)));
    }
    // Then somewhere inside the next deed: a save takes a millisecond, a copy or an import many.
    let longest = [2_500, 40_000][random.usize(0..2)];
    let until = Instant::now() + Duration::from_micros(random.u64(0..longest));
    while Instant::now() < until {
        read_some(
            &mut out,
            &mut text,
            until.saturating_duration_since(Instant::now()),
        );
    }
    end(&mut office);
    out.read_to_end(&mut text).unwrap();
    reports(&text)
}

/// What was reported, in whole lines; the harness writes lines of its own.
fn reports(text: &[u8]) -> Vec<Report> {
    let text = String::from_utf8_lossy(text);
    let whole = text.rsplit_once('\n').map_or("", |(lines, _)| lines);
    let words = whole.lines().filter_map(|line| {
        // The harness may have begun the line.
        let at = line.rfind(['<', '>'])?;
        let (when, rest) = line[at..].split_at(1);
        let (what, n) = rest.split_once(' ')?;
        Some((when.chars().next()?, what.chars().next()?, n.parse().ok()?))
    });
    words.collect()
}

fn end(office: &mut Child) {
    office.kill().unwrap();
    office.wait().unwrap();
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

impl Known {
    /// What was done is in the file; what it was at is there whole or not at all.
    fn take(&mut self, reports: &[Report], tally: &mut BTreeMap<char, u64>) {
        let mut at = None;
        let mut drafted = None;
        for (when, what, n) in reports {
            self.next = n + 1;
            match when {
                '<' if *what == 'd' => drafted = Some(*n),
                '<' => at = Some((*what, *n)),
                _ => {
                    *tally.entry(*what).or_default() += 1;
                    self.done((*what, *n));
                    at = None;
                }
            }
        }
        let conn = Connection::open(&self.file).unwrap();
        let found = State::read(&conn);
        let confirmed = self.state.clone();
        if found != confirmed {
            let at = at.expect("nothing was under way, and yet something changed");
            assert_eq!(found, self.after(at), "after {at:?} was cut off");
            self.done(at);
        }
        self.look_at_copies(at);
        self.look_at_drafts(&conn, drafted.filter(|n| at == Some(('v', *n))));
    }

    fn after(&self, deed: (char, i64)) -> State {
        self.state.after(deed, &self.copies, &self.voters)
    }

    fn done(&mut self, deed: (char, i64)) {
        self.state = self.after(deed);
        if let ('c', n) = deed {
            self.copies.insert(n % COPIES, self.state.clone());
        }
    }

    /// Every copy is whole, and what it was; the one that was being made may be the new one.
    fn look_at_copies(&mut self, at: Option<(char, i64)>) {
        let Some(('c', n)) = at else { return };
        let copy = Connection::open(copy_of(&self.file, n)).unwrap();
        let found = State::read(&copy);
        let slot = n % COPIES;
        assert!(
            found == self.copies[&slot] || found == self.state,
            "copy {slot}"
        );
        self.copies.insert(slot, found);
    }

    /// No form is offered again whose visit is in the file; a form that was not saved is.
    fn look_at_drafts(&self, conn: &Connection, unsaved: Option<i64>) {
        let mut bodies = conn.prepare("SELECT body FROM draft").unwrap();
        let bodies = bodies.query_map([], |row| row.get::<_, String>(0)).unwrap();
        let left: Vec<i64> = bodies
            .map(|body| {
                body.unwrap()
                    .strip_prefix("草稿 ")
                    .unwrap()
                    .parse()
                    .unwrap()
            })
            .collect();
        let saved = &self.state.rows[&'v'];
        let again: Vec<&i64> = left.iter().filter(|n| saved.contains(n)).collect();
        assert!(again.is_empty(), "drafts of saved visits: {again:?}");
        if let Some(n) = unsaved.filter(|n| !saved.contains(n)) {
            assert!(
                left.contains(&n),
                "the draft of visit {n} is gone: {left:?}"
            );
        }
    }
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
