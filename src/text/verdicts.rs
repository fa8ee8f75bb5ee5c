//! Verdicts and quorums as sentences that can be read out.

use crate::domain::ballot::{Base, Outcome, Quorum, Tally, Verdict};

/// `应到15人，实到8人，已达法定人数` or how many are missing.
pub fn quorum(quorum: Quorum) -> String {
    let (base, present) = (quorum.of, quorum.present);
    match quorum.short() {
        0 => format!("应到{base}人，实到{present}人，已达法定人数"),
        short => format!("应到{base}人，实到{present}人，还差{short}人"),
    }
}

/// The verdict with its base and threshold.
pub fn verdict(verdict: &Verdict) -> String {
    format!("{}：{}", outcome(verdict.outcome), numbers(verdict))
}

/// What makes it: base, threshold and margin.
pub fn numbers(verdict: &Verdict) -> String {
    let (base, need) = (measured_by(verdict), verdict.need);
    let approve = verdict.tally.approve;
    match verdict.outcome {
        Outcome::Passed { margin } => {
            format!("赞成{approve}票，{base}，需{need}票，多{margin}票")
        }
        Outcome::Failed { short } => {
            format!("赞成{approve}票，{base}，需{need}票，还差{short}票")
        }
        Outcome::NoQuorum { short } => format!("还差{short}人，表决无效"),
    }
}

/// Of whom the share is taken, as the rule says it.
fn measured_by(verdict: &Verdict) -> String {
    let of = verdict.of;
    match verdict.by {
        Base::Present => format!("出席{of}人"),
        Base::AllMembers => format!("全体党员{of}人"),
        Base::ShouldVote | Base::Committee | Base::Residents | Base::Composition => {
            format!("应到{of}人")
        }
    }
}

/// One word for the wall.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed { .. } => "通过",
        Outcome::Failed { .. } => "未通过",
        Outcome::NoQuorum { .. } => "不足法定人数",
    }
}

/// `赞成8 反对0 弃权0`.
pub fn tally(tally: Tally) -> String {
    format!(
        "赞成{} 反对{} 弃权{}",
        tally.approve, tally.reject, tally.abstain
    )
}

/// While votes are being taken: how many approvals are still missing.
pub fn still_needed(need: u32, approve: u32) -> String {
    match need.saturating_sub(approve) {
        0 => "已达通过票数".to_owned(),
        short => format!("还差{short}票"),
    }
}

/// Seconds as a countdown: `2:31`, or `超时0:12` when they are over.
pub fn countdown(left: i64) -> String {
    let clock = |seconds: i64| format!("{}:{:02}", seconds / 60, seconds % 60);
    if left < 0 {
        format!("超时{}", clock(-left))
    } else {
        clock(left)
    }
}
