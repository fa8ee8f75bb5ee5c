//! The command line as scripts see it: exit codes, one sentence, one object, and files left alone.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use fangyijie::store;

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

/// The figures of a file, as scripts read them.
fn figures(office: &Office, db: &str) -> serde_json::Value {
    let stats = office.run(&format!("stats --json --db {}", office.file(db)));
    assert_eq!(code(&stats), 0, "{}", complaint(&stats));
    serde_json::from_str(&out(&stats)).unwrap()
}

#[test]
fn a_copy_is_made_looked_at_and_gone_back_to() {
    let office = Office::new();
    office.run("demo --no-tui");
    let drill = figures(&office, "drill.db");
    let copy = office.file("copy.db");
    let made = office.run(&format!("backup {copy}"));
    assert_eq!(code(&made), 0, "{}", complaint(&made));
    assert!(out(&made).contains("走访487人次"), "{}", out(&made));
    // Never over anything that is there.
    let again = office.run(&format!("backup {copy}"));
    assert_eq!(code(&again), 3);
    assert!(complaint(&again).contains("已经有了，没有覆盖它；请换一个文件名"));
    // Into a folder: under the name of the day.
    fs::create_dir(office.file("stick")).unwrap();
    assert_eq!(
        code(&office.run(&format!("backup {}", office.file("stick")))),
        0
    );
    assert!(Path::new(&office.file("stick/drill-2026-11-23.db")).exists());

    // The folder of the copies is one before there is any.
    assert_eq!(
        code(&office.run(&format!("backup {}", office.file("留底")))),
        0
    );
    assert!(Path::new(&office.file("留底/drill-2026-11-23.db")).exists());

    // Another file in its place, then back to the copy: what was there stays beside it.
    fs::write(
        office.file("r.csv"),
        "网格,小区,楼栋,单元,室,姓名\n第一网格,测试苑,3,2,101,甲一\n",
    )
    .unwrap();
    assert_eq!(
        code(&office.run(&format!("import {}", office.file("r.csv")))),
        0
    );
    let newer = figures(&office, "drill.db");
    assert_ne!(newer, drill);
    let restored = office.run(&format!("restore {copy}"));
    assert_eq!(code(&restored), 0, "{}", complaint(&restored));
    let said = out(&restored);
    for words in [
        "留底 ",
        "社区：",
        "走访487人次",
        "已还原；还原前的那份留在 ",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(figures(&office, "drill.db"), drill);
    let aside = said.rsplit("留在 ").next().unwrap().trim().to_owned();
    assert_eq!(
        figures(
            &office,
            Path::new(&aside).file_name().unwrap().to_str().unwrap()
        ),
        newer
    );
    // And from the folder, with the last import taken back; what only has the name of a copy is passed over.
    let mut broken = fs::read(office.file("stick/drill-2026-11-23.db")).unwrap();
    broken[20 * 4096..24 * 4096].fill(7);
    fs::write(office.file("stick/drill-2026-11-24.db"), broken).unwrap();
    fs::write(office.file("stick/drill-2026-11-25.db"), "不是数据库").unwrap();
    assert_eq!(
        code(&office.run(&format!("restore {}", office.file("stick")))),
        0
    );
    assert_eq!(figures(&office, "drill.db"), drill);
}

#[test]
fn what_cannot_be_gone_back_to_leaves_the_file_alone() {
    let office = Office::new();
    office.run("demo --no-tui");
    let before = fs::read(office.file("drill.db")).unwrap();
    fs::write(office.file("text.db"), "不是数据库").unwrap();
    fs::create_dir(office.file("none")).unwrap();
    for (call, exit, words) in [
        ("restore nothing.db", 4, "没有找到留底"),
        ("restore text.db", 4, "不是访议解的留底"),
        ("restore none", 3, "里没有这个数据文件的留底"),
        ("backup drill.db", 3, "已经有了，没有覆盖它"),
        ("backup text.db/x.db", 4, "没有写成"),
        ("restore", 2, "请用 fyj --help"),
        ("restore text.db --to 昨天", 2, "不是日期"),
    ] {
        let (verb, rest) = call.split_once(' ').unwrap_or((call, ""));
        let named = match rest {
            "" => String::new(),
            rest => office.file(rest),
        };
        let output = office.run(&format!("{verb} {named}"));
        let said = complaint(&output);
        assert_eq!(code(&output), exit, "{call}: {said}");
        assert!(said.contains(words), "{call}: {said}");
        assert_eq!(said.lines().count(), 1, "{call}: {said}");
        assert_eq!(fs::read(office.file("drill.db")).unwrap(), before, "{call}");
    }
}

#[test]
fn a_drill_that_is_open_in_a_window_is_not_made_anew_under_it() {
    let office = Office::new();
    office.run("demo --no-tui");
    let window = fangyijie::store::Store::open(
        Path::new(&office.file("drill.db")),
        fangyijie::store::Mode::Write,
    )
    .unwrap();
    let refused = office.run("demo --no-tui --reset");
    assert_eq!(code(&refused), 4);
    assert!(
        complaint(&refused).contains("占用"),
        "{}",
        complaint(&refused)
    );
    assert!(window.check().unwrap().is_empty());
    drop(window);
    assert_eq!(code(&office.run("demo --no-tui --reset")), 0);
}

/// Runs the program that lies in the office as someone who may write nothing but their own home.
#[cfg(unix)]
fn as_nobody(office: &Office, line: &str) -> Output {
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let mut program = Command::new(office.file("fyj"));
    program
        .args(line.split_whitespace())
        .env_clear()
        .env("HOME", office.file("home"))
        .env("FYJ_TODAY", "2026-11-23");
    if fs::metadata(office.file("drill.db")).unwrap().uid() == 0 {
        program.uid(NOBODY).gid(NOBODY);
    }
    program.output().unwrap()
}

/// A disc that cannot be written, for whoever runs the tests: root may write anywhere, so the program
/// runs as nobody then.
#[cfg(unix)]
#[test]
fn a_copy_on_a_read_only_disc_is_read_and_gone_back_to() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.run("demo --no-tui");
    let rights = |name: &str, mode: u32| {
        fs::set_permissions(office.file(name), PermissionsExt::from_mode(mode)).unwrap();
    };
    fs::create_dir(office.file("disc")).unwrap();
    fs::create_dir(office.file("home")).unwrap();
    // One made by us, and one that was copied as it lay there, which expects a log beside it.
    office.run(&format!("backup {}", office.file("disc/ours.db")));
    fs::copy(office.file("drill.db"), office.file("disc/laid.db")).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_fyj"), office.file("fyj")).unwrap();
    for (name, mode) in [
        ("", 0o755),
        ("fyj", 0o755),
        ("home", 0o777),
        ("disc/ours.db", 0o444),
        ("disc/laid.db", 0o444),
        ("disc", 0o555),
    ] {
        rights(name, mode);
    }
    for copy in ["disc/ours.db", "disc/laid.db"] {
        let run = |line: &str| as_nobody(&office, line);
        let copy = office.file(copy);
        let stats = run(&format!("stats --json --db {copy}"));
        assert_eq!(code(&stats), 0, "{copy}: {}", complaint(&stats));
        assert!(out(&stats).contains("\"person_times\":487"));
        let check = run(&format!("check --db {copy}"));
        assert!(code(&check) <= 1, "{copy}: {}", complaint(&check));
        let back = office.file(&format!("home/{}", copy.len()));
        let restored = run(&format!("restore {copy} --db {back}"));
        assert_eq!(code(&restored), 0, "{copy}: {}", complaint(&restored));
        let stats = run(&format!("stats --json --db {back}"));
        assert!(
            out(&stats).contains("\"person_times\":487"),
            "{}",
            complaint(&stats)
        );
        let folder: Vec<_> = fs::read_dir(office.file("disc")).unwrap().collect();
        assert_eq!(folder.len(), 2, "nothing was left on the disc");
        let _ = fs::remove_file(back);
    }
    rights("disc", 0o755);
}

#[cfg(unix)]
#[test]
fn a_file_with_a_full_log_on_a_read_only_disc_is_refused_in_words_and_with_an_empty_one_it_is_read()
{
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.run("demo --no-tui");
    let rights = |name: &str, mode: u32| {
        fs::set_permissions(office.file(name), PermissionsExt::from_mode(mode)).unwrap();
    };
    for folder in ["disc", "home"] {
        fs::create_dir(office.file(folder)).unwrap();
    }
    let path = office.file("drill.db");
    let mut store = store::Store::open(Path::new(&path), store::Mode::Write).unwrap();
    let ctx = store::Ctx {
        now: "2026-11-23T09:00:00".parse().unwrap(),
        actor: String::new(),
    };
    let step = store::Command::Setting(store::SettingCommand::NameOffices(true));
    store.run(&step, &ctx).unwrap();
    fs::copy(office.file("drill.db"), office.file("disc/full.db")).unwrap();
    fs::copy(office.file("drill.db-wal"), office.file("disc/full.db-wal")).unwrap();
    drop(store);
    fs::copy(office.file("drill.db"), office.file("disc/empty.db")).unwrap();
    fs::write(office.file("disc/empty.db-wal"), "").unwrap();
    fs::copy(env!("CARGO_BIN_EXE_fyj"), office.file("fyj")).unwrap();
    for (name, mode) in [("", 0o755), ("fyj", 0o755), ("home", 0o777)] {
        rights(name, mode);
    }
    for name in ["full.db", "full.db-wal", "empty.db", "empty.db-wal"] {
        rights(&format!("disc/{name}"), 0o444);
    }
    rights("disc", 0o555);
    let (full, empty) = (office.file("disc/full.db"), office.file("disc/empty.db"));
    let back = office.file("home/back.db");
    for call in [
        format!("stats --db {full}"),
        format!("check --db {full}"),
        format!("backup {back} --db {full}"),
        format!("restore {full} --db {back}"),
    ] {
        let output = as_nobody(&office, &call);
        let said = complaint(&output);
        assert_eq!(code(&output), 4, "{call}: {said}");
        assert!(
            said.contains("-wal") && said.contains("一起复制到本机硬盘"),
            "{said}"
        );
        assert!(
            !said.contains("read-only") && !Path::new(&back).exists(),
            "{said}"
        );
    }
    let stats = as_nobody(&office, &format!("stats --json --db {empty}"));
    assert_eq!(code(&stats), 0, "{}", complaint(&stats));
    let restored = as_nobody(&office, &format!("restore {empty} --db {back}"));
    assert_eq!(code(&restored), 0, "{}", complaint(&restored));
    rights("disc", 0o755);
}

#[test]
fn a_copy_goes_into_no_folder_that_is_not_there_and_none_is_made() {
    let office = Office::new();
    office.run("demo --no-tui");
    let output = office.run(&format!("backup {}", office.file("stick/b.db")));
    assert_eq!(code(&output), 4);
    let said = complaint(&output);
    assert!(
        said.contains("stick") && said.contains("这个文件夹；请先建好"),
        "{said}"
    );
    assert!(!Path::new(&office.file("stick")).exists());
}

#[test]
fn a_database_of_another_program_is_named_as_one_whatever_its_version_or_mark() {
    let office = Office::new();
    for (name, sql) in [
        ("a.db", "PRAGMA user_version = 3; CREATE TABLE note (text)"),
        ("b.db", "PRAGMA user_version = 99; CREATE TABLE note (text)"),
        (
            "c.db",
            "PRAGMA application_id = 0x46594A31; PRAGMA user_version = 3; CREATE TABLE note (text)",
        ),
        (
            "d.db",
            "PRAGMA application_id = 0x46594A31; PRAGMA user_version = 99; CREATE TABLE note (text)",
        ),
    ] {
        let path = office.file(name);
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let before = fs::read(&path).unwrap();
        for (call, words) in [
            ("stats --db", "不是访议解的数据文件"),
            ("check --db", "不是访议解的数据文件"),
            ("restore", "不是访议解的留底"),
        ] {
            let output = office.run(&format!("{call} {path}"));
            let said = complaint(&output);
            assert_eq!(code(&output), 4, "{call} {name}: {said}");
            assert!(said.contains(words), "{call} {name}: {said}");
        }
        assert_eq!(fs::read(&path).unwrap(), before, "{name}");
    }
}

/// Days that no clock of an office shows; the last ones are none at all.
const NO_TODAY: [&str; 8] = [
    "1960-01-01",
    "2019-12-31",
    "2101-01-01",
    "9999-12-31",
    "+262142-12-31",
    "-0001-01-01",
    "-262143-01-01",
    "+999999-12-31",
];

#[test]
fn a_day_that_cannot_be_today_is_one_sentence_and_no_panic() {
    let office = Office::new();
    assert_eq!(code(&office.run("demo --no-tui")), 0);
    let before = fs::read(office.file("drill.db")).unwrap();
    for day in NO_TODAY {
        for task in [
            "stats",
            "check",
            "stats --json",
            "demo --no-tui",
            "export --list",
            "project",
            "",
        ] {
            let pinned = office.run(&format!("--today={day} {task}"));
            let mut by_environment = Command::new(env!("CARGO_BIN_EXE_fyj"));
            by_environment
                .args(task.split_whitespace())
                .env_clear()
                .env("HOME", office.folder.path())
                .env("FYJ_DB", office.file("drill.db"))
                .env("FYJ_TODAY", day);
            for output in [pinned, by_environment.output().unwrap()] {
                let said = complaint(&output);
                assert_eq!(code(&output), 2, "{day} {task}: {said}");
                assert_eq!(said.lines().count(), 1, "{day} {task}: {said}");
                assert!(
                    said.contains("不能当作今天") || said.contains("不是日期"),
                    "{said}"
                );
                assert_eq!(out(&output), "", "{day} {task}");
            }
        }
        let from = office.run(&format!("stats --json --from={day} --to={day}"));
        assert!([0, 2].contains(&code(&from)), "{day}: {}", complaint(&from));
        assert!(
            !complaint(&from).contains("panicked"),
            "{day}: {}",
            complaint(&from)
        );
    }
    assert_eq!(fs::read(office.file("drill.db")).unwrap(), before);
    for day in ["2020-01-01", "2100-12-31"] {
        for task in ["stats", "check", "export --list"] {
            let output = office.run(&format!("--today {day} {task}"));
            assert!(
                [0, 1].contains(&code(&output)),
                "{day} {task}: {}",
                complaint(&output)
            );
        }
    }
}

/// Changes the drill behind the program's back.
fn alter(office: &Office, sql: &str) {
    let conn = rusqlite::Connection::open(office.file("drill.db")).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    conn.execute_batch(sql).unwrap();
}

#[test]
fn rows_that_cannot_be_counted_are_said_and_a_bad_name_hides_nothing() {
    let office = Office::new();
    office.run("demo --no-tui");
    let whole: serde_json::Value = serde_json::from_str(&out(&office.run("stats --json"))).unwrap();
    assert_eq!(whole["uncountable"], 0);
    alter(
        &office,
        "UPDATE visit SET on_date = '2026-02-31' WHERE id = (SELECT min(id) FROM visit WHERE outcome = 'met');
         UPDATE issue SET registered_on = CAST(x'ff' AS TEXT) WHERE id = (SELECT min(id) FROM issue);
         UPDATE setting SET value = CAST(x'e88dff07' AS TEXT) WHERE key = 'community'",
    );
    let stats = office.run("stats --json");
    assert_eq!(code(&stats), 1, "{}", complaint(&stats));
    let figures: serde_json::Value = serde_json::from_str(&out(&stats)).unwrap();
    assert_eq!(figures["uncountable"], 2);
    let plain = office.run("stats");
    assert_eq!(code(&plain), 1);
    assert!(
        complaint(&plain).contains("有 2 条记录损坏"),
        "{}",
        complaint(&plain)
    );
    let check = office.run("check");
    assert_eq!(code(&check), 1);
    for words in ["日期不是日期", "走访 1-", "文字损坏", "设置"] {
        assert!(out(&check).contains(words), "{words}: {}", out(&check));
    }
}

#[test]
fn a_file_with_a_stranger_in_it_is_read_with_a_word_and_not_imported_into() {
    let office = Office::new();
    office.run("demo --no-tui");
    alter(
        &office,
        "CREATE TRIGGER hide AFTER INSERT ON visit BEGIN DELETE FROM visit; END",
    );
    let before = fs::read(office.file("drill.db")).unwrap();
    let stats = office.run("stats");
    assert_eq!(code(&stats), 1);
    assert!(
        complaint(&stats).contains("触发器「hide」"),
        "{}",
        complaint(&stats)
    );
    let sheet = office.file("a.csv");
    fs::write(&sheet, "楼栋,房号,户主\n1栋,1-1-101,王一\n").unwrap();
    let import = office.run(&format!("import {sheet}"));
    assert_eq!(code(&import), 4, "{}", complaint(&import));
    assert!(
        complaint(&import).contains("触发器「hide」"),
        "{}",
        complaint(&import)
    );
    assert_eq!(fs::read(office.file("drill.db")).unwrap(), before);
}

/// Another program that keeps the file to itself.
fn keep_alone(path: &str) -> rusqlite::Connection {
    let other = rusqlite::Connection::open(path).unwrap();
    let held =
        "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE station SET next = next; COMMIT";
    other.execute_batch(held).unwrap();
    other
}

#[test]
fn a_file_kept_by_another_program_is_waited_for_in_words_and_then_said_to_be_unreadable() {
    let office = Office::new();
    office.run("demo --no-tui");
    fs::write(
        office.file("roster.csv"),
        "姓名,地址\n张三,桂香苑 1-1-101\n",
    )
    .unwrap();
    let copy = office.file("copy.db");
    assert_eq!(code(&office.run(&format!("backup {copy}"))), 0);
    let before = fs::read(office.file("drill.db")).unwrap();
    let other = keep_alone(&office.file("drill.db"));
    let lines = [
        "stats".to_owned(),
        "stats --json".to_owned(),
        "check".to_owned(),
        format!("backup {}", office.file("second.db")),
        format!("export roster --out {}", office.file("roster.xlsx")),
        format!("export minutes --out {}", office.file("minutes.docx")),
        format!("import {}", office.file("roster.csv")),
        format!("import {} --preview", office.file("roster.csv")),
        "demo --no-tui".to_owned(),
    ];
    let office = &office;
    std::thread::scope(|scope| {
        for line in &lines {
            scope.spawn(move || {
                let said = office.run(line);
                let words = complaint(&said);
                assert_eq!(
                    (code(&said), out(&said).as_str()),
                    (4, ""),
                    "{line}: {words}"
                );
                let [waits, ends] = words.lines().collect::<Vec<_>>()[..] else {
                    panic!("{line}: {words}");
                };
                assert!(waits.starts_with("等待："), "{line}: {waits}");
                assert!(
                    ends.contains("占用") && ends.contains("打不开"),
                    "{line}: {ends}"
                );
                assert!(!ends.contains("保存"), "{line}: {ends}");
            });
        }
        scope.spawn(|| {
            let said = office.run(&format!("restore {copy}"));
            let words = complaint(&said);
            assert_eq!(code(&said), 4, "{words}");
            assert!(
                words.contains("等待：") && words.contains("没有还原"),
                "{words}"
            );
        });
    });
    drop(other);
    assert_eq!(fs::read(office.file("drill.db")).unwrap(), before);
    for made in ["second.db", "roster.xlsx", "minutes.docx"] {
        assert!(!Path::new(&office.file(made)).exists(), "{made}");
    }
}

#[test]
fn a_file_that_becomes_free_in_time_is_read_as_if_nothing_had_been() {
    use std::io::{BufRead, BufReader};
    let office = Office::new();
    office.run("demo --no-tui");
    let figures = out(&office.run("stats --json"));
    let other = keep_alone(&office.file("drill.db"));
    let mut waiting = Command::new(env!("CARGO_BIN_EXE_fyj"))
        .args(["stats", "--json"])
        .env("FYJ_DB", office.file("drill.db"))
        .env("FYJ_TODAY", "2026-11-23")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut words = BufReader::new(waiting.stderr.take().unwrap());
    words.read_line(&mut line).unwrap();
    assert!(line.starts_with("等待："), "{line}");
    drop(other);
    let said = waiting.wait_with_output().unwrap();
    assert_eq!((code(&said), out(&said)), (0, figures));
}
