//! What the meeting screens show: the row in the list, and the whole meeting.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    AgendaPart, Capacity, Disposition, Item, Meeting, MeetingKind, Pickable, Presence, Promise,
    Rank, Span, Speech, Stay, Tellers, pickable, rank,
};
use crate::domain::Id;
use crate::domain::ballot::{Ballot, Choice, Frozen, Method, Tally, Verdict, verdict};
use crate::domain::issue::{Category, Issue};
use crate::domain::person::Person;
use crate::domain::rules::{MeetingRule, Rulebook};

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
    /// Representatives present when it was opened.
    pub reps: u32,
    /// 废票 of a vote on paper.
    pub invalid: u32,
    /// What tellers have found so far, for a vote on paper.
    pub tellers: Option<Tellers>,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether the result was announced (公布).
    pub published: bool,
    /// Ballots on the same item that were voided before it.
    pub voided: u32,
    /// Whether it passed, once closed.
    pub passed: Option<bool>,
    /// Choices by name, for a named ballot: everyone present.
    pub votes: Vec<Vote>,
}

/// A ballot that counts no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voided {
    /// As it stood.
    pub ballot: BallotState,
    /// Why it was voided.
    pub reason: String,
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
    /// Ballots before it that were voided, in order.
    pub voided: Vec<Voided>,
    /// Number of the issue it was merged into.
    pub merged_into: Option<String>,
    /// Whoever was named, and until when.
    pub assigned: Option<(String, NaiveDate)>,
    /// Who helps.
    pub helpers: Vec<String>,
    /// Why a deliberation was skipped (加急); empty when none was.
    pub urgent: String,
    /// Minutes it should take; 0 where nothing was planned.
    pub planned: u32,
    /// What was noted on it in the meeting.
    pub remark: String,
    /// 是否涉及全体居民利益, once it was answered.
    pub concerns_all: Option<bool>,
    /// Approvals in the committee's vote, once it was taken.
    pub approvals: Option<u32>,
    /// How it won a tie; empty when there was none.
    pub tie_way: String,
    /// 社区中心工作 it is tied to.
    pub focus: Option<String>,
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
    /// Stays before the last one, of whoever left and came back.
    pub earlier: Vec<Stay>,
    /// When they came.
    pub came_at: Option<NaiveDateTime>,
    /// When they left before the end.
    pub left_at: Option<NaiveDateTime>,
    /// Why they are not there, or left.
    pub reason: String,
}

/// What belongs on the head of the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    /// 主持人.
    pub chair: Option<(Id<Person>, String)>,
    /// 记录人.
    pub recorder: Option<(Id<Person>, String)>,
    /// Where.
    pub place: String,
    /// Where it may have been, and who may have written, while that was not said.
    pub guess: HeadGuess,
    /// 主题.
    pub theme: String,
    /// When it was opened.
    pub opened_at: Option<NaiveDateTime>,
    /// When it ended.
    pub ended_at: Option<NaiveDateTime>,
    /// Whether the calendar has another day for it.
    pub is_off_day: bool,
    /// Why it is not held on its day.
    pub off_day: String,
    /// 第几次 of this kind of this body in the year.
    pub ordinal: u32,
    /// When it was called.
    pub noticed_on: Option<NaiveDate>,
    /// Why it was called later than the rule asks.
    pub short_notice: String,
    /// Why fewer or more matters were picked than usual.
    pub pick_reason: String,
}

/// What is proposed for a head that was never filled in: it still has to be saved by someone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadGuess {
    /// Where the branch met last.
    pub place: String,
    /// Whoever is there and wrote before.
    pub recorder: Option<(Id<Person>, String)>,
}

/// A whole meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingBoard {
    /// The line of the list.
    pub row: MeetingRow,
    /// The agenda in order.
    pub items: Vec<AgendaItem>,
    /// The parts beside the matters, in order.
    pub parts: Vec<AgendaPart>,
    /// What the meeting before decided, and what became of it.
    pub promises: Vec<Promise>,
    /// The roll in order.
    pub roll: Vec<Attendee>,
    /// The speakers' list in order.
    pub speeches: Vec<Speech>,
    /// Where the time went.
    pub spans: Vec<Span>,
    /// The head of the minutes.
    pub details: Details,
    /// The base and the present at this moment.
    pub frozen: Frozen,
    /// The rule that was in force when it was opened.
    pub rule: MeetingRule,
}

impl BallotState {
    /// The votes so far; papers once both tellers found the same.
    pub fn counted(&self) -> Tally {
        let agreed = self.tellers.as_ref().and_then(Tellers::agreed);
        match agreed {
            Some(papers) if !self.closed => papers.tally,
            _ => self.tally,
        }
    }

    /// How many were called in a vote by name and have not answered; representatives only say what they think.
    pub fn silent(&self) -> usize {
        let voters = self
            .votes
            .iter()
            .filter(|vote| vote.capacity == Capacity::Voter);
        voters.filter(|vote| vote.choice.is_none()).count()
    }

    /// What the votes so far say under the rule of the meeting; `None` where nothing is voted on.
    pub fn verdict(&self, rule: &MeetingRule) -> Option<Verdict> {
        let gap = Rulebook::builtin().close_gap();
        verdict(rule, self.frozen, self.counted(), gap)
    }
}

impl MeetingBoard {
    /// How the matters of a committee rank, once approvals were counted.
    pub fn ranks(&self) -> Option<Vec<Rank>> {
        let counted = self.items.iter().any(|item| item.approvals.is_some());
        let votes: Vec<u32> = self
            .items
            .iter()
            .map(|item| item.approvals.unwrap_or(0))
            .collect();
        counted.then(|| rank(&Rulebook::builtin().select, &votes))
    }

    /// Whether approvals tie at the edge and nothing has broken it.
    pub fn is_tied(&self) -> bool {
        let tied = self
            .ranks()
            .is_some_and(|ranks| ranks.contains(&Rank::Tied));
        tied && self.items.iter().all(|item| item.tie_way.is_empty())
    }

    /// Whether a matter can be picked for the assembly; everything can where approvals were not counted.
    pub fn pickable(&self, item: Id<Item>) -> Pickable {
        let ranks = self.ranks().unwrap_or_default();
        let mut ranked = self.items.iter().zip(ranks);
        let found = ranked.find(|(found, _)| found.id == item);
        found.map_or(Pickable::Yes, |(found, rank)| {
            pickable(rank, &found.tie_way, self.is_tied())
        })
    }

    /// How many items were picked for the assembly.
    pub fn picked(&self) -> u32 {
        let picked = self
            .items
            .iter()
            .filter(|item| item.disposition == Some(Disposition::Picked));
        u32::try_from(picked.count()).unwrap_or(u32::MAX)
    }
}
