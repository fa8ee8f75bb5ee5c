//! The operator's side of the wall: what is selected is seen as the room will see it, then sent.

use crate::desk::Desk;

use super::pictures::picture;

const ON_WALL: &str = "SELECT view FROM wall";
const QUEUE: &str = "SELECT queue FROM wall";

/// The wall's desk of a new meeting.
fn at_the_wall() -> Desk {
    let mut desk = Desk::sized(120, 36);
    desk.press("4 F7 Enter Enter 8 Down*7 F6")
        .says("投影  墙上：事项");
    desk
}

#[test]
fn pictures_of_the_desk() {
    for (name, keys) in [
        ("wall", "9 Down*3 Enter"),
        ("wall_of_meeting", "4 F7 Enter Enter 8 Down*7 F6"),
        ("wall_queue", "4 F7 Enter Enter F6 Home F4 Down F4"),
        (
            "wall_sentence",
            "9 Down*3 Enter Down Enter 「今晚七点开会，找王芳 13812345678」",
        ),
    ] {
        picture(name, keys);
    }
}

#[test]
fn what_is_selected_goes_up_and_says_so() {
    let mut desk = at_the_wall();
    desk.press("Home").says("议程 党员大会");
    assert!(desk.text(ON_WALL).contains("Item"));
    desk.press("Enter").says("墙上：议程");
    assert!(desk.text(ON_WALL).contains("Agenda"));
    assert!(
        desk.selected()[0].contains("在墙上"),
        "{:?}",
        desk.selected()
    );
}

#[test]
fn the_preview_is_what_the_projector_paints() {
    let mut desk = at_the_wall();
    desk.says("第 1 件，共 3 件").says("演练");
    desk.press("End").is_silent_on("第 1 件，共 3 件");
    desk.press("Home")
        .says("应到")
        .says("议程 党员大会（民情会诊）");
}

#[test]
fn the_queue_is_taken_in_order_from_a_meeting_too() {
    let mut desk = at_the_wall();
    desk.press("Home F4")
        .says("已排队，第1张")
        .press("Down F4")
        .says("排队2");
    assert!(desk.text(QUEUE).contains("Promises"));
    // The second F4 takes it out again.
    desk.press("F4").says("已不排队").press("F4");
    desk.press("Esc F9").says("墙上：议程，还排着1张");
    desk.press("F9").says("墙上：上次定的事");
    desk.press("F9").says("墙上：上次定的事");
    assert_eq!(desk.text(QUEUE), "[]");
    desk.press("F6 F7").says("墙上：议程");
    assert!(desk.text(QUEUE).contains("Promises"));
}

#[test]
fn a_restart_and_a_second_window_see_the_queue() {
    let mut desk = at_the_wall();
    desk.press("Home F4");
    let mut other = desk.beside();
    other
        .press("9 Down*3 Enter Home")
        .says("排队1")
        .says("墙上：事项");
    let mut desk = desk.again();
    desk.press("9 Down*3 Enter Home").says("排队1");
    desk.press("F9").says("墙上：议程");
}

#[test]
fn a_sentence_is_masked_while_it_is_typed_and_kept_masked() {
    let mut desk = Desk::sized(120, 36);
    let name: String = desk.text(
        "SELECT p.name FROM person p JOIN membership m ON m.person_id = p.id
         WHERE length(p.name) = 3 LIMIT 1",
    );
    desk.press("9 Down*3 Enter Down").says("写通知").press("F4");
    desk.says("先按回车写一句话").press("Enter");
    assert!(desk.is_typing());
    desk.press(&format!("「找{name}，电话 138 1234 5678，3栋2单元501」"));
    desk.says("电话 ***，***");
    desk.press("F4").says("已排队，第1张");
    desk.press("Home Down Enter")
        .press(&format!("「找{name}，电话 138 1234 5678，3栋2单元501」"));
    desk.press("Enter").says("墙上：通知");
    let kept = desk.text(ON_WALL) + &desk.text("SELECT past || queue FROM wall");
    assert!(
        !kept.contains(&name) && !kept.contains("1234") && !kept.contains("501"),
        "{kept}"
    );
    assert!(desk.selected()[0].contains("在墙上"));
    // It can be sent again later.
    desk.press("End Enter").says("墙上：空白");
    desk.press("Up").says("通知 找");
}

#[test]
fn an_empty_sentence_is_not_sent_and_escape_lets_go_of_it() {
    let mut desk = Desk::new();
    desk.press("9 Down*3 Enter Down Enter Enter")
        .says("还没有写");
    assert!(desk.is_typing());
    desk.press("「好」 Esc");
    assert!(!desk.is_typing());
    assert_eq!(desk.text(ON_WALL), "\"Board\"");
    desk.press("Esc").says("宽度设置");
}

#[test]
fn digits_are_typed_into_a_sentence_and_choose_screens_otherwise() {
    let mut desk = Desk::new();
    desk.press("9 Down*3 Enter Down Enter 「1」 2").says("12");
    desk.press("Esc 4").says("组织");
}

#[test]
fn a_pasted_sentence_is_one_line() {
    let mut desk = Desk::new();
    desk.press("9 Down*3 Enter Down Enter")
        .paste("今晚\n七点开会\n")
        .says("今晚 七点开会");
}

#[test]
fn list_and_preview_share_a_small_window() {
    for (columns, rows, both) in [
        (80, 24, true),
        (120, 36, true),
        (50, 30, true),
        (40, 12, false),
    ] {
        let mut desk = Desk::sized(columns, rows);
        desk.press("9 Down*3 Enter").says("议题看板");
        assert_eq!(desk.screen().contains("民情议题"), both, "{columns}x{rows}");
        desk.press("Tab");
        assert!(
            desk.screen().contains("民情议题"),
            "{columns}x{rows}\n{}",
            desk.screen()
        );
    }
}

#[test]
fn an_internal_matter_is_not_offered() {
    let mut desk = Desk::sized(120, 36);
    desk.press("4 F7 Enter Enter 8 Down*7");
    desk.change("UPDATE issue SET internal = 1 WHERE id = (SELECT issue_id FROM agenda_item ORDER BY meeting_id DESC, seat LIMIT 1)");
    desk.press("F6")
        .says("第1件")
        .says("第2件")
        .is_silent_on("第3件");
}
