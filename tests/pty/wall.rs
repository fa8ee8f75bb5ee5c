//! The projector beside the operator, on one file.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::Desk;
use super::term::{DOWN, ENTER, ESC, Manner, Term};
use super::way::{NEXT, choose};
use super::window::{at_the_sentence, is_given_back};

/// The promise, with room for a busy machine.
const IN_TIME: Duration = Duration::from_millis(1500);

#[test]
fn the_wall_follows_hides_and_survives() {
    let desk = Desk::new();
    let mut wall = desk.call(&["project"]).size(60, 20).start();
    wall.forbidden = people_phones_and_doors(&desk);
    assert!(wall.forbidden.len() > 4000, "{}", wall.forbidden.len());
    wall.wait_for("民情议题");
    let mut t = desk.call(&[]).start();
    follows_items_and_votes(&mut t, &mut wall);
    outlives_the_operator(&desk, &mut t, &mut wall);
    let mut t = desk.call(&[]).manner(Manner::Silent).start();
    usable_without_an_answer(&mut t);
    follows_again(&mut t, &mut wall);
    keeps_the_picture_while_the_file_is_held(&desk, &mut t, &mut wall);
    assert!(wall.frames > 8, "{}", wall.frames);
    let mut wall = comes_back_to_the_view_that_was_shown(&desk, wall);
    killed_in_a_form(&desk, &mut t);
    wall.press("q", "").leave();
    assert_eq!(wall.leaks, [] as [String; 0]);
}

/// The operator's screen confirmed something; the wall must show it at once.
fn in_time(what: &str, wall: &mut Term, text: &str) {
    let confirmed = Instant::now();
    wall.wait_for(text);
    let took = confirmed.elapsed();
    println!("wall: {what} after {took:?}");
    assert!(took < IN_TIME, "{what}: {took:?}");
}

fn follows_items_and_votes(t: &mut Term, wall: &mut Term) {
    t.wait_for("桂香苑 1-1-102").press("4", "组织");
    choose(t, "开会诊");
    t.wait_for("哪个组织开会").press(ENTER, "开会日期");
    t.press(ENTER, NEXT);
    in_time("the meeting", wall, "议程 党员大会");
    t.press(ENTER, "1 到会").press("8", "已保存：全到");
    t.wait_for("回车：点完名，回议程")
        .press(ENTER, "回车：下一项");
    while t.line(">  1 ").is_none() {
        t.mark(DOWN);
    }
    in_time("the first matter", wall, "第 1 件，共 3 件");
    t.press(ENTER, "回车：计票");
    in_time("the open vote", wall, "正在表决");
    t.press(ENTER, "> 赞成")
        .press(DOWN, "> 反对")
        .press("1", "19");
    t.press("\x1bOS", "回车：结束表决");
    t.press(ENTER, "按 6 公布");
    in_time("the end of the vote", wall, "表决结束 待公布");
    assert!(!wall.text().contains("赞成"), "{}", wall.text());
    t.press("6", "回车：是否涉及全体居民利益");
    in_time("the verdict", wall, "通过：赞成19票");
    t.press(DOWN, ">  2 ");
    in_time("the next item", wall, "第 2 件，共 3 件");
    t.press("2", "记名表决").press("\t", "未表决");
    approves(t, "张凤英");
    in_time("a vote by name", wall, "正在表决");
}

/// Gives the marked voter's vote and reads until the screen has it.
fn approves(t: &mut Term, name: &str) {
    t.key("1").wait_until("the vote", |t| {
        t.line(name).is_some_and(|line| line.contains("赞成"))
    });
}

/// Killed in the middle of a vote: what was confirmed stays, on the wall and in the file.
fn outlives_the_operator(desk: &Desk, t: &mut Term, wall: &mut Term) {
    approves(t, "付永强");
    t.signal(Signal::KILL);
    t.leave();
    assert_eq!(desk.ask("SELECT count(*) FROM ballot_vote WHERE choice = 'approve' AND ballot_id = (SELECT max(id) FROM ballot)"), "2");
    wall.quiet(Duration::from_millis(500));
    assert!(wall.text().contains("正在表决"), "{}", wall.text());
}

/// A terminal that answers nothing, or far too late, is waited for a moment and then used.
fn usable_without_an_answer(t: &mut Term) {
    let start = Instant::now();
    t.wait_for("桂香苑 1-1-102");
    println!("silent terminal: first screen after {:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(5));
    t.press(DOWN, ">桂香苑 1-1-201");
    t.send("\x1b[1;5R\x1b[?62;c")
        .quiet(Duration::from_millis(300));
    t.press("\x1b[A", ">桂香苑 1-1-102");
    assert!(!t.text().contains("没有用"), "{}", t.text());
}

/// Not even a moment to save: the draft is in the file all the same.
fn killed_in_a_form(desk: &Desk, t: &mut Term) {
    t.press(ESC, "组织").press("1", "议题板");
    at_the_sentence(t);
    t.type_in("不在家")
        .wait_for("不在家")
        .quiet(Duration::from_millis(200));
    t.signal(Signal::KILL);
    t.leave();
    assert!(desk.ask("SELECT body FROM draft").contains("不在家"));
    assert_eq!(desk.ask("PRAGMA integrity_check"), "ok");
}

fn follows_again(t: &mut Term, wall: &mut Term) {
    t.wait_for("桂香苑 1-1-102").press("4", "组织");
    t.press(ENTER, "议程").wait_for(NEXT);
    in_time("the meeting opened again", wall, "第 2 件，共 3 件");
    t.press("\x1b[A", ">  1 ").press("1", "回车：交办");
    in_time("the item before", wall, "第 1 件，共 3 件");
}

/// The projector is killed and started again: its first picture is the one the room saw last.
fn comes_back_to_the_view_that_was_shown(desk: &Desk, mut wall: Term) -> Term {
    let shown = wall.text();
    wall.signal(Signal::KILL);
    let forbidden = std::mem::take(&mut wall.forbidden);
    wall.leave();
    let mut again = desk.call(&["project"]).size(60, 20).start();
    again.forbidden = forbidden;
    again.leaks = wall.leaks;
    again.pictures = Some(Vec::new());
    again.wait_until("the picture from before", |wall| wall.text() == shown);
    assert_eq!(again.pictures.as_ref().map(Vec::len), Some(1));
    again
}

/// Another program holds the file: the wall stays, the operator is told and keeps the form.
fn keeps_the_picture_while_the_file_is_held(desk: &Desk, t: &mut Term, wall: &mut Term) {
    let shown = wall.text();
    t.press(ENTER, "> 责任人").press(ENTER, "> 办理时限");
    let held = hold(desk);
    t.press(ENTER, "别的程序");
    println!("held: {}", t.line("别的程序").unwrap_or_default().trim());
    assert!(t.text().contains("办理时限"), "{}", t.text());
    wall.quiet(Duration::from_millis(500));
    assert_eq!(wall.text(), shown);
    held.let_go();
    t.press(ENTER, "已保存：议定去向");
    in_time("who does it", wall, "责任人 王**");
    t.press(ENTER, ">  2 ");
    in_time("the item after the lock", wall, "第 2 件，共 3 件");
}

/// Everything of the file that the wall may not say.
fn people_phones_and_doors(desk: &Desk) -> Vec<String> {
    let all = desk.ask(
        "SELECT name FROM person UNION SELECT phone FROM person UNION SELECT door FROM household",
    );
    let words = all.lines().filter(|word| word.chars().count() > 1);
    let spoken = words.clone().filter_map(|word| {
        let parts: Vec<&str> = word.split('-').collect();
        let [block, unit, room] = parts[..] else {
            return None;
        };
        Some(format!("{block}栋{unit}单元{room}"))
    });
    words.map(str::to_owned).chain(spoken).collect()
}

/// Another program that keeps the file to itself until it is let go.
struct Hold(Child);

fn hold(desk: &Desk) -> Hold {
    let mut program = Command::new("sqlite3")
        .arg(desk.file())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let sql = b"BEGIN EXCLUSIVE; SELECT 'held';\n";
    program.stdin.as_mut().unwrap().write_all(sql).unwrap();
    let mut answer = String::new();
    let mut out = BufReader::new(program.stdout.as_mut().unwrap());
    out.read_line(&mut answer).unwrap();
    assert_eq!(answer.trim(), "held");
    Hold(program)
}

impl Hold {
    fn let_go(mut self) {
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }
}

#[test]
fn a_wall_over_a_file_that_is_not_sound_says_so_and_a_signal_gives_its_terminal_back() {
    let desk = Desk::new();
    let mut wall = desk.call(&["project"]).size(60, 20).start();
    wall.wait_for("民情议题");
    assert!(!wall.text().contains("只能看"), "{}", wall.text());
    let name = "CREATE TRIGGER hide AFTER INSERT ON visit BEGIN DELETE FROM visit; END";
    desk.ask(name);
    wall.wait_for("数据文件现在只能看");
    for word in ["hide", "触发器", "fyj", "设置"] {
        assert!(!wall.text().contains(word), "{word}\n{}", wall.text());
    }
    wall.signal(Signal::TERM);
    assert_eq!(wall.leave(), 143);
    is_given_back(&wall);
}
