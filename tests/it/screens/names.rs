//! What is masked is seen before it goes out, and a word that is no name stands with one key.

use chrono::{NaiveDateTime, TimeDelta};
use fangyijie::flow::Event;
use fangyijie::ui::look::{Look, Role, Stage};

use crate::desk::{Desk, LOOK};

const PLAIN_WORDS: &str =
    "SELECT group_concat(word || place) FROM (SELECT word, place FROM plain_word ORDER BY place)";

/// A desk on whose file a resident is called like an ordinary word.
fn desk(columns: u16, rows: u16) -> Desk {
    let desk = Desk::sized(columns, rows);
    desk.change(
        "UPDATE person SET name = '高峰' WHERE id = (SELECT min(person_id) FROM resident
           WHERE person_id NOT IN (SELECT person_id FROM role_term UNION SELECT person_id FROM membership))",
    );
    desk
}

/// How many cells of the screen are marked as masked.
fn marked(desk: &Desk) -> usize {
    let style = Look {
        stage: Stage::Desk,
        ..LOOK
    }
    .style(Role::Masked);
    let (buffer, _) = desk.painted();
    let cells = buffer.content.iter();
    cells
        .filter(|cell| Some(cell.bg) == style.bg && cell.symbol() == "*")
        .count()
}

#[test]
fn the_preview_marks_what_is_masked_and_one_key_lets_a_word_stand() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let mut desk = desk(columns, rows);
        desk.press("9 Down*3 Enter Down Enter 「早高峰请绕行，高峰说的」");
        if columns > 40 {
            assert_eq!(marked(&desk), 2, "{}", desk.screen());
        }
        desk.press("F3").says("原文「高峰」").says("三楼老李");
        // The second place stands, the first does not.
        desk.press("Down F3").says("照写");
        assert_eq!(desk.text(PLAIN_WORDS), "高峰1");
        assert!(desk.is_typing());
        desk.press("F3").says("是人名");
        assert_eq!(desk.number("SELECT count(*) FROM plain_word"), 0);
        desk.press("Up Enter").says("照写").press("Esc");
        desk.press("Enter").says("墙上：通知");
        assert_eq!(
            desk.text("SELECT view FROM wall"),
            "{\"Message\":\"早高峰请绕行，高*说的\"}"
        );
    }
}

#[test]
fn what_was_sent_holds_no_name_any_more() {
    let mut desk = desk(120, 36);
    desk.press("9 Down*3 Enter Down Enter 「早高峰请绕行」");
    assert_eq!(marked(&desk), 1, "{}", desk.screen());
    // On the wall it is a sentence without a name.
    desk.press("Enter F3").says("里面没有另外要遮的姓名");
    desk.press("End");
    assert_eq!(marked(&desk), 0);
}

#[test]
fn a_decision_is_taken_back_like_anything_else() {
    let mut desk = desk(120, 36);
    desk.press("9 Down*3 Enter Down Enter 「早高峰请绕行」 F3 F3");
    desk.says("不是人名").says("早高峰请绕行");
    assert_eq!(desk.number("SELECT count(*) FROM plain_word"), 1);
    desk.press("Esc*2 F8").says("撤销：不是人名 高峰");
    desk.press("Right Enter").says("已撤销");
    assert_eq!(desk.number("SELECT count(*) FROM plain_word"), 0);
}

/// The notice of the newest assembly whose minutes are final, before it is posted.
fn at_notice(desk: &mut Desk) {
    desk.change(
        "UPDATE notice SET withdrawn_on = '2026-11-23', reason = 'x';
         UPDATE minutes SET body = replace(body, '\"note\":\"', '\"note\":\"高峰');",
    );
    super::minutes::at_minutes(desk);
    desk.says("已定稿").press("F7");
}

#[test]
fn the_notice_says_what_is_masked_in_it_and_lets_a_word_stand() {
    let mut desk = desk(120, 36);
    at_notice(&mut desk);
    desk.says("姓名已遮住，内部事项不在里面");
    desk.press("End");
    desk.says("选中一处按 F3")
        .says("原文「高峰」")
        .says("三楼老李");
    desk.press("Up");
    let line = desk.selected().join("");
    assert!(line.contains("原文「高峰」"), "{line}\n{}", desk.screen());
    desk.press("F3").says("照写，不是人名");
    assert_eq!(desk.number("SELECT count(*) FROM plain_word"), 1);
    desk.press("Home")
        .says("处不是人名、照写，内部事项不在里面");
}

#[test]
fn masked_minutes_say_before_they_leave_what_will_be_masked() {
    let mut desk = desk(120, 36);
    desk.change("UPDATE minutes SET body = replace(body, '\"note\":\"', '\"note\":\"高峰');");
    super::minutes::at_minutes(&mut desk);
    desk.press("PageDown*9");
    while !desk.screen().contains("原文「高峰」") {
        desk.press("Up");
    }
    desk.says("导出的文件里：遮住姓名");
}

#[test]
fn whether_offices_stand_by_name_is_a_setting_that_is_journalled() {
    let mut desk = desk(120, 36);
    desk.press("9 F2 「写姓名」 Enter")
        .says("责任人写姓名 打开");
    assert_eq!(
        desk.text("SELECT command || subject FROM journal ORDER BY id DESC LIMIT 1"),
        "set_name_officesyes"
    );
    at_notice(&mut desk);
    desk.says("责任人写姓名，别的姓名已遮住");
    desk.press("9 F2 「写姓名」 Enter")
        .says("责任人写姓名 关闭");
}

#[test]
fn a_telephone_number_that_was_revealed_hides_again_without_a_key() {
    let mut desk = Desk::new();
    let head: String = desk.text(
        "SELECT p.phone FROM household h JOIN person p ON p.id = h.head_id
         WHERE h.to_date IS NULL ORDER BY h.place, h.id LIMIT 1",
    );
    assert_eq!(head.len(), 11);
    desk.press("Enter F9").says(&head);
    assert!(desk.app.is_ticking());
    let start: NaiveDateTime = "2026-11-23T09:30:00".parse().unwrap();
    let tick = |desk: &mut Desk, seconds| {
        drop(
            desk.app
                .update(Event::Tick(start + TimeDelta::seconds(seconds))),
        );
    };
    tick(&mut desk, 0);
    tick(&mut desk, 9);
    desk.says(&head);
    tick(&mut desk, 10);
    desk.is_silent_on(&head);
    // Nothing wakes the program any more.
    assert!(!desk.app.is_ticking());
    // A clock that was put back does not show it longer.
    desk.press("F9").says(&head);
    tick(&mut desk, 30);
    tick(&mut desk, -3600);
    desk.is_silent_on(&head);
}

#[test]
fn a_key_waits_for_the_preview_of_what_was_typed_last() {
    let mut desk = desk(120, 36).late();
    desk.press("9 Down*3 Enter").deliver_all();
    desk.press("Down Enter").deliver_all();
    desk.press("「早高峰」 F3");
    desk.is_silent_on("里面没有").deliver_all();
    desk.says("原文「高峰」");
}
