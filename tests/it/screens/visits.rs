//! 访: visits and what was raised at the door.

use crate::desk::Desk;

const LAST: &str = "(SELECT max(id) FROM visit)";

fn last_visit(desk: &Desk) -> String {
    desk.text(&format!(
        "SELECT v.on_date || ' ' || h.door || ' ' || v.outcome || ' ' ||
           (v.others_met + (SELECT count(*) FROM visit_met m WHERE m.visit_id = v.id)) || ' ' ||
           (SELECT count(*) FROM issue i WHERE i.visit_id = v.id)
         FROM visit v JOIN household h ON h.id = v.household_id WHERE v.id = {LAST}"
    ))
}

fn figure(desk: &mut Desk, words: &str) -> i64 {
    desk.press("8");
    let screen = desk.screen();
    let line = screen.lines().find(|line| line.contains(words)).unwrap();
    desk.press("1");
    let number: String = line.chars().filter(char::is_ascii_digit).collect();
    number.parse().unwrap()
}

#[test]
fn met_and_nothing_asked_takes_three_keys() {
    let mut desk = Desk::new();
    desk.press("F4 1 F4")
        .says("已保存：登记走访 桂香苑 1-1-102");
    assert_eq!(last_visit(&desk), "2026-11-23 1-1-102 met 1 0");
    let visitor = "SELECT p.name FROM visit_visitor w JOIN person p ON p.id = w.person_id
                   WHERE w.visit_id = (SELECT max(id) FROM visit)";
    assert_eq!(desk.text(visitor), "张凤英");
    desk.says("本月未走访 1151");
    assert_eq!(desk.draft(), None);
}

#[test]
fn a_visit_and_a_matter_default_to_nothing() {
    let mut desk = Desk::new();
    // The key that opened it pressed again: nothing is written, and it says what is missing.
    desk.press("F4 F4")
        .says("走访的结果还没选，请按数字选")
        .says("> 结果");
    desk.press("1 Up*4 「路灯不亮」 F4")
        .says("这件事的类别还没选，请按数字选")
        .says(">   类别");
    desk.press("5 F4").says("已保存：登记走访");
    let raised = format!("SELECT category FROM issue WHERE visit_id = {LAST}");
    assert_eq!(desk.texts(&raised), ["livelihood"]);
    desk.press("F7 「问医保」 F4")
        .says("类别还没选")
        .press("1 F4")
        .says("已保存：登记事项");
}

#[test]
fn a_visit_that_met_nobody_it_says_it_met_goes_back_to_whom() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*2 Left F4")
        .says("请勾选见到的人")
        .says("> 见到 陈天佑");
}

#[test]
fn a_visit_by_arrows_enter_and_digits_alone() {
    let mut desk = Desk::new();
    // The household's card, its first line, then down the form to the button.
    desk.press("Down Enter Enter Right Down*8 Enter")
        .says("已保存：登记走访");
    assert_eq!(last_visit(&desk), "2026-11-23 1-1-201 met 1 0");
}

#[test]
fn a_visit_with_two_matters_typed_and_pasted() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「家里都好」 Down 「门前路灯不亮」 Down 5 1 1");
    desk.paste("楼道里堆着杂物，“走不通”\n请清理");
    desk.press("Down 4 2 2 F4").says("已保存：登记走访");
    assert_eq!(last_visit(&desk), "2026-11-23 1-1-102 met 1 2");
    let raised = format!(
        "SELECT text || '|' || category || '|' || kind || '|' || channel || '|' || stage
         FROM issue WHERE visit_id = {LAST} ORDER BY number"
    );
    assert_eq!(
        desk.texts(&raised),
        [
            "门前路灯不亮|livelihood|appeal|visit|registered",
            "楼道里堆着杂物，“走不通” 请清理|sanitation|opinion|card|registered",
        ]
    );
    assert_eq!(
        desk.text(&format!("SELECT said FROM visit WHERE id = {LAST}")),
        "家里都好"
    );
}

#[test]
fn nobody_home_counts_no_meeting_and_no_person() {
    let mut desk = Desk::new();
    let before = [figure(&mut desk, "人次"), figure(&mut desk, "户次")];
    desk.press("F4 2 F4").says("已保存：登记走访");
    assert_eq!(last_visit(&desk), "2026-11-23 1-1-102 nobody_home 0 0");
    let after = [figure(&mut desk, "人次"), figure(&mut desk, "户次")];
    assert_eq!(before, after);
    desk.says("本月未走访 1152");
}

#[test]
fn every_outcome_but_met_and_refused_to_say_meets_nobody() {
    for (digit, code) in [
        (3, "refused"),
        (4, "moved_away"),
        (5, "vacant"),
        (6, "phone"),
    ] {
        let mut desk = Desk::new();
        desk.press(&format!("F4 {digit} F4"));
        let expected = format!("2026-11-23 1-1-102 {code} 0 0");
        assert_eq!(last_visit(&desk), expected);
    }
}

#[test]
fn a_tick_against_the_outcome_is_refused_in_the_form_and_nothing_is_lost() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 2 Down*2 Right F4").says("不能算见到人");
    desk.says("[x]").press("Left F4").says("已保存");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits + 1);
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let mut desk = Desk::new();
    desk.press("F4 1 Up*2 Right F4")
        .says("2026年11月24日还没到");
    desk.press("Left Left F4").says("已保存");
    assert_eq!(last_visit(&desk), "2026-11-22 1-1-102 met 1 0");
}

#[test]
fn a_matter_that_came_another_way_is_registered_without_a_visit() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F7 「电动车没处充电」 Down 5 3 7 Enter")
        .says("已保存：登记事项");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
    assert_eq!(
        desk.text("SELECT category || kind || channel FROM issue ORDER BY id DESC LIMIT 1"),
        "livelihoodsuggestionhotline"
    );
}

#[test]
fn a_visitor_is_looked_up_by_what_is_typed_into_the_field() {
    let mut desk = Desk::new();
    desk.press("F4 1 '邱' Enter F4").says("已保存");
    let visitor = "SELECT p.name FROM visit_visitor w JOIN person p ON p.id = w.person_id
                   WHERE w.visit_id = (SELECT max(id) FROM visit)";
    assert_eq!(desk.text(visitor), "邱文斌");
}

#[test]
fn a_name_pasted_into_the_field_of_the_visitor_finds_the_person() {
    let mut desk = Desk::new();
    desk.press("F4 1")
        .paste("邱文斌")
        .press("Enter F4")
        .says("已保存");
    let visitor = "SELECT p.name FROM visit_visitor w JOIN person p ON p.id = w.person_id
                   WHERE w.visit_id = (SELECT max(id) FROM visit)";
    assert_eq!(desk.text(visitor), "邱文斌");
}

#[test]
fn a_slip_of_the_keys_does_not_spoil_the_reported_figures() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    for (typed, said) in [
        ("500", "一次走访最多见到50人"),
        ("3.5", "「3.5」不是整数"),
        ("9999999", "「9999999」太大"),
    ] {
        desk.press("F4 1");
        while !desk.screen().contains("> 另见几人") {
            desk.press("Down");
        }
        desk.press(&format!("'{typed}' F4")).says(said);
        desk.press("Esc Right Enter");
    }
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
}
