//! Cells with what cannot be seen in them: a roster is taken without it or its row is left out, and a check of the
//! file finds nothing.

use std::fmt::Write;
use std::fs;

use fangyijie::domain::list::From;
use fangyijie::domain::roster::{Class, Reason};
use fangyijie::io::intake::Intake;
use fangyijie::store::Finding;
use fangyijie::store::import::{Origin, Outcome, PlanRow, Stop};
use fangyijie::text::roster::note;
use proptest::prelude::*;

use super::file::{Desk, noon, one, today};
use crate::cases::cases;

const HEAD: [&str; 14] = [
    "网格",
    "小区",
    "楼栋",
    "单元",
    "室",
    "户主",
    "姓名",
    "与户主关系",
    "联系电话",
    "人口数",
    "人户情况",
    "标签",
    "联户党员",
    "备注",
];
const SOUND: [&str; 14] = [
    "一网格",
    "桂香苑",
    "3栋",
    "2",
    "501",
    "张三",
    "张三",
    "户主",
    "12300000001",
    "2",
    "常住",
    "低保户",
    "",
    "门口有狗",
];

/// Imports what is sound and leaves out the rest; none when nothing was.
fn imported(desk: &Desk, name: &str, text: &[u8]) -> (Option<Outcome>, Vec<PlanRow>) {
    let path = desk.folder.path().join(name);
    fs::write(&path, text).unwrap();
    let ctx = noon(today());
    let mut intake = Intake::new(&desk.path, Stop::default());
    let origin = Origin::File(path.to_string_lossy().into_owned());
    intake.open(origin, &ctx).unwrap();
    let summary = intake.read(&ctx, &mut |_| {}).unwrap();
    let mut rows = Vec::new();
    for class in [Class::New, Class::Changed, Class::Conflict, Class::Rejected] {
        rows.extend(
            intake
                .import()
                .unwrap()
                .page(class, &From::Start, 100)
                .unwrap()
                .rows,
        );
    }
    let outcome = (summary.sound() > 0).then(|| intake.apply(&ctx, &mut |_| {}).unwrap());
    (outcome, rows)
}

fn damage(desk: &Desk) -> Vec<Finding> {
    let found = desk.open().check().unwrap();
    found.into_iter().filter(|it| it.kind.is_damage()).collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = HEAD.join(",");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
        write!(text, "\n{}", cells.join(",")).unwrap();
    }
    text.into_bytes()
}

/// A sound row of a door of its own, with one cell changed.
fn row(room: usize, at: usize, cell: &str) -> Vec<String> {
    let mut cells = SOUND.map(str::to_owned).to_vec();
    cells[4] = (500 + room).to_string();
    cells[at] = cell.to_owned();
    cells
}

#[test]
fn a_cell_that_is_far_too_long_costs_its_row_and_the_others_go_in() {
    for (name, long) in [
        ("a.csv", "狗".repeat(40_000)),
        ("b.csv", "dog ".repeat(60_000)),
        ("c.csv", format!("第一行\n{}", "狗".repeat(2_000_000))),
    ] {
        let desk = Desk::empty();
        let rows = [row(1, 13, ""), row(2, 13, &long), row(3, 13, "有狗")];
        let (outcome, rows) = imported(&desk, name, &csv(&rows));
        assert_eq!(outcome.unwrap().summary.of(Class::Rejected), 1);
        let rejected = rows
            .iter()
            .find(|row| row.class == Class::Rejected)
            .unwrap();
        assert_eq!(rejected.row, 3);
        let said = note(&rejected.notes[0]);
        assert!(said.contains("备注") && said.contains("太长"), "{said}");
        assert_eq!(
            one::<i64>(&desk.peek(), "SELECT count(*) FROM household"),
            2
        );
        assert!(damage(&desk).is_empty(), "{:?}", damage(&desk));
    }
}

#[test]
fn what_steers_a_screen_or_turns_what_is_read_leaves_the_row_out_by_its_number() {
    let desk = Desk::empty();
    let steering = [
        "张\u{7}三",
        "\u{1b}[31m张三",
        "张\u{9b}2J三",
        "张\u{7f}三",
        "张\u{202e}三",
        "\u{202b}张三",
    ];
    let mut rows: Vec<Vec<String>> = (1..)
        .zip(steering)
        .map(|(n, cell)| row(n, 6, cell))
        .collect();
    rows.push(row(9, 6, "李四"));
    let (outcome, rows) = imported(&desk, "花名册\u{1b}[31m.csv", &csv(&rows));
    assert_eq!(outcome.unwrap().summary.of(Class::Rejected), 6);
    let said: Vec<(u32, String)> = (rows.iter().filter(|row| row.class == Class::Rejected))
        .map(|row| (row.row, note(&row.notes[0])))
        .collect();
    assert_eq!(said.len(), 6);
    assert!(
        said[0].1.contains("姓名") && said[0].1.contains("U+0007"),
        "{said:?}"
    );
    assert_eq!(
        said.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        [2, 3, 4, 5, 6, 7]
    );
    assert_eq!(
        one::<String>(&desk.peek(), "SELECT name FROM person"),
        "李四"
    );
    assert!(damage(&desk).is_empty(), "{:?}", damage(&desk));
}

#[test]
fn what_only_cannot_be_seen_is_dropped_ends_of_lines_become_blanks_and_both_are_said() {
    let desk = Desk::empty();
    let rows = [
        row(1, 6, "\u{feff}张\u{200b}三\0"),
        row(2, 13, "门口\r\n有狗\u{b}很\u{85}凶"),
        row(3, 8, "12300000001\n12300000002"),
        row(4, 6, "葛\u{e0100}三"),
    ];
    let (outcome, rows) = imported(&desk, "a.csv", &csv(&rows));
    assert_eq!(outcome.unwrap().summary.of(Class::Rejected), 0);
    let tidied = |row: &&PlanRow| row.notes.iter().any(|note| note.reason == Reason::Tidied);
    let said: Vec<u32> = rows.iter().filter(tidied).map(|row| row.row).collect();
    assert_eq!(said, [2, 3]);
    let text = |sql: &str| one::<String>(&desk.peek(), sql);
    assert_eq!(
        text("SELECT note FROM household WHERE door LIKE '%502'"),
        "门口 有狗 很 凶"
    );
    let of = |room: &str, column: &str| {
        text(&format!(
            "SELECT {column} FROM person p JOIN resident r ON r.person_id = p.id
             JOIN household h ON h.id = r.household_id WHERE h.door LIKE '%{room}' LIMIT 1"
        ))
    };
    assert_eq!(of("501", "p.name"), "张三");
    assert_eq!(of("503", "p.phone || p.phones"), "1230000000112300000002");
    // The form of a rare character is part of the name.
    assert_eq!(of("504", "p.name"), "葛\u{e0100}三");
    assert!(damage(&desk).is_empty(), "{:?}", damage(&desk));
}

/// Whatever cannot be seen, and what can.
fn strange() -> impl Strategy<Value = char> {
    prop_oneof![
        3 => (0_u32..0x20).prop_map(|code| char::from_u32(code).unwrap()),
        2 => (0x7f_u32..0xa1).prop_map(|code| char::from_u32(code).unwrap()),
        2 => (0x2000_u32..0x2070).prop_map(|code| char::from_u32(code).unwrap()),
        1 => prop::sample::select("\u{feff}\u{fe0f}\u{e0100}\u{ad}\u{61c}\u{180e}\u{fffc}\u{ffff}\u{3000}'=+-@\u{301}".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

/// A sheet: of each row which cell is changed, where, and by what.
fn sheet() -> impl Strategy<Value = Vec<(usize, u8, Vec<char>)>> {
    let row = (
        0..HEAD.len(),
        any::<u8>(),
        prop::collection::vec(strange(), 1..4),
    );
    prop::collection::vec(row, 1..8)
}

proptest! {
    #![proptest_config(cases(48))]
    #[test]
    fn whatever_an_import_takes_a_check_calls_sound(rows in sheet()) {
        let desk = Desk::empty();
        let mut sheet = vec![row(99, 13, "")];
        for (room, (at, place, strange)) in (1..).zip(&rows) {
            let mut cell: Vec<char> = row(room, 0, SOUND[0])[*at].chars().collect();
            let place = usize::from(*place) % (cell.len() + 1);
            cell.splice(place..place, strange.iter().copied().filter(|c| *c != '"'));
            sheet.push(row(room, *at, &cell.into_iter().collect::<String>()));
        }
        let (outcome, _) = imported(&desk, "a.csv", &csv(&sheet));
        prop_assert!(outcome.is_some());
        let damage = damage(&desk);
        prop_assert!(damage.is_empty(), "{damage:?}");
    }
}
