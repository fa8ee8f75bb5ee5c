//! Everything that can be written, as values. Each verb's rules and SQL live with its noun.

use chrono::NaiveDate;

use super::calendar::CalendarCommand;
use super::contact_card::CardCommand;
use super::grid::GridCommand;
use super::handbook::HandbookCommand;
use super::handover::HandoverCommand;
use super::household::HouseholdCommand;
use super::meeting::{BallotCommand, FloorCommand, MeetingCommand, NewMeeting};
use super::org::OrgCommand;
use super::person::PersonCommand;
use super::privacy::PrivacyCommand;
use super::rule::RuleCommand;
use super::setting::SettingCommand;
use super::transact::{Tx, Written};
use super::{
    Failure, MinutesCommand, MonthCommand, NoticeCommand, issue, journal, meeting, task, visit,
};
use crate::domain::Id;
use crate::domain::ballot::{Choice, Method, Tally};
use crate::domain::household::Household;
use crate::domain::issue::{Category, Channel, Issue, Kind};
use crate::domain::journal::Entry;
use crate::domain::meeting::{Disposition, Item, Meeting, Presence};
use crate::domain::person::Person;
use crate::domain::task::{Satisfaction, ToldBy};
use crate::domain::visit::Outcome;

/// A matter as it is first written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIssue {
    /// One of the six.
    pub category: Category,
    /// 诉求 / 意见 / 建议.
    pub kind: Kind,
    /// How it came.
    pub channel: Channel,
    /// What was said.
    pub text: String,
}

/// A wish to write something; carried out whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// 登记走访, with whatever was raised.
    RecordVisit {
        household: Id<Household>,
        on: NaiveDate,
        outcome: Outcome,
        visitors: Vec<Id<Person>>,
        met: Vec<Id<Person>>,
        others_met: u32,
        said: String,
        issues: Vec<NewIssue>,
        /// Whether it was so although something speaks against it.
        as_is: bool,
    },
    /// 登记事项 that came another way.
    RegisterIssue {
        household: Id<Household>,
        on: NaiveDate,
        issue: NewIssue,
    },
    /// Keeps an issue from the wall, or lets it be shown.
    SetInternal { issue: Id<Issue>, internal: bool },
    /// 开会: takes everything that waits onto the agenda and the roll as it stands.
    OpenMeeting(NewMeeting),
    /// 点名 of one.
    CallRoll {
        meeting: Id<Meeting>,
        person: Id<Person>,
        presence: Presence,
    },
    /// 全到: everyone not yet called is present.
    CallAll { meeting: Id<Meeting> },
    /// What the meeting makes of an item; takes effect when the meeting ends.
    Dispose {
        item: Id<Item>,
        disposition: Disposition,
        note: String,
        target: Option<Id<Issue>>,
        assign: Option<(Id<Person>, NaiveDate)>,
        helpers: Vec<Id<Person>>,
    },
    /// 开始表决: freezes the base.
    OpenBallot { item: Id<Item>, method: Method },
    /// Numbers of a show of hands.
    SetTally {
        item: Id<Item>,
        tally: Tally,
        opinion: Tally,
    },
    /// One choice of a named ballot.
    CastVote {
        item: Id<Item>,
        person: Id<Person>,
        choice: Choice,
    },
    /// 结束表决: the verdict stands.
    CloseBallot { item: Id<Item> },
    /// 散会: every disposition takes effect.
    EndMeeting {
        meeting: Id<Meeting>,
        reason: String,
    },
    /// About a ballot, beside opening, counting and closing it.
    Ballot(BallotCommand),
    /// About who speaks.
    Floor(FloorCommand),
    /// About a meeting otherwise.
    Meeting(MeetingCommand),
    /// About minutes.
    Minutes(MinutesCommand),
    /// About notices.
    Notice(NoticeCommand),
    /// 办理情况.
    AddProgress { issue: Id<Issue>, note: String },
    /// 办结.
    FinishTask { issue: Id<Issue>, result: String },
    /// 告知居民.
    Tell {
        issue: Id<Issue>,
        on: NaiveDate,
        way: ToldBy,
        teller: Option<Id<Person>>,
        note: String,
    },
    /// 回访; 不满意 opens the issue again.
    FollowUp {
        issue: Id<Issue>,
        on: NaiveDate,
        satisfaction: Satisfaction,
        note: String,
    },
    /// 销号.
    Close { issue: Id<Issue> },
    /// 重启 a closed issue.
    Reopen { issue: Id<Issue>, reason: String },
    /// About grids and sections.
    Grid(GridCommand),
    /// About the community, its branches and groups.
    Org(OrgCommand),
    /// About people and their roles.
    Person(PersonCommand),
    /// 交接 of one person's households, tasks, cards and roles.
    Handover(HandoverCommand),
    /// 一月一收集、一月一汇报.
    Month(MonthCommand),
    /// About the day of a meeting.
    Calendar(CalendarCommand),
    /// About a household, its people, tags and contacts.
    Household(HouseholdCommand),
    /// About contact cards.
    Card(CardCommand),
    /// About handbooks.
    Handbook(HandbookCommand),
    /// About rules of meetings.
    Rule(RuleCommand),
    /// About what is collected, counted or shown.
    Setting(SettingCommand),
    /// About names that stand or do not.
    Privacy(PrivacyCommand),
    /// 撤销 an earlier command, by its journal entry.
    Undo { entry: Id<Entry> },
}

impl Command {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            Command::RecordVisit { .. } => "record_visit",
            Command::RegisterIssue { .. } => "register_issue",
            Command::SetInternal { .. } => "set_internal",
            Command::OpenMeeting(_) => "open_meeting",
            Command::CallRoll { .. } => "call_roll",
            Command::CallAll { .. } => "call_all",
            Command::Dispose { .. } => "dispose",
            Command::OpenBallot { .. } => "open_ballot",
            Command::SetTally { .. } => "set_tally",
            Command::CastVote { .. } => "cast_vote",
            Command::CloseBallot { .. } => "close_ballot",
            Command::EndMeeting { .. } => "end_meeting",
            Command::Ballot(command) => command.code(),
            Command::Floor(command) => command.code(),
            Command::Meeting(command) => command.code(),
            Command::Minutes(command) => command.code(),
            Command::Notice(command) => command.code(),
            Command::AddProgress { .. } => "add_progress",
            Command::FinishTask { .. } => "finish_task",
            Command::Tell { .. } => "tell",
            Command::FollowUp { .. } => "follow_up",
            Command::Close { .. } => "close",
            Command::Reopen { .. } => "reopen",
            Command::Grid(command) => command.code(),
            Command::Org(command) => command.code(),
            Command::Person(command) => command.code(),
            Command::Handover(_) => "hand_over",
            Command::Month(command) => command.code(),
            Command::Calendar(command) => command.code(),
            Command::Household(command) => command.code(),
            Command::Card(command) => command.code(),
            Command::Handbook(command) => command.code(),
            Command::Rule(command) => command.code(),
            Command::Setting(command) => command.code(),
            Command::Privacy(command) => command.code(),
            Command::Undo { .. } => "undo",
        }
    }

    /// The entry this command undoes, if it is an undo.
    pub(super) fn undoes(&self) -> Option<Id<Entry>> {
        match self {
            Command::Undo { entry } => Some(*entry),
            _ => None,
        }
    }

    pub(super) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            Command::RecordVisit {
                household,
                on,
                outcome,
                visitors,
                met,
                others_met,
                said,
                issues,
                as_is,
            } => visit::record(
                tx,
                &visit::NewVisit {
                    household: *household,
                    on: *on,
                    outcome: *outcome,
                    visitors,
                    met,
                    others_met: *others_met,
                    said,
                    issues,
                    as_is: *as_is,
                },
            ),
            Command::RegisterIssue {
                household,
                on,
                issue,
            } => issue::register_alone(tx, *household, *on, issue),
            Command::SetInternal { issue, internal } => issue::set_internal(tx, *issue, *internal),
            Command::OpenMeeting(new) => meeting::open(tx, new),
            Command::CallRoll {
                meeting,
                person,
                presence,
            } => meeting::call_roll(tx, *meeting, *person, *presence),
            Command::CallAll { meeting } => meeting::call_all(tx, *meeting),
            Command::Dispose {
                item,
                disposition,
                note,
                target,
                assign,
                helpers,
            } => meeting::dispose(
                tx,
                *item,
                &meeting::Disposal {
                    disposition: *disposition,
                    note,
                    target: *target,
                    assign: *assign,
                    helpers,
                },
            ),
            Command::OpenBallot { item, method } => meeting::open_ballot(tx, *item, *method),
            Command::SetTally {
                item,
                tally,
                opinion,
            } => meeting::set_tally(tx, *item, *tally, *opinion),
            Command::CastVote {
                item,
                person,
                choice,
            } => meeting::cast_vote(tx, *item, *person, *choice),
            Command::CloseBallot { item } => meeting::close_ballot(tx, *item),
            Command::EndMeeting { meeting, reason } => meeting::end(tx, *meeting, reason),
            Command::Ballot(command) => command.run(tx),
            Command::Floor(command) => command.run(tx),
            Command::Meeting(command) => command.run(tx),
            Command::Minutes(command) => command.run(tx),
            Command::Notice(command) => command.run(tx),
            Command::AddProgress { issue, note } => task::add_progress(tx, *issue, note),
            Command::FinishTask { issue, result } => task::finish(tx, *issue, result),
            Command::Tell {
                issue,
                on,
                way,
                teller,
                note,
            } => task::tell(tx, *issue, *on, *way, *teller, note),
            Command::FollowUp {
                issue,
                on,
                satisfaction,
                note,
            } => task::follow_up(tx, *issue, *on, *satisfaction, note),
            Command::Close { issue } => task::close(tx, *issue),
            Command::Reopen { issue, reason } => task::reopen(tx, *issue, reason),
            Command::Grid(command) => command.run(tx),
            Command::Org(command) => command.run(tx),
            Command::Person(command) => command.run(tx),
            Command::Handover(command) => command.run(tx),
            Command::Month(command) => command.run(tx),
            Command::Calendar(command) => command.run(tx),
            Command::Household(command) => command.run(tx),
            Command::Card(command) => command.run(tx),
            Command::Handbook(command) => command.run(tx),
            Command::Rule(command) => command.run(tx),
            Command::Setting(command) => command.run(tx),
            Command::Privacy(command) => command.run(tx),
            Command::Undo { entry } => journal::undo(tx, *entry),
        }
    }
}
