//! Votes from the keyboard: numbers that must add up, two tellers, papers that were not handed in.

use crate::desk::Desk;

/// An assembly of the first branch, everyone there (twenty with a vote, two representatives), on its first matter.
fn matters() -> Desk {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*7");
    desk
}

/// A vote by show of hands, its form open on the first number.
fn counting() -> Desk {
    let mut desk = matters();
    desk.press("1 4").says("> 赞成");
    desk
}

/// A vote on paper, in which the first teller found so many approvals and rejections, the second so many.
fn counted_by_two(first: (u32, u32), second: (u32, u32)) -> Desk {
    let mut desk = matters();
    desk.press("3 Enter Right Enter");
    desk.press(&format!("「{}」 Down 「{}」 F4", first.0, first.1));
    desk.press("Enter Right Down Enter");
    desk.press(&format!("「{}」 Down 「{}」 F4", second.0, second.1));
    desk
}

const APPROVALS: &str = "SELECT approve FROM ballot ORDER BY id DESC LIMIT 1";

#[test]
fn hands_that_do_not_account_for_everyone_are_not_saved() {
    let mut desk = counting();
    // One too few: 赞成 typed by hand, so nothing follows by itself.
    desk.press("「17」 Down 「2」 F4")
        .says("合计19，到会有表决权的是20人")
        .says("> 赞成");
    assert_eq!(desk.number(APPROVALS), 0);
    // One too many.
    desk.press("「19」 F4").says("合计21，多于到会的20人");
    assert_eq!(desk.number(APPROVALS), 0);
    desk.press("「18」 F4").says("赞成18 反对2 弃权0");
    assert_eq!(desk.number(APPROVALS), 18);
}

#[test]
fn opinions_that_do_not_account_for_the_representatives_are_refused_at_their_own_number() {
    let mut desk = counting();
    desk.press("Down*3 「1」 F4")
        .says("居民代表的意见合计1，到会的代表是2人")
        .says("> 代表赞成");
    assert_eq!(desk.number(APPROVALS), 0);
    desk.press("「3」 F4").says("居民代表的意见合计3");
    // Nobody asked them: all three are nought.
    desk.press("「0」 F4").says("赞成20 反对0 弃权0");
}

#[test]
fn a_number_that_was_emptied_is_asked_for_by_name_and_is_no_nought() {
    let mut desk = counting();
    desk.press("Down Backspace F4")
        .says("「反对」没有填，没有就填0")
        .says("> 反对");
    desk.press("「3」 F4").says("赞成17 反对3 弃权0");
    // A teller's number as well.
    let mut desk = matters();
    desk.press("3 Enter Right Enter 「20」 Down*3 Backspace F4")
        .says("「废票」没有填，没有就填0")
        .says("> 废票");
}

#[test]
fn representatives_who_left_since_are_still_counted_as_the_vote_was_opened() {
    let mut desk = matters();
    desk.press("1 Tab");
    let left = "UPDATE attendance SET presence = 'left' WHERE capacity = 'representative'
        AND meeting_id = (SELECT max(id) FROM meeting)";
    desk.change(left);
    desk.press("Esc 4").says("居民代表2人").press("F4");
    desk.says("居民代表意见：赞成2 反对0 弃权0");
}

#[test]
fn tellers_who_differ_lead_back_to_the_papers_until_they_agree() {
    let mut desk = counted_by_two((15, 5), (14, 6));
    desk.says("两名计票人的「赞成」不一样：15和14")
        .says("回车：计票人报数");
    // Whose count is put right is chosen by a digit; his name and numbers stand there.
    desk.press("Enter").says("谁报的数").press("2");
    desk.says("计票人2报数");
    let second = desk.text(
        "SELECT p.name FROM teller_count t JOIN person p ON p.id = t.person_id WHERE teller = 2",
    );
    desk.says(&second)
        .press("Down 「15」 Down 「5」 F4")
        .says("回车：结束表决");
    desk.press("Enter").says("通过：赞成15票");
}

#[test]
fn the_first_teller_alone_can_be_put_right() {
    let mut desk = counted_by_two((14, 6), (15, 5));
    desk.press("Enter 1").says("计票人1报数");
    desk.press("Down 「15」 Down 「5」 F4")
        .says("回车：结束表决");
    let counts = desk.texts("SELECT teller || ' ' || approve FROM teller_count ORDER BY teller");
    assert_eq!(counts, ["1 15", "2 15"]);
}

#[test]
fn the_second_teller_is_proposed_once_the_first_has_counted() {
    let mut desk = matters();
    desk.press("3 Enter").says("计票人1报数");
    desk.press("Right Enter 「20」 F4").press("Enter");
    desk.says("计票人2报数");
    // The first can still be put right before the second has counted.
    desk.press("Up 1").says("计票人1报数").press("Down 「18」");
    desk.press("Down 「2」 F4").says("赞成18 反对2");
}

#[test]
fn papers_handed_in_later_found_missing_are_counted_anew() {
    let mut desk = counted_by_two((20, 0), (20, 0));
    desk.says("已达通过票数").says("回车：结束表决");
    desk.press("3 「20」 Enter")
        .says("第1名计票人合计20张，收回的是19张")
        .says("回车：计票人报数");
}

#[test]
fn only_people_who_are_there_are_offered_as_tellers() {
    let mut desk = matters();
    let there = desk.texts(
        "SELECT p.name FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.meeting_id = (SELECT max(id) FROM meeting) AND a.presence = 'present' ORDER BY a.seat",
    );
    let stranger = desk.text(
        "SELECT p.name FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.to_date IS NULL AND p.id NOT IN (SELECT person_id FROM attendance
           WHERE meeting_id = (SELECT max(id) FROM meeting)) ORDER BY p.id LIMIT 1",
    );
    desk.press("3 Enter Right").says(&there[0]);
    // By name or initials, among those who are there.
    desk.paste(&stranger).says("没有符合的");
    let count = stranger.chars().count();
    desk.press(&format!("Backspace*{count}")).paste(&there[4]);
    desk.press("Enter").says(&there[4]);
}

#[test]
fn who_had_no_paper_cannot_have_kept_it_back() {
    let mut desk = matters();
    // The twenty-first on the roll has no vote.
    let without = desk.text(
        "SELECT p.name FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.meeting_id = (SELECT max(id) FROM meeting) ORDER BY a.seat LIMIT 1 OFFSET 20",
    );
    desk.press("3 3 「20 21」 Enter")
        .says(&format!("{without}没有领到票"))
        .says("> 序号");
    assert_eq!(desk.number("SELECT count(*) FROM paper_voter"), 20);
}

#[test]
fn a_vote_by_name_shows_what_was_said_so_far_and_what_is_needed() {
    let mut desk = matters();
    desk.press("2 Tab")
        .says("应到20人  实到20人  需11票")
        .says("赞成0 反对0 弃权0，还差11票");
    desk.press("1*10 2 3")
        .says("赞成10 反对1 弃权1，还差1票")
        .press("1")
        .says("赞成11 反对1 弃权1，已达通过票数");
    // The representatives' opinion stands beside it, also where little fits.
    desk.press("4").is_silent_on("居民代表意见");
    desk.press("4 End 2")
        .says("居民代表意见：赞成1 反对1 弃权0");
    desk.resize(40, 12);
    desk.says("赞成18 反对1 弃权1，已达通过票数");
}

#[test]
fn whoever_answers_for_a_matter_does_not_help_and_nobody_helps_twice() {
    let mut desk = matters();
    desk.press("1 4 F4 5 6 1 7").says("> 责任人");
    let assignee = desk.text(
        "SELECT p.name FROM people_order o JOIN person p ON p.id = o.person_id ORDER BY p.id LIMIT 1",
    );
    // The first of the list answers for it, and is chosen as a helper too.
    desk.press("Right Home Enter").says(&assignee);
    desk.press("Down Right Home Enter F4")
        .says(&format!("{assignee}已经是责任人"))
        .says("> 协办人");
    // Two helpers are two people.
    desk.press("Right Home Down Enter Right Home Down Enter F4")
        .says("填了两次")
        .says("> 还有谁");
    assert_eq!(desk.number("SELECT count(*) FROM item_helper"), 0);
    desk.press("Right Home Down*2 Enter F4").says("[交办]");
    assert_eq!(desk.number("SELECT count(*) FROM item_helper"), 2);
}

/// The minutes after the open vote was voided, and everything put off.
fn voided(mut desk: Desk) -> Desk {
    desk.resize(120, 110);
    desk.press("F2 '表决作废' Enter 「数错了一排」 Enter");
    desk.press("8 「下月再议」 Enter*2 8 「下月再议」 Enter*2 8 「下月再议」 Enter");
    desk.press("End 9 Right Enter Enter")
        .says("第1次表决作废，理由：数错了一排");
    desk
}

#[test]
fn a_voided_vote_says_what_it_had_come_to() {
    let mut desk = counting();
    desk.press("Down 「3」 F4");
    voided(desk).says("作废前的结果：通过：赞成17票，应到20人，需11票，多6票");
    voided(counted_by_two((15, 5), (15, 5))).says("作废前的结果：通过：赞成15票");
    // Where nobody had counted, or the tellers differed, there is none.
    let mut desk = matters();
    desk.press("1");
    voided(desk).says("作废时还没有计完票");
    voided(counted_by_two((15, 5), (14, 6))).says("作废时还没有计完票");
}

#[test]
fn a_vote_by_name_in_which_someone_is_silent_asks_before_it_ends() {
    let mut desk = matters();
    // One key too early, with nobody called: there is nothing to end.
    desk.press("2 5")
        .says("还没有人表态，请先逐人记票")
        .says("回车：逐人记票");
    assert_eq!(closed(&desk), 0);
    // Two are silent: that is theirs to be, but it is asked.
    desk.press("Tab 1*18 Esc 5").says("还有2人没有表态");
    desk.press("Enter").says("[表决中]");
    assert_eq!(closed(&desk), 0);
    desk.press("5 Right Enter").says("按 6 公布");
    assert_eq!(closed(&desk), 1);
}

#[test]
fn the_rest_approves_members_first_and_representatives_in_a_step_of_their_own() {
    let mut desk = matters();
    let approved = |desk: &Desk, capacity: &str| {
        desk.number(&format!(
            "SELECT count(*) FROM ballot_vote WHERE choice = 'approve' AND capacity = '{capacity}'
             AND ballot_id = (SELECT max(id) FROM ballot)"
        ))
    };
    desk.press("2 Tab 2 4");
    assert_eq!(approved(&desk, "voter"), 19);
    assert_eq!(approved(&desk, "representative"), 0);
    // The key goes on with those whose opinion is asked.
    desk.press("2 4");
    assert_eq!(approved(&desk, "voter"), 19);
    assert_eq!(approved(&desk, "representative"), 1);
}

fn closed(desk: &Desk) -> i64 {
    desk.number("SELECT closed_at IS NOT NULL FROM ballot ORDER BY id DESC LIMIT 1")
}

#[test]
fn numbers_typed_in_the_order_of_their_labels_are_saved_as_they_were_read_out() {
    let mut desk = counting();
    desk.press("「18」 Enter 「2」 Enter 「0」 F4")
        .says("赞成18 反对2 弃权0");
}
