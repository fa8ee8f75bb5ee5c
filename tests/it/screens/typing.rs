//! What is typed into a form: nothing is swallowed, nothing hides what has to be pressed.

use crate::desk::Desk;

const LAST_DAY: &str = "SELECT on_date FROM visit ORDER BY id DESC LIMIT 1";

#[test]
fn the_first_digit_typed_into_a_proposed_day_replaces_it() {
    for typed in ["11.20", "1120", "11-20", "20", "２０", "2026-11-20"] {
        let mut desk = Desk::new();
        desk.press("F4 1 Up*2").says("> 日期");
        desk.press(&format!("'{typed}'"))
            .is_silent_on("2026-11-23")
            .press("F4")
            .says("已保存：登记走访");
        assert_eq!(desk.text(LAST_DAY), "2026-11-20", "{typed}");
    }
    // A pasted day replaces it too.
    let mut desk = Desk::new();
    desk.press("F4 1 Up*2")
        .paste("2026年11月20日")
        .press("F4")
        .says("已保存：登记走访");
    assert_eq!(desk.text(LAST_DAY), "2026-11-20");
}

#[test]
fn a_proposed_day_is_edited_once_an_arrow_or_backspace_went_into_it() {
    let mut desk = Desk::new();
    desk.press("F4 1 Up*2 Backspace '0' F4")
        .says("已保存：登记走访");
    assert_eq!(desk.text(LAST_DAY), "2026-11-20");
    // A day that was typed short moves within this year.
    desk.press("1 F4 1 Up*2 '11.20' Left F4").says("已保存");
    assert_eq!(desk.text(LAST_DAY), "2026-11-19");
}

#[test]
fn a_day_is_checked_when_its_field_is_left_and_shown_as_it_was_read() {
    let mut desk = Desk::new();
    desk.press("F4 1 Up*2 '1120' Enter").says("2026-11-20");
    for (keys, said) in [
        ("'11.31' Down", "「11.31」"),
        ("'11月' Tab", "「11月」不是日期"),
        ("'x' Enter", "「x」不是日期"),
    ] {
        let mut desk = Desk::new();
        desk.press("F4 1 Up*2 Backspace*10").press(keys);
        desk.says(said).says("> 日期");
        desk.press("Backspace*5 '20' Down").is_silent_on(said);
        desk.says("2026-11-20").says("> 结果");
    }
}

#[test]
fn a_refusal_does_not_hide_the_digits_that_cure_it() {
    for size in [(80, 24), (40, 12)] {
        let mut desk = Desk::sized(size.0, size.1);
        desk.press("F4 1 Up*4 「路灯不亮」 F4");
        let said: String = desk.screen().split_whitespace().collect();
        assert!(said.contains("类别还没选"), "{}", desk.screen());
        for choice in ["1政策咨询", "2矛盾纠纷", "6社区事务"] {
            desk.says(choice);
        }
        desk.says(">   类别");
    }
}

#[test]
fn a_letter_in_a_telephone_number_is_seen_and_refused() {
    let mut desk = Desk::new();
    desk.press("Enter F2 'jjlr' Enter").says("姓名");
    desk.press("「钱小满」 Down Down '12581141221x' F4")
        .says("「x」")
        .says("12581141221x")
        .says("> 电话");
    let added = "SELECT count(*) FROM person WHERE name = '钱小满'";
    assert_eq!(desk.number(added), 0);
    desk.press("Backspace F4").says("已保存");
    assert_eq!(desk.number(added), 1);
}

#[test]
fn the_mark_of_the_drill_is_never_covered() {
    for size in [(80, 24), (40, 12), (120, 36)] {
        for keys in [
            "",
            "F4",
            "F4 1 Up*4 「路灯不亮」",
            "F2",
            "F4 1 Down '邱'",
            "F4 1 Down Esc",
            "Enter",
        ] {
            let mut desk = Desk::sized(size.0, size.1);
            desk.press(keys).says("演练");
            let first = desk.screen().lines().next().unwrap_or_default().to_owned();
            assert!(first.contains("演练"), "{keys} {size:?}\n{}", desk.screen());
        }
    }
}

#[test]
fn a_label_with_a_tick_is_whole_in_a_narrow_window() {
    let mut desk = Desk::sized(40, 12);
    desk.press("F4").says("见到 陈天佑（户主） [x]");
}
