//! The day is the clock's: past midnight, on a clock that stands wrong, on one that cannot be.

use crate::desk::Desk;

const VISIT_ON: &str = "SELECT on_date FROM visit ORDER BY id DESC LIMIT 1";
const VISITS: &str = "SELECT count(*) FROM visit";

#[test]
fn past_midnight_lists_and_new_forms_are_of_the_new_day() {
    let mut desk = Desk::new();
    desk.says("本月未走访 1152");
    // November's visits are not December's.
    let mut desk = desk.clock("2026-12-01 00:00:05");
    desk.press("Down").says("本月未走访 1200");
    desk.press("F4")
        .says("2026-12-01")
        .press("1 F4")
        .says("已保存");
    assert_eq!(desk.text(VISIT_ON), "2026-12-01");
}

#[test]
fn nobody_has_to_press_a_key_for_the_day_to_change() {
    let mut desk = Desk::new().clock("2026-12-01 00:00:01");
    desk.says("本月未走访 1152");
    desk.midnight().says("本月未走访 1200");
}

#[test]
fn a_day_nobody_typed_follows_the_clock_and_a_typed_one_stays() {
    let mut desk = Desk::new();
    desk.press("F4 1").says("2026-11-23");
    let mut desk = desk.clock("2026-11-24 00:01:00");
    desk.press("F4").says("已保存");
    assert_eq!(desk.text(VISIT_ON), "2026-11-24");

    let mut desk = Desk::new();
    desk.press("F4 Up '22' Down 1");
    let mut desk = desk.clock("2026-11-24 00:01:00");
    desk.press("F4").says("已保存");
    assert_eq!(desk.text(VISIT_ON), "2026-11-22");

    // Today's day typed by hand was meant, too.
    let mut desk = Desk::new();
    desk.press("F4 Up '23' Down 1");
    let mut desk = desk.clock("2026-11-24 00:01:00");
    desk.press("F4").says("已保存");
    assert_eq!(desk.text(VISIT_ON), "2026-11-23");
}

#[test]
fn a_form_left_yesterday_is_gone_on_with_today() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「家里都好」");
    let mut desk = desk.clock("2026-11-24 08:00:00").again();
    desk.says("（2026-11-23 09:30）")
        .press("Enter")
        .says("2026-11-24");
    desk.press("Esc Right Enter");
    let mut desk = Desk::new();
    desk.press("F4 Up '22' Down 1");
    let mut desk = desk.clock("2026-11-24 08:00:00").again();
    desk.press("Enter").says("2026-11-22");
}

#[test]
fn the_calendar_moves_on_with_the_day() {
    let mut desk = Desk::sized(120, 40);
    desk.press("F2 'rl' Enter").says("2026年11月");
    let mut desk = desk.clock("2026-12-01 00:00:05");
    desk.midnight().says("2026年12月");
    desk.press("F5");
}

#[test]
fn a_clock_that_went_back_is_said_at_once_and_before_the_first_save() {
    let mut desk = Desk::new();
    desk.press("F4 1 F4").says("已保存");
    let visits = desk.number(VISITS);
    let mut desk = desk.clock("2026-11-20 09:00:00").again();
    desk.says("电脑的日期是 2026-11-20，比文件里最后一次操作（2026-11-23）还早");
    desk.press("Down F4 1 F4").says("要按 2026-11-20 保存吗");
    // The safe answer stands first, and the form is still there.
    desk.press("Enter").says("谈了什么");
    assert_eq!(desk.number(VISITS), visits);
    desk.press("F4 Right Enter").says("已保存");
    assert_eq!(desk.text(VISIT_ON), "2026-11-20");
    assert_eq!(desk.draft(), None);
    // Once is enough.
    desk.press("Down F4 1 F4").says("已保存");
    // Set right, nothing more is said of it.
    let mut desk = desk.clock("2026-11-23 09:00:00").again();
    desk.is_silent_on("电脑的日期");
    desk.press("F8 Right Enter").says("已撤销");
}

#[test]
fn a_day_that_cannot_be_is_not_followed_and_nothing_is_saved_on_it() {
    for moment in ["1970-01-01 00:00:00", "2101-01-01 00:00:00"] {
        let mut desk = Desk::new();
        let visits = desk.number(VISITS);
        desk.press("F4 1");
        let mut desk = desk.clock(moment);
        desk.midnight()
            .says("电脑的日期变成了")
            .says("仍按 2026-11-23 显示");
        desk.press("F4").says("这一步没有做");
        assert_eq!(desk.number(VISITS), visits);
        assert!(desk.draft().is_some());
        let mut desk = desk.clock("2026-11-23 10:00:00");
        desk.press("F4").says("已保存");
    }
}

/// Every screen, the calendar there and back, and a form with a day typed into it.
fn walks_through(today: chrono::NaiveDate, typed: &str) {
    let mut desk = Desk::new().on(today).again();
    for screen in 1..=9 {
        desk.press(&screen.to_string()).press("Down Enter Esc");
    }
    desk.press("1 F2 'rl' Enter PageUp*3 PageDown*5 Up*4 Down*9 Right*3 Left*5 Home End Esc");
    desk.press("1 F4 1 Up*2")
        .paste(typed)
        .press("Left Right F4 Esc Esc");
    desk.press("Ctrl+q Right Enter");
    assert!(desk.left);
}

#[test]
fn no_day_at_all_is_too_much_for_any_screen() {
    for today in [
        chrono::NaiveDate::MIN,
        chrono::NaiveDate::MAX,
        "-0001-01-01".parse().unwrap(),
        "1960-01-01".parse().unwrap(),
        "2020-01-01".parse().unwrap(),
        "2100-12-31".parse().unwrap(),
        "+262142-12-31".parse().unwrap(),
    ] {
        walks_through(today, "+262142-12-31");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]
    #[test]
    fn any_day_is_counted_on_and_anything_typed_is_a_day_or_a_sentence(
        day in -95_000_000..95_000_000_i32, typed in "[-+0-9年月日./ ]{0,14}",
    ) {
        let today = chrono::NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default();
        walks_through(today, &typed);
        walks_through(chrono::NaiveDate::from_num_days_from_ce_opt(737_000 + day.rem_euclid(40_000)).unwrap(), &typed);
    }
}
