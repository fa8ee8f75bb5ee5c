//! A vote in the minutes: numbers, names where the vote was open, the rule and what follows from it.

use crate::domain::ballot::{Choice, Method, Tally};
use crate::domain::meeting::Capacity;
use crate::domain::minutes::{Counted, Matter};
use crate::domain::rules::MeetingRule;
use crate::text::{dates, names, rules, verdicts};

/// A vote in lines.
pub fn vote(matter: &Matter, vote: &Counted, rule: &MeetingRule) -> Vec<String> {
    let mut lines = vec![numbers(vote)];
    if !vote.tellers.is_empty() {
        lines.push(format!(
            "计票人：{}，两人分别计票，数字相同",
            vote.tellers.join("、")
        ));
    }
    lines.extend(opinion(vote));
    if vote.voided.is_empty() {
        lines.extend(dissent(matter, vote));
    }
    match vote.verdict(rule) {
        Some(verdict) if vote.voided.is_empty() => {
            lines.push(format!("结果：{}", verdicts::verdict(&verdict)));
            if verdict.close {
                lines.push("票数接近".to_owned());
            }
        }
        // What was counted stays to be read, although it counts no longer.
        Some(verdict) => lines.push(format!("作废前的结果：{}", verdicts::verdict(&verdict))),
        None if vote.voided.is_empty() => lines.push("没有计完票".to_owned()),
        None => lines.push("作废时还没有计完票".to_owned()),
    }
    lines
}

fn numbers(vote: &Counted) -> String {
    let invalid = match (vote.method, vote.invalid) {
        (Method::Paper, invalid) => format!("，废票{invalid}张"),
        _ => String::new(),
    };
    let silent = vote
        .frozen
        .present
        .saturating_sub(vote.tally.cast() + vote.invalid);
    let silent = match (vote.method, silent) {
        (_, 0) => String::new(),
        (Method::Paper, silent) => format!("，未交票{silent}人"),
        (_, silent) => format!("，未表态{silent}人"),
    };
    format!(
        "表决：{}。应到有表决权{}人，实到{}人；{}{invalid}{silent}",
        names::method(vote.method),
        vote.frozen.base,
        vote.frozen.present,
        tally(vote.tally),
    )
}

/// `赞成12票，反对3票，弃权1票`.
fn tally(tally: Tally) -> String {
    format!(
        "赞成{}票，反对{}票，弃权{}票",
        tally.approve, tally.reject, tally.abstain
    )
}

fn opinion(vote: &Counted) -> Option<String> {
    (vote.reps > 0 || vote.opinion.cast() > 0).then(|| {
        let named: String = [Choice::Reject, Choice::Abstain]
            .into_iter()
            .map(|choice| by_name(choice, &vote.representatives(choice)))
            .collect();
        format!(
            "居民代表意见（到会{}人，不计入表决）：{}{named}",
            vote.reps,
            match vote.opinion.cast() {
                0 => "没有记录".to_owned(),
                _ => verdicts::tally(vote.opinion),
            }
        )
    })
}

fn by_name(choice: Choice, who: &[&str]) -> String {
    match who {
        [] => String::new(),
        who => format!("；{}的：{}", names::choice(choice), who.join("、")),
    }
}

/// 反对 and 弃权 by name, where the vote was open.
fn dissent(matter: &Matter, vote: &Counted) -> Vec<String> {
    if vote.method == Method::Paper {
        return vec!["无记名票决，不记各人的票".to_owned()];
    }
    let mut lines = Vec::new();
    for choice in [Choice::Reject, Choice::Abstain] {
        let who = matter.dissent(choice);
        if !who.is_empty() {
            lines.push(format!("{}：{}", names::choice(choice), who.join("、")));
        }
    }
    let called = vote.by_name.iter();
    let silent = vote.silent();
    if called.filter(|one| one.capacity == Capacity::Voter).count() > 0 && !silent.is_empty() {
        lines.push(format!("未表态：{}", silent.join("、")));
    }
    lines
}

/// The rule in words: who must be there, how many must approve, where it stands.
pub fn rule(rule: &MeetingRule) -> String {
    let quorum = rule
        .quorum
        .map(|of| format!("{}到会方可表决", rules::share_of(&of)));
    let pass = rule
        .pass
        .map(|of| format!("{}赞成为通过", rules::share_of(&of)));
    let words: Vec<String> = quorum.into_iter().chain(pass).collect();
    format!(
        "规则：{}（{}，{}起施行）",
        words.join("，"),
        rule.basis,
        dates::full(rule.effective_from)
    )
}
