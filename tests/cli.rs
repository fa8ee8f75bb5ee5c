//! The command line as scripts see it: exit codes, one sentence, one object, and files left alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn run(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_fyj"))
            .args(line.split_whitespace())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("FYJ_DB", self.file("drill.db"))
            .env("FYJ_TODAY", "2026-11-23")
            .output()
            .unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_drill_is_made_kept_made_anew_counted_and_checked() {
    let office = Office::new();
    let made = office.run("demo --no-tui");
    assert_eq!((code(&made), out(&made).lines().count()), (0, 1));
    let first = fs::read(office.file("drill.db")).unwrap();
    assert_eq!(code(&office.run("demo --no-tui")), 0);
    assert_eq!(fs::read(office.file("drill.db")).unwrap(), first);
    assert_eq!(code(&office.run("demo --no-tui --reset")), 0);

    let stats: serde_json::Value = serde_json::from_str(&out(&office.run("stats --json"))).unwrap();
    let number = |name: &str| stats[name].as_u64().unwrap();
    assert_eq!(number("person_times"), 487);
    for name in [
        "household_times",
        "households_met",
        "opinions",
        "resolved",
        "helped",
        "workdays",
    ] {
        assert!(number(name) > 0, "{name}");
    }
    // The round stands beside them: households met in it, of all there are.
    let round = &stats["round"];
    assert_eq!(round["length"], "year");
    let (met, all) = (round["met"].as_u64(), round["households"].as_u64());
    assert!(met > Some(0) && met < all, "{round}");
    let words = out(&office.run("stats"));
    assert!(words.contains("本轮见过面的住户"), "{words}");
    let none: serde_json::Value =
        serde_json::from_str(&out(&office.run("stats --to 1999-12-31 --json"))).unwrap();
    assert_eq!(
        (none["opinions"].as_u64(), none["to"].as_str()),
        (Some(0), Some("1999-12-31"))
    );

    let check = office.run("check --json");
    let findings: serde_json::Value = serde_json::from_str(&out(&check)).unwrap();
    let count = findings["findings"].as_array().unwrap().len();
    assert_eq!(findings["count"].as_u64(), Some(count as u64));
    assert_eq!(code(&check), i32::from(count > 0));
}

#[test]
fn a_file_that_is_no_drill_is_refused_and_stays_as_it_was() {
    let office = Office::new();
    fs::write(
        office.file("drill.db"),
        "not a database, and long enough to be looked at twice",
    )
    .unwrap();
    let before = fs::read(office.file("drill.db")).unwrap();
    for line in ["demo --no-tui", "demo --no-tui --reset"] {
        let refused = office.run(line);
        assert_eq!(
            (code(&refused), complaint(&refused).lines().count()),
            (3, 1)
        );
    }
    assert_eq!(fs::read(office.file("drill.db")).unwrap(), before);
    assert_eq!(fs::read_dir(office.folder.path()).unwrap().count(), 1);
}

#[test]
fn reading_does_not_make_a_missing_file() {
    let office = Office::new();
    for line in ["stats", "stats --json", "check"] {
        let fault = office.run(line);
        assert_eq!((code(&fault), out(&fault).as_str()), (4, ""), "{line}");
        assert!(!Path::new(&office.file("drill.db")).exists(), "{line}");
    }
}

#[test]
fn calls_that_make_no_sense_are_one_chinese_sentence() {
    let office = Office::new();
    for line in [
        "stats --bogus",
        "nothing",
        "stats --from",
        "stats --json --json",
        "stats --json=1",
        "--today 2026-13-01 stats",
        "stats --from 2026-02-01 --to 2026-01-01",
        "demo extra",
        "",
        "demo",
        "project",
    ] {
        let wrong = office.run(line);
        let sentence = complaint(&wrong);
        assert_eq!(
            (code(&wrong), out(&wrong).as_str()),
            (2, ""),
            "{line}: {sentence}"
        );
        assert_eq!(sentence.lines().count(), 1, "{line}: {sentence}");
        assert!(
            !sentence.contains("error") && sentence.contains('；'),
            "{line}: {sentence}"
        );
    }
}

#[test]
fn help_is_chinese_plain_and_names_the_exit_codes() {
    let office = Office::new();
    for line in [
        "--help",
        "-h",
        "demo --help",
        "project -h",
        "stats -h",
        "check -h",
    ] {
        let help = office.run(line);
        let text = out(&help);
        assert_eq!(code(&help), 0, "{line}");
        for english in ["Usage", "Options", "Commands", "Print help", "\u{1b}"] {
            assert!(!text.contains(english), "{line}: {text}");
        }
    }
    assert!(out(&office.run("--help")).contains("退出码"));
    assert_eq!(
        out(&office.run("-V")),
        concat!("fyj ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_named_by_the_file_that_was_asked_for() {
    let office = Office::new();
    for line in ["demo --no-tui", "demo --no-tui --reset"] {
        let fault = office.run(&format!("{line} --db /sys/drill.db"));
        let sentence = complaint(&fault);
        assert_eq!(code(&fault), 4, "{sentence}");
        assert!(sentence.contains("「/sys/drill.db」"), "{sentence}");
    }
}

#[test]
fn minutes_votes_and_notices_leave_the_file_by_the_command_line() {
    let office = Office::new();
    assert_eq!(code(&office.run("demo --no-tui")), 0);
    let list = out(&office.run("export --list"));
    for kind in ["roster", "minutes", "votes", "notice"] {
        let is_kind = |line: &str| line.starts_with(&format!("{kind}\t"));
        assert!(list.lines().any(is_kind), "{list}");
    }
    let path = |name: &str| office.file(name);
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let minutes = office.run(&format!("export minutes --out {}", path("a.txt")));
    assert_eq!(code(&minutes), 0, "{}", complaint(&minutes));
    assert!(read("a.txt").starts_with('\u{feff}') && read("a.txt").contains("会议记录"));
    assert!(out(&minutes).contains("已遮住"), "{}", out(&minutes));
    // Whole only with a note of who gets it and what for.
    let full = format!("export minutes --full --out {}", path("b.txt"));
    assert_eq!(code(&office.run(&full)), 2);
    assert!(!Path::new(&path("b.txt")).exists());
    let full = office.run(&format!("{full} --recipient 街道 --purpose 存档"));
    assert_eq!(code(&full), 0, "{}", complaint(&full));
    assert_ne!(read("a.txt"), read("b.txt"));
    // Votes as a table and as an object.
    for name in ["v.csv", "v.json"] {
        let votes = office.run(&format!("export votes --out {}", path(name)));
        assert_eq!(code(&votes), 0, "{}", complaint(&votes));
    }
    let json: serde_json::Value = serde_json::from_str(&read("v.json")).unwrap();
    let count = json["votes"].as_array().unwrap().len();
    assert!(count > 0);
    assert_eq!(read("v.csv").lines().count(), count + 1);
    for (line, expected) in [
        // Nothing is posted yet, and nothing was held on that day.
        (format!("export notice --out {}", path("n.txt")), 3),
        (
            format!(
                "export minutes --meeting 2020-01-01 --out {}",
                path("m.txt")
            ),
            3,
        ),
        (
            format!("export minutes --meeting soon --out {}", path("m.txt")),
            2,
        ),
        (format!("export minutes --out {}", path("m.doc")), 2),
        (format!("export minutes --out {}", path("a.txt")), 3),
        (
            format!(
                "export votes --full --recipient a --purpose b --out {}",
                path("w.csv")
            ),
            2,
        ),
    ] {
        let refused = office.run(&line);
        assert_eq!(code(&refused), expected, "{line}: {}", complaint(&refused));
        assert_eq!(complaint(&refused).lines().count(), 1, "{line}");
    }
    // Every meeting of the drill has its minutes.
    let check = out(&office.run("check --json"));
    assert!(!check.contains("minutes_owed"), "{check}");
}
