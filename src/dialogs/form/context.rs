//! What a form needs to know before it is shown.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::calendar::PlannedDay;
use crate::domain::copy::CopyShelf;
use crate::domain::grid::{BranchCard, GridCard, SectionCard};
use crate::domain::household::HouseholdCard;
use crate::domain::issue::IssueCard;
use crate::domain::journal::Entry;
use crate::domain::meeting::MeetingBoard;
use crate::domain::minutes::MinutesCard;
use crate::domain::person::PersonCard;
use crate::domain::rules::RuleCard;
use crate::store::{Answer, CardPlan, CommunityFacts};

/// Facts read for a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The day.
    pub today: NaiveDate,
    /// What was read.
    pub facts: Facts,
    /// The newest step when it was read.
    pub seen: Option<Id<Entry>>,
}

/// What was read for a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Nothing was needed.
    None,
    /// The household called at.
    Household(Box<HouseholdCard>),
    /// The issue.
    Issue(Box<IssueCard>),
    /// The meeting.
    Meeting(Box<MeetingBoard>),
    /// Minutes.
    Minutes(Box<MinutesCard>),
    /// The grid.
    Grid(Box<GridCard>),
    /// The section.
    Section(Box<SectionCard>),
    /// The branch.
    Branch(Box<BranchCard>),
    /// The person.
    Person(Box<PersonCard>),
    /// 社区资料.
    Community(Box<CommunityFacts>),
    /// What issuing cards to a branch would do.
    CardPlan(CardPlan),
    /// How many cards would be handed out or replaced.
    CardTally(u32),
    /// A rule of meetings.
    Rule(Box<RuleCard>),
    /// When a meeting is to be.
    PlannedDay(Box<PlannedDay>),
    /// The copies of the file.
    Copies(Box<CopyShelf>),
}

impl Context {
    /// A context without facts.
    pub fn bare(today: NaiveDate) -> Self {
        Self {
            today,
            facts: Facts::None,
            seen: None,
        }
    }

    /// The context an answer gives; `None` for an answer no form asks for.
    pub fn from_answer(today: NaiveDate, answer: Answer) -> Option<Self> {
        let (seen, answer) = match answer {
            Answer::Seen(entry, answer) => (Some(entry), *answer),
            answer => (None, answer),
        };
        let facts = match answer {
            Answer::Household(card) => Facts::Household(card),
            Answer::Issue(card) => Facts::Issue(card),
            Answer::Meeting(board) => Facts::Meeting(board),
            Answer::Minutes(card) => Facts::Minutes(card),
            Answer::Grid(card) => Facts::Grid(card),
            Answer::Section(card) => Facts::Section(card),
            Answer::Branch(card) => Facts::Branch(card),
            Answer::Person(card) => Facts::Person(card),
            Answer::Community(facts) => Facts::Community(facts),
            Answer::Rule(card) => Facts::Rule(card),
            Answer::CardTally(count) => Facts::CardTally(count),
            Answer::CardPlan(plan) => Facts::CardPlan(plan),
            Answer::Copies(shelf) => Facts::Copies(shelf),
            Answer::PlannedDay(plan) => Facts::PlannedDay(plan),
            _ => return None,
        };
        Some(Self { today, facts, seen })
    }
}
