//! Importing rosters: what each row is, what is written, and what stays as it was.

use std::fmt::Write;

use fangyijie::domain::list::From;
use fangyijie::domain::roster::Class;
use fangyijie::domain::roster::guarded;
use fangyijie::domain::{Id, Refusal};
use fangyijie::io::export::{Masking, roster};
use fangyijie::io::import::Source;
use fangyijie::store::import::{Import, Names, PlanRow, Step};
use fangyijie::store::{Command, Failure, HomeFacts, HouseholdCommand, Store};
use proptest::prelude::*;

use super::file::{Desk, Dump, facts, noon, one, today};
use crate::cases::cases;

/// An office with an empty file, or with the drill.
struct Office {
    desk: Desk,
}

const HEAD: &str = "网格\t小区\t楼栋\t单元\t室\t户主\t姓名\t与户主关系\t身份证号\t联系电话\t人口数\t标签\t联户党员\t备注";

fn go(_: Step) -> bool {
    true
}

fn names() -> Names {
    Names {
        branch: "社区支部".to_owned(),
        group: "社区小组".to_owned(),
    }
}

impl Office {
    fn empty() -> Self {
        Self {
            desk: Desk::empty(),
        }
    }

    fn drill() -> Self {
        Self {
            desk: Desk::drill(),
        }
    }

    /// Reads cells below the usual heading and compares them with the file.
    fn plan(&self, rows: &[&str]) -> Import {
        let mut cells = HEAD.to_owned();
        for row in rows {
            write!(cells, "\n{}", row.replace('|', "\t")).unwrap();
        }
        self.plan_cells(&cells)
    }

    fn plan_cells(&self, cells: &str) -> Import {
        let mut source = Source::pasted(cells).unwrap();
        let (sheet, layout) = source.roster().unwrap();
        let mut import = Import::begin(self.desk.open(), today()).unwrap();
        for row in source.rows(sheet, &layout).unwrap() {
            import.add(&row.unwrap()).unwrap();
        }
        import.compare(&mut go).unwrap();
        import
    }

    /// Imports what is sound.
    fn import(&self, rows: &[&str]) -> Import {
        let mut import = self.plan(rows);
        import
            .apply(&noon(today()), "花名册", &names(), &mut go)
            .unwrap();
        import
    }

    fn facts(&self) -> Dump {
        facts(&self.desk.path)
    }

    fn number(&self, sql: &str) -> i64 {
        one(&self.desk.peek(), sql)
    }

    fn text(&self, sql: &str) -> String {
        one(&self.desk.peek(), sql)
    }

    fn run(&self, sql: &str) {
        self.desk.peek_to_write().execute_batch(sql).unwrap();
    }
}

/// Every row of a plan, in the order of the sheet.
fn rows(import: &Import) -> Vec<PlanRow> {
    let classes = [
        Class::New,
        Class::Changed,
        Class::Same,
        Class::Conflict,
        Class::Rejected,
    ];
    let mut all: Vec<PlanRow> = classes
        .iter()
        .flat_map(|class| import.page(*class, &From::Start, 100).unwrap().rows)
        .collect();
    all.sort_by_key(|row| row.n);
    all
}

/// `new`, or `conflict two_rows/contact`: what a row is and the first reason.
fn said(row: &PlanRow) -> String {
    let mut text = fangyijie::domain::Coded::code(row.class).to_owned();
    if let Some(note) = row.notes.first() {
        write!(text, " {}", note.reason.code()).unwrap();
    }
    text
}

fn classes(import: &Import) -> Vec<String> {
    rows(import).iter().map(said).collect()
}

const ZHANG: &str = "一网格|桂香苑|3栋|2|501|张三|张三|户主|421303189001010013|12300000001|2||";
const LI: &str = "一网格|桂香苑|3栋|2|501|张三|李四|配偶|421303189612319992|12300000002|2||";
const WANG: &str = "一网格|东河老街|||17号|王五|王五|户主|||||";

#[test]
fn a_first_roster_fills_an_empty_file_and_the_second_time_nothing_happens() {
    let office = Office::empty();
    let plan = office.import(&[ZHANG, LI, WANG]);
    assert_eq!(classes(&plan), ["new", "new", "new"]);
    let summary = plan.summary().unwrap();
    assert_eq!((summary.households_new, summary.persons_new), (2, 3));
    assert_eq!(summary.grids_new, ["一网格"]);
    assert_eq!(summary.sections_new, 2);
    assert_eq!(
        office.text("SELECT group_concat(door || ' ' || place, ', ') FROM household ORDER BY id"),
        "3-2-501 01-1-桂香苑-00003栋-02-00501, 17号 01-2-东河老街-00017"
    );
    assert_eq!(office.number("SELECT count(*) FROM resident"), 3);
    assert_eq!(
        office.text(
            "SELECT p.sex || p.born FROM household h JOIN person p ON p.id = h.head_id
             WHERE h.door = '3-2-501'"
        ),
        "male1890-01-01"
    );
    assert_eq!(
        office.number("SELECT count(*) FROM household_search WHERE household_search MATCH 'zs'"),
        1
    );
    let before = office.facts();
    let again = office.import(&[ZHANG, LI, WANG]);
    assert_eq!(classes(&again), ["same", "same", "same"]);
    assert_eq!(office.facts(), before);
    assert_eq!(office.number("SELECT count(*) FROM journal"), 1);
}

#[test]
fn an_import_is_one_step_that_can_be_undone() {
    let office = Office::drill();
    let before = office.facts();
    office.import(&[ZHANG, LI, WANG]);
    assert_ne!(office.facts(), before);
    let mut store = office.desk.open();
    let entry = Id::new(office.number("SELECT max(id) FROM journal"));
    store.run(&Command::Undo { entry }, &noon(today())).unwrap();
    assert_eq!(office.facts(), before);
    assert!(
        store
            .check()
            .unwrap()
            .iter()
            .all(|found| found.kind.code() != "search_missing")
    );
}

/// What rows are beside a file that holds 张三 and 李四 at 3-2-501: the last field of a line says it.
#[test]
fn what_a_row_is() {
    let office = Office::empty();
    office.import(&[ZHANG, LI, WANG]);
    for (rows, expected) in [
        // The same, in other ways of writing it.
        (
            vec!["|桂香苑|3#|02|501室|张三|张三||421303189001010013||||"],
            vec!["same"],
        ),
        (
            vec!["|桂香苑|||3栋2单元501|张三|张\u{200b}三||||||"],
            vec!["same"],
        ),
        (vec!["一网格|东河老街|||17号|王五|王五||||||"], vec!["same"]),
        // An empty cell takes nothing away.
        (vec!["一网格|桂香苑|3栋|2|501||李四|||||"], vec!["same"]),
        // Changed.
        (
            vec!["一网格|桂香苑|3栋|2|501|张三|张三||| 12300000009|||"],
            vec!["changed"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|501|张三|张三|||12345|||"],
            vec!["changed odd_phone"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|501|张三|张三||||3|||"],
            vec!["changed"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|501|李四|李四||||||"],
            vec!["changed"],
        ),
        // New people of a known household, new households.
        (
            vec!["一网格|桂香苑|3栋|2|501|张三|张小|子|||||"],
            vec!["new"],
        ),
        (vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||||||"], vec!["new"]),
        (vec!["二网格|柳园|1栋|1|101|赵六|赵六||||||"], vec!["new"]),
        // Conflicts.
        (
            vec![
                "一网格|桂香苑|3栋|2|502|赵六|赵六|||||||",
                "一网格|桂香苑|3栋|2|502|钱七|钱七|||||||",
            ],
            vec!["conflict with_others", "conflict two_rows"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|501|孙八|孙八|||||||"],
            vec!["conflict door_taken"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||421303189001010013||||"],
            vec!["conflict id_two_names"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|张三|张三||421303189001010013||||"],
            vec!["conflict lives_elsewhere"],
        ),
        (
            vec![
                "一网格|桂香苑|3栋|2|502|赵六|赵六||421303188808088888||||",
                "一网格|桂香苑|3栋|2|503|钱七|钱七||421303188808088888||||",
            ],
            vec!["conflict id_two_names", "conflict id_two_names"],
        ),
        // Rejected.
        (
            vec!["一网格|桂香苑|3栋|2||赵六|赵六||||||"],
            vec!["rejected no_door"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|||||||"],
            vec!["rejected no_name"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||421303189001010000||||"],
            vec!["rejected lost_digits"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||4.21303E+17||||"],
            vec!["rejected lost_digits"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||421303189001010014||||"],
            vec!["rejected id_check_digit"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||||三||"],
            vec!["rejected not_a_number"],
        ),
        (vec!["|新小区|3栋|2|502|赵六|赵六||||||"], vec!["new"]),
        // Taken but for a cell.
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六|||||没有这个标签||"],
            vec!["new unknown_tag"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六|||||低保||"],
            vec!["new sensitive_tag"],
        ),
        // Said at the row it stands in.
        (
            vec![
                "一网格|桂香苑|3栋|2|502|赵六|赵六||||||||",
                "一网格|桂香苑|3栋|2|502|赵六|钱某|||||低保||",
            ],
            vec!["new", "new sensitive_tag"],
        ),
        (
            vec!["一网格|桂香苑|3栋|2|502|赵六|赵六||||||周九|"],
            vec!["new unknown_person"],
        ),
    ] {
        assert_eq!(classes(&office.plan(&rows)), expected, "{rows:?}");
    }
}

#[test]
fn what_is_missing_of_a_new_place_is_asked_for_by_its_name() {
    let office = Office::empty();
    for (row, expected) in [
        ("||3栋|2|502|赵六|赵六||||||", "rejected no_place"),
        ("一网格||3栋|2|502|赵六|赵六||||||", "rejected no_estate"),
        ("|新小区|3栋|2|502|赵六|赵六||||||", "rejected no_grid"),
    ] {
        assert_eq!(classes(&office.plan(&[row])), [expected], "{row}");
    }
}

#[test]
fn contacts_are_found_among_people_in_office() {
    let office = Office::drill();
    // Two of one name, each in a grid of their own.
    let member = "INSERT INTO role_term (id, person_id, role, grid_id, from_date)";
    for (id, grid) in [(91, "01"), (92, "02")] {
        office.run(&format!(
            "INSERT INTO person (id, name, keys, phone) VALUES ({id}, '覃双', '', '1230000{id}');
             {member} SELECT {id}, {id}, 'grid_worker', g.id, '2026-01-01' FROM grid g WHERE g.code = '{grid}';"
        ));
    }
    for (contact, grid, expected) in [
        ("覃双", "桂香网格", "new"),
        ("覃双", "柳园网格", "conflict ambiguous"),
        ("覃双92", "柳园网格", "new"),
        ("没有", "柳园网格", "new"),
        ("查无此人", "柳园网格", "new unknown_person"),
    ] {
        let row = format!("{grid}|桂香新苑|9栋|1|901|赵六|赵六||||||{contact}|");
        assert_eq!(
            classes(&office.plan(&[&row])),
            [expected],
            "{contact} {grid}"
        );
    }
    office.import(&["桂香网格|桂香新苑|9栋|1|901|赵六|赵六||||||覃双|"]);
    assert_eq!(
        office.number(
            "SELECT c.person_id FROM contact c JOIN household h ON h.id = c.household_id
             WHERE h.door = '9-1-901' AND c.kind = 'main'"
        ),
        91
    );
}

#[test]
fn what_was_entered_by_hand_after_an_import_is_not_overwritten() {
    let office = Office::empty();
    office.import(&[ZHANG, LI]);
    let mut store = office.desk.open();
    let household = Id::new(office.number("SELECT id FROM household"));
    let new = fangyijie::store::NewIssue {
        category: fangyijie::domain::issue::Category::Sanitation,
        kind: fangyijie::domain::issue::Kind::Appeal,
        channel: fangyijie::domain::issue::Channel::Visit,
        text: "路灯不亮".to_owned(),
    };
    // Something else that is written by hand is no reason.
    let issue = Command::RegisterIssue {
        household,
        on: today(),
        issue: new,
    };
    store.run(&issue, &noon(today())).unwrap();
    let three = "一网格|桂香苑|3栋|2|501|张三|张三||||3|||";
    assert_eq!(classes(&office.plan(&[three])), ["changed"]);
}

#[test]
fn a_plan_made_before_something_else_was_written_is_not_applied() {
    let office = Office::drill();
    let mut plan = office.plan(&[ZHANG]);
    let mut store = office.desk.open();
    let entry = Id::new(office.number("SELECT max(id) FROM journal WHERE undoes IS NULL"));
    store.run(&Command::Undo { entry }, &noon(today())).unwrap();
    let before = office.facts();
    let failure = plan
        .apply(&noon(today()), "花名册", &names(), &mut go)
        .unwrap_err();
    assert!(matches!(failure, Failure::Refused(Refusal::PlanStale)));
    assert_eq!(office.facts(), before);
}

#[test]
fn stopping_changes_nothing_and_leaves_no_copy() {
    let office = Office::drill();
    let before = office.facts();
    let many: Vec<String> = (1..=500)
        .map(|n| format!("一网格|新苑|1栋|1|{n}|甲{n}|甲{n}|||||||"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut plan = office.plan(&many);
    let mut steps = 0;
    let failure = plan
        .apply(&noon(today()), "花名册", &names(), &mut |step| {
            steps += 1;
            assert_eq!(step.of, 500);
            step.done < 300
        })
        .unwrap_err();
    assert!(matches!(failure, Failure::Refused(Refusal::Cancelled)));
    assert!(steps > 2);
    assert_eq!(office.facts(), before);
    let files = std::fs::read_dir(office.desk.folder.path()).unwrap();
    let copies = files.filter(|file| {
        let name = file.as_ref().unwrap().file_name();
        name.to_string_lossy().contains("bak")
    });
    assert_eq!(copies.count(), 0);
    // The same plan can be applied after all.
    plan.apply(&noon(today()), "花名册", &names(), &mut go)
        .unwrap();
}

#[test]
fn the_file_before_lies_beside_it() {
    let office = Office::drill();
    let before = office.facts();
    let mut plan = office.plan(&[ZHANG]);
    let applied = plan
        .apply(&noon(today()), "花名册", &names(), &mut go)
        .unwrap();
    let copy = applied.copy.unwrap();
    assert_eq!(copy.file_name().unwrap(), "fyj.db.20261120-120000.bak");
    assert_eq!(facts(&copy), before);
    Store::open(&copy, fangyijie::store::Mode::Write).unwrap();
}

#[test]
fn a_full_disk_changes_nothing() {
    let office = Office::drill();
    let before = office.facts();
    let many: Vec<String> = (1..=500)
        .map(|n| format!("一网格|新苑|1栋|1|{n}|甲{n}|甲{n}|||||||"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut plan = office.plan(&many);
    plan.store().limit_growth(3).unwrap();
    let failure = plan.apply(&noon(today()), "花名册", &names(), &mut go);
    assert!(matches!(
        failure,
        Err(Failure::Fault(fangyijie::store::Fault::DiskFull))
    ));
    drop(plan);
    assert_eq!(office.facts(), before);
}

#[test]
fn whoever_left_or_died_ends() {
    let office = Office::empty();
    office.import(&[ZHANG, LI, WANG]);
    let cells = "小区\t楼栋\t单元\t室\t姓名\t死亡日期\n桂香苑\t3\t2\t501\t李四\t2026-03-05";
    let mut plan = office.plan_cells(cells);
    assert_eq!(classes(&plan), ["changed"]);
    plan.apply(&noon(today()), "花名册", &names(), &mut go)
        .unwrap();
    assert_eq!(
        office.text("SELECT gone || to_date FROM resident WHERE to_date IS NOT NULL"),
        "deceased2026-03-05"
    );
    assert_eq!(
        office.number("SELECT count(*) FROM household WHERE to_date IS NULL"),
        2
    );
}

/// Writes the roster in full and reads it again as cells of a file.
fn exported(office: &Office, name: &str) -> std::path::PathBuf {
    let path = office.desk.folder.path().join(name);
    roster(&office.desk.open(), &path, Masking::Full).unwrap();
    path
}

fn plan_file(office: &Office, path: &std::path::Path) -> Import {
    let mut source = Source::open(path).unwrap();
    let (sheet, layout) = source.roster().unwrap();
    let mut import = Import::begin(office.desk.open(), today()).unwrap();
    for row in source.rows(sheet, &layout).unwrap() {
        import.add(&row.unwrap()).unwrap();
    }
    import.compare(&mut go).unwrap();
    import
}

/// One cell of a column, plain or as people spoil it.
fn cell(plain: &'static str) -> impl Strategy<Value = String> {
    let odd = "[=+@'\\-]{0,1}[\u{4e00}-\u{4e20}a-zA-Z0-9 ,\"·]{0,6}";
    prop_oneof![3 => plain.prop_map(|text: String| text), 1 => odd.prop_map(|text: String| text)]
}

fn a_row() -> impl Strategy<Value = Vec<String>> {
    (
        "[一二]网格",
        prop_oneof![
            "桂香苑".prop_map(String::from),
            "东河老街".prop_map(String::from)
        ],
        1u32..3,
        1u32..3,
        1u32..40,
        "[张王李][一二三四五六七八九]{1,2}",
        cell("12[0-9]{9}"),
        0u32..6,
        cell("[有无狗梯]{0,4}"),
    )
        .prop_map(
            |(grid, estate, building, unit, room, name, phone, size, note)| {
                let flat = estate == "桂香苑";
                let door = |text: String| if flat { text } else { String::new() };
                vec![
                    grid,
                    estate.clone(),
                    door(format!("{building}栋")),
                    door(unit.to_string()),
                    if flat {
                        format!("{}", 100 + room)
                    } else {
                        format!("{room}号")
                    },
                    name.clone(),
                    name,
                    String::new(),
                    String::new(),
                    phone,
                    if size == 0 {
                        String::new()
                    } else {
                        size.to_string()
                    },
                    String::new(),
                    String::new(),
                    note,
                ]
            },
        )
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_is_imported_comes_back_from_its_own_export_unchanged(
        rows in proptest::collection::vec(a_row(), 1..12),
        kind in prop_oneof!["csv".prop_map(String::from), "xlsx".prop_map(String::from)],
    ) {
        let office = Office::empty();
        let mut text = csv::Writer::from_writer(Vec::new());
        text.write_record(HEAD.split('\t')).unwrap();
        for row in &rows {
            text.write_record(row.iter().map(|cell| guarded(cell))).unwrap();
        }
        let path = office.desk.folder.path().join("in.csv");
        std::fs::write(&path, text.into_inner().unwrap()).unwrap();
        let mut plan = plan_file(&office, &path);
        plan.apply(&noon(today()), "花名册", &names(), &mut go).unwrap();
        drop(plan);
        let before = office.facts();
        let path = exported(&office, &format!("out.{kind}"));
        let again = plan_file(&office, &path);
        for row in super::roster::rows(&again) {
            prop_assert!(row.class == Class::Same, "{} of {:?}", said(&row), row);
        }
        prop_assert_eq!(again.summary().unwrap().homes, 0);
        prop_assert_eq!(office.facts(), before);
    }
}

#[test]
fn a_value_changed_by_hand_after_an_import_is_a_conflict_until_that_is_taken_back() {
    let office = Office::empty();
    let two = "一网格|桂香苑|3栋|2|501|张三|张三||||2||";
    let three = "一网格|桂香苑|3栋|2|501|张三|张三||||3||";
    office.import(&[two]);
    let mut store = office.desk.open();
    let amend = |size| {
        Command::Household(HouseholdCommand::Amend {
            household: Id::new(office.number("SELECT id FROM household")),
            facts: HomeFacts {
                size,
                ..HomeFacts::default()
            },
        })
    };
    let done = store.run(&amend(4), &noon(today())).unwrap();
    assert_eq!(classes(&office.plan(&[two])), ["conflict by_hand"]);
    assert_eq!(classes(&office.plan(&[three])), ["conflict by_hand"]);
    let before = office.facts();
    office.import(&[three]);
    assert_eq!(office.facts(), before);
    let entry = done.entry;
    store.run(&Command::Undo { entry }, &noon(today())).unwrap();
    assert_eq!(classes(&office.plan(&[two])), ["same"]);
    assert_eq!(classes(&office.plan(&[three])), ["changed"]);
    // What a later import has written is the import's again.
    store.run(&amend(4), &noon(today())).unwrap();
    store.run(&amend(2), &noon(today())).unwrap();
    assert_eq!(classes(&office.plan(&[two])), ["same"]);
}

#[test]
fn rows_that_were_left_out_come_back_corrected() {
    let office = Office::empty();
    let wrong = "一网格|桂香苑|3栋|2|502|赵六|赵六||421303189001010000||||";
    let plan = office.import(&[ZHANG, wrong]);
    assert_eq!(plan.summary().unwrap().left_out(), 1);
    let right = wrong.replace("421303189001010000", "421303188808088888");
    let plan = office.import(&[&right]);
    assert_eq!(classes(&plan), ["new"]);
    assert_eq!(office.number("SELECT count(*) FROM household"), 2);
}

#[test]
fn grids_and_sections_are_made_only_for_households_that_are_written() {
    let office = Office::empty();
    office.import(&[ZHANG]);
    let other = "二网格|竹园|1栋|1|101|钱七|钱七|户主|421303189001010013|12300000003|1||";
    let plan = office.import(&[other]);
    assert_eq!(classes(&plan), ["conflict id_two_names"]);
    let summary = plan.summary().unwrap();
    assert_eq!((summary.homes, summary.households_new), (0, 0));
    assert!(summary.grids_new.is_empty());
    assert_eq!(summary.sections_new, 0);
    // Beside a sound household of another grid, nothing of it is made either.
    let plan = office.import(&[other, WANG]);
    assert_eq!(plan.summary().unwrap().sections_new, 1);
    assert_eq!(office.number("SELECT count(*) FROM household"), 2);
    assert_eq!(office.number("SELECT count(*) FROM section"), 2);
    assert_eq!(office.number("SELECT count(*) FROM grid"), 1);
}

#[test]
fn notes_of_two_sheets_add_up_and_neither_sheet_takes_the_other_back() {
    let office = Office::empty();
    let (zhang, li) = (format!("{ZHANG}|有狗"), format!("{LI}|晚上在家"));
    office.import(&[&zhang]);
    let plan = office.import(&[&li]);
    assert_eq!(plan.summary().unwrap().persons_new, 1);
    let note = || office.text("SELECT note FROM household");
    assert_eq!(note(), "有狗 晚上在家");
    for again in [&zhang, &li] {
        assert_eq!(classes(&office.import(&[again])), ["same"]);
    }
    assert_eq!(note(), "有狗 晚上在家");
}

#[test]
fn a_cell_that_is_too_long_leaves_its_row_out_and_the_others_are_imported() {
    let office = Office::empty();
    let long = WANG.replace("王五|王五", &format!("王五|{}", "长".repeat(21)));
    let note = format!("{WANG}|{}", "记".repeat(5_001));
    let phones = "12300000001、".repeat(20);
    let many = WANG.replace("|户主|||", &format!("|户主||{phones}|"));
    let fits = format!("{ZHANG}|{}", "记".repeat(5_000));
    let import = office.import(&[&fits, &long, &note, &many]);
    assert_eq!(
        classes(&import),
        [
            "new",
            "rejected too_long",
            "rejected too_long",
            "rejected too_long"
        ]
    );
    let of_name = rows(&import)[1].notes[0].clone();
    assert_eq!(
        fangyijie::text::roster::note(&of_name),
        "G列 姓名：这一格太长，最多20个汉字，请删短"
    );
    assert_eq!(office.number("SELECT count(*) FROM person"), 1);
    assert_eq!(
        office.number("SELECT max(length(note)) FROM household"),
        5_000
    );
}
