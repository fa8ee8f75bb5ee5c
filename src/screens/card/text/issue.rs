//! An issue in words: the next step, and the way from the household to "told" on one screen.

use chrono::NaiveDate;

use crate::domain::issue::{IssueCard, Stage, TimelineEntry, TimelineFact};
use crate::domain::task::{TaskStatus, status};
use crate::flow::{Action, Ink, Line, Target};
use crate::text::{dates, names, verdicts};

/// Title and lines.
pub fn lines(card: &IssueCard, today: NaiveDate) -> (String, Vec<Line>) {
    let row = &card.row;
    let title = format!("{} {}", row.number, names::category(row.category));
    let mut lines = vec![Line::plain(row.text.clone()), standing(card, today)];
    lines.push(from(card));
    if row.internal {
        lines.push(Line::inked("内部事项，不上墙", Ink::Warn));
    }
    lines.push(Line::gap());
    lines.extend(next_steps(row.stage));
    lines.push(Line::gap());
    lines.push(Line::head("一事到底"));
    lines.extend(card.timeline.iter().map(|entry| told(entry, today)));
    lines.push(Line::inked(waiting_for(row.stage), Ink::Dim));
    (title, lines)
}

fn standing(card: &IssueCard, today: NaiveDate) -> Line {
    let row = &card.row;
    let stage = names::stage(row.stage);
    let Some((assignee, deadline)) = row.assignee.as_ref().zip(row.deadline) else {
        return Line::inked(format!("现在：{stage}"), Ink::Deliberate);
    };
    if !card.task_open {
        return Line::inked(format!("现在：{stage}  责任人 {assignee}"), Ink::Resolve);
    }
    let due = status(deadline, None, today);
    let ink = match due {
        TaskStatus::Overdue { .. } => Ink::Bad,
        TaskStatus::DueToday => Ink::Warn,
        TaskStatus::Done | TaskStatus::Due { .. } => Ink::Resolve,
    };
    Line::inked(
        format!(
            "现在：{stage}  责任人 {assignee}  时限 {}  {}",
            dates::full(deadline),
            dates::status(due)
        ),
        ink,
    )
}

fn from(card: &IssueCard) -> Line {
    let door = card.row.door.as_deref().unwrap_or("");
    let head = card.head.as_deref().unwrap_or("");
    let grid = card.grid.as_ref().map_or("", |(_, name)| name.as_str());
    let line = Line::plain(format!(
        "来自 {door}  户主 {head}  网格 {grid}  {}  {}",
        names::kind(card.kind),
        names::channel(card.channel)
    ));
    match card.household {
        Some(household) => line.leading(Target::Household(household)),
        None => line,
    }
}

fn next_steps(stage: Stage) -> Vec<Line> {
    let step = |label: &str, action| Line::inked(label, Ink::Resolve).acting(action);
    match stage {
        Stage::Assigned | Stage::InProgress => vec![
            step("办理情况：写办到哪一步", Action::AddProgress),
            step("办结：事情办完了", Action::Finish),
        ],
        Stage::Done | Stage::Declined | Stage::Referred => {
            vec![step("告知居民：告诉他了吗", Action::Tell)]
        }
        Stage::Told => vec![step("回访：居民满意吗", Action::FollowUp)],
        Stage::FollowedUp => vec![step("销号", Action::Close)],
        Stage::Closed => vec![step("重启", Action::Reopen)],
        Stage::Registered
        | Stage::Group
        | Stage::Committee
        | Stage::Assembly
        | Stage::Residents
        | Stage::Postponed => {
            vec![step(
                "会议：在会上议",
                Action::Screen(crate::flow::Screen::Meetings),
            )]
        }
        Stage::Merged => Vec::new(),
    }
}

fn waiting_for(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => "等党小组会",
        Stage::Group => "党小组会上",
        Stage::Committee | Stage::Postponed => "等支委会",
        Stage::Assembly => "等主题党日民情会诊",
        Stage::Residents => "等居民（代表）会议",
        Stage::Assigned | Stage::InProgress => "等责任人办结",
        Stage::Done | Stage::Referred | Stage::Declined => "等告知居民",
        Stage::Told => "等回访",
        Stage::FollowedUp => "等销号",
        Stage::Closed => "已经了结",
        Stage::Merged => "随并入的那一件办理",
    }
}

fn told(entry: &TimelineEntry, today: NaiveDate) -> Line {
    let (text, ink) = sentence(&entry.fact);
    Line::inked(format!("{}  {text}", dates::aligned(entry.on, today)), ink)
}

fn sentence(fact: &TimelineFact) -> (String, Ink) {
    match fact {
        TimelineFact::Visited { visitor, outcome } => (
            format!("访  {visitor} 走访，{}", names::outcome(*outcome)),
            Ink::Visit,
        ),
        TimelineFact::Registered { channel } => (
            format!("访  登记，{}", names::channel(*channel)),
            Ink::Visit,
        ),
        TimelineFact::Hurried { reason } => {
            (format!("议  加急，直接上党员大会：{reason}"), Ink::Warn)
        }
        TimelineFact::Deliberated {
            kind,
            body,
            disposition,
            note,
        } => (
            format!(
                "议  {} {body}：{} {note}",
                names::meeting(*kind),
                disposition.map_or("待议", names::disposition)
            ),
            Ink::Deliberate,
        ),
        TimelineFact::Voted {
            method,
            frozen,
            tally,
            passed,
            voided,
        } => (
            format!(
                "议  {}：应到{}人，实到{}人，{}，{}{}",
                names::method(*method),
                frozen.base,
                frozen.present,
                verdicts::tally(*tally),
                if *passed { "通过" } else { "未通过" },
                match voided.as_str() {
                    "" => String::new(),
                    reason => format!("（已作废：{reason}）"),
                }
            ),
            Ink::Deliberate,
        ),
        TimelineFact::Assigned { assignee, deadline } => (
            format!("解  交办 {assignee}，时限 {}", dates::full(*deadline)),
            Ink::Resolve,
        ),
        TimelineFact::Progress { note } => (format!("解  办理：{note}"), Ink::Resolve),
        TimelineFact::Done { result } => (format!("解  办结：{result}"), Ink::Resolve),
        TimelineFact::Told { way, teller, note } => (
            format!("解  {teller} {}告知居民 {note}", names::told_by(*way)),
            Ink::Resolve,
        ),
        TimelineFact::FollowedUp { satisfaction, note } => (
            format!("解  回访：{} {note}", names::satisfaction(*satisfaction)),
            Ink::Resolve,
        ),
        TimelineFact::Reopened { reason } => (format!("解  重启：{reason}"), Ink::Warn),
        TimelineFact::Closed => ("解  销号".to_owned(), Ink::Good),
        TimelineFact::MergedInto { number } => (format!("议  并入 {number}"), Ink::Deliberate),
        TimelineFact::Absorbed { number } => (format!("议  {number} 并入本件"), Ink::Deliberate),
    }
}
