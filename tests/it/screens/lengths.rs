//! How long what is typed may be: said before it is full, cut with a word, never lost from an old record.

use crate::desk::Desk;

fn long(count: usize) -> String {
    "话".repeat(count)
}

#[test]
fn a_paste_that_is_too_long_is_cut_with_a_word_and_the_rest_is_saved() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*5");
    desk.paste(&long(6_000))
        .says("最多5000个汉字：后面的1000个字没有放进来")
        .says("已满，1000字没放进");
    desk.press("F4").says("已保存");
    let said = desk.text("SELECT said FROM visit ORDER BY id DESC LIMIT 1");
    assert_eq!(said.chars().count(), 5_000);
}

#[test]
fn the_end_is_said_before_it_comes() {
    let mut desk = Desk::new();
    desk.press("F4 1 Down*6");
    desk.paste(&long(900)).is_silent_on("还能写");
    desk.paste(&long(85)).says("最多1000个汉字，还能写15字");
    desk.paste(&long(15)).says("已经写满");
    desk.press("「多」").says("后面的1个字没有放进来");
    desk.press("Backspace").says("还能写1字");
}

#[test]
fn a_record_that_was_too_long_already_is_kept_whole_and_may_get_shorter() {
    const NOTE: &str = "SELECT max(note) FROM household";
    let mut desk = Desk::new();
    desk.change(&format!("UPDATE household SET note = '{}'", long(6_000)));
    let whole = desk.text(NOTE);
    // Something else is changed, and the note stays as it was.
    desk.press("F2 'gzh' Enter 2 F4").says("已保存");
    assert_eq!(desk.text(NOTE), whole);
    desk.press("F2 'gzh' Enter Up*2");
    desk.says("原来的内容多了1000字");
    desk.press("「字」").says("没有放进来");
    desk.press("Backspace F4").says("已保存");
    let shorter = "SELECT count(*) FROM household WHERE length(note) = 5999";
    assert_eq!(desk.number(shorter), 1);
    // Taking the step back brings the old text back, long as it is.
    desk.press("Ctrl+z").says("撤销").press("Right Enter");
    assert_eq!(desk.number(shorter), 0, "{}", desk.screen());
}

#[test]
fn words_that_narrow_a_list_a_path_and_a_sentence_for_the_wall_end_too() {
    let mut desk = Desk::new();
    desk.press("/ 'zs'");
    desk.paste(&long(100)).says("没放进");
    desk.press("Esc");
    let mut desk = Desk::new();
    desk.press("9 Up Up Enter");
    desk.paste(&"x".repeat(1_200)).says("200字没放进");
    let mut desk = Desk::new();
    desk.press("9 Down*3 Enter Down Enter");
    desk.paste(&long(210)).says("已满，10字没放进");
    let mut desk = Desk::new();
    desk.press("F2");
    desk.press("「导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导导」")
        .says("没放进");
}
