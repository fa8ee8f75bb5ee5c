//! What lists and the detail view of an issue show.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Category, Channel, Issue, Kind, Stage};
use crate::domain::ballot::{Frozen, Method, Tally};
use crate::domain::grid::Grid;
use crate::domain::household::Household;
use crate::domain::meeting::{Disposition, MeetingKind};
use crate::domain::person::Person;
use crate::domain::task::{Satisfaction, Task, ToldBy};
use crate::domain::{Id, visit};

/// One line of an issue list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRow {
    /// The issue.
    pub id: Id<Issue>,
    /// 台账编号, as people say it.
    pub number: String,
    /// One of the six.
    pub category: Category,
    /// What was said.
    pub text: String,
    /// Where it stands.
    pub stage: Stage,
    /// When it was registered.
    pub registered_on: NaiveDate,
    /// The door it came from, if it came from one.
    pub door: Option<String>,
    /// Whoever answers for it.
    pub assignee: Option<String>,
    /// Promised date of the open task.
    pub deadline: Option<NaiveDate>,
    /// Kept from the wall.
    pub internal: bool,
}

/// A recorded stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageEntry {
    /// The stage entered.
    pub stage: Stage,
    /// On which day.
    pub on: NaiveDate,
    /// Why, where a reason was asked.
    pub reason: String,
}

/// Something that happened to an issue, in the order it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// On which day.
    pub on: NaiveDate,
    /// What.
    pub fact: TimelineFact,
}

/// The kinds of entry on an issue's timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimelineFact {
    /// The visit it came from.
    Visited {
        visitor: String,
        outcome: visit::Outcome,
    },
    /// It was registered.
    Registered { channel: Channel },
    /// It could not wait for the deliberations before the assembly.
    Hurried { reason: String },
    /// A deliberation dealt with it.
    Deliberated {
        kind: MeetingKind,
        body: String,
        disposition: Option<Disposition>,
        note: String,
    },
    /// It was voted on.
    Voted {
        method: Method,
        frozen: Frozen,
        tally: Tally,
        passed: bool,
        /// Why it counts no longer; empty when it stands.
        voided: String,
    },
    /// Someone answers for it, until a date.
    Assigned {
        assignee: String,
        deadline: NaiveDate,
    },
    /// What was done so far.
    Progress { note: String },
    /// The work is done.
    Done { result: String },
    /// The resident was told.
    Told {
        way: ToldBy,
        teller: String,
        note: String,
    },
    /// The resident was asked.
    FollowedUp {
        satisfaction: Satisfaction,
        note: String,
    },
    /// It was opened again.
    Reopened { reason: String },
    /// It was closed.
    Closed,
    /// It goes on in another issue.
    MergedInto { number: String },
    /// Another issue was merged into this one.
    Absorbed { number: String },
}

/// Everything about one issue, for one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueCard {
    /// The line of the list.
    pub row: IssueRow,
    /// 诉求 / 意见 / 建议.
    pub kind: Kind,
    /// How it came.
    pub channel: Channel,
    /// The household it came from.
    pub household: Option<Id<Household>>,
    /// Name of the head of that household.
    pub head: Option<String>,
    /// Its grid.
    pub grid: Option<(Id<Grid>, String)>,
    /// The open or last task.
    pub task: Option<Id<Task>>,
    /// Whether that task is open.
    pub task_open: bool,
    /// Person who holds the category's duty, proposed as assignee and teller.
    pub proposed: Option<(Id<Person>, String)>,
    /// From household to feedback.
    pub timeline: Vec<TimelineEntry>,
}
