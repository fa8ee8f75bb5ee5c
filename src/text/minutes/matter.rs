//! Each matter: what was reported and said, how it was voted, what was decided, who does it by when.

use super::{DocLine, numeral, speech, time, vote};
use crate::domain::meeting::{Disposition, MeetingKind};
use crate::domain::minutes::{Matter, Minutes};
use crate::domain::rules::Rulebook;
use crate::text::{dates, names};

pub(super) fn lines(minutes: &Minutes) -> Vec<DocLine> {
    let mut lines = opening(minutes);
    if minutes.matters.is_empty() {
        lines.push(DocLine::text("没有提交的事项"));
    }
    for (n, matter) in (1..).zip(&minutes.matters) {
        lines.push(DocLine::text(format!(
            "（{}）{} {}",
            numeral(n),
            matter.number,
            names::category(matter.category)
        )));
        lines.extend(one(minutes, matter).into_iter().map(DocLine::text));
    }
    lines
}

/// What holds for all matters of the meeting.
fn opening(minutes: &Minutes) -> Vec<DocLine> {
    let rule = &minutes.rule;
    let words = match minutes.kind {
        MeetingKind::Group => format!("本会交流汇报，只记意见，不表决（{}）。", rule.basis),
        MeetingKind::Committee => committee(minutes),
        _ => format!("逐项表决。{}。", vote::rule(rule)),
    };
    vec![DocLine::text(words)]
}

fn committee(minutes: &Minutes) -> String {
    let select = &Rulebook::builtin().select;
    let picked = minutes.matters.iter();
    let picked = picked.filter(|one| one.disposition == Some(Disposition::Picked));
    let why = match minutes.head.pick_reason.as_str() {
        "" => String::new(),
        why => format!("，理由：{why}"),
    };
    format!(
        "商定{}至{}件提交党员大会，本次提交{}件{why}。",
        select.min,
        select.max,
        picked.count()
    )
}

fn one(minutes: &Minutes, matter: &Matter) -> Vec<String> {
    let time = time(matter.planned, matter.used);
    let time = time.map_or_else(String::new, |time| format!("（{time}）"));
    let mut lines = vec![format!("汇报：{}{time}", matter.text)];
    if !matter.urgent.is_empty() {
        lines.push(format!("加急：{}", matter.urgent));
    }
    lines.extend(said(matter));
    if !matter.remark.is_empty() {
        lines.push(format!("备注：{}", matter.remark));
    }
    lines.extend(approvals(matter));
    for (n, voided) in (1..).zip(&matter.voided) {
        lines.push(format!("第{n}次表决作废，理由：{}", voided.voided));
        lines.extend(vote::vote(matter, voided, &minutes.rule));
    }
    match &matter.vote {
        Some(counted) => {
            if !matter.voided.is_empty() {
                lines.push("重新表决：".to_owned());
            }
            lines.extend(vote::vote(matter, counted, &minutes.rule));
        }
        None if minutes.kind.votes() => lines.push("表决：没有表决".to_owned()),
        None => {}
    }
    if let Some(concerns) = matter.concerns_all {
        let answer = if concerns { "是" } else { "否" };
        lines.push(format!("是否涉及全体居民利益：{answer}"));
    }
    lines.push(decision(minutes.kind, matter));
    lines.extend(assigned(matter));
    lines
}

fn said(matter: &Matter) -> Vec<String> {
    if matter.said.is_empty() {
        return vec!["发言要点：没有登记的发言".to_owned()];
    }
    let points = (1..).zip(&matter.said);
    let points = points.map(|(n, said)| format!("  {}", speech(n, said).text));
    std::iter::once("发言要点：".to_owned())
        .chain(points)
        .collect()
}

/// The committee's approvals, a tie and what broke it, and the focus work.
fn approvals(matter: &Matter) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(approvals) = matter.approvals {
        words.push(format!("投票选题：{approvals}票"));
    }
    if !matter.tie_way.is_empty() {
        words.push(format!("票数并列，另行议定选上：{}", matter.tie_way));
    }
    if let Some(focus) = &matter.focus {
        words.push(format!("结合社区中心工作：{focus}"));
    }
    words
}

/// What the meeting made of it; a group meeting only says where it goes.
fn decision(kind: MeetingKind, matter: &Matter) -> String {
    let name = match kind {
        MeetingKind::Group => "处理意见",
        MeetingKind::Committee => "商定",
        _ => "决议",
    };
    let Some(made) = matter.disposition else {
        return format!("{name}：还没有议定");
    };
    let into = matter.merged_into.as_deref();
    let into = into.map_or_else(String::new, |into| format!("，并入{into}"));
    let note = match matter.note.as_str() {
        "" => String::new(),
        note => format!("：{note}"),
    };
    format!("{name}：{}{into}{note}", names::disposition(made))
}

fn assigned(matter: &Matter) -> Option<String> {
    let assigned = matter.assigned.as_ref()?;
    let helpers = match assigned.helpers.as_slice() {
        [] => String::new(),
        helpers => format!("；协办：{}", helpers.join("、")),
    };
    Some(format!(
        "责任人：{}{helpers}；时限：{}",
        assigned.name,
        dates::full(assigned.deadline)
    ))
}
