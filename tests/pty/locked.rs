//! A file that another program keeps locked: what is typed meanwhile, and a start that has to wait.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::process::Signal;

use super::Desk;
use super::term::{ENTER, RIGHT, Term};
use super::window::{at_the_sentence, is_given_back};

/// Another program that has begun to write and does not end.
fn hold(desk: &Desk) -> Connection {
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    other
}

/// A form whose first words were typed before the file was locked, and whose last ones under the lock.
fn typed_under_a_lock(desk: &Desk) -> (Term, Connection) {
    let mut t = desk.call(&[]).start();
    at_the_sentence(&mut t);
    t.type_in("家里").quiet(Duration::from_millis(200));
    let other = hold(desk);
    t.type_in("漏水").wait_for("家里漏水");
    (t, other)
}

fn draft(desk: &Desk) -> String {
    desk.ask("SELECT body FROM draft")
}

#[test]
fn what_was_typed_under_a_lock_is_waited_for_and_not_lost_without_a_word() {
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    t.press("\x11", "填了的内容会留着")
        .press(RIGHT, ">[ 退出 ]");
    let begun = Instant::now();
    t.press(ENTER, "等待：另一个窗口或程序正占用数据文件");
    t.wait_for("没能留下来");
    assert!(begun.elapsed() < Duration::from_secs(6));
    // The safe answer stays, and nothing on the screen is lost.
    t.press(ENTER, "家里漏水").wait_gone("没能留下来");
    drop(other);
    t.press("\x11", "填了的内容会留着")
        .press(RIGHT, ">[ 退出 ]")
        .key(ENTER);
    assert_eq!(t.leave(), 0);
    assert!(draft(&desk).contains("家里漏水"), "{}", draft(&desk));
    let mut t = desk.call(&[]).start();
    t.wait_for("没有填完：登记走访").press(ENTER, "家里漏水");
}

#[test]
fn a_lock_that_ends_while_it_is_waited_for_loses_nothing_and_asks_nothing() {
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    t.press("\x11", "填了的内容会留着")
        .press(RIGHT, ">[ 退出 ]")
        .press(ENTER, "等待：另一个窗口或程序正占用数据文件");
    drop(other);
    assert_eq!(t.leave(), 0);
    assert!(draft(&desk).contains("家里漏水"), "{}", draft(&desk));
}

#[test]
fn whoever_leaves_all_the_same_was_told_and_does_not_wait_twice() {
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    t.press("\x11", "填了的内容会留着")
        .press(RIGHT, ">[ 退出 ]")
        .press(ENTER, "等待：另一个窗口或程序正占用数据文件");
    let begun = Instant::now();
    t.press("\x11", "还没有留下来");
    t.press(RIGHT, ">[ 不等了，退出 ]").key(ENTER);
    assert_eq!(t.leave(), 0);
    assert!(begun.elapsed() < Duration::from_secs(4));
    drop(other);
    // What was typed before the lock is there all the same.
    assert!(draft(&desk).contains("家里"), "{}", draft(&desk));
}

#[test]
fn a_program_that_is_ended_under_a_lock_says_what_it_could_not_keep() {
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    let begun = Instant::now();
    t.signal(Signal::TERM);
    assert_eq!(t.leave(), 143);
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert!(t.text().contains("没能留下来"), "{}", t.text());
    drop(other);
    // A lock that ends soon is waited for.
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    t.signal(Signal::TERM);
    t.quiet(Duration::from_millis(300));
    drop(other);
    assert_eq!(t.leave(), 143);
    assert!(!t.text().contains("没能留下来"), "{}", t.text());
    assert!(draft(&desk).contains("家里漏水"), "{}", draft(&desk));
}

/// Another program that keeps the file to itself.
fn keep_alone(desk: &Desk) -> Connection {
    let other = Connection::open(desk.file()).unwrap();
    let held =
        "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE station SET next = next; COMMIT";
    other.execute_batch(held).unwrap();
    other
}

const HELD: &str = "等待：另一个窗口或程序正占用数据文件";

#[test]
fn a_start_that_has_to_wait_says_so_and_can_be_left_at_once() {
    for key in ["\x11", "\x03"] {
        let desk = Desk::new();
        let _other = keep_alone(&desk);
        let mut t = desk.call(&[]).start();
        t.wait_for(HELD);
        let begun = Instant::now();
        t.key(key);
        assert_eq!(t.leave(), 0, "{key:?}");
        assert!(begun.elapsed() < Duration::from_secs(1), "{key:?}");
        is_given_back(&t);
    }
}

#[test]
fn a_start_goes_on_when_the_file_is_free_and_gives_up_in_words_when_it_stays_held() {
    let desk = Desk::new();
    let other = keep_alone(&desk);
    let mut t = desk.call(&[]).start();
    t.wait_for(HELD);
    drop(other);
    t.wait_for("桂香苑 1-1-102").press(ENTER, "一条纽带");
    t.signal(Signal::TERM);
    assert_eq!(t.leave(), 143);

    let _other = keep_alone(&desk);
    for task in [&[][..], &["demo"], &["project"]] {
        let mut t = desk.call(task).start();
        t.wait_for(HELD);
        assert_eq!(t.leave(), 4, "{task:?}");
        let end = t.text();
        assert!(
            end.contains("打不开") && !end.contains("保存"),
            "{task:?}\n{end}"
        );
        assert!(!t.screen().alternate_screen());
    }
}

#[test]
fn a_form_left_by_another_window_is_offered_once_the_lock_is_gone() {
    let desk = Desk::new();
    let (mut t, other) = typed_under_a_lock(&desk);
    drop(other);
    t.quiet(Duration::from_millis(500)).signal(Signal::KILL);
    t.leave();
    // Taking it over is a write.
    let other = hold(&desk);
    let mut t = desk.call(&[]).start();
    t.wait_for(HELD);
    drop(other);
    t.wait_for("没有填完：登记走访");
}
