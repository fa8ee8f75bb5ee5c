//! What a form is for. Together with its values it can be kept as a draft and built again.

mod network;

pub use network::{GridPurpose, OrgPurpose, PersonPurpose, Place};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CardPurpose, HomePurpose, MeetingPurpose, MinutesPurpose};
use crate::domain::Id;
use crate::domain::calendar::MeetingDay;
use crate::domain::household::Household;
use crate::domain::issue::Issue;
use crate::domain::meeting::{Disposition, Item, Meeting, MeetingKind};
use crate::domain::person::{Branch, Group};
use crate::domain::rules::{OwnRule, RuleKey};
use crate::store::Query;

/// What is written when a form is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// 登记走访.
    Visit(Id<Household>),
    /// 登记事项.
    Issue(Id<Household>),
    /// 开会 of a body.
    Meeting {
        kind: MeetingKind,
        branch: Id<Branch>,
        group: Option<Id<Group>>,
        body: String,
        /// The day it was planned for; today where it was not.
        #[serde(default)]
        on: Option<NaiveDate>,
    },
    /// 改日期 of a meeting that is to be held.
    MeetingDay(MeetingDay),
    /// What a meeting makes of an item.
    Dispose {
        meeting: Id<Meeting>,
        item: Id<Item>,
        disposition: Disposition,
    },
    /// 计票.
    Tally {
        meeting: Id<Meeting>,
        item: Id<Item>,
    },
    /// Of a meeting otherwise.
    InMeeting(MeetingPurpose),
    /// 散会, with the reason that was asked for.
    End { meeting: Id<Meeting> },
    /// About minutes.
    Minutes(MinutesPurpose),
    /// 办理情况.
    Progress(Id<Issue>),
    /// 办结.
    Finish(Id<Issue>),
    /// 告知居民.
    Tell(Id<Issue>),
    /// 回访.
    FollowUp(Id<Issue>),
    /// 重启.
    Reopen(Id<Issue>),
    /// About a grid or a section.
    Grid(GridPurpose),
    /// About the community, a branch or a group.
    Org(OrgPurpose),
    /// About a person.
    Person(PersonPurpose),
    /// About a household, its people, tags and contacts.
    Home(HomePurpose),
    /// About a contact card or a handbook.
    Card(CardPurpose),
    /// About a rule of meetings.
    Rule(RulePurpose),
    /// 留底 of the file somewhere.
    CopyTo,
}

/// What is written about a rule of meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulePurpose {
    /// 自定规则 of a kind of meeting.
    Set(MeetingKind),
    /// 撤回.
    Withdraw(Id<OwnRule>),
}

impl RulePurpose {
    /// What must be read before the form can be shown.
    pub fn query(self) -> Query {
        Query::Rule(match self {
            RulePurpose::Set(kind) => RuleKey::Now(kind),
            RulePurpose::Withdraw(rule) => RuleKey::Own(rule),
        })
    }
}

impl Purpose {
    /// Whether something is put out of the file and nothing into it.
    pub fn is_export(&self) -> bool {
        matches!(self, Purpose::Minutes(purpose) if purpose.is_export())
    }

    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        match self {
            Purpose::Visit(household) | Purpose::Issue(household) => {
                Some(Query::Household(*household))
            }
            Purpose::Dispose { meeting, .. }
            | Purpose::Tally { meeting, .. }
            | Purpose::End { meeting } => Some(Query::Meeting(*meeting)),
            Purpose::Progress(issue)
            | Purpose::Finish(issue)
            | Purpose::Tell(issue)
            | Purpose::FollowUp(issue)
            | Purpose::Reopen(issue) => Some(Query::Issue(*issue)),
            Purpose::Minutes(purpose) => Some(purpose.query()),
            Purpose::Grid(purpose) => purpose.query(),
            Purpose::Org(purpose) => purpose.query(),
            Purpose::Person(purpose) => purpose.query(),
            Purpose::Home(purpose) => purpose.query(),
            Purpose::Card(purpose) => purpose.query(),
            Purpose::Rule(purpose) => Some(purpose.query()),
            Purpose::MeetingDay(meeting) => Some(Query::PlannedDay(*meeting)),
            Purpose::InMeeting(purpose) => purpose.query(),
            Purpose::CopyTo => Some(Query::Copies),
            Purpose::Meeting { kind, .. } => Some(Query::Rule(RuleKey::Now(*kind))),
        }
    }
}
