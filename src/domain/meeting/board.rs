//! What the meeting screens show: the row in the list, and the whole meeting.

use chrono::NaiveDate;

use super::{Capacity, Disposition, Item, Meeting, MeetingKind, Presence};
use crate::domain::Id;
use crate::domain::ballot::{Ballot, Choice, Frozen, Method, Tally};
use crate::domain::issue::{Category, Issue};
use crate::domain::person::Person;
use crate::domain::rules::MeetingRule;

/// One line of the meeting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRow {
    /// The meeting.
    pub id: Id<Meeting>,
    /// Which deliberation.
    pub kind: MeetingKind,
    /// Name of the branch or group.
    pub body: String,
    /// The day.
    pub on: NaiveDate,
    /// Items on the agenda.
    pub items: u32,
    /// Items without a disposition.
    pub open_items: u32,
    /// Whether it has ended.
    pub ended: bool,
}

/// Someone present, and their choice in a named ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// In which capacity.
    pub capacity: Capacity,
    /// The choice, once made.
    pub choice: Option<Choice>,
}

/// A ballot as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotState {
    /// The ballot.
    pub id: Id<Ballot>,
    /// How votes are taken.
    pub method: Method,
    /// The frozen base.
    pub frozen: Frozen,
    /// Votes of those with a vote.
    pub tally: Tally,
    /// Opinions of the residents' representatives.
    pub opinion: Tally,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether it passed, once closed.
    pub passed: Option<bool>,
    /// Choices by name, for a named ballot: everyone present.
    pub votes: Vec<Vote>,
}

/// One issue on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    /// The item.
    pub id: Id<Item>,
    /// Its issue.
    pub issue: Id<Issue>,
    /// 台账编号.
    pub number: String,
    /// Category of the issue.
    pub category: Category,
    /// What it is about.
    pub text: String,
    /// The door it came from.
    pub door: Option<String>,
    /// What the meeting made of it, once it did.
    pub disposition: Option<Disposition>,
    /// Answer, reason, or where it was referred to.
    pub note: String,
    /// The last ballot on it.
    pub ballot: Option<BallotState>,
    /// Whoever was named, and until when.
    pub assigned: Option<(String, NaiveDate)>,
    /// Person who holds the category's duty.
    pub proposed: Option<(Id<Person>, String)>,
    /// Date the category's days lead to.
    pub proposed_deadline: NaiveDate,
    /// Kept from the wall.
    pub internal: bool,
}

/// Someone on the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// In which capacity.
    pub capacity: Capacity,
    /// Roll-call.
    pub presence: Presence,
}

/// A whole meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingBoard {
    /// The line of the list.
    pub row: MeetingRow,
    /// The agenda in order.
    pub items: Vec<AgendaItem>,
    /// The roll in order.
    pub roll: Vec<Attendee>,
    /// The base and the present at this moment.
    pub frozen: Frozen,
    /// The rule that was in force when it was opened.
    pub rule: MeetingRule,
}

impl MeetingBoard {
    /// How many items were picked for the assembly.
    pub fn picked(&self) -> u32 {
        let picked = self
            .items
            .iter()
            .filter(|item| item.disposition == Some(Disposition::Picked));
        u32::try_from(picked.count()).unwrap_or(u32::MAX)
    }
}
