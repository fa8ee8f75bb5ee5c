//! 访 as a round: who goes along, what is open at the door, whom to call on next.

use crate::desk::Desk;

const VISITORS: &str = "SELECT p.name FROM visit_visitor w JOIN person p ON p.id = w.person_id
    WHERE w.visit_id = (SELECT max(id) FROM visit) ORDER BY p.name";

#[test]
fn whoever_came_along_is_added_to_the_visit() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down '邱' Enter F4").says("已保存");
    assert_eq!(desk.texts(VISITORS), ["张凤英", "邱文斌"]);
}

#[test]
fn enter_passes_by_an_empty_companion_and_backspace_takes_one_away() {
    let mut desk = Desk::new();
    desk.press("F4 1 Enter").says("没有（按 右 加一位）");
    desk.press("Enter F4").says("已保存");
    assert_eq!(desk.texts(VISITORS), ["张凤英"]);
    let mut desk = Desk::new();
    desk.press("F4 1 Down '邱' Enter").says("还有谁");
    desk.press("Up Backspace").is_silent_on("还有谁");
    desk.press("F4").says("已保存");
    assert_eq!(desk.texts(VISITORS), ["张凤英"]);
}

#[test]
fn whoever_is_named_twice_came_once() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down '张凤英' Enter F4").says("已保存");
    assert_eq!(desk.texts(VISITORS), ["张凤英"]);
}

#[test]
fn a_second_call_within_days_is_warned_of_and_not_forbidden() {
    let mut desk = Desk::new();
    desk.press("F4").is_silent_on("刚来过");
    desk.press("1 F4 F4")
        .says("今天（11-23）张凤英 刚来过：见到");
    // The same visit once more is asked about first: it would count twice.
    desk.press("1 F4")
        .says("2026年11月23日张凤英已登过这一户的走访（见到）")
        .says("> 就这样记");
    desk.press("Space F4").says("已保存");
    let visits = "SELECT count(*) FROM visit v JOIN household h ON h.id = v.household_id
                  WHERE on_date = '2026-11-23' AND door = '1-1-102'";
    assert_eq!(desk.number(visits), 2);
    // A record each, and one household met.
    desk.says("本月未走访 1151");
}

#[test]
fn the_slip_names_what_is_open_at_the_door() {
    let mut desk = Desk::new();
    desk.press("F7 「电动车没处充电」 Down 5 3 7 Enter F4")
        .says("[已登记]")
        .says("电动车没处充电");
    desk.press("Esc Enter")
        .says("门前备忘")
        .says("电动车没处充电");
}

#[test]
fn whom_to_call_on_stands_beside_the_visits() {
    let mut desk = Desk::new();
    desk.press("2 Tab").says("[本轮未见面");
    let before = desk.selected();
    desk.press("F4 1 F4").says("已保存：登记走访");
    assert_ne!(desk.selected(), before);
    desk.press("Tab").says("[本月未走访");
    desk.press("Tab").says("[走访记录]");
    desk.press("BackTab").says("[本月未走访");
}

#[test]
fn the_length_of_a_round_is_set_and_counted_anew() {
    let mut desk = Desk::sized(80, 40);
    desk.press("8").says("一户一见面（一年一轮）：已见面");
    let year = met(&desk);
    desk.press("9 Down").says("一户一见面：一年一轮");
    desk.press("Enter*3").says("一户一见面：一月一轮");
    desk.press("8").says("一户一见面（一月一轮）：已见面");
    let month = met(&desk);
    assert!(month < year, "{month} {year}");
    assert_eq!(month, 1200 - 1152);
    let mut desk = desk.again();
    desk.press("8").says("一月一轮");
}

/// Households met in this round, as the figures say.
fn met(desk: &Desk) -> i64 {
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.contains("已见面")).unwrap();
    let (met, of) = line
        .split_once("已见面")
        .unwrap()
        .1
        .split_once('/')
        .unwrap();
    assert_eq!(of.trim().trim_end_matches('户').trim(), "1200");
    met.trim().parse().unwrap()
}

#[test]
fn the_round_of_one_contact_is_reached_from_the_person() {
    let mut desk = Desk::sized(120, 36);
    desk.press("6 Down*3 Enter").says("人员 张凤英");
    for _ in 0..30 {
        if desk.selected().join("").contains("本轮未见面的联户") {
            break;
        }
        desk.press("Down");
    }
    desk.press("Enter").says("[联户本轮未见面");
    let due = "SELECT count(*) FROM contact c JOIN person p ON p.id = c.person_id
        JOIN membership m ON m.person_id = p.id
        WHERE p.name = '张凤英' AND c.to_date IS NULL AND c.kind = 'main' AND NOT EXISTS
          (SELECT 1 FROM visit v WHERE v.household_id = c.household_id AND v.outcome = 'met'
            AND v.on_date >= '2026-01-01')";
    let due = usize::try_from(desk.number(due)).unwrap();
    assert!(due > 1);
    // The line below the list names one of them too.
    let rows = |desk: &Desk| desk.screen().matches("桂香苑 ").count() - 1;
    assert_eq!(rows(&desk), due);
    desk.press("F4 1 F4").says("已保存：登记走访");
    assert_eq!(rows(&desk), due - 1);
    desk.press("Tab").says("[联户本月未走访");
    desk.press("Tab").says("[走访记录]");
    desk.press("BackTab").says("[联户本月未走访");
}

#[test]
fn the_round_says_how_many_are_left_and_is_narrowed_to_a_grid() {
    let mut desk = Desk::new();
    let due = desk.number(
        "SELECT count(*) FROM household h WHERE h.to_date IS NULL AND NOT EXISTS (
           SELECT 1 FROM visit v WHERE v.household_id = h.id AND v.outcome = 'met'
             AND v.on_date >= '2026-01-01')",
    );
    desk.press("2 Tab").says(&format!("[本轮未见面 {due}户]"));
    desk.press("Tab").says("[本月未走访 1152户]");
    desk.press("F9").says("选网格").press("Down Enter");
    let grid = "SELECT id FROM grid ORDER BY code LIMIT 1 OFFSET 1";
    let left = |since: &str| {
        format!(
            "SELECT count(*) FROM household h WHERE h.to_date IS NULL AND h.grid_id = ({grid})
               AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_id = h.id
                 AND v.outcome = 'met' AND v.on_date >= '{since}')"
        )
    };
    let month = desk.number(&left("2026-11-01"));
    let round = desk.number(&left("2026-01-01"));
    desk.says(&format!("[本月未走访 02 望溪网格 {month}户]"));
    desk.press("BackTab")
        .says(&format!("[本轮未见面 02 望溪网格 {round}户]"));
    // One fewer once someone was met; the visits of the grid stand beside.
    desk.press("F4 1 F4")
        .says(&format!("望溪网格 {}户]", round - 1));
    desk.press("BackTab").says("[走访记录 02 望溪网格]");
    desk.press("F9").says("[走访记录]");
    desk.press("Tab")
        .says(&format!("[本轮未见面 {}户]", due - 1));
}

#[test]
fn another_visitor_or_another_outcome_is_another_visit_and_is_not_asked_about() {
    let mut desk = Desk::new();
    desk.press("F4 2 F4").says("已保存：登记走访");
    desk.press("F4 1 F4").says("已保存：登记走访");
    desk.press("F4 1").is_silent_on("就这样记");
    desk.press("'邱' Enter F4").says("已保存：登记走访");
    // Asked about, and left: nothing was written.
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 1 F4")
        .says("就这样记")
        .press("F4")
        .says("就这样记");
    desk.press("Esc Right Enter");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
}

#[test]
fn nobody_is_proposed_as_the_visitor_of_his_own_household() {
    let mut desk = Desk::new();
    let own = "UPDATE contact SET person_id = (SELECT h.head_id FROM household h WHERE h.id = household_id)
         WHERE to_date IS NULL AND household_id = (SELECT h.id FROM household h
           JOIN section s ON s.id = h.section_id WHERE s.estate = '桂香苑' AND h.door = '1-1-102');";
    desk.change(own);
    desk.press("F4 1 F4").says("请选一位走访人");
    desk.press("'陈天佑' Enter F4")
        .says("陈天佑就住这一户，走访人请换别人")
        .says("> 就这样记");
    desk.press("Up*2 '张凤英' Enter F4")
        .says("已保存：登记走访");
    assert_eq!(desk.texts(VISITORS), ["张凤英"]);
    // The backup is proposed instead.
    desk.change(
        "INSERT INTO contact (id, household_id, person_id, kind, from_date, reason)
         SELECT max(c.id) + 1, h.id, (SELECT min(id) FROM person WHERE name = '邱文斌'), 'backup',
           '2026-01-01', '' FROM contact c, household h JOIN section s ON s.id = h.section_id
         WHERE s.estate = '桂香苑' AND h.door = '1-1-102'",
    );
    desk.press("F4 1 F4").says("已保存：登记走访");
    assert_eq!(desk.texts(VISITORS), ["邱文斌"]);
}

#[test]
fn in_the_drill_nobody_calls_on_himself() {
    let desk = Desk::new();
    assert_eq!(
        desk.number(
            "SELECT count(*) FROM contact c JOIN resident r ON r.household_id = c.household_id
             WHERE r.person_id = c.person_id AND c.to_date IS NULL AND r.to_date IS NULL"
        ),
        0
    );
}

#[test]
fn a_door_at_which_one_tried_in_vain_is_marked_in_the_round() {
    let mut desk = Desk::new();
    desk.press("2 Tab").says("没见到");
    let row = |desk: &Desk| desk.selected().join("");
    assert!(!row(&desk).contains("无人"), "{}", row(&desk));
    desk.press("F4 2 F4").says("已保存：登记走访");
    assert!(row(&desk).contains("无人 11-23"), "{}", row(&desk));
    desk.press("Down Up").says("上次见面 从未，无人 11-23");
    // The list of the month says it too; on a narrow screen the line below does.
    desk.press("Tab").says("[本月未走访").says("无人 11-23");
    desk.resize(40, 12);
    desk.press("BackTab").is_silent_on("没见到");
    desk.resize(80, 24);
    desk.press("F4 1 F4").is_silent_on("无人 11-23");
}
