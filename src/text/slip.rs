//! The doorstep slip in words, the same on the household's card and in the form of a visit.

use chrono::NaiveDate;

use super::{dates, names};
use crate::domain::Id;
use crate::domain::contact_card::CardState;
use crate::domain::household::{Line, Slip};
use crate::domain::issue::{Issue, IssueRow, Stage};
use crate::domain::task::{TaskStatus, status};

/// Issues named one by one; further ones are counted.
const NAMED: usize = 4;

/// A line of the slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipLine {
    /// The words.
    pub words: String,
    /// Whether it asks for attention.
    pub is_warning: bool,
    /// The issue it is about.
    pub issue: Option<Id<Issue>>,
}

/// Everything open at a door, the warning first.
pub fn lines(slip: &Slip, today: NaiveDate) -> Vec<SlipLine> {
    let mut lines = Vec::new();
    if let Some(call) = slip.lately(today) {
        let ago = dates::ago(Some(call.on), today);
        let outcome = names::outcome(call.outcome);
        let day = dates::short(call.on);
        lines.push(warning(format!(
            "{ago}（{day}）{} 刚来过：{outcome}",
            call.by
        )));
    }
    lines.push(match &slip.last_met {
        None => warning("从未见过面".to_owned()),
        Some(met) => plain(format!(
            "上次见面：{}，{}",
            dates::ago(Some(met.on), today),
            met.by
        )),
    });
    match slip.phone {
        Line::Open => {}
        Line::Missing => lines.push(warning("没有留电话".to_owned())),
        Line::Away => lines.push(warning("户主外出，电话可能打不通".to_owned())),
        Line::Stopped => lines.push(warning("户主停机，请问新号码".to_owned())),
    }
    lines.extend(card(slip.card));
    lines.extend(slip.open.iter().take(NAMED).map(|issue| open(issue, today)));
    if let Some(more) = slip.open.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(plain(format!("另有{more}件未了")));
    }
    lines
}

fn card(state: Option<CardState>) -> Option<SlipLine> {
    Some(match state {
        None => plain("还没有连心卡".to_owned()),
        Some(CardState::Pending) => warning("连心卡待发，请带去".to_owned()),
        Some(CardState::PhoneChanged) => warning("连心卡要换：电话变了".to_owned()),
        Some(CardState::ContactChanged) => warning("连心卡要换：联系人变了".to_owned()),
        Some(CardState::Issued | CardState::Void) => return None,
    })
}

fn open(issue: &IssueRow, today: NaiveDate) -> SlipLine {
    let deadline = issue
        .deadline
        .filter(|_| matches!(issue.stage, Stage::Assigned | Stage::InProgress));
    let due = deadline.map(|deadline| status(deadline, None, today));
    let words = due.map_or_else(String::new, |due| format!(" {}", dates::status(due)));
    SlipLine {
        words: format!(
            "[{}{words}] {} {}",
            names::stage(issue.stage),
            issue.number,
            issue.text
        ),
        is_warning: matches!(
            issue.stage,
            Stage::Done | Stage::Declined | Stage::Referred | Stage::Told
        ) || matches!(due, Some(TaskStatus::Overdue { .. } | TaskStatus::DueToday)),
        issue: Some(issue.id),
    }
}

fn plain(words: String) -> SlipLine {
    SlipLine {
        words,
        is_warning: false,
        issue: None,
    }
}

fn warning(words: String) -> SlipLine {
    SlipLine {
        is_warning: true,
        ..plain(words)
    }
}
