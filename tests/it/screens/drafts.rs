//! Half-filled forms: whose they are, what they are called when they are offered, and when they are gone.

use crate::desk::Desk;

const VISITS: &str = "SELECT count(*) FROM visit";
/// A visit that was written into, not saved.
const WRITTEN: &str = "F4 1 Down*5 「家里都好，路灯坏了三天」";

#[test]
fn a_draft_goes_with_the_save_it_led_to_whatever_happens_then() {
    let mut desk = Desk::new();
    let visits = desk.number(VISITS);
    desk.press(WRITTEN);
    assert!(desk.draft().is_some());
    let mut desk = desk.late();
    // The window is gone before it hears that the visit is saved.
    desk.press("F4");
    assert_eq!(desk.number(VISITS), visits + 1);
    assert_eq!(desk.draft(), None);
    desk.again().is_silent_on("没有填完");
}

#[test]
fn a_draft_whose_save_was_refused_is_still_there() {
    let mut desk = Desk::new();
    let mut other = desk.beside();
    desk.press("F2 'gzh' Enter");
    other.press("F2 'gzh' Enter 2 F4").says("已保存");
    desk.press("Down*2 5 F4").says("别的窗口做过「改住户」");
    assert!(desk.draft().is_some());
    desk.again().says("没有填完：改住户");
}

#[test]
fn a_window_keeps_its_draft_to_itself_while_it_lives() {
    let mut desk = Desk::new();
    desk.press(WRITTEN);
    let mut other = desk.beside();
    other.is_silent_on("没有填完");
    // What the other one writes and saves is no business of the first.
    other.press("Down F4 1 F4").says("已保存");
    assert!(desk.draft().is_some());
    other.press("Down F4 1 Down*5 「家里没人」");
    drop(desk);
    // Two are left, one of a window that still lives.
    let mut third = other.beside();
    third.says("家里都好").press("Left Enter");
    drop(third);
    other.beside().is_silent_on("没有填完");
    other.press("F4 5 F4").says("已保存");
}

#[test]
fn of_several_drafts_the_newest_is_offered_and_the_rest_are_kept() {
    let mut desk = Desk::new();
    desk.press(WRITTEN);
    let mut other = desk.beside();
    other.press("F4 2 Down*5 「门锁着」");
    drop(desk);
    other.change("UPDATE draft SET saved_at = '2026-11-23 10:00:00' WHERE body LIKE '%门锁着%'");
    let mut desk = other.again();
    desk.says("门锁着").press("Left Enter");
    let mut desk = desk.again();
    desk.says("家里都好").press("Enter").says("路灯坏了三天");
    desk.press("F4").says("已保存");
    desk.again().is_silent_on("没有填完");
}

#[test]
fn the_offer_says_whose_form_it_is_what_was_written_and_when() {
    let mut desk = Desk::new();
    desk.press(WRITTEN);
    desk.again()
        .says("登记走访 桂香苑 1-1-102")
        .says("写了「家里都好，路灯坏了三天」")
        .says("（2026-11-23 09:30）");
    // A count of votes is known by its meeting and its matter, not by how to fill it in.
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*7 1 4 1");
    desk.again()
        .says("没有填完：计票 第一支部 2026-11-23")
        .is_silent_on("赞成自动算");
}

#[test]
fn a_draft_of_an_older_version_belongs_to_no_window() {
    let mut desk = Desk::new();
    desk.press(WRITTEN);
    desk.change("UPDATE draft SET window = 'form'");
    let mut other = desk.beside();
    other.says("没有填完：登记走访").press("Esc");
    // Looked at and left by Esc it waits for a later window, and what is begun now does not write over it.
    other.press("Down F4 1 Down*5 「门锁着」");
    let mut third = desk.beside();
    third.says("家里都好");
}

#[test]
fn a_form_whose_preview_is_turned_away_from_is_offered_again() {
    let mut desk = Desk::new();
    desk.press("6 Down*4 Enter");
    desk.press("F2 'jj' Enter").says("接手人");
    desk.press("「杨子轩」 Enter F4").says("交接预览");
    desk.press("1");
    assert_eq!(desk.number("SELECT count(*) FROM draft"), 1);
    desk.again().says("没有填完：交接 付永强");
}
