//! The wording of the wall.

use chrono::NaiveDate;

use crate::domain::ballot::{Tally, Verdict};
use crate::domain::meeting::{MeetingKind, PromiseState};
use crate::domain::wall::{VoteStage, WallPromise, WallVote};
use crate::text::{dates, names, verdicts};

/// When the window is smaller than anything can be read in.
pub(super) const TOO_SMALL: &str = "窗口太小，请放大";
/// When the file has been silent for a while.
pub(super) const WAITING: &str = "暂时读不到数据文件，正在重试";
/// When something is wrong with the file; what it is stands on the operator's screen.
pub(super) const ONLY_READ: &str = "数据文件现在只能看";
/// Title of the board.
pub(super) const BOARD: &str = "民情议题";
/// An empty board.
pub(super) const NOTHING_OPEN: &str = "现在没有待办的议题";
/// An empty agenda.
pub(super) const NO_ITEMS: &str = "议程上没有可以公开的议题";
/// Headings over the large digits of a result.
pub(super) const CHOICES: [&str; 3] = ["赞成", "反对", "弃权"];
/// Headings over the large digits before it is announced.
pub(super) const BEFORE: [&str; 3] = ["实到", "需票", "应到"];
/// Title while someone speaks.
pub(super) const FLOOR: &str = "发言";
/// Nobody speaks.
pub(super) const NOBODY_SPEAKS: &str = "现在没有人发言";
/// The countdown runs.
pub(super) const RUNNING: &str = "还剩";
/// The countdown has run out.
pub(super) const OVER_TIME: &str = "超时";
/// The countdown is interrupted.
pub(super) const PAUSED: &str = "暂停";
/// Interrupted after it had run out.
pub(super) const PAUSED_OVER: &str = "暂停 已超时";
/// Title of the promises.
pub(super) const PROMISES: &str = "上次定的事";
/// Nothing was promised.
pub(super) const NO_PROMISES: &str = "上次没有定下要办的事";
/// Title of a sentence.
pub(super) const MESSAGE: &str = "通知";
/// 访, with what it counts.
pub(super) const VISIT: (&str, &str) = ("访", "登记");
/// 议, with what it counts.
pub(super) const DELIBERATE: (&str, &str) = ("议", "商议");
/// 解, with what it counts.
pub(super) const RESOLVE: (&str, &str) = ("解", "办理");
/// What is over.
pub(super) const CLOSED: (&str, &str) = ("已", "销号");

/// Title of an agenda.
pub(super) fn agenda(kind: MeetingKind) -> String {
    format!("议程 {}", names::meeting(kind))
}

/// Title of an item.
pub(super) fn position(position: u32, of: u32) -> String {
    format!("第 {position} 件，共 {of} 件")
}

/// `1/3`.
pub(super) fn page(page: usize, of: usize) -> String {
    format!("{}/{of}", page + 1)
}

/// Who does it, until when.
pub(super) fn assigned(name: &str, deadline: NaiveDate, today: NaiveDate) -> String {
    format!("责任人 {name}，{}前办结", dates::day(deadline, today))
}

/// How a vote stands, in one or two words.
pub(super) fn standing(vote: &WallVote) -> &'static str {
    match &vote.stage {
        VoteStage::Open => "正在表决",
        VoteStage::Closed => "表决结束 待公布",
        VoteStage::Published { verdict, .. } => verdicts::outcome(verdict.outcome),
    }
}

/// What a vote is measured by.
pub(super) fn threshold(vote: &WallVote) -> String {
    let (base, present, need) = (vote.base, vote.present, vote.need);
    format!("应到{base}人 实到{present}人 需{need}票")
}

/// What small paper says beside the word: what the large digits leave out, or what the line of all numbers does.
pub(super) fn beside(vote: &WallVote, is_large: bool) -> String {
    match &vote.stage {
        VoteStage::Open | VoteStage::Closed if is_large => format!("应到{}人", vote.base),
        VoteStage::Open | VoteStage::Closed => String::new(),
        VoteStage::Published { .. } if !is_large => format!("需{}票", vote.need),
        VoteStage::Published { verdict, .. } => {
            format!("弃权{} 需{}票", verdict.tally.abstain, vote.need)
        }
    }
}

/// The article a result rests on.
pub(super) fn basis(article: &str) -> String {
    format!("依据：{article}")
}

/// The word of a verdict, before its numbers.
pub(super) fn result(verdict: &Verdict) -> String {
    format!(" {}：", verdicts::outcome(verdict.outcome))
}

/// The numbers that make it.
pub(super) fn numbers(verdict: &Verdict) -> String {
    verdicts::numbers(verdict)
}

/// What the residents' representatives think; recorded beside the vote, not counted in it.
pub(super) fn opinion(opinion: Tally) -> String {
    format!("居民代表意见：{}", verdicts::tally(opinion))
}

/// `02:35`; beyond what minutes can say it stays at the most they can.
pub(super) fn minutes(seconds: i64) -> String {
    let seconds = seconds.abs().min(99 * 60 + 59);
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// Who has the floor.
pub(super) fn speaking(name: &str) -> String {
    format!("{name} 发言")
}

/// Who is on the list.
pub(super) fn waiting(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [next] => format!("下一位 {next}"),
        [next, rest @ ..] => format!("下一位 {next}，还有{}位", rest.len()),
    }
}

/// How many promises were kept.
pub(super) fn kept(promises: &[WallPromise]) -> String {
    let count = |is: fn(PromiseState) -> bool| promises.iter().filter(|it| is(it.state)).count();
    let done = count(|state| matches!(state, PromiseState::Done { .. }));
    let overdue = count(|state| matches!(state, PromiseState::Overdue { .. }));
    let (all, open) = (promises.len(), promises.len() - done - overdue);
    format!("共{all}件 办结{done} 在办{open} 逾期{overdue}")
}

/// How a promise stands, in words.
pub(super) fn promise(promise: &WallPromise, today: NaiveDate) -> String {
    match promise.state {
        PromiseState::Done { on, late: 0 } => format!("{}按时办结", dates::day(on, today)),
        PromiseState::Done { on, late } => format!("{}办结 迟{late}天", dates::day(on, today)),
        PromiseState::Overdue { days } => format!("逾期{days}天"),
        PromiseState::Open => format!("在办 {}到期", dates::day(promise.deadline, today)),
    }
}

/// Why it is late, or how far it has come.
pub(super) fn why(promise: &WallPromise) -> String {
    match promise.state {
        PromiseState::Overdue { .. } => format!("原因：{}", promise.why),
        PromiseState::Done { late, .. } if late > 0 => format!("原因：{}", promise.why),
        PromiseState::Done { .. } | PromiseState::Open => promise.why.clone(),
    }
}
