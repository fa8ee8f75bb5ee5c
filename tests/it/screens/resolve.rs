//! 解: progress, done, told, followed up, closed; and what is refused on the way.

use crate::desk::Desk;

/// The card of the first issue of the list of tasks: late, in progress.
fn card(desk: &mut Desk) -> String {
    desk.press("5");
    let number = desk.text(
        "SELECT i.number FROM task t JOIN issue i ON i.id = t.issue_id
         WHERE t.done_on IS NULL ORDER BY t.deadline, t.id LIMIT 1",
    );
    desk.press("Enter").says(&number);
    number
}

fn stage(desk: &Desk, number: &str) -> String {
    desk.text(&format!(
        "SELECT stage FROM issue WHERE number = '{number}'"
    ))
}

#[test]
fn from_progress_to_closed() {
    let mut desk = Desk::new();
    let number = card(&mut desk);
    desk.press("F4 「已到现场」 Enter").says("办理：已到现场");
    assert_eq!(stage(&desk, &number), "in_progress");
    desk.press("F6 「墙已加固」 Enter").says("办结：墙已加固");
    assert_eq!(stage(&desk, &number), "done");
    // Told by telephone, by whom and what was said; then asked.
    desk.press("F7 2 Enter 「知道了」 Enter")
        .says("电话告知居民 知道了");
    assert_eq!(stage(&desk, &number), "told");
    desk.press("Enter 1 「很满意」 Enter")
        .says("回访：满意 很满意");
    assert_eq!(stage(&desk, &number), "followed_up");
    desk.press("Enter Right Enter").says("现在：已销号");
    assert_eq!(stage(&desk, &number), "closed");
}

#[test]
fn closing_before_the_resident_was_told_says_why_not() {
    let mut desk = Desk::new();
    let number = card(&mut desk);
    desk.press("F6 「墙已加固」 Enter F2 'xh'")
        .says("告知居民并回访后才能销号");
    // A blocked entry stays where it is.
    desk.press("Enter").says("能做的事");
    assert_eq!(stage(&desk, &number), "done");
}

#[test]
fn a_step_that_is_over_is_not_called_one_to_come() {
    let mut desk = Desk::new();
    card(&mut desk);
    desk.press("F6 「墙已加固」 Enter F4").says("已经办结");
    desk.press("F7 F4 F7").says("已经告知居民");
}

#[test]
fn an_unsatisfied_resident_opens_the_matter_again_with_a_reason() {
    let mut desk = Desk::new();
    let number = card(&mut desk);
    desk.press("F6 「墙已加固」 Enter F7 F4 Enter 3 F4")
        .says("请写明理由");
    assert_eq!(stage(&desk, &number), "told");
    desk.press("「墙又裂了」 F4").says("墙又裂了");
    assert_eq!(stage(&desk, &number), "in_progress");
    let open = format!(
        "SELECT count(*) FROM task t JOIN issue i ON i.id = t.issue_id
         WHERE i.number = '{number}' AND t.done_on IS NULL"
    );
    assert_eq!(desk.number(&open), 1);
}

#[test]
fn a_closed_matter_is_reopened_with_a_reason() {
    let mut desk = Desk::new();
    desk.press("3").press("End Enter");
    let number = desk.text("SELECT number FROM issue ORDER BY registered_on, id LIMIT 1");
    desk.says(&number);
    if stage(&desk, &number) != "closed" {
        let closed = desk.text("SELECT number FROM issue WHERE stage = 'closed' LIMIT 1");
        desk.press("Esc /")
            .paste(&closed)
            .press("Enter")
            .says(&closed);
        desk.press("Enter F4")
            .says("请写明")
            .press("「又坏了」 Enter");
        assert_eq!(stage(&desk, &closed), "in_progress");
        return;
    }
    desk.press("Enter F4")
        .says("请写明")
        .press("「又坏了」 Enter");
    assert_eq!(stage(&desk, &number), "in_progress");
}

#[test]
fn an_internal_matter_is_kept_from_the_wall_and_marked() {
    let mut desk = Desk::new();
    let number = card(&mut desk);
    desk.press("F2 'sqsz' Enter").says("内部事项，不上墙");
    let internal = format!("SELECT internal FROM issue WHERE number = '{number}'");
    assert_eq!(desk.number(&internal), 1);
    desk.press("F2 'sqsz' Enter")
        .is_silent_on("内部事项，不上墙");
    assert_eq!(desk.number(&internal), 0);
}
