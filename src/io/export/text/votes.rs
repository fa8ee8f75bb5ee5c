//! The table of votes: its headings and cells.

use crate::domain::ballot::Outcome;
use crate::domain::minutes::VoteLine;
use crate::text::{names, verdicts};

/// Name of the tab.
pub const TAB: &str = "表决结果";

/// The columns.
pub const HEADINGS: [&str; 24] = [
    "组织",
    "会议",
    "日期",
    "事项编号",
    "类别",
    "第几次",
    "方式",
    "应到",
    "实到",
    "法定人数",
    "通过需",
    "赞成",
    "反对",
    "弃权",
    "废票",
    "代表到会",
    "代表赞成",
    "代表反对",
    "代表弃权",
    "结果",
    "多或差",
    "依据",
    "公布",
    "作废理由",
];

/// One row.
pub fn cells(line: &VoteLine) -> Vec<String> {
    let (vote, verdict) = (&line.vote, line.verdict.as_ref());
    let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
    let is_void = !vote.voided.is_empty();
    vec![
        line.body.clone(),
        names::meeting(line.kind).to_owned(),
        line.on.to_string(),
        line.number.clone(),
        names::category(line.category).to_owned(),
        line.nth.to_string(),
        names::method(vote.method).to_owned(),
        vote.frozen.base.to_string(),
        vote.frozen.present.to_string(),
        number(line.quorum),
        number(verdict.map(|verdict| verdict.need)),
        vote.tally.approve.to_string(),
        vote.tally.reject.to_string(),
        vote.tally.abstain.to_string(),
        vote.invalid.to_string(),
        vote.reps.to_string(),
        vote.opinion.approve.to_string(),
        vote.opinion.reject.to_string(),
        vote.opinion.abstain.to_string(),
        match verdict {
            _ if is_void => "作废".to_owned(),
            Some(verdict) => verdicts::outcome(verdict.outcome).to_owned(),
            None => "没有计完票".to_owned(),
        },
        verdict.map_or_else(String::new, |verdict| margin(verdict.outcome)),
        line.basis.clone(),
        if vote.published {
            "已公布"
        } else {
            "未公布"
        }
        .to_owned(),
        vote.voided.clone(),
    ]
}

fn margin(outcome: Outcome) -> String {
    match outcome {
        Outcome::Passed { margin } => format!("多{margin}票"),
        Outcome::Failed { short } => format!("差{short}票"),
        Outcome::NoQuorum { short } => format!("差{short}人"),
    }
}
