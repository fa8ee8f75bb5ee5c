//! 日历: from the meetings by F9, by arrows through the days, Enter into whatever falls on them.

use super::pictures::{picture, picture_at};
use crate::desk::Desk;

/// The calendar on the day of every desk, a Monday.
fn calendar() -> Desk {
    let mut desk = Desk::new();
    desk.press("4 F9").says("日历 2026年11月");
    desk
}

#[test]
fn it_opens_from_the_meetings_by_a_key_and_from_anywhere_by_name() {
    calendar().says(">23今").says("11月23日 星期一 今天");
    let mut desk = Desk::new();
    desk.press("4").says("F9 日历");
    for place in ["1", "6", "9"] {
        let mut desk = Desk::new();
        desk.press(place)
            .press("F2 「日历」 Enter")
            .says("日历 2026年11月");
        desk.press("Esc").is_silent_on("日历 2026年11月");
    }
}

#[test]
fn arrows_go_by_days_and_weeks_and_through_the_months() {
    let mut desk = calendar();
    desk.press("Right*2").says("11月25日 星期三");
    desk.press("Down")
        .says("日历 2026年12月")
        .says("12月2日 星期三");
    desk.press("Up").says("日历 2026年11月").says("11月25日");
    desk.press("Home Left").says("10月31日 星期六");
    desk.press("-").says("日历 2026年9月").says("9月1日");
    desk.press("PageDown")
        .says("日历 2026年10月")
        .says("国庆节放假");
    desk.press("F7").says("11月23日 星期一 今天");
    desk.press("End").says("11月30日");
}

#[test]
fn holidays_and_the_days_made_up_for_them_are_marked_in_words() {
    let mut desk = calendar();
    desk.press("-").says("10月1日 星期四 国庆节放假");
    desk.says("> 1休").says("10班").is_silent_on("收录");
    desk.press("Down Right*2").says("10月10日 星期六 调休上班");
    desk.press("+ + +").says("日历 2027年1月");
    desk.says("2027年的节假日安排还没有收录");
}

#[test]
fn a_theme_day_is_moved_with_a_reason_and_back() {
    let mut desk = calendar();
    desk.press("Right*2").says("主题党日 1").says("第一支部");
    // With several on that day the keys go to them first.
    desk.press("F4").says("先选中一个还没开的会");
    desk.press("Enter Enter").says("改会议日期");
    desk.says("第一支部 11月主题党日").says("按规则是11月25日");
    desk.says("最迟到下次主题党日前一天");
    desk.press("「2026-11-27」 Down F4").says("请写明理由");
    desk.press("「书记外出学习」 F4");
    desk.says("已保存：改会议日期 第一支部主题党日 2026-11-27");
    let date = "SELECT kind || ' ' || month || ' ' || on_date || ' ' || reason FROM meeting_date";
    assert_eq!(desk.text(date), "assembly 2026-11 2026-11-27 书记外出学习");
    desk.press("Esc Right*2")
        .says("改期：书记外出")
        .says("（原11月25日）");
    desk.press("Tab F6")
        .says("要撤回改期吗")
        .press("Right Enter");
    desk.says("已保存：撤回改期 第一支部主题党日 2026-11-25");
    assert_eq!(desk.number("SELECT count(*) FROM meeting_date"), 0);
    desk.press("F8 Right Enter").says("已撤销：撤回改期");
    assert_eq!(desk.number("SELECT count(*) FROM meeting_date"), 1);
}

#[test]
fn whoever_reported_after_the_edited_theme_day_is_late() {
    let mut desk = Desk::new();
    desk.press("6 Tab Enter")
        .says("11月8日汇报")
        .is_silent_on("11月8日汇报，迟于");
    desk.press("4 F9 Right*2 Enter F4 「2026-11-07」 Down 「县里统一安排」 F4");
    desk.says("已保存：改会议日期");
    desk.press("6 Tab Enter").says("11月8日汇报，迟于11月6日");
}

#[test]
fn a_day_out_of_its_round_is_refused_with_the_days_that_can_be() {
    let mut desk = calendar();
    desk.press("Right*2 Enter F4 「2026-12-25」 Down 「改期」 F4");
    desk.says("2026年11月的主题党日只能在");
    desk.says("2026年11月1日");
    desk.press("Backspace*10 「2026-11-25」 F4").says("不用改");
    assert_eq!(desk.number("SELECT count(*) FROM meeting_date"), 0);
}

#[test]
fn a_meeting_that_is_due_is_opened_on_its_day() {
    let mut desk = Desk::new();
    desk.change("UPDATE branch SET theme_day = 'day 23' WHERE name = '第一支部'");
    desk.press("4 F9").says("第一支部 今天开");
    desk.press("Enter Enter")
        .says("开党员大会")
        .says("2026-11-23");
    desk.press("F4").says("党员大会");
    let opened =
        "SELECT kind || ' ' || on_date FROM meeting WHERE ended_at IS NULL AND kind = 'assembly'";
    assert_eq!(desk.text(opened), "assembly 2026-11-23");
    // Back in the calendar it is no plan any more.
    desk.press("Esc").says("第一支部 正在开");
    desk.press("Enter").says("党员大会");
}

#[test]
fn what_stands_in_the_file_opens_from_its_day() {
    let mut desk = calendar();
    desk.press("Left*7").says("11月16日").says("第五支部 已开");
    desk.press("Enter").says("第五支部").says("2026年11月16日");
    desk.press("Esc Right").says("时限已过，没办结1件");
    desk.press("Enter").says("任务：到期 11月17日");
    desk.press("Esc Home").says("没有安排");
    desk.press("Enter").says("这一天没有安排");
    desk.press("Right*3").says("逢四说事");
    desk.press("Tab End Enter").says("来源选「逢四说事」");
}

#[test]
fn a_notice_that_ends_leads_to_the_minutes_it_tells_of() {
    let mut desk = Desk::new();
    desk.change(
        "INSERT INTO notice (id, meeting_id, body, place, published_on, until)
         SELECT 1, max(id), '{}', '小区公示栏', '2026-11-15', '2026-11-30' FROM meeting
         WHERE kind = 'assembly'",
    );
    desk.press("4 F9 End")
        .says("示")
        .says("公示到期 第五支部（小区公");
    desk.press("Enter").says("会议记录").says("第五支部");
}

#[test]
fn a_street_of_thirty_branches_has_its_meetings_grouped() {
    let mut desk = Desk::new();
    for n in 1..=30 {
        desk.change(&format!(
            "INSERT INTO branch (id, name, theme_day) VALUES ({n}, '街道第{n}支部', 'day 25')"
        ));
    }
    desk.press("4 F9 Right*2")
        .says("主题党日 31")
        .says("街道第1支部");
    desk.press("Enter End Up").says("第三支部");
    desk.press("Home Down*29").says(">").says("街道第30支部");
    desk.press("Left").resize(120, 36).says("主题党日31");
}

#[test]
fn a_small_window_has_a_list_of_the_month() {
    let mut desk = Desk::sized(40, 12);
    desk.press("4 F9")
        .says("日历 2026年11月")
        .says("11月23日 星期一 今天");
    assert_eq!(desk.selected(), ["> 时限到期1件"]);
    desk.press("Down").says("11月24日");
    desk.press("Right").says("主题党日 第一支部");
    assert_eq!(desk.selected(), ["> 主题党日 第一支部"]);
    desk.press("F4").says("改会议日期");
    desk.press("Esc + + ")
        .says("2027年1月")
        .says("节假日未收录");
    // The same day is still selected in a larger window.
    desk.resize(80, 24).says("2027年1月").resize(40, 12);
    desk.press("F7").says("11月23日");
}

#[test]
fn two_windows_see_each_others_days() {
    let mut one = calendar();
    let mut other = one.beside();
    other.press("4 F9 Right*2 Enter Enter");
    one.press("Right*2 Enter F4 「2026-11-27」 Down 「书记外出学习」 F4");
    // What the other form was filled in over is no longer so.
    other.press("「2026-11-28」 Down 「场地」 F4");
    other.says("别的窗口做过「改会议日期」");
    assert_eq!(one.number("SELECT count(*) FROM meeting_date"), 1);
}

#[test]
fn how_it_looks() {
    for (name, keys) in [
        ("calendar", "4 F9 Right*2"),
        ("calendar_entries", "4 F9 Right*2 Enter"),
        ("calendar_holidays", "4 F9 -"),
        ("form_meeting_day", "4 F9 Right*2 Enter Enter"),
    ] {
        picture(name, keys);
    }
    picture_at("calendar", "4 F9 Right*2", (40, 12));
    picture_at("calendar", "4 F9 Right*2", (200, 60));
}
