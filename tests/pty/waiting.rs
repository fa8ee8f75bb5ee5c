//! A file that another program holds, and a program that is suspended.

use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::process::Signal;

use super::Desk;
use super::term::{DOWN, ENTER, RIGHT, Term};

/// A visit, filled in and not saved.
fn a_visit(t: &mut Term) {
    t.wait_for("桂香苑 1-1-102").press("\x1bOS", "> 结果");
    t.press("1", "> 走访人");
}

#[test]
fn a_file_that_is_held_is_waited_for_in_words_and_can_be_left() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).start();
    a_visit(&mut t);
    t.quiet(Duration::from_millis(100));
    let visits = desk.ask("SELECT count(*) FROM visit");
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    t.press("\x1bOS", "另一个窗口或程序正占用数据文件");
    println!("said after {:?}", begun.elapsed());
    t.press("\x11", "最后这一步还在等着保存");
    t.press(RIGHT, ">[ 退出 ]").key(ENTER);
    assert_eq!(t.leave(), 4);
    assert!(
        begun.elapsed() < Duration::from_secs(6),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        t.text().contains("退出前的最后一步没有保存"),
        "{}",
        t.text()
    );
    drop(other);
    assert_eq!(desk.ask("SELECT count(*) FROM visit"), visits);
    // The form is still there, and no second window is needed to find it.
    let mut t = desk.call(&[]).start();
    t.wait_for("没有填完：登记走访").press(ENTER, "> 结果");
    t.press("\x1bOS", "已保存：登记走访");
    assert_ne!(desk.ask("SELECT count(*) FROM visit"), visits);
    t.press("\x03", "要退出访议解吗")
        .press(RIGHT, ">[ 退出 ]")
        .key(ENTER);
    assert_eq!(t.leave(), 0);
    let left: Vec<_> = std::fs::read_dir(desk.file().parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("window"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_window_that_was_killed_leaves_its_form_to_the_next_and_a_living_one_does_not() {
    let desk = Desk::new();
    let mut first = desk.call(&[]).start();
    a_visit(&mut first);
    first.quiet(Duration::from_millis(300));
    let mut second = desk.call(&[]).start();
    second
        .wait_for("桂香苑 1-1-102")
        .press(DOWN, ">桂香苑 1-1-201");
    assert!(!second.text().contains("没有填完"), "{}", second.text());
    first.signal(Signal::KILL);
    first.leave();
    let mut third = desk.call(&[]).start();
    third.wait_for("没有填完：登记走访 桂香苑 1-1-102");
}

#[test]
fn a_suspended_program_gives_the_terminal_back_and_draws_anew() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).start();
    t.wait_for("桂香苑 1-1-102");
    let raw = t.modes_now();
    t.signal(Signal::TSTP);
    t.wait_until("the terminal given back", |t| {
        !t.screen().alternate_screen()
    });
    t.quiet(Duration::from_millis(100));
    assert_eq!(t.modes.local_modes, t.modes_now().local_modes);
    assert!(!t.screen().hide_cursor() && !t.screen().bracketed_paste());
    t.resize(90, 26);
    t.signal(Signal::CONT);
    t.wait_until("the full screen again", |t| t.screen().alternate_screen());
    t.wait_for("桂香苑 1-1-102").press(DOWN, ">桂香苑 1-1-201");
    assert_eq!(raw.local_modes, t.modes_now().local_modes);
    assert_eq!(t.text().lines().count(), 26);
    // On the keyboard the same letter takes a step back.
    t.press("\x1a", "撤销：登记走访");
}
