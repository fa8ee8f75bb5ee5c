//! Words of attendance and of a vote.

use crate::domain::ballot::{Quorum, Reach, Verdict};
use crate::domain::meeting::{BallotState, Tellers};
use crate::flow::{Ink, Line};
use crate::text::{meetings, names, rules, verdicts};

/// Attendance and quorum.
pub fn quorum(quorum: Option<Quorum>) -> Line {
    match quorum {
        None => Line::inked("党小组会交流汇报，不计票", Ink::Dim),
        Some(quorum) if quorum.is_reached() => Line::inked(verdicts::quorum(quorum), Ink::Good),
        Some(quorum) => Line::inked(verdicts::quorum(quorum), Ink::Bad),
    }
}

/// The vote in lines.
pub fn ballot(ballot: &BallotState, verdict: &Verdict, basis: &str) -> Vec<Line> {
    let mut lines = vec![
        Line::gap(),
        Line::head(format!(
            "{}{}",
            names::method(ballot.method),
            again(ballot.voided)
        )),
        needs(ballot, verdict),
    ];
    lines.extend(ballot.tellers.iter().flat_map(tellers));
    if ballot.tellers.is_none() || ballot.closed {
        lines.push(Line::inked(verdicts::tally(ballot.tally), Ink::Deliberate));
    }
    if ballot.invalid > 0 {
        lines.push(Line::plain(format!("废票{}", ballot.invalid)));
    }
    lines.extend(opinion(ballot));
    if ballot.closed {
        lines.extend(outcome(ballot, verdict));
    } else if ballot.tellers.as_ref().is_none_or(is_agreed) {
        lines.push(Line::plain(verdicts::still_needed(
            verdict.need,
            verdict.tally.approve,
        )));
    }
    lines.push(Line::inked(format!("依据：{basis}"), Ink::Dim));
    lines
}

/// What was said so far in a vote by name, and what is needed, above the names.
pub fn running(ballot: &BallotState, verdict: &Verdict) -> Vec<Line> {
    let tally = verdicts::tally(ballot.tally);
    let needed = verdicts::still_needed(verdict.need, ballot.tally.approve);
    let mut lines = vec![
        needs(ballot, verdict),
        Line::inked(format!("{tally}，{needed}"), Ink::Deliberate),
    ];
    lines.extend(opinion(ballot));
    lines
}

/// Who counts, and how many must approve.
fn needs(ballot: &BallotState, verdict: &Verdict) -> Line {
    Line::plain(format!(
        "应到{}人  实到{}人  需{}票",
        ballot.frozen.base, ballot.frozen.present, verdict.need
    ))
}

/// What the representatives think, once one of them said it.
fn opinion(ballot: &BallotState) -> Option<Line> {
    let said = || format!("居民代表意见：{}", verdicts::tally(ballot.opinion));
    (ballot.opinion.cast() > 0).then(|| Line::plain(said()))
}

/// Which majorities those present can still reach, before a vote.
pub fn reachable(reaches: &[Reach]) -> Vec<Line> {
    if reaches.is_empty() {
        return Vec::new();
    }
    let words = rules::reaches(reaches).join("；");
    vec![
        Line::gap(),
        Line::inked(format!("到会的都赞成时：{words}"), Ink::Dim),
    ]
}

/// Before a vote by name ends in which not everyone has answered.
pub fn silent(silent: usize) -> String {
    format!("还有{silent}人没有表态，记作「未表态」，要结束表决吗？")
}

fn again(voided: u32) -> String {
    match voided {
        0 => String::new(),
        voided => format!("（第{}次，前面的已作废）", voided + 1),
    }
}

/// What each teller found; where they cannot both be right, which number it is.
fn tellers(tellers: &Tellers) -> Vec<Line> {
    let counted = |n| match tellers.of(n) {
        Some(found) => format!(
            "计票人{n} {}：{} 废票{}",
            found.name,
            verdicts::tally(found.papers.tally),
            found.papers.invalid
        ),
        None => format!("计票人{n}：还没有报数"),
    };
    let mut lines = vec![
        Line::plain(format!("收回{}张", tellers.returned)),
        Line::plain(counted(1)),
        Line::plain(counted(2)),
    ];
    if let Some(Err(fault)) = tellers.checked() {
        lines.push(Line::inked(meetings::papers(fault), Ink::Bad));
    }
    lines
}

fn outcome(ballot: &BallotState, verdict: &Verdict) -> Vec<Line> {
    let passed = ballot.passed == Some(true);
    let ink = if passed { Ink::Good } else { Ink::Bad };
    let mut lines = vec![Line::inked(verdicts::verdict(verdict), ink)];
    if !ballot.published {
        lines.push(Line::inked("还没有公布，墙上看不到结果", Ink::Warn));
    }
    if verdict.close {
        lines.push(Line::inked("票数接近，建议暂缓，下次再议", Ink::Warn));
    }
    lines
}

/// Until both tellers found the same nobody knows how many approve.
fn is_agreed(tellers: &Tellers) -> bool {
    tellers.agreed().is_some()
}
