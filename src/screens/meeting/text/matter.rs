//! Words of a matter: what it is, what was made of it, what the meeting before promised.

use crate::domain::meeting::{AgendaItem, Promise, PromiseState, Rank};
use crate::flow::{Ink, Line};
use crate::text::{dates, names};

/// The current item in lines.
pub fn item(item: &AgendaItem) -> Vec<Line> {
    let mut lines = vec![
        Line::head(format!(
            "{} {}",
            item.number,
            names::category(item.category)
        )),
        Line::plain(item.text.clone()),
    ];
    if let Some(door) = &item.door {
        lines.push(Line::inked(format!("来自 {door}"), Ink::Dim));
    }
    if !item.urgent.is_empty() {
        lines.push(Line::inked(format!("加急：{}", item.urgent), Ink::Warn));
    }
    if item.internal {
        lines.push(Line::inked("内部事项，不上墙", Ink::Warn));
    }
    if let Some(focus) = &item.focus {
        lines.push(Line::plain(format!("结合中心工作：{focus}")));
    }
    lines.extend(made(item));
    if !item.remark.is_empty() {
        lines.push(Line::plain(format!("备注：{}", item.remark)));
    }
    lines
}

/// What the meeting made of an item, who does it, who helps.
fn made(item: &AgendaItem) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(made) = item.disposition {
        lines.push(Line::inked(
            format!("去向：{} {}", names::disposition(made), item.note),
            Ink::Good,
        ));
    }
    if let Some((name, deadline)) = &item.assigned {
        let helpers = match item.helpers.as_slice() {
            [] => String::new(),
            helpers => format!("  协办 {}", helpers.join("、")),
        };
        lines.push(Line::inked(
            format!("责任人 {name}  时限 {}{helpers}", dates::full(*deadline)),
            Ink::Resolve,
        ));
    }
    lines
}

/// Approvals of a matter, and how it ranks.
pub fn approvals(item: &AgendaItem, rank: Rank, is_decided: bool) -> Line {
    let votes = item.approvals.unwrap_or(0);
    let (words, ink) = match rank {
        Rank::Ahead => ("靠前，可提交党员大会".to_owned(), Ink::Good),
        Rank::Tied if item.tie_way.is_empty() && is_decided => {
            ("并列，没有选上".to_owned(), Ink::Dim)
        }
        Rank::Tied if item.tie_way.is_empty() => ("并列，要另定".to_owned(), Ink::Warn),
        Rank::Tied => (format!("并列，已定：{}", item.tie_way), Ink::Good),
        Rank::Behind => ("靠后".to_owned(), Ink::Dim),
    };
    Line::inked(format!("选题得票 {votes}，{words}"), ink)
}

/// Whether it concerns all residents, once it was asked.
pub fn concerns(item: &AgendaItem) -> Option<Line> {
    let concerns = item.concerns_all?;
    Some(Line::plain(if concerns {
        "涉及全体居民利益，还要提交居民（代表）会议"
    } else {
        "不涉及全体居民利益"
    }))
}

/// What the meeting before promised, and what became of it.
pub fn promise(promise: &Promise) -> Vec<Line> {
    let (state, ink) = match promise.state {
        PromiseState::Done { on, late: 0 } => (format!("{}办结", dates::short(on)), Ink::Good),
        PromiseState::Done { on, late } => {
            (format!("{}办结，晚{late}天", dates::short(on)), Ink::Warn)
        }
        PromiseState::Open => ("办理中，没到期".to_owned(), Ink::Plain),
        PromiseState::Overdue { days } => (format!("超期{days}天"), Ink::Bad),
    };
    let why = match promise.why.as_str() {
        "" => String::new(),
        why => format!("  {why}"),
    };
    vec![
        Line::plain(format!("{} {}", promise.number, promise.text)),
        Line::inked(
            format!(
                "  {} {}前  {state}{why}",
                promise.assignee,
                dates::short(promise.deadline)
            ),
            ink,
        ),
    ]
}

/// At a committee, where a matter is not tied to the community's central work yet.
pub const NO_FOCUS_WORK: &str = "结合中心工作：没有写（F7 可以写）";

/// Where nothing was promised.
pub const NO_PROMISES: &str = "上次会诊没有交办的事项";
