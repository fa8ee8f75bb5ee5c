//! The file among other programs: its log is nobody else's to take, and a copy can take its place.

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::Desk;
use super::term::{DOWN, ENTER, ESC, HOME, RIGHT, Term};

const F4: &str = "\x1bOS";

/// Visits in the file as `fyj stats` counts them.
fn household_times(desk: &Desk) -> u64 {
    desk.stats()["household_times"].as_u64().unwrap()
}

/// A visit at the door so many below the first one, until it is said to be saved.
fn visit(t: &mut Term, below: usize) {
    t.key(HOME).quiet(Duration::from_millis(50));
    for _ in 0..below {
        t.step(DOWN);
    }
    t.press(F4, "> 结果")
        .step("1")
        .press(F4, "已保存：登记走访");
}

/// A roster for the import, with sixty new doors.
fn roster(folder: &Path) -> String {
    let mut text = "网格,小区,楼栋,单元,室,姓名\n".to_owned();
    for room in 101..=160 {
        text += &format!("第一网格,测试苑,3,2,{room},甲{room}\n");
    }
    let path = folder.join("r.csv");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Opens a file on the page of the import, as the owner of the locks does; nothing is written.
fn look_at(t: &mut Term, roster: &str) {
    t.press("9", "导入花名册").key(HOME).press(ENTER, "文件");
    t.paste(roster).press(ENTER, "各栏的意思如下");
    t.key(ESC).quiet(Duration::from_millis(100));
    t.key(ESC).quiet(Duration::from_millis(100));
    t.press("1", "桂香苑 1-1-102");
}

/// What the manual once advised for a copy of an open file.
fn vacuum_into(desk: &Desk) {
    let copy = desk.folder.path().join("copy.db");
    desk.ask(&format!("VACUUM INTO '{}'", copy.display()));
    for tail in ["-wal", "-shm"] {
        let name = format!("{}{tail}", desk.file().display());
        assert!(Path::new(&name).exists(), "{tail} was taken away");
    }
}

fn program(desk: &Desk, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fyj"))
        .args(args)
        .arg("--db")
        .arg(desk.file())
        .args(["--today", "2026-11-23"])
        .output()
        .unwrap()
}

#[test]
fn another_program_on_the_file_takes_nothing_that_was_saved() {
    let desk = Desk::new();
    let before = household_times(&desk);
    let roster = roster(desk.folder.path());
    let mut first = desk.call(&[]).size(120, 36).start();
    first.wait_for("桂香苑 1-1-102");
    look_at(&mut first, &roster);
    vacuum_into(&desk);
    for below in 0..3 {
        visit(&mut first, below);
    }
    assert_eq!(household_times(&desk), before + 3);
    let mut second = desk.call(&[]).size(120, 36).start();
    second.wait_for("桂香苑 1-1-102");
    for below in 3..5 {
        visit(&mut second, below);
    }
    second.press("\x11", "要退出").step(RIGHT).key(ENTER);
    assert_eq!(second.leave(), 0);
    assert!(program(&desk, &["import", &roster]).status.success());
    visit(&mut first, 5);
    first.press("\x11", "要退出").step(RIGHT).key(ENTER);
    assert_eq!(first.leave(), 0);
    assert_eq!(desk.ask("PRAGMA integrity_check"), "ok");
    assert_eq!(household_times(&desk), before + 6);
}

#[test]
fn the_power_fails_after_another_program_was_on_the_file() {
    let desk = Desk::new();
    let before = household_times(&desk);
    let roster = roster(desk.folder.path());
    let mut t = desk.call(&[]).size(120, 36).start();
    t.wait_for("桂香苑 1-1-102");
    look_at(&mut t, &roster);
    vacuum_into(&desk);
    for below in 0..3 {
        visit(&mut t, below);
    }
    t.signal(Signal::KILL);
    t.leave();
    assert_eq!(household_times(&desk), before + 3);
    assert_eq!(desk.ask("PRAGMA integrity_check"), "ok");
}

#[test]
fn a_day_gets_its_copy_and_the_screen_goes_back_to_it() {
    let desk = Desk::new();
    let before = household_times(&desk);
    let mut t = desk.call(&[]).start();
    t.wait_for("桂香苑 1-1-102");
    visit(&mut t, 0);
    let copy = desk.folder.path().join("留底/drill-2026-11-23.db");
    let until = Instant::now() + Duration::from_secs(20);
    while !copy.exists() {
        assert!(Instant::now() < until, "no copy of the day was made");
        t.read(Instant::now() + Duration::from_millis(50));
    }
    visit(&mut t, 1);
    assert_eq!(household_times(&desk), before + 2);
    t.press("9", "留底和还原");
    while t.line("> 留底和还原").is_none() {
        t.mark(DOWN);
    }
    t.press(ENTER, "每日自动");
    while t.line("> 2026年11月23日").is_none() {
        t.mark(DOWN);
    }
    t.press(ENTER, "最后几步").press(ENTER, "还原到这一份吗");
    t.step(RIGHT).press(ENTER, "已还原");
    assert_eq!(household_times(&desk), before + 1);
    // The window goes on with the restored file, from the very first key.
    visit(&mut t, 2);
    assert_eq!(household_times(&desk), before + 2);
    t.signal(Signal::TERM);
    assert_eq!(t.leave(), 143);
    assert_eq!(desk.ask("PRAGMA integrity_check"), "ok");
}
