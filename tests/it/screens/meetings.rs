//! 议: group, committee and assembly, held from the keyboard.

use crate::desk::Desk;

const STAGE: &str = "SELECT stage FROM issue WHERE number = ";

fn stage(desk: &Desk, number: &str) -> String {
    desk.text(&format!("{STAGE}'{number}'"))
}

/// Ledger numbers on the agenda that is shown, in order.
fn agenda(desk: &Desk) -> Vec<String> {
    desk.texts(
        "SELECT i.number FROM agenda_item a JOIN issue i ON i.id = a.issue_id
         WHERE a.meeting_id = (SELECT max(id) FROM meeting WHERE ended_at IS NULL) ORDER BY seat",
    )
}

fn newest_meeting(desk: &Desk) -> String {
    desk.text(
        "SELECT kind || ' ' || (ended_at IS NOT NULL) || ' ' || pick_reason
         FROM meeting ORDER BY id DESC LIMIT 1",
    )
}

/// The committee of the first body that has something waiting, everyone there.
fn committee(desk: &mut Desk) -> Vec<String> {
    desk.press("4 F6 Enter Enter 8");
    agenda(desk)
}

/// The assembly of the first branch that has something waiting, nobody called yet.
fn assembly(desk: &mut Desk) -> Vec<String> {
    desk.press("4 F7 Enter Enter");
    agenda(desk)
}

/// The same with everyone there, on its first matter.
fn matters(desk: &mut Desk) -> Vec<String> {
    let items = assembly(desk);
    desk.press("8 Down*7");
    items
}

#[test]
fn a_group_carries_merges_and_answers() {
    let mut desk = Desk::new();
    // The meeting of yesterday that is still open, three items on it.
    desk.press("4 Enter")
        .says("党小组会 青松党小组 2026年11月22日");
    let items = desk.texts(
        "SELECT i.number FROM agenda_item a JOIN issue i ON i.id = a.issue_id JOIN meeting m
         ON m.id = a.meeting_id WHERE m.ended_at IS NULL ORDER BY seat",
    );
    assert_eq!(items.len(), 3);
    desk.press("1").says("[提交支委会]");
    // Merging asks which one; the list narrows by its number.
    desk.press("2 Right").paste(&items[0]).press("Enter");
    desk.says(&items[0])
        .press("「同一件事」 Enter")
        .says("[合并]");
    desk.press("3 F4")
        .says("请写下")
        .press("「已当面答复」 Enter");
    desk.says("[当场答复]")
        .press("9 Right Enter")
        .says("已散会");
    assert_eq!(stage(&desk, &items[0]), "committee");
    assert_eq!(stage(&desk, &items[1]), "merged");
    assert_eq!(stage(&desk, &items[2]), "done");
    let merged_into = format!(
        "SELECT o.number FROM issue i JOIN issue o ON o.id = i.merged_into WHERE i.number = '{}'",
        items[1]
    );
    assert_eq!(desk.text(&merged_into), items[0]);
}

#[test]
fn a_group_meeting_cannot_end_while_an_item_is_open() {
    let mut desk = Desk::new();
    desk.press("4 Enter 9").says("还有事项没有去向");
    assert_eq!(newest_meeting(&desk), "group 0 ");
}

#[test]
fn a_committee_that_picks_two_ends_without_a_reason() {
    let mut desk = Desk::new();
    let items = committee(&mut desk);
    assert!(items.len() >= 4, "{items:?}");
    desk.press("1 1").says("已选2/3");
    // The rest, each in another way.
    desk.press("4 「政策不允许，已解释」 Enter 6");
    for _ in 4..items.len() {
        desk.press("6");
    }
    desk.press("9 Right Enter").says("已散会");
    assert_eq!(newest_meeting(&desk), "committee 1 ");
    let stages: Vec<String> = items.iter().map(|item| stage(&desk, item)).collect();
    assert_eq!(
        stages[..4],
        ["assembly", "assembly", "declined", "postponed"]
    );
}

#[test]
fn a_committee_that_picks_one_must_say_why() {
    let mut desk = Desk::new();
    let items = committee(&mut desk);
    desk.press("1 2 F4 3 F4 5 「转报街道城管」 Enter");
    for _ in 4..items.len() {
        desk.press("6");
    }
    desk.press("9 Right Enter").says("本次提交党员大会1件");
    assert_eq!(newest_meeting(&desk), "committee 0 ");
    desk.press("「本月只有一件成熟」 Enter").says("已散会");
    assert_eq!(newest_meeting(&desk), "committee 1 本月只有一件成熟");
    let stages: Vec<String> = items.iter().map(|item| stage(&desk, item)).collect();
    assert_eq!(
        stages[..4],
        ["assembly", "assigned", "assigned", "referred"]
    );
    let tasks = format!(
        "SELECT count(*) FROM task t JOIN issue i ON i.id = t.issue_id
         WHERE i.number IN ('{}', '{}') AND t.assignee_id > 0 AND t.deadline > '2026-11-22'",
        items[1], items[2]
    );
    assert_eq!(desk.number(&tasks), 2);
}

#[test]
fn a_body_without_anything_waiting_says_so() {
    let mut desk = Desk::new();
    desk.press("4 F6 End Enter Enter")
        .says("没有等待这个会的事项");
}

#[test]
fn the_roll_is_called_by_exception() {
    let mut desk = Desk::new();
    assembly(&mut desk);
    desk.says("还差").says("回车：去点名");
    // Two are missing, everyone else is there.
    desk.press("Enter")
        .says("点名 1/23  应到20人，实到0人，还差10人");
    desk.press("3 2 8")
        .says("点名 3/23  应到20人，实到18人，已达法定人数");
    let roll = desk.texts(
        "SELECT presence || count(*) FROM attendance WHERE meeting_id = (SELECT max(id) FROM meeting)
         AND capacity = 'voter' GROUP BY presence ORDER BY presence",
    );
    assert_eq!(roll, ["absent1", "excused1", "present18"]);
    desk.press("Esc").says("应到20人，实到18人，已达法定人数");
}

#[test]
fn without_a_quorum_there_is_no_vote() {
    let mut desk = Desk::new();
    assembly(&mut desk);
    desk.press("Enter 1 1 1 Esc").says("实到3人，还差");
    desk.press("Down*7 1").says("到会人数不够，先点名");
    assert_eq!(
        desk.number("SELECT count(*) FROM ballot WHERE closed_at IS NULL"),
        0
    );
}

#[test]
fn a_show_of_hands_passes_and_is_assigned_in_three_keys() {
    let mut desk = Desk::new();
    let items = matters(&mut desk);
    desk.press("1").says("需11票").says("还差11票");
    desk.press("4 Down 4 F4")
        .says("赞成16 反对4 弃权0")
        .says("已达通过票数");
    desk.press("5")
        .says("通过：赞成16票，应到20人，需11票，多5票")
        .says("还没有公布，墙上看不到结果");
    // It cannot be left as it is.
    desk.press("End 9").says("还有事项没有去向");
    assert_eq!(stage(&desk, &items[0]), "assembly");
    desk.press("Up*4 6 1").says("不涉及全体居民利益");
    desk.press("7 Enter Enter").says("[交办]");
    assert_eq!(
        desk.number(
            "SELECT count(*) FROM agenda_item WHERE disposition = 'assigned'
             AND assignee_id IS NOT NULL AND deadline > '2026-11-23'
             AND meeting_id = (SELECT max(id) FROM meeting)"
        ),
        1
    );
}

#[test]
fn a_passed_item_is_not_assigned_without_a_person_and_a_day() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("1 4 F4 5 6 7 Down");
    let width = "2026-00-00".len();
    desk.press(&format!("Backspace*{width} F4"))
        .says("没有填日期");
    let open = "SELECT count(*) FROM agenda_item WHERE disposition IS NULL
                AND meeting_id = (SELECT max(id) FROM meeting)";
    assert_eq!(desk.number(open), 3);
}

#[test]
fn eleven_of_twenty_is_enough_and_ten_is_not_and_both_are_close() {
    for (rejected, sentence, key) in [
        (8, "通过：赞成12票，应到20人，需11票，多1票", "是否涉及"),
        (9, "通过：赞成11票，应到20人，需11票，多0票", "暂缓"),
        (10, "未通过：赞成10票，应到20人，需11票，还差1票", "暂缓"),
    ] {
        let mut desk = Desk::new();
        matters(&mut desk);
        desk.press("1 4 Down");
        desk.press(&format!("「{rejected}」 F4 5")).says(sentence);
        desk.says("回车：核对结果，按 6 公布").press("6");
        desk.says(&format!("回车：{key}"));
    }
}

#[test]
fn an_item_that_failed_is_not_assigned_but_postponed_with_a_reason() {
    let mut desk = Desk::new();
    let items = matters(&mut desk);
    desk.press("1 4 Down 「10」 F4 5 7").says("先按 6 公布结果");
    desk.press("6 7").says("还没有表决通过");
    desk.press("8 F4")
        .says("请写明")
        .press("「下月补充材料再议」 Enter");
    // What was voted on stays before the room until Enter goes on; what was not leads on by itself.
    desk.says("去向：暂缓").press("Enter");
    desk.press("8 「下月再议」 Enter 9 「不属于社区」 Enter");
    desk.press("9 Right Enter").says("已散会");
    let stages: Vec<String> = items.iter().map(|item| stage(&desk, item)).collect();
    assert_eq!(stages, ["postponed", "postponed", "declined"]);
}

#[test]
fn a_vote_by_name_is_entered_person_by_person() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("2 Tab").says("记名表决");
    // Ten approve with Enter, two reject, the rest abstain.
    desk.press("Enter*11 2 2 3 3 3 3 3 3 3");
    desk.press("Esc").says("赞成11 反对2 弃权7");
    desk.press("5").says("通过：赞成11票");
    let votes = desk.texts(
        "SELECT choice || count(*) FROM ballot_vote WHERE capacity = 'voter' AND ballot_id =
         (SELECT max(id) FROM ballot) GROUP BY choice ORDER BY choice",
    );
    assert_eq!(votes, ["abstain7", "approve11", "reject2"]);
}

#[test]
fn enter_never_overturns_a_vote_that_was_cast() {
    let mut desk = Desk::new();
    matters(&mut desk);
    let votes = "SELECT group_concat(choice) FROM (SELECT choice FROM ballot_vote
        WHERE choice IS NOT NULL AND ballot_id = (SELECT max(id) FROM ballot) ORDER BY choice)";
    // The first is against; Enter on the same name goes on to whoever has not voted.
    desk.press("2 Tab 2 Up Enter");
    assert_eq!(desk.text(votes), "reject");
    desk.press("Enter");
    assert_eq!(desk.text(votes), "approve,reject");
    // Once everyone has, Enter leads back, and closing is a step of its own.
    desk.press("4 4 Home").says("回车：记完票，回议程");
    desk.press("Enter").says("回车：结束表决");
    assert!(desk.text(votes).ends_with("approve,reject"));
}

#[test]
fn more_votes_than_people_are_refused_in_the_form() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("1 4 Down 「45」 F4").says("多于到会的20人");
}

#[test]
fn enter_alone_leads_through_an_assembly() {
    let mut desk = Desk::new();
    let items = assembly(&mut desk);
    // 签到 sends to the roll; everyone is there; back, then through the day to the matters.
    desk.press("Enter").says("点名").press("8");
    desk.says("回车：点完名，回议程").press("Enter Enter*7");
    for _ in &items {
        // Open, count as proposed, close, announce.
        desk.press("Enter").says("回车：计票");
        desk.press("Enter Enter*6").says("赞成20");
        desk.press("Enter").says("通过：").says("按 6 公布");
        // Two things Enter does not do: announce, and say whom it concerns.
        desk.press("Enter*9").says("按 6 公布");
        desk.press("6").says("回车：是否涉及全体居民利益");
        desk.press("Enter").says("请按 1 不涉及，2 涉及");
        // Person and deadline as proposed.
        desk.press("1 Enter*3").says("去向：交办").says("责任人");
        // The room has read who does it; on to the next.
        desk.press("Enter");
    }
    desk.press("Enter").says("回车：散会");
    desk.press("Enter Right Enter").says("已散会");
    for item in &items {
        assert_eq!(stage(&desk, item), "assigned");
    }
}

#[test]
fn an_item_that_passed_is_assigned_or_postponed_never_turned_down() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("1 4 F4 5 6 1").says("回车：交办：责任人和时限");
    desk.press("9").says("已经表决通过，不能不予办理");
    let declined = "SELECT count(*) FROM agenda_item WHERE disposition = 'declined'
        AND meeting_id = (SELECT max(id) FROM meeting)";
    assert_eq!(desk.number(declined), 0);
}

#[test]
fn enter_on_the_roll_never_takes_a_presence_back() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Tab Enter Home Enter Home Enter");
    let absent = "SELECT count(*) FROM attendance WHERE presence = 'absent'
        AND meeting_id = (SELECT max(id) FROM meeting)";
    assert_eq!(desk.number(absent), 0);
}

#[test]
fn votes_counted_before_are_not_filled_in_by_themselves() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("1 4 「10」 Down 「2」 Down 「8」 F4")
        .says("赞成10 反对2 弃权8");
    desk.press("4 Down*2 「3」 F4")
        .says("合计15，到会有表决权的是20人");
    desk.press("「15」 F4").says("赞成15 反对2 弃权3");
}

#[test]
fn back_from_a_meeting_that_was_opened_the_list_stands_on_it() {
    let mut desk = Desk::new();
    desk.press("4 Down*3 F7 Enter Enter").says("签到点名");
    desk.press("Esc");
    assert_eq!(desk.selected().len(), 1);
    assert!(desk.selected()[0].contains("党员大会（民情会诊） 第一支部"));
}

#[test]
fn a_close_vote_that_passed_can_still_be_gone_on_with() {
    let mut desk = Desk::new();
    matters(&mut desk);
    desk.press("1 4 Down 「9」 F4 5 6")
        .says("票数接近，建议暂缓，下次再议")
        .says("回车：暂缓，写理由");
    desk.press("1").says("回车：交办：责任人和时限");
    desk.press("Enter*3").says("[交办]");
}

#[test]
fn four_steps_says_how_many_of_all_members_are_there() {
    let mut desk = Desk::new();
    desk.press("4 F2 '四议大会' Enter Enter Down 「11.20」 F4");
    // Twenty with a vote and one without: two thirds of all of them.
    desk.says("应到21人，实到0人，还差14人");
    desk.press("8").says("应到21人，实到21人，已达法定人数");
}

#[test]
fn what_was_explained_is_called_explained_wherever_its_stage_stands() {
    let mut desk = Desk::new();
    let items = committee(&mut desk);
    desk.press("1 1 1 4 「政策不允许，已解释」 Enter");
    for _ in 4..items.len() {
        desk.press("6");
    }
    desk.press("9 Right Enter").says("已散会");
    assert_eq!(stage(&desk, &items[3]), "declined");
    desk.press("3 /").paste(&items[3]).says("已解释");
    desk.press("Enter").says("已解释").is_silent_on("不予办理");
}
