//! What a form needs to know before it is shown.

use chrono::NaiveDate;

use crate::domain::household::HouseholdCard;
use crate::domain::issue::IssueCard;
use crate::domain::meeting::MeetingBoard;
use crate::store::{Answer, CardPlan};

/// Facts read for a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// The day.
    pub today: NaiveDate,
    /// What was read.
    pub facts: Facts,
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
    /// What issuing cards to a branch would do.
    CardPlan(CardPlan),
}

impl Context {
    /// A context without facts.
    pub fn bare(today: NaiveDate) -> Self {
        Self {
            today,
            facts: Facts::None,
        }
    }

    /// The context an answer gives; `None` for an answer no form asks for.
    pub fn from_answer(today: NaiveDate, answer: Answer) -> Option<Self> {
        let facts = match answer {
            Answer::Household(card) => Facts::Household(card),
            Answer::Issue(card) => Facts::Issue(card),
            Answer::Meeting(board) => Facts::Meeting(board),
            Answer::CardPlan(plan) => Facts::CardPlan(plan),
            _ => return None,
        };
        Some(Self { today, facts })
    }
}
