//! What leaves the program: nothing that steers a terminal, no half file, and one sentence about the file at fault.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use rusqlite::Connection;

/// Colour, a C1 control, a change of direction, a mark without width, and a forged line.
const BAD: &str = "\u{1b}[31m\u{9b}31m\u{202e}\u{200b}\u{7}\r\nOK";

/// Columns in which a person's words stand.
const WRITTEN: [&str; 26] = [
    "branch.name",
    "party_group.name",
    "grid.name",
    "grid.boundary",
    "section.estate",
    "section.name",
    "section.address",
    "person.name",
    "person.phones",
    "person.post",
    "person.exempt",
    "household.note",
    "household.tags",
    "resident.relation",
    "visit.said",
    "issue.text",
    "issue.number",
    "meeting.theme",
    "meeting.place",
    "agenda_item.note",
    "agenda_item.remark",
    "task.result",
    "progress.note",
    "speech.point",
    "minutes.finalised_by",
    "journal.subject",
];

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        assert!(office.run("demo --no-tui").status.success());
        office
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("FYJ_DB", self.path("drill.db"))
            .env("FYJ_TODAY", "2026-11-23");
        command
    }

    fn run(&self, line: &str) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_fyj"));
        command.args(line.split_whitespace()).output().unwrap()
    }

    /// The same where no file can grow beyond so many bytes: a disk that fills up while it is written.
    fn run_short_of_room(&self, bytes: usize, line: &str) -> Output {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", bytes / 512);
        let mut command = self.command("/bin/sh");
        command
            .args(["-c", &script, "sh", env!("CARGO_BIN_EXE_fyj")])
            .args(line.split_whitespace());
        command.output().unwrap()
    }

    /// Writes behind the program's back.
    fn spoil(&self) {
        let conn = Connection::open(self.path("drill.db")).unwrap();
        for written in WRITTEN {
            let (table, column) = written.split_once('.').unwrap();
            let sql = format!("UPDATE {table} SET {column} = {column} || ?1");
            conn.execute(&sql, [BAD]).unwrap();
        }
    }
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// The characters that steer a terminal or turn a line around.
fn steers(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

fn tells_in_one_sentence(output: &Output, name: &str) {
    let (out, err) = said(output);
    assert_eq!(out, "");
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(err.contains(name), "{err}");
    assert!(
        !err.contains("数据文件") && !err.contains("os error"),
        "{err}"
    );
}

#[test]
fn whatever_stands_in_the_file_no_output_steers_the_terminal() {
    let office = Office::new();
    office.spoil();
    let sheet = office.path("in.csv");
    let row = format!("一网格,桂香苑,3栋,2,501,张{BAD}三,{BAD},x{BAD}");
    let row = row.replace("\r\n", " ");
    fs::write(
        &sheet,
        format!("网格,小区,楼栋,单元,室,姓名,性别,联户党员\n{row}\n"),
    )
    .unwrap();
    for line in [
        "check".to_owned(),
        "check --json".to_owned(),
        "stats".to_owned(),
        "stats --json".to_owned(),
        format!("import {sheet} --preview"),
        format!("import {sheet} --preview --json"),
        format!("import {sheet}"),
        format!("export roster --out {}", office.path("a\u{1b}[31m.csv")),
        "export \u{202e}x --out y.csv".to_owned(),
    ] {
        let (out, err) = said(&office.run(&line));
        for text in [out, err] {
            assert_eq!(steers(&text), None, "{line}: {text}");
            assert!(!text.lines().any(|line| line == "OK"), "{line}: {text}");
        }
    }
}

#[test]
fn whatever_stands_in_the_file_no_exported_file_steers_anything() {
    let office = Office::new();
    office.spoil();
    for name in ["r.csv", "r.xlsx"] {
        let path = office.path(name);
        let line = format!("export roster --full --recipient 街道 --purpose 普查 --out {path}");
        assert!(office.run(&line).status.success());
    }
    for (kind, name) in [
        ("votes", "v.csv"),
        ("votes", "v.xlsx"),
        ("votes", "v.json"),
        ("minutes", "m.txt"),
    ] {
        let output = office.run(&format!("export {kind} --out {}", office.path(name)));
        assert!(output.status.success(), "{:?}", said(&output));
    }
    for name in ["r.csv", "v.csv", "v.json", "m.txt"] {
        let text = fs::read_to_string(office.path(name)).unwrap();
        let text = text.trim_start_matches('\u{feff}');
        assert_eq!(steers(text), None, "{name}");
        // A line break within a cell is a blank: one row, one line.
        assert!(!text.lines().any(|line| line.starts_with("OK")), "{name}");
    }
    for name in ["r.xlsx", "v.xlsx"] {
        assert_eq!(steers(&sheet_of(&office.path(name))), None, "{name}");
    }
    let json = fs::read_to_string(office.path("v.json")).unwrap();
    let votes: serde_json::Value = serde_json::from_str(&json).unwrap();
    // Escaped, not lost.
    let number = votes["votes"][0]["number"].as_str().unwrap();
    assert!(number.ends_with(BAD), "{number:?}");
}

fn sheet_of(path: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_cell_that_no_spreadsheet_holds_is_cut_and_named() {
    let office = Office::new();
    let conn = Connection::open(office.path("drill.db")).unwrap();
    conn.execute_batch(
        "UPDATE household SET note = printf('%.40000c', 'x')
         WHERE id IN (SELECT id FROM household WHERE to_date IS NULL ORDER BY place LIMIT 4)",
    )
    .unwrap();
    for name in ["r.csv", "r.xlsx"] {
        let path = office.path(name);
        let line = format!("export roster --full --recipient 街道 --purpose 普查 --out {path}");
        let (out, err) = said(&office.run(&line));
        assert_eq!(err, "");
        assert!(out.contains("格太长，表格一格最多32767个字"), "{out}");
        assert!(out.contains("：第2行「备注」、第3行「备注」"), "{out}");
        assert!(out.trim_end().ends_with('等'), "{out}");
    }
    let csv = fs::read_to_string(office.path("r.csv")).unwrap();
    let longest = csv.split(',').map(str::len).max();
    assert!(longest.is_some_and(|longest| (32_767..32_900).contains(&longest)));
}

#[test]
#[cfg(unix)]
fn a_disk_that_fills_up_leaves_nothing_behind_and_one_sentence() {
    let office = Office::new();
    let out = office.folder.path().join("out");
    fs::create_dir(&out).unwrap();
    for (line, name) in [
        ("export roster --out", "r.xlsx"),
        ("export roster --out", "r.csv"),
        (
            "export roster --full --recipient 街道 --purpose 普查 --out",
            "full.xlsx",
        ),
        ("backup", "b.db"),
    ] {
        let path = out.join(name);
        let output = office.run_short_of_room(65_536, &format!("{line} {}", path.display()));
        assert_eq!(output.status.code(), Some(4), "{name}");
        tells_in_one_sentence(&output, name);
        let (_, err) = said(&output);
        // SQLite knows only one way in which a disk is full.
        assert!(err.contains("磁盘满了") || line == "backup", "{err}");
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
    let conn = Connection::open(office.path("drill.db")).unwrap();
    let logged: i64 = conn
        .query_row("SELECT count(*) FROM export_log", [], |row| row.get(0))
        .unwrap();
    assert_eq!(logged, 0);
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_without_room_is_named_as_such() {
    // Every write to it fails at once.
    let office = Office::new();
    let output = office.run("export roster --out /dev/full/r.csv");
    tells_in_one_sentence(&output, "/dev/full");
}

#[test]
fn a_place_that_takes_no_file_is_said_of_that_place() {
    let office = Office::new();
    fs::create_dir(office.path("folder.csv")).unwrap();
    let long = "x".repeat(300);
    for (target, names) in [
        (office.path("nowhere/r.csv"), "nowhere"),
        (office.path("drill.db/r.csv"), "drill.db"),
        (office.path("folder.csv"), "folder.csv"),
        (office.path(&format!("{long}.csv")), "xxxxxxxxxxxx"),
    ] {
        let output = office.run(&format!("export roster --out {target}"));
        assert!(!output.status.success());
        tells_in_one_sentence(&output, names);
    }
    assert!(Path::new(&office.path("folder.csv")).is_dir());
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_is_there_is_not_said_to_be_missing() {
    let office = Office::new();
    let output = office.run("export roster --out /proc/r.csv");
    assert!(!output.status.success());
    tells_in_one_sentence(&output, "/proc");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("没有「"), "{said}");
}
