//! 会议记录 from the keyboard: nothing is typed, one Enter makes them final, the notice is seen before it is posted.

use std::fs;

use fangyijie::domain::ballot::{Method, Tally};
use fangyijie::domain::calendar::MeetingDay;
use fangyijie::domain::meeting::{Item, Meeting, MeetingBoard, MeetingKind};
use fangyijie::domain::month::Month;
use fangyijie::domain::wall::WallView;
use fangyijie::domain::{Coded, Id};
use fangyijie::projector::{Event, Shown, State, paint};
use fangyijie::store::{Answer, BallotCommand, CalendarCommand, Command, Query};
use fangyijie::text::minutes::{document, file};
use fangyijie::text::verdicts;
use fangyijie::ui::painter::Painter;
use fangyijie::ui::snapshot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pictures::picture;
use crate::desk::{Desk, LOOK, now, today};

/// The newest assembly of the drill that has ended: its minutes are final.
const FINAL_ASSEMBLY: &str = "SELECT m.id FROM meeting m JOIN minutes n ON n.meeting_id = m.id
  WHERE m.kind = 'assembly' ORDER BY m.on_date DESC, m.id DESC LIMIT 1";

/// Which line of the meeting list the newest assembly with final minutes is on.
fn down_to_assembly(desk: &Desk) -> i64 {
    let meeting = desk.number(FINAL_ASSEMBLY);
    desk.number(&format!(
        "SELECT count(*) FROM meeting m, meeting a WHERE a.id = {meeting}
         AND (m.on_date, m.id) > (a.on_date, a.id)"
    ))
}

/// The page of the minutes of that assembly.
pub fn at_minutes(desk: &mut Desk) {
    let down = down_to_assembly(desk);
    desk.press(&format!("4 Down*{down} F2"))
        .press("「会议记录」")
        .press("Enter");
    desk.says("已定稿  第1版");
}

fn minutes_of_the_open_meeting(desk: &Desk) -> String {
    desk.text(
        "SELECT count(*) || ' ' || coalesce(max(version), 0) FROM minutes n
         JOIN meeting m ON m.id = n.meeting_id
         WHERE m.id = (SELECT max(id) FROM meeting)",
    )
}

#[test]
fn after_the_meeting_one_enter_and_the_minutes_are_final() {
    let mut desk = Desk::new();
    // The meeting of yesterday that is still open: every matter goes to the committee.
    desk.press("4 Enter 1 1 1 9 Right Enter");
    desk.says("已散会").says("党小组会会议记录");
    let open = "SELECT m.id FROM meeting m WHERE m.on_date = '2026-11-22'";
    let meeting = desk.number(open);
    let versions = format!("SELECT count(*) FROM minutes WHERE meeting_id = {meeting}");
    assert_eq!(desk.number(&versions), 0);
    desk.press("Enter")
        .says("已保存：记录定稿")
        .says("（F6 重开）")
        .says("已定稿  第1版");
    assert_eq!(desk.number(&versions), 1);
    // A group meeting posts nothing.
    desk.press("F7").says("不公示");
    // No undo goes around the reopening with its reason.
    desk.press("F8").says("定稿不能撤销").says("F6 重开");
    assert_eq!(desk.number(&versions), 1);
    desk.press("F6")
        .says("记录重开")
        .press("Enter")
        .says("请写明理由");
    desk.press("「漏记一人」 Enter").says("还没有定稿");
    desk.press("Enter").says("已定稿  第2版");
    desk.says("第2版（第1版重开的理由：漏记一人）");
    desk.press("End").says("重开：漏记一人");
    assert!(!minutes_of_the_open_meeting(&desk).is_empty());
}

#[test]
fn words_are_put_right_on_the_page_of_the_ended_meeting_until_the_minutes_are_final() {
    let mut desk = Desk::new();
    desk.press("4 Enter 1 1 1 9 Right Enter").says("还没有定稿");
    desk.press("Down Enter").says("已散会");
    desk.press("F7 「补记一笔」 F4").says("已保存");
    desk.press("F2 「会议信息」 Enter").says("地点");
    desk.press("Esc");
    desk.press("Enter").says("会议记录  党小组会").press("End");
    assert!(
        desk.text("SELECT group_concat(remark) FROM agenda_item")
            .contains("补记一笔"),
        "{}",
        desk.screen()
    );
    desk.press("F4").says("已保存：记录定稿").press("Esc");
    desk.press("F7 「再补」 F4").says("已经定稿，不能再改");
}

#[test]
fn whoever_was_never_called_is_named_before_the_meeting_ends() {
    let mut desk = Desk::new();
    desk.press("4 Enter 1 1 1 9");
    desk.says("还有4人没有点名：夏爱珍、黄秋菊、黄德福、胡建红");
    desk.says("里记作「未点名」，不算到会");
    desk.press("Right Enter").press("Down*6");
    assert_eq!(
        desk.number(
            "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting_id
             WHERE m.on_date = '2026-11-22' AND presence = 'uncalled'"
        ),
        4
    );
}

#[test]
fn final_minutes_ask_for_what_their_head_lacks() {
    let mut desk = Desk::new();
    // The one who should chair is marked absent, and nobody said where.
    desk.press("4 Enter F2 「会议信息」 Enter").says("地点");
    desk.press("Down*2 Backspace*20 F4");
    desk.press("Tab Home");
    let leader = desk.text(
        "SELECT p.name FROM meeting m JOIN person p ON p.id = m.chair_id WHERE m.on_date = '2026-11-22'",
    );
    while !desk
        .screen()
        .lines()
        .any(|line| line.contains('>') && line.contains(&leader))
    {
        desk.press("Down");
    }
    desk.press("3 Esc 1 1 1 9 Right Enter").says("还没有定稿");
    desk.press("Enter")
        .says(&format!("主持人{leader}点名时记的是没到会"))
        .says("> 主持人");
    desk.press("Right Down Enter").says("> 记录人");
    // Where the branch met last is proposed; without any place they are not final.
    desk.press("Down").says("社区党群服务中心二楼会议室");
    desk.press("Backspace*20 F4")
        .says("会议记录还没有写地点")
        .says("> 地点");
    desk.press("「门卫室」 F4")
        .says("已保存：记录定稿")
        .says("已定稿  第1版")
        .says("地点：门卫室");
    assert!(!desk.screen().contains("____"), "{}", desk.screen());
}

#[test]
fn why_it_is_not_on_its_day_is_a_field_only_where_it_is_not() {
    let mut desk = Desk::new();
    // The theme day of the branch is the day after tomorrow.
    desk.press("4 F7 Enter F4 F2 「会议信息」 Enter");
    desk.says("不在主题党日的理由");
    desk.press("Up*2 「书记外出学习」 F4")
        .says("已保存：会议信息");
    desk.press("Esc Home F2 「会议记录」 Enter");
    desk.says("不在原定日期开会的理由：书记外出学习");
    // Moved to today in the calendar, with the reason there, it is on its day.
    let mut desk = Desk::new();
    let set = CalendarCommand::SetDay {
        meeting: MeetingDay {
            kind: MeetingKind::Assembly,
            branch: Id::new(desk.number("SELECT min(id) FROM branch")),
            group: None,
            month: Month::of(today()),
        },
        on: today(),
        reason: "书记外出学习".to_owned(),
    };
    desk.store.run(&Command::Calendar(set), &now()).unwrap();
    desk.press("4 F7 Enter F4 F2 「会议信息」 Enter")
        .says("主题");
    assert!(!desk.screen().contains("的理由"), "{}", desk.screen());
}

#[test]
fn minutes_are_reached_from_the_list_and_from_the_meeting_that_has_ended() {
    let mut desk = Desk::new();
    at_minutes(&mut desk);
    desk.press("Esc").says("会议");
    desk.press("Enter").says("已散会").press("Enter");
    desk.says("会议记录  党员大会");
    // Read line by line to the end.
    desk.press("End").says("定稿经过");
}

#[test]
fn the_notice_is_seen_posted_counted_down_and_taken_down() {
    let mut desk = Desk::new();
    at_minutes(&mut desk);
    desk.press("F7")
        .says("下面就是要贴出去的样子")
        .says("居务公开公示");
    let board = desk.number("SELECT count(*) FROM notice");
    assert_eq!(board, 0, "looking posts nothing");
    desk.press("Enter").says("居务公开栏").says("2026-12-08");
    // Too short is refused with the law's number; the field with the end has the keys.
    desk.press("Down Down Left F4").says("公示不少于15天");
    desk.press("Right F4").says("已公示").says("还有15天到期");
    let posted = desk.text("SELECT place || ' ' || published_on || ' ' || until FROM notice");
    assert_eq!(posted, "居务公开栏 2026-11-23 2026-12-08");
    let body = desk.text("SELECT body FROM notice");
    for name in desk.texts("SELECT name FROM person WHERE length(name) > 1") {
        assert!(!body.contains(&name), "{name} is on the board");
    }
    desk.press("F7").says("已经公示");
    desk.press("F6")
        .says("撤下公示")
        .press("「写错日期」 Enter");
    desk.says("还没有张贴").press("End").says("撤下：写错日期");
}

#[test]
fn the_name_of_a_file_follows_what_is_written_until_another_is_typed() {
    let mut desk = Desk::new();
    at_minutes(&mut desk);
    desk.press("F9 2").says("表决结果.csv");
    desk.press("Up 1")
        .says("会议记录-第五支部")
        .is_silent_on(".csv");
    desk.press("Up 2 F4").says("次表决已写好");
    desk.press("F9 Down 「甲」 Up 2")
        .says("会议记录-第五支部-2026-11-16.txt甲");
}

#[test]
fn minutes_votes_and_the_notice_become_files_from_a_form() {
    let mut desk = Desk::new();
    at_minutes(&mut desk);
    let name = desk.text(
        "SELECT p.name FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.meeting_id = (SELECT m.id FROM meeting m JOIN minutes n ON n.meeting_id = m.id
           WHERE m.kind = 'assembly' ORDER BY m.on_date DESC, m.id DESC LIMIT 1)
         ORDER BY a.seat LIMIT 1",
    );
    // Masked, unless it is said for whom and what for.
    desk.press("F9 F4").says("会议记录已写好").says("已遮住");
    let files = |desk: &Desk, end: &str| -> Vec<String> {
        let found = fs::read_dir(desk.folder()).unwrap();
        let names = found.map(|entry| entry.unwrap().path());
        names
            .filter(|path| path.to_string_lossy().ends_with(end))
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    };
    let masked = files(&desk, ".txt").remove(0);
    assert!(!masked.contains(&name), "{masked}");
    assert!(
        masked.contains("签到表") && masked.contains("[x]"),
        "{masked}"
    );
    // The same name again is refused, and the form stays.
    desk.press("F9 F4").says("已经有了").says("导出什么");
    desk.press("Down")
        .paste("x")
        .press("Down Space F4")
        .says("不遮的要写明给谁");
    desk.press("「街道」 F4").says("不遮的要写明做什么用");
    // A name that ends otherwise is no text.
    desk.press("「存档」 F4").says(".txt");
    desk.press("Up*3 Backspace F4").says("已经有了");
    assert_eq!(desk.number("SELECT count(*) FROM export_log"), 0);
    desk.press("Backspace*4 「全.txt」 F4").says("没有遮");
    let logged = desk.text("SELECT kind || ' ' || recipient || ' ' || purpose FROM export_log");
    assert_eq!(logged, "minutes 街道 存档");
    assert!(files(&desk, "全.txt")[0].contains(&name));
    // Votes: the second choice.
    desk.press("F9 2 Backspace*4 「.csv」 F4").says("次表决");
    let votes = files(&desk, ".csv").remove(0);
    assert!(votes.starts_with("\u{feff}组织,会议,日期"), "{votes}");
}

fn board(desk: &Desk, meeting: Id<Meeting>) -> MeetingBoard {
    match desk.store.load(&Query::Meeting(meeting), today()).unwrap() {
        Answer::Meeting(board) => *board,
        other => panic!("{other:?}"),
    }
}

/// What the room reads of an item, without its blanks.
fn wall(desk: &mut Desk, meeting: Id<Meeting>, item: Id<Item>) -> String {
    desk.store
        .show_on_wall(WallView::Item(meeting, item))
        .unwrap();
    let mut state = State::new((120, 36));
    state.update(Event::Picture(Box::new(Shown {
        picture: desk.store.wall().unwrap(),
        drill: true,
        only_read: false,
        today: today(),
    })));
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
    paint(&mut Painter::new(&mut buffer, &LOOK), &state);
    bare(&snapshot(&buffer))
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Peers' T7: one tally, and the same numbers wherever it is read.
#[test]
fn screen_wall_minutes_table_and_json_say_the_same_of_every_tally() {
    let mut desk = Desk::sized(200, 60);
    desk.press("4 F7 Enter Enter 8");
    let meeting: Id<Meeting> = Id::new(desk.number("SELECT max(id) FROM meeting"));
    let item = board(&desk, meeting).items[0].id;
    let run = |desk: &mut Desk, command: &Command| {
        desk.store.run(command, &now()).unwrap();
    };
    let mut expected = Vec::new();
    for approve in 0..=20u32 {
        let present = board(&desk, meeting).frozen.present;
        let approve = approve.min(present);
        let reject = (present - approve) / 2;
        let tally = Tally {
            approve,
            reject,
            abstain: present - approve - reject,
        };
        let method = Method::Hands;
        run(&mut desk, &Command::OpenBallot { item, method });
        let opinion = Tally {
            approve: 1,
            reject: 1,
            abstain: 0,
        };
        run(
            &mut desk,
            &Command::SetTally {
                item,
                tally,
                opinion,
            },
        );
        run(&mut desk, &Command::CloseBallot { item });
        run(&mut desk, &Command::Ballot(BallotCommand::Publish { item }));
        let minutes = match desk.store.load(&Query::Minutes(meeting), today()).unwrap() {
            Answer::Minutes(card) => card.minutes,
            other => panic!("{other:?}"),
        };
        let line = minutes.votes().pop().unwrap();
        let verdict = line.verdict.clone().unwrap();
        assert_eq!(verdict.tally, tally);
        let sentence = bare(&verdicts::verdict(&verdict));
        // The list of meetings has this one at the top.
        desk.press("Esc Esc 4 Enter Home Down*7");
        for (place, text) in [
            ("screen", bare(&desk.screen())),
            ("wall", wall(&mut desk, meeting, item)),
            ("minutes", bare(&file(&document(&minutes)))),
        ] {
            assert!(
                text.contains(&sentence),
                "{sentence} not on the {place}\n{text}"
            );
        }
        expected.push((tally, verdict));
        let reason = "重新表决".to_owned();
        run(
            &mut desk,
            &Command::Ballot(BallotCommand::Void { item, reason }),
        );
    }
    compare_files(&desk, &expected);
}

fn compare_files(desk: &Desk, expected: &[(Tally, fangyijie::domain::ballot::Verdict)]) {
    use fangyijie::io::export::told;
    use fangyijie::store::WhichMinutes;
    use fangyijie::store::export::{Ask, Handout};
    let write = |name: &str| {
        let path = desk.folder().join(name);
        let ask = Ask {
            handout: Handout::Votes,
            which: WhichMinutes::Latest,
            path: path.clone(),
            full: None,
        };
        told(&desk.folder().join("drill.db"), &ask, &now()).unwrap();
        fs::read_to_string(path).unwrap()
    };
    let table = write("votes.csv");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let json: serde_json::Value = serde_json::from_str(&write("votes.json")).unwrap();
    let objects = json["votes"].as_array().unwrap();
    assert_eq!(rows.len(), objects.len());
    let last = rows.len() - expected.len();
    for (n, (tally, verdict)) in expected.iter().enumerate() {
        let (row, object) = (&rows[last + n], &objects[last + n]);
        let cell = |name: &str| {
            let at = headings.iter().position(|heading| heading == name).unwrap();
            row[at].to_owned()
        };
        for (heading, key, number) in [
            ("应到", "base", verdict.frozen.base),
            ("实到", "present", verdict.frozen.present),
            ("通过需", "need", verdict.need),
            ("赞成", "approve", tally.approve),
            ("反对", "reject", tally.reject),
            ("弃权", "abstain", tally.abstain),
            ("第几次", "nth", u32::try_from(n + 1).unwrap()),
        ] {
            assert_eq!(cell(heading), number.to_string(), "{heading}");
            assert_eq!(object[key], number, "{key}");
        }
        assert_eq!(
            (cell("结果"), cell("作废理由")),
            ("作废".into(), "重新表决".into())
        );
        assert_eq!(object["voided"], "重新表决");
        let passed = tally.approve >= verdict.need;
        assert_eq!(object["result"], if passed { "passed" } else { "failed" });
        assert_eq!(object["method"], Method::Hands.code());
    }
}

#[test]
fn pictures_of_minutes_and_notice() {
    let down = down_to_assembly(&Desk::new());
    let to = format!("4 Down*{down} Enter Enter");
    picture("minutes_final", &to);
    picture("minutes_read_on", &format!("{to} PageDown PageDown"));
    picture("notice_preview", &format!("{to} F7"));
    picture("notice_posted", &format!("{to} F7 Enter F4"));
    picture("form_notice", &format!("{to} F7 Enter"));
    picture("form_export", &format!("{to} F9"));
    picture("minutes_draft", "4 Enter 1 1 1 9 Right Enter");
    let nowhere = "4 Enter F2 「会议信息」 Enter Down*2 Backspace*20 F4";
    picture(
        "form_complete_minutes",
        &format!("{nowhere} 1 1 1 9 Right Enter Enter"),
    );
    picture("form_reopen_minutes", &format!("{to} F6"));
}
