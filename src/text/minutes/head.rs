//! The head: which meeting, when, where, who should come and who came.

use chrono::NaiveDateTime;

use super::{DocLine, roll};
use crate::domain::meeting::{MeetingKind, Presence};
use crate::domain::minutes::{Head, Minutes, Signed};
use crate::text::{dates, names};

pub(super) fn lines(minutes: &Minutes) -> Vec<DocLine> {
    let head = &minutes.head;
    let mut lines = vec![DocLine::title(title(minutes)), DocLine::gap()];
    lines.extend(version(head).map(DocLine::text));
    lines.push(DocLine::text(format!("时间：{}", time(minutes))));
    let mut said = |name: &str, words: &str| {
        if !words.is_empty() {
            lines.push(DocLine::text(format!("{name}：{words}")));
        }
    };
    said("地点", or_blank(&head.place));
    said("主题", &head.theme);
    said("主持人", or_blank(&head.chair));
    said("记录人", or_blank(&head.recorder));
    said("通知", &notice(minutes));
    said("不在原定日期开会的理由", &head.off_day);
    said("应到", &due(minutes));
    said("缺席", &absent(minutes));
    said("中途离会", &left(minutes));
    said("列席", &beside(minutes));
    lines
}

/// `第2版（第1版重开的理由：漏记一人）`; the first needs no number.
fn version(head: &Head) -> Option<String> {
    let before = head.version.checked_sub(1).filter(|before| *before > 0)?;
    let why = match head.reopened.as_str() {
        "" => String::new(),
        why => format!("（第{before}版重开的理由：{why}）"),
    };
    Some(format!("第{}版{why}", head.version))
}

/// What is filled in by hand where it was not recorded.
fn or_blank(words: &str) -> &str {
    match words {
        "" => "____________",
        words => words,
    }
}

/// `青松党支部2026年第11次党员大会（民情会诊）记录`.
pub(super) fn title(minutes: &Minutes) -> String {
    use chrono::Datelike;
    let nth = match minutes.head.ordinal {
        0 => String::new(),
        nth => format!("第{nth}次"),
    };
    format!(
        "{}{}年{nth}{}会议记录",
        minutes.body,
        minutes.on.year(),
        names::meeting(minutes.kind)
    )
}

fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M").to_string()
}

fn time(minutes: &Minutes) -> String {
    let day = dates::full(minutes.on);
    match (minutes.head.opened_at, minutes.head.ended_at) {
        (Some(from), Some(to)) if from.date() == to.date() && from.date() == minutes.on => {
            format!("{day} {}至{}", clock(from), clock(to))
        }
        (Some(from), Some(to)) => {
            let moment = |at: NaiveDateTime| format!("{} {}", dates::full(at.date()), clock(at));
            format!("{day}（登记：{}至{}）", moment(from), moment(to))
        }
        (Some(from), None) => format!("{day} {}起，还没有散会", clock(from)),
        (None, _) => day,
    }
}

fn notice(minutes: &Minutes) -> String {
    let called = minutes.head.noticed_on;
    let called = called.map(|on| format!("{}通知", dates::full(on)));
    let late = match minutes.head.short_notice.as_str() {
        "" => None,
        why => Some(format!("通知晚于规定的理由：{why}")),
    };
    let words: Vec<String> = called.into_iter().chain(late).collect();
    words.join("；")
}

/// `20人，其中有表决权18人；实到17人，其中有表决权16人`.
fn due(minutes: &Minutes) -> String {
    let count = minutes.attendance();
    let unit = if minutes.kind.counts_heads() {
        "户（人）"
    } else {
        "人"
    };
    if count.due == count.with_vote || minutes.kind == MeetingKind::Group {
        return format!("{}{unit}；实到{}{unit}", count.due, count.came);
    }
    format!(
        "{}{unit}，其中有表决权{}人；实到{}{unit}，其中有表决权{}人",
        count.due, count.with_vote, count.came, count.with_vote_came
    )
}

fn absent(minutes: &Minutes) -> String {
    let due = minutes.roll.iter().filter(|one| one.is_due());
    let absent: Vec<String> = due
        .filter(|one| !one.came())
        .map(|one| format!("{}（{}）", one.name, roll::why(one)))
        .collect();
    match absent.as_slice() {
        [] if minutes.kind.counts_heads() => String::new(),
        [] => "无".to_owned(),
        absent => absent.join("、"),
    }
}

/// Who was there and gone before the end: a vote taken after that counts them no longer.
fn left(minutes: &Minutes) -> String {
    let gone = minutes
        .roll
        .iter()
        .filter(|one| one.presence == Presence::Left);
    let words = gone.map(|one| match one.left_at {
        Some(at) => format!("{}（{}）", one.name, clock(at)),
        None => one.name.clone(),
    });
    words.collect::<Vec<_>>().join("、")
}

fn beside(minutes: &Minutes) -> String {
    let came = minutes.roll.iter();
    let came = came.filter(|one| !one.is_due() && one.came());
    let name = |one: &Signed| {
        format!(
            "{}（{}）",
            one.name,
            names::capacity(minutes.kind, one.capacity)
        )
    };
    let names: Vec<String> = came.map(name).collect();
    names.join("、")
}
