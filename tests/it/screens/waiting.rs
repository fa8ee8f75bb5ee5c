//! Waiting is said, and nobody has to wait who wants to leave.

use fangyijie::store::Fault;
use fangyijie::store::worker::{Reply, Ticket};

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
fn leaving_waits_until_what_was_typed_is_kept_and_for_no_key() {
    let mut desk = Desk::new().late();
    desk.press("F4 1 F4 Ctrl+q").says("要退出访议解吗");
    desk.press("Right Enter").is_silent_on("要退出访议解吗");
    desk.waits(true)
        .says("等待：另一个窗口或程序正占用数据文件");
    assert!(!desk.left);
    desk.deliver_all();
    assert!(desk.left);
}

#[test]
fn whoever_has_waited_enough_is_asked_again_and_can_go() {
    let mut desk = Desk::new();
    desk.press("F4 1");
    let mut desk = desk.late();
    desk.press("Ctrl+q").says("填了的内容会留着");
    desk.press("Right Enter").waits(false);
    desk.says("等待：正在留下填了的内容");
    desk.press("Ctrl+c").says("还没有留下来").press("Enter");
    desk.is_silent_on("还没有留下来").waits(false);
    desk.says("等待：正在留下填了的内容");
    assert!(!desk.left);
    desk.press("Ctrl+c Right Enter");
    assert!(desk.left);
}

#[test]
fn what_could_not_be_kept_is_said_and_staying_is_the_safe_answer() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5 「漏水」");
    let mut desk = desk.late();
    desk.press("Ctrl+q Right Enter");
    desk.hears(Reply::Kept(Err(Fault::DiskFull.into())));
    desk.says("没能留下来")
        .says("磁盘已满")
        .says(">[ 先不退出 ]");
    desk.press("Enter").says("漏水");
    // Back at work, keys go where they went before.
    desk.press("「三天」").says("漏水三天");
    desk.deliver_all();
    assert!(!desk.left);
    desk.press("Ctrl+q")
        .says("填了的内容会留着")
        .press("Right Enter");
    desk.hears(Reply::Kept(Err(Fault::Locked.into())));
    desk.says("一直被另一个窗口或程序占用").press("Right Enter");
    assert!(desk.left && desk.app.is_loss_accepted());
}

#[test]
fn a_step_that_fails_while_the_program_is_left_is_not_forgotten() {
    let mut desk = Desk::new();
    desk.press("F4 1 Ctrl+q");
    let mut desk = desk.late();
    desk.press("Right Enter");
    desk.hears(Reply::Ran(Ticket(1), Err(Fault::Locked.into())));
    desk.hears(Reply::Kept(Ok(())));
    assert!(desk.left);
    assert!(desk.app.take_unsaved().is_some());
}

#[test]
fn where_no_question_can_be_read_the_first_key_keeps_and_the_second_leaves() {
    let mut desk = Desk::new();
    desk.press("F4 1").resize(30, 8);
    let mut desk = desk.late();
    desk.press("Ctrl+q");
    assert!(!desk.left);
    desk.hears(Reply::Kept(Err(Fault::Locked.into())));
    assert!(!desk.left);
    desk.press("Ctrl+q");
    // Nobody could read that it is lost: it is said at the end.
    assert!(desk.left && !desk.app.is_loss_accepted());
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
