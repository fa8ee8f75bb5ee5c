//! 会议记录 as a document: the same lines on the screen and in a file, whatever the width.

mod doc;
mod head;
mod matter;
mod roll;
mod vote;

pub use doc::{DocLine, Part, file};
pub use vote::{rule, vote};

use crate::domain::meeting::{MeetingKind, PromiseState};
use crate::domain::minutes::{Minutes, PartLine, PromiseLine, Said};
use crate::text::{dates, names};

/// The whole document.
pub fn document(minutes: &Minutes) -> Vec<DocLine> {
    let mut lines = head::lines(minutes);
    let mut sections = Sections::default();
    if !minutes.roll.is_empty() {
        lines.push(sections.head("签到表"));
        let line = |signed| roll::line(minutes.kind, signed);
        lines.extend(minutes.roll.iter().map(line));
    }
    if !minutes.parts.is_empty() {
        lines.push(sections.head("议程"));
        lines.extend((1..).zip(&minutes.parts).map(|(n, part)| agenda(n, part)));
    }
    if minutes.kind.is_of_members() {
        lines.push(sections.head("上月事项办理情况"));
        lines.extend(promises(&minutes.promises));
    }
    lines.push(sections.head(matters(minutes.kind)));
    lines.extend(matter::lines(minutes));
    if !minutes.said.is_empty() {
        lines.push(sections.head("其他发言"));
        lines.extend((1..).zip(&minutes.said).map(|(n, said)| speech(n, said)));
    }
    lines.push(DocLine::gap());
    lines.push(DocLine::text(
        "主持人（签字）：____________    记录人（签字）：____________",
    ));
    lines
}

fn matters(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Group => "交流汇报的事项",
        MeetingKind::Committee => "商定的事项",
        _ => "议题和决议",
    }
}

/// Counts sections as they come: not every meeting has each.
#[derive(Default)]
struct Sections(usize);

impl Sections {
    fn head(&mut self, name: &str) -> DocLine {
        self.0 += 1;
        DocLine::head(format!("{}、{name}", numeral(self.0)))
    }
}

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `一` to `九十九`; in digits from there on.
fn numeral(n: usize) -> String {
    match (n / 10, n % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..10, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => n.to_string(),
    }
}

/// `计划10分钟，用时8分钟`; nothing where nothing is known.
fn time(planned: u32, used: u32) -> Option<String> {
    match (planned, used) {
        (0, 0) => None,
        (0, used) => Some(format!("用时{used}分钟")),
        (planned, 0) => Some(format!("计划{planned}分钟")),
        (planned, used) => Some(format!("计划{planned}分钟，用时{used}分钟")),
    }
}

fn agenda(n: usize, part: &PartLine) -> DocLine {
    let name = match part.title.as_str() {
        "" => names::part(part.kind),
        title => title,
    };
    let time = time(part.planned, part.used).map_or_else(String::new, |time| format!("（{time}）"));
    let note = match part.note.as_str() {
        "" => String::new(),
        note => format!("：{note}"),
    };
    DocLine::text(format!("{n}. {name}{time}{note}"))
}

fn promises(promises: &[PromiseLine]) -> Vec<DocLine> {
    if promises.is_empty() {
        return vec![DocLine::text("没有上次会议交办的事项")];
    }
    let line = |(n, promise)| promise_line(n, promise);
    (1..).zip(promises).map(line).collect()
}

fn promise_line(n: usize, promise: &PromiseLine) -> DocLine {
    let state = match promise.state {
        PromiseState::Done { on, late: 0 } => format!("{}办结", dates::full(on)),
        PromiseState::Done { on, late } => format!("{}办结，超期{late}天", dates::full(on)),
        PromiseState::Open => "正在办理，未到时限".to_owned(),
        PromiseState::Overdue { days } => format!("没有办结，已逾期{days}天"),
    };
    let why = match promise.why.as_str() {
        "" => String::new(),
        why => format!("：{why}"),
    };
    DocLine::text(format!(
        "{n}. {} {}；责任人{}，时限{}；{state}{why}",
        promise.number,
        promise.text,
        promise.assignee,
        dates::full(promise.deadline)
    ))
}

/// `1. 张三（反对）：停车位会少`.
fn speech(n: usize, said: &Said) -> DocLine {
    let stance = said.stance.map_or_else(String::new, |stance| {
        format!("（{}）", names::stance(stance))
    });
    let point = match said.point.as_str() {
        "" => "没有记要点",
        point => point,
    };
    DocLine::text(format!("{n}. {}{stance}：{point}", said.name))
}

#[cfg(test)]
mod tests {
    use super::numeral;

    #[test]
    fn sections_are_counted_as_people_count() {
        for (n, words) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (35, "三十五"),
            (99, "九十九"),
            (100, "100"),
        ] {
            assert_eq!(numeral(n), words);
        }
    }
}
