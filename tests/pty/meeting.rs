//! A whole assembly by keys, beside two walls: five matters, each decided in another way.

use rustix::process::Signal;

use super::Desk;
use super::records;
use super::room::Room;
use super::term::{DOWN, ENTER, ESC, HOME, RIGHT, UP};
use super::town;
use super::way::{NEXT, choose};

const F4: &str = "\x1bOS";
const F7: &str = "\x1b[18~";

#[test]
fn five_matters_in_one_evening_and_nothing_personal_on_the_wall() {
    let desk = Desk::of(town::make);
    let mut room = Room::open(&desk);
    convene(&mut room);
    let roll = room.counted(call_the_roll);
    head_of_the_minutes(&mut room);
    parts_of_the_day(&mut room);
    let vote = room.counted(by_hands);
    room.press("1", "回车：交办");
    let assignment = room.counted(assign);
    room.wall("责任人 褚**，11月26日前办结");
    speakers(&mut room);
    by_name(&mut room, &desk);
    on_paper(&mut room);
    close_call(&mut room);
    voided_and_repeated(&mut room);
    not_for_the_room(&mut room);
    end(&mut room);
    room.close();
    println!("keys: roll {roll}, vote {vote}, assignment {assignment}");
    records::in_the_manual(roll, vote, assignment);
    records::in_the_minutes(&desk);
    records::in_the_masked_minutes(&desk);
    records::in_the_votes(&desk);
    for wall in &room.walls {
        records::on_the_wall(wall, &desk);
    }
}

fn convene(room: &mut Room) {
    room.t.wait_for("3-1-101");
    room.press("4", "组织");
    room.press(F7, "哪个组织开会");
    room.press(ENTER, "开会日期");
    room.press(ENTER, NEXT);
    room.wall("议程 党员大会");
}

/// Everyone is there but three, marked by their numbers.
fn call_the_roll(room: &mut Room) {
    room.press(ENTER, "1 到会");
    room.press("8", "已保存：全到");
    room.press("6", "> 序号");
    room.keys_of("4 11 19");
    room.press(ENTER, "> 情况").press("3", "> 事由");
    room.say("出差").press(ENTER, "实到21人");
    room.press(ENTER, "回车：下一项");
}

/// Where is proposed from the last assembly; who writes is chosen while the others find their seats.
fn head_of_the_minutes(room: &mut Room) {
    choose(&mut room.t, "会议信息");
    room.t.wait_for("> 主持人");
    room.press(ENTER, "> 记录人").press(RIGHT, "> 赵慕岚");
    room.mark(DOWN).press(ENTER, "> 地点");
    room.t.wait_for("社区会议室");
    room.press(F4, "已保存：");
}

/// Sign-in, dues, oath, study; what was promised last month goes up by itself.
fn parts_of_the_day(room: &mut Room) {
    for part in ["交纳党费", "重温入党誓词", "诵读党章", "集中学习"] {
        room.press(ENTER, &format!(">{part}"));
    }
    room.press(ENTER, ">上月会诊事项办理情况");
    room.wall("上次定的事")
        .wall("共2件 办结1 在办0 逾期1")
        .wall("逾期13天");
    room.press(ENTER, ">本月民情会诊");
    room.press(ENTER, ">  1 ").wall("第 1 件，共 5 件");
}

/// All hands up, from opening the vote to its verdict on the wall.
fn by_hands(room: &mut Room) {
    room.press(ENTER, "回车：计票").wall("正在表决");
    room.press(ENTER, "> 赞成").press(F4, "回车：结束表决");
    room.press(ENTER, "按 6 公布").wall("待公布");
    room.press("6", "回车：是否涉及全体居民利益");
    room.wall("通过")
        .verdict("通过：赞成21票，应到24人，需13票，多8票");
}

/// Whoever is in charge of such things, by the day the rules propose.
fn assign(room: &mut Room) {
    room.press(ENTER, "> 责任人").press(ENTER, "> 办理时限");
    room.press(ENTER, "[交办]");
}

/// Two speak on the second matter, one of them against it; the wall counts down.
fn speakers(room: &mut Room) {
    room.press(ENTER, ">  2 ");
    room.wall("第 2 件，共 5 件");
    room.press(F4, "在名单里选人").mark(DOWN);
    room.press(F4, "已保存：要求发言 钱慕岚");
    room.wall("钱** 发言").wall("还剩").counts_down();
    room.press(F4, "在名单里选人").mark(DOWN);
    room.press(F4, "等候  孙慕岚").wall("下一位 孙**");
    room.press(HOME, "回车：发言结束")
        .press(ENTER, "已讲  钱慕岚");
    room.press(ENTER, "已保存：开始发言 孙慕岚");
    room.wall("孙** 发言");
    room.press("4", "> 发言要点");
    room.say("运行费没有着落").press(UP, "> 意见");
    room.press("2", "> 发言要点")
        .press(ENTER, "反对  运行费没有着落");
    room.press(ENTER, "已讲  孙慕岚");
    room.wall("第 2 件，共 5 件");
    room.press(ESC, "回车：举手表决");
}

/// The vote by name: one against, one abstains, the program is killed, whoever is left approves.
fn by_name(room: &mut Room, desk: &Desk) {
    room.press("2", "回车：逐人记票").wall("正在表决");
    room.press(ENTER, "1 赞成").mark(DOWN);
    room.press("2", "反对    钱慕岚")
        .press("3", "弃权    孙慕岚");
    room.t.signal(Signal::KILL);
    room.t.leave();
    room.wall("正在表决");
    let kept = "SELECT group_concat(choice) FROM (SELECT choice FROM ballot_vote
        WHERE choice IS NOT NULL AND ballot_id = (SELECT max(id) FROM ballot) ORDER BY choice)";
    assert_eq!(desk.ask(kept), "abstain,reject");
    room.again(desk);
    room.t.wait_for("3-1-101");
    room.press("4", "组织").press(ENTER, "[表决中]");
    room.press(ENTER, "1 赞成").press("4", "已保存：其余同投");
    room.press("5", "按 6 公布").wall("待公布");
    room.press("6", "回车：是否涉及全体居民利益").wall("通过");
    room.verdict("通过：赞成19票，应到24人，需13票，多6票");
    room.press("2", "回车：提交居民（代表）会议")
        .press(ENTER, "[提交居民会议]");
}

/// Two tellers count the same papers.
fn on_paper(room: &mut Room) {
    room.press(ENTER, ">  3 ");
    room.press("3", "收回21张").wall("正在表决");
    for teller in 1..=2 {
        room.press(ENTER, &format!("计票人{teller}报数"));
        room.press(RIGHT, "> 赵慕岚");
        for _ in 1..teller {
            room.mark(DOWN);
        }
        room.press(ENTER, "> 赞成");
        room.keys_of("17").press(ENTER, "> 反对");
        room.keys_of("2").press(ENTER, "> 弃权");
        room.keys_of("1").press(ENTER, "> 废票").keys_of("1");
        if teller == 1 {
            room.press(ENTER, "> 代表赞成").keys_of("8");
            room.press(ENTER, "> 代表反对").keys_of("1");
        }
        let counted = format!("计票人{teller} {}", town::name(teller - 1));
        room.press(F4, &format!("{counted}：赞成17 反对2 弃权1 废票1"));
    }
    room.press("5", "按 6 公布").wall("待公布");
    room.press("6", "回车：是否涉及全体居民利益").wall("通过");
    room.verdict("通过：赞成17票，应到24人，需13票，多4票");
    room.press("1", "回车：交办").press(ENTER, "> 责任人");
    room.press(DOWN, "> 办理时限").press(DOWN, "> 协办");
    room.press(RIGHT, "> 赵慕岚").press(ENTER, "协办");
    room.press(F4, "  3 [交办]");
}

/// Nearly as many for as against: the program proposes to put it off.
fn close_call(room: &mut Room) {
    room.press(ENTER, ">  4 ");
    show_of_hands(room, ["11", "10", "0"]);
    room.press("6", "回车：暂缓，写理由").wall("未通过");
    room.verdict("未通过：赞成11票，应到24人，需13票，还差2票");
    room.press(ENTER, "> 理由")
        .say("两边再谈一次")
        .press(ENTER, "  4 [暂缓]");
}

/// Opens, counts and closes; not yet announced.
fn show_of_hands(room: &mut Room, counted: [&str; 3]) {
    room.press("1", "回车：计票").wall("正在表决");
    room.press(ENTER, "> 赞成");
    room.keys_of(counted[0]).press(ENTER, "> 反对");
    room.keys_of(counted[1]).press(ENTER, "> 弃权");
    room.keys_of(counted[2]).press(F4, "回车：结束表决");
    room.press(ENTER, "按 6 公布").wall("待公布");
}

/// Counted wrongly, so it is voided before anyone heard of it, taken again, and lost.
fn voided_and_repeated(room: &mut Room) {
    room.press(ENTER, ">  5 ");
    show_of_hands(room, ["20", "1", "0"]);
    choose(&mut room.t, "表决作废");
    room.t.wait_for("> 理由");
    room.say("数错了一排").press(ENTER, "回车：举手表决");
    show_of_hands(room, ["9", "11", "1"]);
    room.press("6", "回车：暂缓，写理由").wall("未通过");
    room.verdict("未通过：赞成9票，应到24人，需13票，还差4票");
    room.press("9", "> 理由")
        .say("不属于社区职责")
        .press(ENTER, "  5 [不予办理]");
}

/// The internal matter: the wall does not know that there is one.
fn not_for_the_room(room: &mut Room) {
    room.press(ENTER, ">  6 ");
    room.press("8", "> 理由")
        .say("另行调解")
        .press(ENTER, "  6 [暂缓]");
}

/// To the end of the day; the minutes are complete without a word.
fn end(room: &mut Room) {
    let typed = room.typed;
    room.t.wait_for(">党务公开");
    room.press(ENTER, ">志愿服务");
    room.press(ENTER, ">[ 取消 ]").press(RIGHT, ">[ 确定 ]");
    room.press(ENTER, "还没有定稿")
        .press(ENTER, "已定稿  第1版");
    assert_eq!(room.typed, typed);
}
