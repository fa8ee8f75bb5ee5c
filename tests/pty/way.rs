//! The whole way of one matter, by arrows, Enter, digits and pasted Chinese.

use super::Desk;
use super::term::{DOWN, ENTER, ESC};

#[test]
fn from_the_door_to_closed_by_arrows_enter_digits_and_pasted_chinese() {
    let desk = Desk::new();
    let mut t = desk.call(&[]).start();
    t.wait_for("桂香苑 1-1-102").press(ENTER, "一条纽带");
    t.press(ENTER, "见到 ");
    t.step("1").step(ENTER).step(ENTER).step(ENTER).step(ENTER);
    t.paste("楼道灯坏了三天").wait_for("楼道灯坏了三天");
    t.step(ENTER).paste("楼道灯坏了没人修").wait_for("类别");
    eprintln!("{}", t.text());
    t.step(ENTER).step("2");
    eprintln!("{}", t.text());
    t.step("1"); t.step("1");
    eprintln!("{}", t.text());
    t.step(DOWN);
    t.press(ENTER, "已");
    t.quiet(std::time::Duration::from_millis(300));
    eprintln!("{}", t.text());
    t.key(ESC).quiet(std::time::Duration::from_millis(300));
    t.press("4", "支委会");
    t.press("0", "党小组会");
    eprintln!("{}", t.text());
}
