//! Nothing is lost: undo by name, drafts, questions before anything is thrown away, late answers.

use fangyijie::store::{Mode, Store};
use rusqlite::Connection;

use crate::desk::Desk;

#[test]
fn the_last_command_is_undone_by_name() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 1 F4 F8")
        .says("撤销：登记走访 桂香苑 1-1-102");
    // The safe answer is selected.
    desk.press("Enter");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits + 1);
    desk.press("Ctrl+z Right Enter")
        .says("已撤销：登记走访 桂香苑 1-1-102")
        .says("本月未走访 1152");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
}

#[test]
fn an_earlier_command_is_chosen_in_the_journal() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 1 F4 Down F4 2 F4 9 Up Enter")
        .says("操作记录");
    // The newest is selected; the one below is the visit to 1-1-102.
    desk.says("桂香苑 1-1-201").press("Down Enter");
    desk.says("撤销：登记走访 桂香苑 1-1-102");
    desk.press("Right Enter").says("已撤销");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits + 1);
    let left = "SELECT h.door FROM visit v JOIN household h ON h.id = v.household_id
                ORDER BY v.id DESC LIMIT 1";
    assert_eq!(desk.text(left), "1-1-201");
}

#[test]
fn what_something_later_needs_is_not_undone() {
    let mut desk = Desk::new();
    desk.press("4 F4 Enter Enter 8 1 Esc 9 Up Enter Down*2 Enter Right Enter");
    desk.says("请先撤销后面的操作");
}

#[test]
fn a_draft_is_kept_on_every_edit_and_offered_at_the_next_start() {
    let mut desk = Desk::new();
    desk.press("F4");
    assert_eq!(desk.draft(), None);
    desk.press("1");
    let chosen = desk.draft().unwrap();
    desk.press("Down*5 好");
    assert_ne!(desk.draft().unwrap(), chosen);
}

#[test]
fn a_form_cut_off_by_a_closed_window_is_gone_on_with() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「家里都好」 Down 「路灯不亮」");
    let mut desk = desk.again();
    desk.says("上次有一张表没有填完：登记走访")
        .says("1-1-102")
        .says(">[ 接着填 ]");
    desk.press("Enter").says("路灯不亮").says("家里都好");
    desk.press("F4")
        .says("这件事的类别还没选")
        .press("5 F4")
        .says("已保存：登记走访 桂香苑 1-1-102");
    assert_eq!(
        desk.text("SELECT text FROM issue ORDER BY id DESC LIMIT 1"),
        "路灯不亮"
    );
    assert_eq!(desk.draft(), None);
    desk.again().is_silent_on("没有填完");
}

#[test]
fn a_draft_not_wanted_is_forgotten_and_esc_keeps_it() {
    let mut desk = Desk::new();
    desk.press("F4 1");
    let mut desk = desk.again();
    desk.press("Esc");
    assert_eq!(desk.number("SELECT count(*) FROM draft"), 1);
    let mut desk = desk.again();
    desk.press("Left Enter");
    assert_eq!(desk.draft(), None);
}

#[test]
fn a_draft_looked_at_and_left_by_esc_asks_before_it_is_thrown_away() {
    let mut desk = Desk::new();
    desk.press("F4 1");
    let mut desk = desk.again();
    desk.press("Enter Esc").says("要放弃吗");
}

#[test]
fn esc_asks_before_text_is_thrown_away_and_going_on_is_the_safe_answer() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「家里都好」 Esc")
        .says("表还没有保存，要放弃吗？");
    desk.says(">[ 继续填写 ]").press("Enter").says("家里都好");
    desk.press("Esc Esc").says("家里都好");
    desk.press("Esc Right Enter")
        .is_silent_on("家里都好")
        .says("桂香苑");
    assert_eq!(desk.draft(), None);
}

#[test]
fn an_untouched_form_is_left_without_a_question() {
    let mut desk = Desk::new();
    desk.press("F4 Down Esc")
        .is_silent_on("放弃")
        .says("本月未走访 1152");
}

#[test]
fn leaving_is_asked_for_and_no_is_the_safe_answer() {
    let mut desk = Desk::new();
    desk.press("Ctrl+q").says("要退出访议解吗").press("Enter");
    assert!(!desk.left);
    desk.press("Esc Right Enter");
    assert!(desk.left);
}

#[test]
fn held_keys_are_neither_lost_nor_act_on_an_old_row() {
    let mut desk = Desk::new().late();
    // Ten rows down and a visit, before any answer has come.
    desk.press("Down*30 F4 1 F4");
    desk.deliver_all();
    let door = "SELECT h.door FROM household h WHERE h.to_date IS NULL
                ORDER BY h.place, h.id LIMIT 1 OFFSET 30";
    let visited = "SELECT h.door FROM visit v JOIN household h ON h.id = v.household_id
                   ORDER BY v.id DESC LIMIT 1";
    assert_eq!(desk.text(visited), desk.text(door));
}

#[test]
fn a_visit_after_narrowing_is_to_the_narrowed_household() {
    let mut desk = Desk::new().late();
    desk.press("/ '3-2-501' F4 2 F4");
    desk.deliver_all();
    let visited = "SELECT h.door FROM visit v JOIN household h ON h.id = v.household_id
                   ORDER BY v.id DESC LIMIT 1";
    assert_eq!(desk.text(visited), "3-2-501");
}

#[test]
fn enter_held_on_the_roll_calls_one_after_the_other() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter");
    let mut desk = desk.late();
    desk.press("Enter*5 3 3");
    desk.deliver_all();
    let roll = desk.texts(
        "SELECT presence FROM attendance WHERE meeting_id = (SELECT max(id) FROM meeting)
         ORDER BY seat LIMIT 8",
    );
    assert_eq!(
        roll,
        [
            "present", "present", "present", "present", "present", "absent", "absent", "uncalled"
        ]
    );
}

#[test]
fn answers_one_by_one_between_keys_end_like_answers_at_once() {
    let keys =
        "Down*3 PageDown End Up Home Tab Tab Right Down*25 Enter Esc 5 Enter F4 「好」 Enter";
    let mut prompt = Desk::new();
    prompt.press(keys);
    let mut late = Desk::new().late();
    for (n, key) in crate::desk::parse(keys).into_iter().enumerate() {
        late.key(key);
        if n % 2 == 0 {
            late.deliver();
        }
    }
    late.deliver_all();
    assert_eq!(prompt.screen(), late.screen());
}

#[test]
fn a_key_pressed_twice_is_no_visit() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 F4 F4 F4");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
    desk.press("1 F4");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits + 1);
}

#[test]
fn no_key_acts_on_a_screen_that_is_too_small_to_be_read() {
    let mut desk = Desk::new();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.resize(39, 9).press("F4 1 F4").resize(80, 24);
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits);
}

#[test]
fn nobody_is_told_of_a_matter_before_it_was_registered() {
    let mut desk = Desk::new();
    desk.press(
        "1 BackTab BackTab Right Right Right Enter Enter F7 Up Backspace*10 「2020-01-01」 F4",
    );
    desk.says("还没有登记这件事");
}

#[test]
fn names_written_into_a_matter_are_masked_on_the_wall() {
    let mut desk = Desk::new();
    desk.press("F7 「陈天佑家漏水，电话12012345678」 Down 5 F4");
    let wall = format!("{:?}", desk.store.wall().unwrap());
    assert!(wall.contains("陈**家漏水，电话***"), "{wall}");
    assert!(!wall.contains("陈天佑"));
}

#[test]
fn a_copy_of_the_one_file_is_whole_while_the_wall_still_holds_it() {
    let mut desk = Desk::new();
    let wall = Store::open(desk.store.path(), Mode::Read).unwrap();
    assert!(wall.wall().is_ok());
    desk.press("F4 1 F4");
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.store.settle();
    let copy = desk.store.path().with_file_name("copy.db");
    std::fs::copy(desk.store.path(), &copy).unwrap();
    let there: i64 = Connection::open(&copy)
        .unwrap()
        .query_row("SELECT count(*) FROM visit", [], |row| row.get(0))
        .unwrap();
    assert_eq!(there, visits);
}

/// Every form, as it is opened.
const FORMS: &[&str] = &[
    "F4",
    "F7",
    "Enter Enter",
    "6 Enter Enter",
    "BackTab Down Enter Up Home End Up*4 Enter",
    "BackTab Down Enter End Up Enter",
    "4 F4 Enter",
    "4 F7 Enter Enter 8 Down*7 1 4 F4 5 6 1 7",
    "4 Enter 3",
    "4 Enter 2",
    "4 F7 Enter Enter 8 Down*7 1 4",
    "4 F6 Enter Enter 8 6 6 6 6 9 Right Enter",
    "5 Enter F4",
    "5 Enter F6",
    "5 Enter F6 「好了」 Enter F7",
    "Tab Tab Right*4 Enter Enter Enter",
    "3 End Enter Enter",
    "F2 'djry' Enter",
    "F2 'xjwg' Enter",
    "F2 'xjzb' Enter",
    "F2 'sqzl' Enter",
    "F2 'djzh' Enter",
    "6 Tab*7 F2 'fsc' Enter",
    "Enter F2 'gbq' Enter",
    "Enter F2 'dlxr' Enter",
    "Enter F2 'blxr' Enter",
    "Enter F2 'qcfc' Enter",
    "Enter F2 'bj' Enter",
    "Enter F2 'fh' Enter",
    "Enter F2 'hh' Enter",
    "Enter F2 'jjlr' Enter",
    "Enter F2 'gzh' Enter",
];

#[test]
fn every_save_key_answers() {
    for keys in FORMS {
        for save in ["F4", "Ctrl+s"] {
            let mut desk = Desk::new();
            desk.press(keys);
            let before = desk.screen();
            assert!(
                before.contains("F4 保存") || before.contains("[ 保存 ]"),
                "{keys}\n{before}"
            );
            desk.press(save);
            let screen = desk.screen();
            let saved = desk.status().starts_with("已保存");
            assert!(
                saved || !desk.warning().is_empty(),
                "{keys} {save}\n{screen}"
            );
        }
    }
}

#[test]
fn a_step_of_another_window_is_not_taken_back_unawares() {
    let mut desk = Desk::new();
    desk.press("F4 1 F4 F8")
        .says("撤销：登记走访")
        .is_silent_on("不是在这个窗口做的");
    desk.press("Esc");
    // The same file in a window opened later, or elsewhere.
    let mut desk = desk.again();
    desk.press("F8")
        .says("撤销：登记走访 桂香苑 1-1-102")
        .says("这一步不是在这个窗口做的")
        .says("11-23 09:30 王文书");
    desk.press("Enter").is_silent_on("撤销：登记走访");
    assert_eq!(
        desk.number("SELECT count(*) FROM journal WHERE undoes IS NOT NULL"),
        0,
        "the safe answer stands first"
    );
}

#[test]
fn a_form_filled_in_before_another_window_saved_does_not_put_the_old_values_back() {
    let mut desk = Desk::new();
    let mut other = desk.beside();
    let living = "SELECT living FROM household h JOIN section s ON s.id = h.section_id
      WHERE s.estate = '桂香苑' AND h.door = '1-1-102'";
    desk.press("F2 'gzh' Enter").says("改住户");
    other.press("F2 'gzh' Enter 2 F4").says("已保存");
    let there = desk.text(living);
    desk.press("Down*2 5 F4")
        .says("别的窗口做过「改住户」")
        .says("重新打开再填");
    assert_eq!(
        desk.text(living),
        there,
        "what the other window wrote stands"
    );
    // Opened again it shows what the other wrote, and only what is changed is changed.
    desk.press("Esc").press("Right Enter");
    desk.press("F2 'gzh' Enter Down*2 5 F4").says("已保存");
    assert_eq!(desk.text(living), there);
}

#[test]
fn two_windows_that_write_different_things_do_not_stand_in_each_others_way() {
    let mut desk = Desk::new();
    let mut other = desk.beside();
    let visits = desk.number("SELECT count(*) FROM visit");
    desk.press("F4 1");
    other.press("Down F4 1 F4").says("已保存");
    desk.press("F4").says("已保存");
    assert_eq!(desk.number("SELECT count(*) FROM visit"), visits + 2);
}
