//! `fyj import` and `fyj export` as scripts see them: files in, files out, codes, and nothing touched by a no.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

struct Office {
    folder: tempfile::TempDir,
}

const ROSTER: &str = "网格,小区,楼栋,单元,室,户主,姓名,身份证号,联系电话,人口数
一网格,桂香苑,3栋,2,501,张三,张三,421303189001010013,12300000001,2
一网格,桂香苑,3栋,2,501,张三,李四,421303189612319992,12300000002,2
一网格,桂香苑,3栋,2,502,王五,王五,421303189001010000,,1
一网格,桂香苑,3栋,2,,赵六,赵六,,,
";

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn with(name: &str, text: &str) -> Self {
        let office = Self::new();
        fs::write(office.file(name), text).unwrap();
        office
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// Words with a `*` in front name files of this office.
    fn run(&self, line: &str) -> Output {
        let words = line
            .split_whitespace()
            .map(|word| match word.strip_prefix('*') {
                Some(name) => self.file(name),
                None => word.to_owned(),
            });
        Command::new(env!("CARGO_BIN_EXE_fyj"))
            .args(words)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("FYJ_DB", self.file("fyj.db"))
            .env("FYJ_TODAY", "2026-11-23")
            .output()
            .unwrap()
    }

    fn json(&self, line: &str) -> (i32, Value) {
        let output = self.run(line);
        let text = out(&output);
        let value = serde_json::from_str(&text)
            .unwrap_or_else(|_| panic!("{line}: {text} {}", complaint(&output)));
        (code(&output), value)
    }

    fn has(&self, name: &str) -> bool {
        self.folder.path().join(name).exists()
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

fn number(value: &Value, name: &str) -> u64 {
    value[name]
        .as_u64()
        .unwrap_or_else(|| panic!("{name} in {value}"))
}

fn counts(value: &Value) -> [u64; 6] {
    [
        "households_new",
        "persons_new",
        "changed",
        "same",
        "conflicts",
        "rejected",
    ]
    .map(|name| number(value, name))
}

#[test]
fn a_preview_says_what_would_happen_and_makes_nothing() {
    let office = Office::with("a.csv", ROSTER);
    let (code, preview) = office.json("import *a.csv --preview --json");
    assert_eq!((code, counts(&preview)), (1, [1, 2, 0, 0, 0, 2]));
    let findings = preview["findings"].as_array().unwrap();
    let lost = findings
        .iter()
        .find(|found| found["code"] == "lost_digits")
        .unwrap();
    assert_eq!(
        (&lost["row"], &lost["column"]),
        (&Value::from(4), &Value::from("H"))
    );
    assert!(lost["reason"].as_str().unwrap().contains("丢了末几位"));
    assert!(!office.has("fyj.db") && !office.has("a-退回.xlsx"));
}

#[test]
fn what_is_sound_is_written_and_the_rest_comes_back_as_a_sheet() {
    let office = Office::with("a.csv", ROSTER);
    let (first, done) = office.json("import *a.csv --json");
    assert_eq!((first, counts(&done)), (0, [1, 2, 0, 0, 0, 2]));
    assert_eq!(done["left_out"], Value::from(office.file("a-退回.xlsx")));
    assert!(fs::exists(done["copy"].as_str().unwrap()).unwrap());
    let (second, again) = office.json("import *a.csv --json");
    assert_eq!((second, counts(&again)), (0, [0, 0, 0, 2, 0, 2]));
    assert_eq!(again["left_out"], done["left_out"]);
    assert!(
        !office.has("a-退回2.xlsx"),
        "the same rows lie there already"
    );
    // Nothing of the sheet of rejected rows is sound as long as nobody corrects it.
    let refused = office.run("import *a-退回.xlsx");
    assert_eq!(code(&refused), 3, "{}", complaint(&refused));
    assert!(
        out(&refused).contains("第2行 [退回] I列 身份证号"),
        "{}",
        out(&refused)
    );
}

#[test]
fn files_that_are_no_roster_are_refused_in_one_sentence() {
    let office = Office::with(
        "page.xls",
        "<html><table><tr><td>姓名</td></tr></table></html>",
    );
    for (line, exit) in [
        ("import *page.xls", 3),
        ("import *page.xls --json", 3),
        ("import *missing.xlsx", 4),
        ("import *page.xls --as issues", 2),
        ("import", 2),
        ("export roster", 2),
        ("export nothing --out *a.csv", 2),
        ("export roster --out *a.docx", 4),
    ] {
        let output = office.run(line);
        assert_eq!(code(&output), exit, "{line}: {}", complaint(&output));
        assert_eq!(complaint(&output).lines().count(), 1, "{line}");
    }
    assert!(!office.has("a.csv") && !office.has("a.docx"));
}

#[test]
fn an_export_is_masked_unless_it_is_said_for_whom() {
    let office = Office::with("a.csv", ROSTER);
    office.run("import *a.csv");
    assert!(out(&office.run("export --list")).contains("roster"));
    let masked = office.run("export roster --out *masked.csv");
    assert_eq!(code(&masked), 0, "{}", complaint(&masked));
    assert!(out(&masked).contains("已遮住"));
    let text = fs::read_to_string(office.file("masked.csv")).unwrap();
    assert!(
        text.starts_with('\u{feff}') && text.contains("张*"),
        "{text}"
    );
    for secret in [
        "张三",
        "12300000001",
        "421303189001010013",
        "501",
        "1890-01",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert_eq!(code(&office.run("export roster --out *full.csv --full")), 2);
    assert!(!office.has("full.csv"));
    let line = "export roster --out *full.csv --full --recipient 街道 --purpose 核对";
    assert_eq!(code(&office.run(line)), 0);
    let text = fs::read_to_string(office.file("full.csv")).unwrap();
    assert!(
        text.contains("421303189001010013") && text.contains("501"),
        "{text}"
    );
    let taken = office.run(line);
    assert_eq!(code(&taken), 3);
    let log: (String, i64) = rusqlite::Connection::open(office.file("fyj.db"))
        .unwrap()
        .query_row(
            "SELECT recipient || purpose, count(*) FROM export_log",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(log, ("街道核对".to_owned(), 1));
}

#[test]
fn a_drill_comes_back_from_its_own_export_unchanged() {
    let office = Office::new();
    office.run("demo --no-tui --db *fyj.db");
    for name in ["full.csv", "full.xlsx"] {
        let line = format!("export roster --out *{name} --full --recipient 本社区 --purpose 核对");
        assert_eq!(code(&office.run(&line)), 0);
        let (code, preview) = office.json(&format!("import *{name} --preview --json"));
        assert_eq!(counts(&preview)[..3], [0, 0, 0], "{preview}");
        assert_eq!(
            (counts(&preview)[4..].to_vec(), code),
            (vec![0, 0], 0),
            "{preview}"
        );
    }
}

/// An office beside sheets as they come in.
fn beside(sheets: &[&str]) -> Office {
    let office = Office::new();
    for sheet in sheets {
        let from = format!("{}/tests/data/{sheet}", env!("CARGO_MANIFEST_DIR"));
        fs::copy(from, office.file(sheet)).unwrap();
    }
    office
}

fn found(said: &Value, row: u64, code: &str) -> usize {
    let is = |it: &&Value| it["row"] == row && it["code"] == code;
    said["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(is)
        .count()
}

#[test]
fn a_household_of_which_every_row_is_left_out_is_not_made() {
    let office = beside(&["messy.xlsx", "gbk.csv"]);
    let (_, said) = office.json("import *messy.xlsx --json");
    // 3-2-501 and 3-2-601; of 3-2-502 every row is sent back, and that of 4-1-101 turns what is read.
    assert_eq!(number(&said, "households_new"), 2);
    assert_eq!(found(&said, 12, "steering"), 1);
    let (_, said) = office.json("import *gbk.csv --json");
    assert_eq!(number(&said, "new"), 0);
    assert_eq!(number(&said, "households_new"), 0);
}

#[test]
fn what_is_left_out_is_not_promised_and_a_cell_is_spoken_of_once() {
    let office = beside(&["messy.xlsx", "gbk.csv"]);
    let (_, said) = office.json("import *messy.xlsx --preview --json");
    assert_eq!(found(&said, 6, "odd_phone"), 0);
    office.json("import *messy.xlsx --json");
    let (_, said) = office.json("import *gbk.csv --preview --json");
    assert_eq!(found(&said, 6, "id_two_names"), 1);
    assert_eq!(found(&said, 6, "odd_phone"), 0);
    let odd = ROSTER.replace("12300000002", "123/456");
    fs::write(office.file("两个号.csv"), odd).unwrap();
    let (_, said) = office.json("import *两个号.csv --preview --json");
    assert_eq!(found(&said, 3, "odd_phone"), 1);
}

#[test]
fn lost_digits_stay_the_reason_when_the_rejected_rows_come_back() {
    let office = beside(&["messy.xlsx"]);
    office.json("import *messy.xlsx --json");
    let (_, said) = office.json("import *messy-退回.xlsx --preview --json");
    let lost = |row| found(&said, row, "lost_digits");
    assert_eq!((number(&said, "rejected"), lost(2), lost(3)), (3, 1, 1));
    // A formula that was never calculated comes back as one.
    assert_eq!(found(&said, 4, "cell_error"), 1);
}

#[test]
fn a_changed_row_says_field_old_and_new_masked() {
    let office = Office::with("一.csv", ROSTER);
    office.json("import *一.csv --json");
    let other = ROSTER.replace("12300000002", "12300000009");
    fs::write(office.file("二.csv"), other).unwrap();
    let (_, said) = office.json("import *二.csv --preview --json");
    let findings = said["findings"].as_array().unwrap();
    let changed: Vec<&Value> = findings
        .iter()
        .filter(|it| it["code"] == "changed")
        .collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0]["field"], "phone");
    assert_eq!(changed[0]["column"], "I");
    assert_eq!(changed[0]["from"], "123****0002");
    assert_eq!(changed[0]["to"], "123****0009");
    let text = out(&office.run("import *二.csv --preview"));
    assert!(
        text.contains("[改动] 联系电话 123****0002 改为 123****0009"),
        "{text}"
    );
}

#[test]
fn a_masked_list_is_not_imported_and_said_to_be_one() {
    let office = Office::with("一.csv", ROSTER);
    office.json("import *一.csv --json");
    for name in ["遮.xlsx", "遮.csv"] {
        office.run(&format!("export roster --out *{name}"));
        let refused = office.run(&format!("import *{name}"));
        assert_eq!(code(&refused), 3);
        assert!(
            complaint(&refused).contains("这是遮住的名单"),
            "{}",
            complaint(&refused)
        );
        assert_eq!(out(&refused), "");
    }
    assert!(out(&office.run("export --list")).contains("--full"));
}

#[test]
fn a_sheet_without_headings_is_called_that() {
    let office = Office::with("无.csv", ROSTER.split_once('\n').unwrap().1);
    let refused = office.run("import *无.csv");
    assert_eq!(code(&refused), 3);
    let said = complaint(&refused);
    assert!(said.contains("没有找到表头"), "{said}");
    assert!(!said.contains("12300000001"), "{said}");
}

#[test]
fn a_folder_that_is_missing_is_named() {
    let office = Office::with("一.csv", ROSTER);
    office.json("import *一.csv --json");
    let refused = office.run("export roster --out *没有/r.csv");
    let said = complaint(&refused);
    assert!(
        said.contains("这个文件夹") && said.contains("没有"),
        "{said}"
    );
    assert!(!said.contains("No such"), "{said}");
}

#[test]
fn the_same_rejected_rows_are_written_once() {
    let office = beside(&["messy.xlsx"]);
    let (_, first) = office.json("import *messy.xlsx --json");
    let (_, again) = office.json("import *messy.xlsx --json");
    assert_eq!(first["left_out"], again["left_out"]);
    assert!(!office.has("messy-退回2.xlsx"));
    // Other rows are another sheet.
    let other = office.file("messy-退回.xlsx");
    fs::write(&other, "改过").unwrap();
    office.json("import *messy.xlsx --json");
    assert!(office.has("messy-退回2.xlsx"));
    assert_eq!(fs::read_to_string(other).unwrap(), "改过");
}

#[test]
fn of_a_sheet_without_a_sound_row_it_is_said_once() {
    let rows: Vec<&str> = ROSTER.lines().collect();
    let office = Office::with("坏.csv", &[rows[0], rows[3]].join("\n"));
    let refused = office.run("import *坏.csv");
    assert_eq!(code(&refused), 3);
    assert!(complaint(&refused).contains("没有一行能导入"));
    assert!(!out(&refused).contains("没有要写的"));
}

#[test]
fn an_import_on_a_day_before_the_last_step_is_said() {
    let office = Office::with("a.csv", ROSTER);
    assert_eq!(code(&office.run("import *a.csv")), 0);
    fs::write(
        office.file("b.csv"),
        ROSTER.replace("12300000001", "12300000009"),
    )
    .unwrap();
    let output = office.run("--today 2026-11-20 import *b.csv");
    assert_eq!(code(&output), 0);
    assert!(
        complaint(&output)
            .contains("电脑的日期是 2026-11-20，比文件里最后一次操作（2026-11-23）还早"),
        "{}",
        complaint(&output)
    );
}
