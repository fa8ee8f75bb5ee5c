//! 9 设置 -> 留底: copies are made, looked at, and gone back to, without a letter.

use crate::desk::Desk;

/// Opens the line of the page that begins with these words.
fn line(desk: &mut Desk, words: &str) {
    desk.press("Home");
    for _ in 0..60 {
        if desk.selected().iter().any(|line| line.contains(words)) {
            desk.press("Enter");
            return;
        }
        desk.press("Down");
    }
    panic!("no {words} on\n{}", desk.screen());
}

fn shelf(desk: &mut Desk) {
    desk.press("1 9");
    line(desk, "留底和还原");
}

#[test]
fn a_copy_on_a_stick_is_made_and_gone_back_to() {
    let mut desk = Desk::new();
    shelf(&mut desk);
    desk.says("每天第一次保存后自动留底：不限大小")
        .says("还没有留底");
    // Nothing has to be typed.
    line(&mut desk, "留底到别处");
    desk.says("空着就放在数据文件旁边").press("F4");
    desk.says("已留底，核对过是完整的");
    assert!(desk.folder().join("drill-2026-11-23.db").exists());
    // A folder, as a stick is one: under the name of the file and the day.
    let stick = desk.folder().join("U盘");
    std::fs::create_dir(&stick).unwrap();
    line(&mut desk, "留底到别处");
    desk.paste(&format!("'{}' ", stick.display()));
    desk.press("F4").says("已留底");
    assert!(stick.join("drill-2026-11-23.db").exists());
    // Never over what is there; the form stays for another name.
    line(&mut desk, "留底到别处");
    desk.press("F4").says("已经有了，没有覆盖它");
}

#[test]
fn what_a_copy_holds_stands_there_before_anything_happens() {
    let mut desk = Desk::new();
    let visits = "SELECT count(*) FROM visit";
    let copies = fangyijie::store::Copies::of(desk.file());
    let day = crate::desk::today();
    let limit = fangyijie::domain::copy::CopyLimit::None;
    desk.press("Home F4 1 F4").says("已保存");
    copies.make(day, limit, &mut |_| true).unwrap();
    let then = desk.number(visits);
    desk.press("Down F4 1 F4").says("已保存");
    assert_eq!(desk.number(visits), then + 1);
    shelf(&mut desk);
    desk.says("留底 1份").says("每日自动");
    line(&mut desk, "每日自动");
    desk.says("最后几步").says("登记走访").says("走访488人次");
    // Esc and No change nothing; Yes is one step away from No.
    line(&mut desk, "还原到这一份");
    desk.says("还原到这一份吗").press("Enter");
    assert_eq!(desk.number(visits), then + 1);
    line(&mut desk, "还原到这一份");
    desk.press("Right Enter").says("已还原；还原前的那份留在");
    assert_eq!(desk.number(visits), then);
    // And back again.
    shelf(&mut desk);
    line(&mut desk, "还原前");
    line(&mut desk, "还原到这一份");
    desk.press("Right Enter").says("已还原");
    assert_eq!(desk.number(visits), then + 1);
    // A restoring is no step that F8 takes back.
    desk.press("F8").says("还原不能撤销");
}

#[test]
fn another_window_is_not_pushed_aside() {
    let mut desk = Desk::new();
    let copies = fangyijie::store::Copies::of(desk.file());
    let limit = fangyijie::domain::copy::CopyLimit::None;
    copies
        .make(crate::desk::today(), limit, &mut |_| true)
        .unwrap();
    let beside = desk.beside();
    shelf(&mut desk);
    line(&mut desk, "每日自动");
    line(&mut desk, "还原到这一份");
    desk.press("Right Enter").says("占用");
    drop(beside);
    desk.press("Home F4 1 F4").says("已保存");
}

#[test]
fn copies_by_themselves_are_limited_and_turned_off() {
    let mut desk = Desk::new();
    shelf(&mut desk);
    for words in ["最多500MB", "最多2GB", "最多10GB", "关闭", "不限大小"] {
        line(&mut desk, "自动留底");
        desk.says(&format!("自动留底：{words}"));
    }
}
