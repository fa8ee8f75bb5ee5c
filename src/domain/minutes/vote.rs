//! A vote in the minutes. Every number of it comes from its one [`Tally`] and the verdict on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::matter::names_of;
use super::{Matter, Minutes};
use crate::domain::ballot::{Choice, Frozen, Method, Tally, Verdict, quorum, verdict};
use crate::domain::issue::Category;
use crate::domain::meeting::{Capacity, MeetingKind};
use crate::domain::rules::MeetingRule;

/// A choice by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByName {
    /// Who.
    pub name: String,
    /// In which capacity.
    pub capacity: Capacity,
    /// The choice, where one was made.
    #[serde(default)]
    pub choice: Option<Choice>,
}

/// A vote that was closed or voided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// How votes were taken.
    pub method: Method,
    /// Who counted when it was opened.
    pub frozen: Frozen,
    /// The votes.
    pub tally: Tally,
    /// Opinions of the residents' representatives.
    #[serde(default)]
    pub opinion: Tally,
    /// Representatives who were there.
    #[serde(default)]
    pub reps: u32,
    /// 废票.
    #[serde(default)]
    pub invalid: u32,
    /// 计票人.
    #[serde(default)]
    pub tellers: Vec<String>,
    /// Choices of a vote by name, in the order of seats; empty for any other.
    #[serde(default)]
    pub by_name: Vec<ByName>,
    /// Difference at which postponing was advised.
    #[serde(default)]
    pub gap: u32,
    /// Whether it came to its end.
    #[serde(default)]
    pub closed: bool,
    /// Whether the result was announced in the meeting.
    #[serde(default)]
    pub published: bool,
    /// Why it was voided; empty while it counts.
    #[serde(default)]
    pub voided: String,
}

impl Counted {
    /// What the numbers say under the meeting's rule; nothing where it was neither closed nor counted to its end
    /// before it was voided.
    pub fn verdict(&self, rule: &MeetingRule) -> Option<Verdict> {
        let verdict = verdict(rule, self.frozen, self.tally, self.gap);
        let is_voided = !self.voided.is_empty();
        verdict.filter(|_| self.closed || is_voided && self.is_whole())
    }

    /// Whether everyone was accounted for; papers have numbers only once both tellers agree.
    fn is_whole(&self) -> bool {
        let cast = self.tally.cast();
        let whole = match self.method {
            Method::Hands => cast == self.frozen.present,
            Method::Named => self.by_name.iter().all(|one| one.choice.is_some()),
            Method::Paper => true,
        };
        whole && cast > 0
    }

    /// Members called by name who said nothing.
    pub fn silent(&self) -> Vec<&str> {
        names_of(&self.by_name, Capacity::Voter, None)
    }

    /// Representatives who gave this opinion by name.
    pub fn representatives(&self, choice: Choice) -> Vec<&str> {
        names_of(&self.by_name, Capacity::Representative, Some(choice))
    }
}

/// One vote as it leaves the file: a row of a table, an object of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteLine {
    /// Name of the branch or group.
    pub body: String,
    /// Which deliberation.
    pub kind: MeetingKind,
    /// The day.
    pub on: NaiveDate,
    /// 台账编号 of the matter.
    pub number: String,
    /// One of the six.
    pub category: Category,
    /// The first vote on the matter, the second, ...
    pub nth: u32,
    /// The vote.
    pub vote: Counted,
    /// Who had to be there; nothing where the rule asks for nobody.
    pub quorum: Option<u32>,
    /// The verdict; nothing where it was not closed.
    pub verdict: Option<Verdict>,
    /// The article it rests on.
    pub basis: String,
}

impl Minutes {
    /// Every vote, in the order in which they were taken; voided ones among them.
    pub fn votes(&self) -> Vec<VoteLine> {
        let of = |matter| self.votes_on(matter);
        self.matters.iter().flat_map(of).collect()
    }

    fn votes_on(&self, matter: &Matter) -> Vec<VoteLine> {
        let votes = matter.voided.iter().chain(&matter.vote);
        let line = |(nth, vote): (u32, &Counted)| VoteLine {
            body: self.body.clone(),
            kind: self.kind,
            on: self.on,
            number: matter.number.clone(),
            category: matter.category,
            nth,
            quorum: quorum(&self.rule, vote.frozen).map(|quorum| quorum.need),
            verdict: vote.verdict(&self.rule),
            basis: self.rule.basis.clone(),
            vote: vote.clone(),
        };
        (1u32..).zip(votes).map(line).collect()
    }
}
