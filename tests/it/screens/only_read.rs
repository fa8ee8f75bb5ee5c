//! A file that is only read says so, why, and what to do, on every screen and at every key that writes.

use super::super::desk::Desk;

const HIDDEN: &str = "CREATE TRIGGER hide AFTER INSERT ON visit BEGIN
    DELETE FROM visit WHERE id <> new.id; END";

#[test]
fn the_banner_stands_on_every_screen_and_in_the_smallest_window() {
    for size in [(40, 12), (80, 24), (120, 36)] {
        let mut desk = Desk::altered(HIDDEN, size);
        for screen in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            let shown = desk.press(screen).screen().replace(['\n', ' '], "");
            for words in ["只读", "触发器「hide」", "fyjrestore"] {
                assert!(
                    shown.contains(words),
                    "{screen} {size:?}\n{}",
                    desk.screen()
                );
            }
        }
    }
}

#[test]
fn the_last_row_of_a_list_stands_above_the_status_line() {
    let mut desk = Desk::altered(HIDDEN, (80, 24));
    desk.press("2 End");
    let selected = desk.selected();
    assert!(!selected.is_empty(), "{}", desk.screen());
    desk.press("Home");
    assert!(!desk.selected().is_empty(), "{}", desk.screen());
}

#[test]
fn a_key_that_writes_answers_with_the_reason() {
    let mut desk = Desk::altered(HIDDEN, (120, 36));
    desk.press("F4");
    assert!(desk.status().contains("没有保存"), "{}", desk.screen());
    assert!(!desk.is_typing(), "a form was opened");
    desk.press("F8");
    assert!(desk.status().contains("没有保存"), "{}", desk.screen());
}

#[test]
fn damage_that_is_found_later_is_said_and_nothing_is_written_from_then_on() {
    let mut desk = Desk::broken("feedback", (80, 24));
    assert!(!desk.screen().contains("只读"), "{}", desk.screen());
    desk.examined();
    assert!(desk.screen().contains("只读"), "{}", desk.screen());
    desk.press("F4");
    desk.says("没有保存");
}

#[test]
fn leaving_a_form_in_a_file_that_is_only_read_promises_nothing() {
    let mut desk = Desk::broken("feedback", (80, 24));
    desk.press("F4 1").examined();
    desk.press("Ctrl+q").says("退出就没有了");
    desk.is_silent_on("填了的内容会留着").press("Esc");
    assert!(!desk.left);
    desk.press("Ctrl+q Right Enter");
    assert!(desk.left);
}

#[test]
fn a_row_that_cannot_be_read_stands_in_its_list_and_a_bad_name_keeps_nothing_from_starting() {
    let mut desk = Desk::altered(
        "UPDATE visit SET said = CAST(x'ff' AS TEXT) WHERE id =
           (SELECT id FROM visit ORDER BY on_date DESC, id DESC LIMIT 1);
         UPDATE setting SET value = CAST(x'ff07' AS TEXT) WHERE key = 'community'",
        (80, 24),
    );
    assert!(!desk.screen().contains("只读"), "{}", desk.screen());
    desk.press("2");
    assert!(desk.selected()[0].contains("[损坏]"), "{}", desk.screen());
    assert!(desk.status().contains("读不出来"), "{}", desk.screen());
    desk.press("Down");
    assert!(!desk.selected()[0].contains("[损坏]"), "{}", desk.screen());
    assert!(desk.store.wall().is_ok());
}

#[test]
fn lists_that_cannot_be_read_are_not_taken_for_those_of_a_new_office() {
    let broken = [
        "grid",
        "household",
        "issue",
        "person",
        "visit",
        "task",
        "task_open",
    ];
    for size in [(80, 24), (120, 36)] {
        let mut desk = Desk::all_broken(&broken, size);
        let bench = desk.screen();
        assert!(bench.contains("读不出来"), "{bench}");
        assert!(bench.contains("今日待办算不出来"), "{bench}");
        for words in ["依次建", "新建", "登记人员", "没有符合的"] {
            assert!(!bench.contains(words), "{words}\n{bench}");
        }
        desk.press("Enter");
        assert!(!desk.status().contains("还没有"), "{}", desk.screen());
        for screen in ["2", "3", "5", "6"] {
            let shown = desk.press(screen).screen();
            assert!(shown.contains("读不出来"), "{screen}\n{shown}");
        }
    }
}
