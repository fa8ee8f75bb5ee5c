//! The cockpit: who speaks, votes on paper, voided votes, absences by number, two desks on one meeting.

use crate::desk::Desk;

/// An assembly of the first branch, everyone there, on its first matter.
fn matters() -> Desk {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*7");
    desk
}

#[test]
fn a_speaker_is_asked_for_speaks_against_the_clock_and_is_noted() {
    let mut desk = matters();
    desk.press("F4").says("在名单里选人");
    // The second on the roll is asked; nobody else speaks, so the time runs at once.
    desk.press("Down F4").says("已保存：要求发言 付永强");
    desk.at_time("09:31:10").says("1:50  付永强");
    desk.press("Esc").says("发言：付永强 1:50");
    desk.press("Tab Tab 3").at_time("09:31:11").says("2:49");
    desk.press("2").says("暂停 4:00");
    desk.press("2");
    desk.at_time("09:35:00").says("超时1:00");
    // A second one waits until the first has ended.
    desk.press("BackTab Down F4").says("等候  邱文斌");
    desk.press("Up Up 4 「路灯要装在两头」 F4").says("要点");
    desk.press("Up Enter").says("已讲  付永强");
    desk.press("Enter").says("已保存：开始发言 邱文斌");
    assert_eq!(
        desk.texts("SELECT point FROM speech ORDER BY id"),
        ["路灯要装在两头", ""]
    );
}

#[test]
fn a_vote_on_paper_passes_only_when_both_tellers_found_the_same() {
    let mut desk = matters();
    desk.press("3").says("收回20张").says("回车：计票人报数");
    // Two did not hand one in.
    desk.press("3 「19 20」 Enter").says("收回18张");
    // The first teller: fifteen, two, one.
    desk.press("Enter").says("计票人1报数");
    desk.press("Right Enter 「15」 Down 「2」 Down 「2」 F4")
        .says("第1名计票人合计19张，收回的是18张");
    desk.press("Down*2 「1」 F4").says("计票人1 ");
    // The same person cannot count twice.
    desk.press("Enter").says("计票人2报数");
    desk.press("Right Enter 「15」 Down 「2」 Down 「1」 F4")
        .says("两名计票人不能是同一个人");
    desk.press("Right Down Enter Up Down 「14」 Down*3 「1」 F4");
    desk.says("计票人2 ")
        .press("5")
        .says("两名计票人的「赞成」不一样：15和14");
    desk.press("4");
}

#[test]
fn a_vote_is_voided_with_a_reason_and_taken_again() {
    let mut desk = matters();
    desk.press("1 4 F4 5").says("通过：赞成20票");
    desk.press("F2 '表决作废' Enter F4").says("请写明理由");
    desk.press("「数错了一排」 Enter").says("回车：举手表决");
    desk.press("1").says("举手表决（第2次，前面的已作废）");
    assert_eq!(
        desk.texts("SELECT void_reason FROM ballot ORDER BY id DESC LIMIT 2"),
        ["", "数错了一排"]
    );
}

#[test]
fn three_who_are_missing_are_marked_by_their_numbers() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter 8");
    // The digits are those of the roll itself.
    desk.press("6 「4 11 99」 Enter 2 Enter")
        .says("名单上没有99号");
    desk.press("Backspace*2 「19」 Enter 2 「出差」 Enter");
    desk.says("已保存：按号登记 请假 ");
    desk.says("实到17人").says("请假    罗玉兰  有表决权 出差");
    let away = "SELECT count(*) FROM attendance WHERE presence = 'excused' AND reason = '出差'";
    assert_eq!(desk.number(away), 3);
}

#[test]
fn by_number_the_same_digit_marks_the_same_as_on_the_roll() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter");
    for (digit, stands) in [(1, "present"), (2, "excused"), (3, "absent"), (4, "left")] {
        desk.press(&format!("Home 1 6 「1」 Enter {digit} Enter"));
        let by_number = "SELECT presence FROM attendance
            WHERE meeting_id = (SELECT max(id) FROM meeting) AND seat = 1";
        assert_eq!(desk.text(by_number), stands);
        desk.press(&format!("Home 1 Home {digit}"));
        assert_eq!(desk.text(by_number), stands);
    }
}

#[test]
fn a_roll_call_is_told_by_name() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter Down 1");
    desk.says("已保存：点名 到会 付永强");
    desk.press("Up 2").says("已保存：点名 请假 付永强");
    desk.press("F8").says("撤销：点名 请假 付永强");
}

#[test]
fn whoever_comes_back_has_both_stays_on_the_roll_and_in_the_minutes() {
    let mut desk = Desk::sized(120, 36);
    desk.press("4 F7 Enter Enter Enter 8 Home");
    desk.press("6 「2」 Enter 4 「接孩子」 Enter");
    desk.press("Home Down 1").says("已保存：点名 到会 付永强");
    let both = "09:30到09:30离会（接孩子） 09:30到";
    desk.says(both);
    desk.press("F8 Right Enter").says("离会    付永强");
    desk.press("Home Down 1").says(both);
    desk.press("Esc Esc Home F2 「会议记录」 Enter");
    desk.says("会议记录  党员大会").press("PageDown").says(both);
    desk.press("F8 Right Enter")
        .says("已撤销：点名 到会 付永强");
    assert_eq!(desk.number("SELECT count(*) FROM stay"), 0);
}

#[test]
fn the_roll_says_which_of_how_many_and_that_more_follow() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter").says("点名 1/");
    let all = desk
        .number("SELECT count(*) FROM attendance WHERE meeting_id = (SELECT max(id) FROM meeting)");
    let edge = |desk: &Desk, mark: &str| {
        desk.screen()
            .lines()
            .any(|line| line.trim_end().ends_with(&format!(" {mark}")))
    };
    desk.says(&format!("点名 1/{all}  应到20人"));
    assert!(edge(&desk, "v") && !edge(&desk, "^"), "{}", desk.screen());
    desk.press("End").says(&format!("点名 {all}/{all}"));
    assert!(edge(&desk, "^") && !edge(&desk, "v"), "{}", desk.screen());
    // Where all of them fit there is nothing to mark; where few do the quorum is still read whole.
    desk.press("8").resize(120, 36);
    assert!(!edge(&desk, "^") && !edge(&desk, "v"), "{}", desk.screen());
    desk.resize(40, 12)
        .says(&format!("{all}/{all}  应到20人，实到20人，已达法定人数"));
}

#[test]
fn a_group_meeting_gives_nobody_a_vote() {
    let mut desk = Desk::new();
    desk.press("4 Enter Tab").says("  党员 ");
    assert!(!desk.screen().contains("表决权"), "{}", desk.screen());
    desk.press("Esc Esc F2 「会议记录」 Enter");
    desk.says("会议记录  党小组会");
    for _ in 0..4 {
        assert!(!desk.screen().contains("表决权"), "{}", desk.screen());
        desk.press("PageDown");
    }
}

#[test]
fn what_concerns_all_goes_on_to_the_residents() {
    let mut desk = matters();
    desk.press("1 4 F4 5 6").says("回车：是否涉及全体居民利益");
    desk.press("2")
        .says("涉及全体居民利益，还要提交居民（代表）会议");
    desk.press("7").says("[提交居民会议]");
}

#[test]
fn two_desks_see_each_other_and_open_one_vote_once() {
    let mut desk = matters();
    let mut beside = desk.beside();
    beside.press("4 Home Enter").says("回车：举手表决");
    desk.press("1").says("回车：计票");
    // The other desk shows it without a key, and cannot open it again.
    assert!(beside.looks());
    beside.says("[表决中]").says("回车：计票");
    desk.press("4 F4 5").says("按 6 公布");
    assert!(beside.looks());
    beside.says("[待公布]").says("按 6 公布");
    assert_eq!(
        desk.number("SELECT count(*) FROM ballot WHERE opened_at LIKE '2026-11-23%'"),
        1
    );
}

#[test]
fn votes_never_go_into_a_file_that_has_lost_its_name() {
    let mut desk = matters();
    desk.press("2").says("记名表决").press("Tab 1");
    desk.says("已保存：记名投票");
    // Someone puts a copy of this morning in its place.
    let (file, aside) = (desk.file().to_owned(), desk.folder().join("aside.db"));
    std::fs::rename(&file, &aside).unwrap();
    std::fs::copy(&aside, &file).unwrap();
    desk.press("1")
        .says("被移走、删除或换成了别的文件，这一步没有保存");
    // Put back, the meeting goes on with every vote that was said to be saved.
    std::fs::rename(&aside, &file).unwrap();
    desk.press("1").says("已保存：记名投票");
    let votes = "SELECT count(*) FROM ballot_vote WHERE choice = 'approve' AND ballot_id = (SELECT max(id) FROM ballot)";
    assert_eq!(desk.number(votes), 2);
}

#[test]
fn another_desk_moves_no_selection_here() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter Enter Down*4").says("> 5 ");
    let mut beside = desk.beside();
    beside.press("4 Home Enter Enter 1 1 1");
    assert!(desk.looks());
    desk.says("> 5 ").says("到会    张凤英");
}

#[test]
fn a_meeting_that_was_left_is_gone_on_with_where_it_was() {
    let mut desk = matters();
    desk.press("Down Esc");
    desk.press("Home Enter").says("第2件，共3件");
}

#[test]
fn a_committee_counts_approvals_and_breaks_a_tie_in_a_step_of_its_own() {
    let mut desk = Desk::new();
    desk.press("4 F6 Enter Enter 8");
    let matters = desk.number(
        "SELECT count(*) FROM agenda_item WHERE meeting_id = (SELECT max(id) FROM meeting)",
    );
    assert!(matters >= 4, "{matters}");
    desk.press("7 「4」 Down 「3」 Down 「2」 Down 「2」 F4")
        .says("选题得票 4，靠前");
    desk.press("Down Down").says("选题得票 2，并列，要另定");
    desk.press("Enter").says("怎么定的");
    desk.press("Right Down Right Down 1 F4")
        .says("并列的还能选1件");
    desk.press("Left F4").says("并列，没有选上");
    desk.press("Down").says("并列，已定：再次举手");
}

#[test]
fn a_committee_ties_a_matter_to_the_central_work_of_the_community() {
    let mut desk = Desk::new();
    desk.press("4 F6 Enter Enter")
        .says("结合中心工作：没有写（F7 可以写）");
    desk.press("F7 Down Down 「老旧小区改造」 F4")
        .says("结合中心工作：老旧小区改造");
}

#[test]
fn an_urgent_matter_goes_straight_to_the_assembly_with_its_reason() {
    let mut desk = Desk::new();
    let number =
        desk.text("SELECT number FROM issue WHERE stage = 'registered' ORDER BY id LIMIT 1");
    desk.press("3 /").paste(&number).press("Enter");
    desk.press("F2 '加急' Enter F4").says("请写明理由");
    desk.press("「水管爆裂，楼下进水」 Enter")
        .says("已保存：加急")
        .says("加急，直接上党员大会：水管爆裂，楼下进水");
    let stage = format!("SELECT stage FROM issue WHERE number = '{number}'");
    assert_eq!(desk.text(&stage), "assembly");
}

#[test]
fn the_next_agenda_opens_with_what_was_promised_and_what_became_of_it() {
    let mut desk = Desk::new();
    desk.press("4 F7 Enter Enter 8 Down*5")
        .says("上月会诊事项办理情况");
    let promised = desk.number(
        "SELECT count(*) FROM task t JOIN agenda_item a ON a.id = t.item_id
         WHERE a.meeting_id = (SELECT id FROM meeting m WHERE kind = 'assembly' AND ended_at IS NOT NULL
           AND branch_id = (SELECT branch_id FROM meeting ORDER BY id DESC LIMIT 1)
           ORDER BY on_date DESC, id DESC LIMIT 1)",
    );
    assert!(promised > 0);
    desk.says("前  ");
}

#[test]
fn in_the_smallest_window_matter_speaker_and_vote_stand_together_and_the_rest_is_one_key_away() {
    let mut desk = Desk::sized(40, 12);
    desk.press("4 F7 Enter Enter 8 Down*7 Tab Down F4 Esc")
        .says("1/3 10分 垃圾房离住户太近")
        .says("发言：付永强");
    desk.press("Enter")
        .at_time("09:31:00")
        .says("1/3 1/10分 垃圾房离住户太近")
        .says("发言：付永强 2:00")
        .says("赞成0 反对0 弃权0")
        .says("还差11票");
    desk.press("PageDown*2")
        .says("来自")
        .is_silent_on("还差11票");
    desk.press("PageUp*3").says("还差11票");
    // What was done stands at the top again.
    desk.press("PageDown*2 4 F4").says("赞成20 反对0 弃权0");
}

/// A committee of four, whose approvals of the first four matters are these.
fn approvals(counts: &str) -> Desk {
    let mut desk = Desk::new();
    desk.press("4 F6 Enter Enter 8");
    let typed: Vec<String> = counts.split(' ').map(|n| format!("「{n}」")).collect();
    desk.press(&format!("7 {} F4 Home", typed.join(" Down ")));
    desk
}

const PICKED: &str = "SELECT count(*) FROM agenda_item WHERE disposition = 'picked'
    AND meeting_id = (SELECT max(id) FROM meeting)";

#[test]
fn nothing_at_the_edge_is_picked_while_a_tie_is_open() {
    let mut desk = approvals("4 3 2 2");
    desk.press("Down*2").says("并列，要另定");
    desk.press("1").says("票数并列，先用「并列另定」");
    assert_eq!(desk.number(PICKED), 0);
    // What is ahead of the tie can be picked.
    desk.press("Home 1").says("已选1/3");
}

#[test]
fn what_lost_a_tie_is_not_picked_but_goes_another_way() {
    let mut desk = approvals("4 3 2 2");
    desk.press("Down*2 Enter Down Right Down 1 F4");
    desk.press("Home Down*2").says("并列，没有选上");
    desk.press("1").says("在并列中落选，请改选其余去向");
    assert_eq!(desk.number(PICKED), 0);
    desk.says("回车：下月再议")
        .press("Enter")
        .says("[下月再议]");
    desk.press("Home Down*3").says("并列，已定：再次举手");
    desk.press("1").says("已选1/3");
}

#[test]
fn a_tie_that_is_broken_names_its_way() {
    let mut desk = approvals("4 3 2 2");
    desk.press("Down*2 Enter Right F4")
        .says("还没有选，请按数字选一项")
        .says("> 怎么定的");
    let ways = "SELECT count(*) FROM agenda_item WHERE tie_way <> ''";
    assert_eq!(desk.number(ways), 0);
    desk.press("3 「当场抽签」 F4")
        .says("并列，已定：抽签 当场抽签");
}

#[test]
fn asking_someone_who_is_not_there_leaves_the_keys_on_the_roll() {
    let mut desk = Desk::new();
    // The first is absent.
    desk.press("4 F7 Enter Enter Enter 3 8 Home F4")
        .says("这个人不在会上，请先点名到会")
        .says("点名 1/23");
    // Called after all, he is asked with the same key.
    desk.press("1 Home F4").says("已保存：要求发言");
}

#[test]
fn the_wall_shows_the_board_once_the_meeting_has_ended() {
    let mut desk = matters();
    let wall = "SELECT view FROM wall";
    desk.press("End 9")
        .says("还有事项没有去向")
        .press("Home Down*7");
    assert!(desk.text(wall).contains("Item"));
    for _ in 0..3 {
        desk.press("8 「下月再议」 Enter*2");
    }
    desk.press("End 9 Right Enter").says("已散会");
    assert!(desk.text(wall).contains("Board"), "{}", desk.text(wall));
}
