//! The whole way of one matter, by arrows, Enter, digits and pasted Chinese.

use super::Desk;
use super::term::{DOWN, ENTER, ESC, RIGHT, Term};

const MATTER: &str = "楼道灯坏了没人修";
/// What Enter does next, as the meeting says it.
pub const NEXT: &str = "回车：";

#[test]
fn from_the_door_to_closed_by_arrows_enter_digits_and_pasted_chinese() {
    let desk = Desk::new();
    let before = desk.stats();
    let mut t = desk.call(&[]).start();
    visit(&mut t);
    t.press(ESC, "议题板");
    convene(&mut t, "开小组会");
    convene(&mut t, "开支委会");
    convene(&mut t, "开会诊");
    resolve(&mut t);
    t.press(ESC, "要退出访议解吗")
        .press(RIGHT, ">[ 退出 ]")
        .key(ENTER);
    assert_eq!(t.leave(), 0);
    in_the_figures(&before, &desk.stats());
    in_the_file(&desk);
}

/// One matter, said at the door.
fn visit(t: &mut Term) {
    t.wait_for("桂香苑 1-1-102")
        .press(ENTER, "一条纽带")
        .press(ENTER, "提了什么1");
    t.press("1", "> 走访人");
    t.press(ENTER, "> 同去的人")
        .press(ENTER, "> 见到")
        .step(ENTER)
        .press(ENTER, "> 另见几人");
    t.press(ENTER, "> 谈了什么")
        .paste("家里都好")
        .press(ENTER, "> 提了什么1");
    t.paste(MATTER).press(ENTER, ">   类别");
    t.press("2", ">   性质").press("1", ">   来源");
    t.press("1", "> 提了什么2").key(ENTER);
    t.press(ENTER, "已保存：登记走访").wait_for("[已登记]");
}

/// From the named person to closed, each step a line of the matter's own screen.
fn resolve(t: &mut Term) {
    t.press("3", "2026-0054").press(ENTER, "一事到底");
    to_step(t, "办理情况");
    t.press(ENTER, "> 办到哪一步").paste("已联系电工");
    t.press(ENTER, "已保存：").wait_for("现在：办理中");
    to_step(t, "办结");
    t.press(ENTER, "> 办理结果").paste("换了新灯");
    t.press(ENTER, "已保存：").wait_for("现在：待告知");
    to_step(t, "告知居民");
    t.press(ENTER, "> 怎么告知").press("1", "> 谁告知的");
    t.press(ENTER, "> 居民怎么说").paste("谢谢");
    t.press(ENTER, "已保存：").wait_for("现在：待回访");
    to_step(t, "回访");
    t.press(ENTER, "> 满意吗").press("1", "> 说明");
    t.press(ENTER, "已保存：").wait_for("现在：已回访");
    to_step(t, "销号");
    t.press(ENTER, ">[ 取消 ]").press(RIGHT, ">[ 确定 ]");
    t.press(ENTER, "现在：已销号").wait_for("已经了结");
    t.press(ESC, "2026-0053").press(ESC, "议题板");
}

/// Marks a step of the matter by arrows.
fn to_step(t: &mut Term, label: &str) {
    t.wait_for(label);
    while t.line(&format!("> {label}")).is_none() {
        t.mark(DOWN);
    }
}

/// Each reported figure counts the one visit and the one matter.
fn in_the_figures(before: &serde_json::Value, after: &serde_json::Value) {
    for name in [
        "person_times",
        "household_times",
        "households_met",
        "opinions",
        "resolved",
    ] {
        let number = |stats: &serde_json::Value| stats[name].as_u64().unwrap();
        assert_eq!(number(after), number(before) + 1, "{name}");
    }
}

/// The same as a stranger's program reads it.
fn in_the_file(desk: &Desk) {
    let of_ours = format!("issue_id = (SELECT id FROM issue WHERE text = '{MATTER}')");
    for (sql, answer) in [
        (
            format!("SELECT stage FROM issue WHERE text = '{MATTER}'"),
            "closed",
        ),
        (
            format!("SELECT count(*) FROM task WHERE done_on IS NOT NULL AND {of_ours}"),
            "1",
        ),
        (
            format!("SELECT count(*) FROM feedback WHERE {of_ours}"),
            "1",
        ),
        (
            format!("SELECT count(*) FROM follow_up WHERE {of_ours}"),
            "1",
        ),
        (
            format!("SELECT result FROM decision WHERE {of_ours}"),
            "passed",
        ),
        ("PRAGMA integrity_check".to_owned(), "ok"),
        ("PRAGMA foreign_key_check".to_owned(), ""),
    ] {
        assert_eq!(desk.ask(&sql), answer, "{sql}");
    }
}

/// Opens a meeting of the first branch and lets Enter lead through it.
fn convene(t: &mut Term, what: &str) {
    t.press("4", "组织");
    choose(t, what);
    t.wait_for("哪个组织开会");
    while t.line("> 第一支部").is_none() {
        t.mark(DOWN);
    }
    t.press(ENTER, "开会日期").press(ENTER, NEXT);
    let mut others = 0;
    while go_on(t, &mut others) {}
}

/// Does what Enter offers now; `false` after the meeting has ended.
fn go_on(t: &mut Term, others: &mut u32) -> bool {
    let text = t.text();
    let after = text.split(NEXT).nth(1).unwrap_or_default();
    let is_ours = t.line("> ").is_some_and(|line| line.contains(MATTER))
        || text.contains(&format!("  {MATTER}"));
    match after.split_whitespace().next().unwrap_or_default() {
        "去点名" => {
            t.press(ENTER, "1 到会").press(ENTER, "已保存：点名");
            t.press("8", "回车：点完名，回议程");
            t.key(ENTER)
                .wait_until("the agenda", |t| !t.text().contains("点完名"));
        }
        "下一项" => next_line(t),
        "提交支委会" => settle(t, ENTER),
        "提交党员大会" if is_ours || *others == 0 => {
            *others += u32::from(!is_ours);
            settle(t, ENTER);
        }
        "提交党员大会" => settle(t, "6"),
        "举手表决" => drop(t.press(ENTER, "回车：计票")),
        "计票" => count(t),
        "结束表决" => drop(t.press(ENTER, "按 6 公布")),
        "核对结果，按" => drop(t.press("6", "回车：是否涉及全体居民利益")),
        asked if asked.starts_with("是否涉及") => drop(t.press("1", "回车：交办")),
        "交办：责任人和时限" => {
            t.press(ENTER, "> 责任人").press(ENTER, "> 办理时限");
            settle_as(t, ENTER, "[交办]");
        }
        "散会" => {
            t.press(ENTER, ">[ 取消 ]").press(RIGHT, ">[ 确定 ]");
            t.press(ENTER, "还没有定稿").press(ENTER, "已定稿  第1版");
            t.press(ESC, "  已散会").press(ESC, "组织");
            return false;
        }
        other => panic!("what now: {other}\n{text}"),
    }
    true
}

/// One abstains, whoever is left approves; the representatives are heard.
fn count(t: &mut Term) {
    t.press(ENTER, "> 赞成")
        .press(ENTER, "> 反对")
        .press(ENTER, "> 弃权");
    t.press("1", "19").press(ENTER, "> 代表赞成");
    t.press(ENTER, "> 代表反对").press(ENTER, "> 代表弃权");
    t.press(ENTER, "回车：结束表决");
}

/// To the next line of the agenda.
fn next_line(t: &mut Term) {
    let before = t.text();
    t.key(ENTER).wait_until("the next line", |t| {
        t.text() != before && t.text().contains(NEXT)
    });
}

/// Disposes of the current item and waits for the agenda to say how.
fn settle_as(t: &mut Term, key: &str, made: &str) {
    let disposed = |t: &Term| t.text().matches(made).count();
    let before = disposed(t);
    t.key(key).wait_until("the item disposed of", |t| {
        disposed(t) == before + 1 && t.text().contains(NEXT)
    });
}

/// Disposes of the current item and waits for the agenda to say so.
fn settle(t: &mut Term, key: &str) {
    let open = |t: &Term| t.text().matches("[待议]").count();
    let before = open(t);
    t.key(key).wait_until("the item disposed of", |t| {
        open(t) + 1 == before && t.text().contains(NEXT)
    });
}

/// Takes an entry of the menu by arrows.
pub fn choose(t: &mut Term, label: &str) {
    t.press("0", "能做的事");
    let chosen = |t: &Term| {
        t.text().lines().any(|line| {
            let before = line.split(&format!(" {label} ")).next().unwrap_or_default();
            line.contains(&format!(" {label} "))
                && before
                    .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
                    .ends_with('>')
        })
    };
    while !chosen(t) {
        t.mark(DOWN);
    }
    t.key(ENTER);
}
