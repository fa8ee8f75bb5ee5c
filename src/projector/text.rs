//! The wording of the wall.

use chrono::NaiveDate;

use crate::domain::ballot::{Tally, Verdict};
use crate::domain::meeting::MeetingKind;
use crate::domain::wall::WallVote;
use crate::text::{dates, names, verdicts};

/// When the window is smaller than anything can be read in.
pub(super) const TOO_SMALL: &str = "窗口太小，请放大";
/// When the file has been silent for a while.
pub(super) const WAITING: &str = "暂时读不到数据文件，正在重试";
/// Title of the board.
pub(super) const BOARD: &str = "民情议题";
/// An empty board.
pub(super) const NOTHING_OPEN: &str = "现在没有待办的议题";
/// An empty agenda.
pub(super) const NO_ITEMS: &str = "议程上没有可以公开的议题";
/// Headings over the large digits.
pub(super) const CHOICES: [&str; 3] = ["赞成", "反对", "弃权"];
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
pub(super) fn standing(vote: &WallVote) -> String {
    match &vote.verdict {
        Some(verdict) => verdicts::outcome(verdict.outcome).to_owned(),
        None => verdicts::still_needed(vote.need, vote.tally.approve),
    }
}

/// What a vote is measured by.
pub(super) fn threshold(vote: &WallVote) -> String {
    let (base, present, need) = (vote.frozen.base, vote.frozen.present, vote.need);
    format!("应到{base}人 实到{present}人 需{need}票")
}

/// The same for small paper.
pub(super) fn short_threshold(vote: &WallVote) -> String {
    format!("需{}票 实到{}人", vote.need, vote.frozen.present)
}

/// The verdict as it is read out.
pub(super) fn verdict(verdict: &Verdict) -> String {
    verdicts::verdict(verdict)
}

/// What the residents' representatives think; recorded beside the vote, not counted in it.
pub(super) fn opinion(opinion: Tally) -> String {
    format!("居民代表意见：{}", verdicts::tally(opinion))
}
