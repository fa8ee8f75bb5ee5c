//! Waiting is said, and nobody has to wait who wants to leave.

use crate::desk::Desk;

const VISITS: &str = "SELECT count(*) FROM visit";

#[test]
fn what_is_waited_for_is_said_until_it_is_there() {
    let mut desk = Desk::new().late();
    desk.press("F4").is_silent_on("等待");
    desk.waits(false).says("等待：正在读取");
    desk.deliver_all();
    desk.is_silent_on("等待").says("谈了什么");
    desk.press("1 F4").waits(false).says("等待：正在保存");
    desk.waits(true)
        .says("等待：另一个窗口或程序正占用数据文件")
        .says("Ctrl+Q 退出");
    desk.deliver_all();
    desk.is_silent_on("等待").says("已保存：登记走访");
    // Nothing is waited for: a timer that came late says nothing.
    desk.waits(true).is_silent_on("等待");
}

#[test]
fn leaving_waits_for_no_answer_and_no_key_before_it() {
    let mut desk = Desk::new().late();
    desk.press("F4 1 F4 Ctrl+q").says("要退出访议解吗");
    desk.press("Right Enter");
    assert!(desk.left);
}

#[test]
fn whoever_stays_after_all_has_lost_no_key() {
    let mut desk = Desk::new();
    let visits = desk.number(VISITS);
    desk = desk.late();
    desk.press("F4 1 F4 Ctrl+c").says("要退出访议解吗");
    // The answer that comes now is behind the question, and so are the keys that wait for it.
    desk.deliver();
    desk.says("要退出访议解吗").press("Esc");
    desk.deliver_all();
    assert!(!desk.left);
    desk.is_silent_on("要退出访议解吗").says("已保存：登记走访");
    assert_eq!(desk.number(VISITS), visits + 1);
}

#[test]
fn the_question_says_what_becomes_of_what_is_not_saved() {
    let mut desk = Desk::new();
    desk.press("F4 Ctrl+q").says("已保存的内容都在文件里");
    desk.press("Esc 1 Ctrl+q")
        .says("填了的内容会留着")
        .press("Enter");
    desk.says("谈了什么").press("Ctrl+c Right Enter");
    assert!(desk.left);
    desk.again().says("没有填完：登记走访");
    let mut desk = Desk::new();
    desk.press("F4 1");
    let mut desk = desk.late();
    desk.press("F4 Ctrl+q").says("最后这一步还在等着保存");
}

#[test]
fn the_key_that_leaves_works_in_every_box() {
    for keys in [
        "F2",
        "?",
        "F4 Down Right",
        "F8",
        "/",
        "4",
        "4 F4 Enter",
        "9 Enter",
        "3 Enter",
        "Esc",
    ] {
        for key in ["Ctrl+q", "Ctrl+c"] {
            let mut desk = Desk::new();
            desk.press(keys).press(key).says("要退出访议解吗");
            desk.press("Right Enter");
            assert!(desk.left, "{keys} {key}");
        }
    }
    let mut desk = Desk::new();
    desk.resize(30, 8).press("Ctrl+q");
    assert!(desk.left, "where no question can be read");
}
