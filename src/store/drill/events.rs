//! Eight months as a list of events in the order of time.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::book::{Book, Fate, IssuePlan};
use super::calendar::{Calendar, at};
use super::visits::VisitPlan;
use crate::domain::issue::{Channel, Stage};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;

/// Months in which members collect and report.
const MONTHS: usize = 8;
const GRIDS: usize = 10;

/// Something that happened; issues and visits by their place in the plan.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Visit(usize),
    Register(usize),
    KeepInternal(usize),
    Meet(Round),
    Progress(usize),
    Finish(usize),
    Tell(usize),
    Ask(usize),
    Complain(usize),
    Close(usize),
    /// 本月无 of most members who collected nothing, so many months ago.
    Collect(usize),
    /// 汇报 of a grid's group, so many months ago.
    Report {
        grid: usize,
        back: usize,
    },
}

/// A meeting of a monthly round; `grid` only for a group's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Round {
    pub month: u32,
    pub kind: Body,
    pub branch: usize,
    pub grid: usize,
}

/// Which body meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Body {
    /// A group that ends its meeting.
    Group,
    /// A group whose meeting is still open.
    OpenGroup,
    Committee,
    Assembly,
}

impl Body {
    pub fn meeting(self) -> MeetingKind {
        match self {
            Body::Group | Body::OpenGroup => MeetingKind::Group,
            Body::Committee => MeetingKind::Committee,
            Body::Assembly => MeetingKind::Assembly,
        }
    }
}

pub(super) type Event = (NaiveDateTime, Step);

/// Everything that happened, oldest first.
pub(super) fn all(book: &Book, visits: &[VisitPlan<'_>], calendar: Calendar) -> Vec<Event> {
    let mut events: Vec<Event> = visits
        .iter()
        .enumerate()
        .map(|(index, visit)| (visit.at, Step::Visit(index)))
        .collect();
    events.extend(meetings(book, calendar));
    for (index, plan) in book.issue.iter().enumerate() {
        registration(&mut events, index, plan, calendar);
        aftermath(&mut events, index, plan, calendar);
    }
    months(&mut events, calendar);
    events.sort_by_key(|(at, _)| *at);
    events
}

/// Every month groups report and members say that nothing was raised; a few are late or forget it.
fn months(events: &mut Vec<Event>, calendar: Calendar) {
    let this = Month::of(calendar.in_days(0));
    let mut monthly = Vec::new();
    for back in 0..MONTHS {
        let day = |days: usize| this.back(back).first() + Days::new(days as u64 - 1);
        monthly.push((at(day(21), 19, 0), Step::Collect(back)));
        for grid in (0..GRIDS).filter(|grid| (grid + back) % 9 != 8) {
            let due = calendar.report_due(grid / 2, this.back(back));
            let day = if (grid + back) % 7 == 5 {
                due + Days::new(3)
            } else {
                day(8 + grid % 3).min(due)
            };
            monthly.push((at(day, 18, 0), Step::Report { grid, back }));
        }
    }
    monthly.retain(|(moment, _)| calendar.has_come(moment.date()));
    events.extend(monthly);
}

fn meetings(book: &Book, calendar: Calendar) -> Vec<Event> {
    let planned = book.issue.iter().filter(|plan| plan.fate != Fate::Inbox);
    let rounds: BTreeSet<Round> = planned.flat_map(rounds).collect();
    let moment = |round: &Round| {
        let day = calendar.meeting(round.kind.meeting(), round.branch, round.month);
        match round.kind {
            Body::Group | Body::OpenGroup => at(day, 15, 0),
            Body::Committee => at(day, 9, 30),
            Body::Assembly => at(day, 14, 30),
        }
    };
    rounds
        .iter()
        .map(|round| (moment(round), Step::Meet(*round)))
        .collect()
}

/// The meetings an issue passes through.
fn rounds(plan: &IssuePlan) -> impl Iterator<Item = Round> {
    let (grid, branch) = plan.places();
    let group = match plan.fate {
        Fate::AtGroup => Body::OpenGroup,
        _ => Body::Group,
    };
    let committee = plan
        .fate
        .reaches_committee()
        .then_some((Body::Committee, 0));
    let assembly = plan.fate.reaches_assembly().then_some((Body::Assembly, 0));
    let month = plan.month;
    std::iter::once((group, grid))
        .chain(committee)
        .chain(assembly)
        .map(move |(kind, grid)| Round {
            month,
            kind,
            branch,
            grid,
        })
}

fn registration(events: &mut Vec<Event>, index: usize, plan: &IssuePlan, calendar: Calendar) {
    let day = calendar.registered(plan);
    if plan.channel != Channel::Visit {
        events.push((at(day, 11, 5), Step::Register(index)));
    }
    if plan.internal {
        events.push((at(day, 11, 50), Step::KeepInternal(index)));
    }
}

/// What followed once a meeting had decided.
fn aftermath(events: &mut Vec<Event>, index: usize, plan: &IssuePlan, calendar: Calendar) {
    let Some((decided, is_work)) = decided(plan, calendar) else {
        return;
    };
    let after = |day: NaiveDate, days| day + TimeDelta::days(days);
    let done = if is_work {
        work(events, index, plan, calendar, decided)
    } else {
        after(decided, 1)
    };
    let told = after(done, 1);
    let has_come_to = |stage| plan.reopened || has_reached(plan.until, stage);
    if has_come_to(Stage::Told) {
        events.push((at(told, 17, 10), Step::Tell(index)));
    }
    if plan.reopened {
        events.push((at(calendar.in_days(-4), 10, 20), Step::Complain(index)));
        events.push((at(calendar.in_days(-1), 16, 20), Step::Progress(index)));
    } else if has_come_to(Stage::FollowedUp) {
        events.push((at(after(told, 4), 10, 20), Step::Ask(index)));
    }
    if !plan.reopened && has_come_to(Stage::Closed) {
        events.push((at(after(told, 5), 10, 40), Step::Close(index)));
    }
}

/// Progress and the end of the work; answers the day it was, or would be, done.
fn work(
    events: &mut Vec<Event>,
    index: usize,
    plan: &IssuePlan,
    calendar: Calendar,
    decided: NaiveDate,
) -> NaiveDate {
    let done = plan
        .finish
        .map_or(decided + TimeDelta::days(7), |days| calendar.in_days(days));
    if plan.until != Stage::Assigned {
        for days in [2, 5] {
            let day = decided + TimeDelta::days(days);
            if calendar.has_come(day) {
                events.push((at(day, 16, 10), Step::Progress(index)));
            }
        }
    }
    if plan.reopened || has_reached(plan.until, Stage::Done) {
        events.push((at(done, 16, 30), Step::Finish(index)));
    }
    done
}

/// The day a meeting decided what becomes of an issue, and whether someone works on it.
fn decided(plan: &IssuePlan, calendar: Calendar) -> Option<(NaiveDate, bool)> {
    let (_, branch) = plan.places();
    let (kind, is_work) = match plan.fate {
        Fate::Answered => (MeetingKind::Group, false),
        Fate::Handled => (MeetingKind::Committee, true),
        Fate::Explained | Fate::Referred => (MeetingKind::Committee, false),
        Fate::Passed => (MeetingKind::Assembly, true),
        Fate::Failed => (MeetingKind::Assembly, false),
        Fate::Inbox
        | Fate::AtGroup
        | Fate::AtCommittee
        | Fate::AtAssembly
        | Fate::Merged
        | Fate::NextMonth
        | Fate::ToResidents => return None,
    };
    Some((calendar.meeting(kind, branch, plan.month), is_work))
}

/// Whether the last stage of an issue lies at or behind another, on the way from done to closed.
fn has_reached(until: Stage, stage: Stage) -> bool {
    const WAY: [Stage; 4] = [Stage::Done, Stage::Told, Stage::FollowedUp, Stage::Closed];
    let place = |wanted| WAY.iter().position(|on| *on == wanted);
    place(until) >= place(stage) && place(until).is_some()
}
