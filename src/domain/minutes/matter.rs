//! A matter in the minutes: what was said, how it was voted, what was made of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::vote::{ByName, Counted};
use crate::domain::Id;
use crate::domain::ballot::{Choice, Method};
use crate::domain::issue::{Category, Issue};
use crate::domain::meeting::{Capacity, Disposition, Stance};

/// What someone said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who.
    pub name: String,
    /// For or against, where it was noted.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// 要点.
    #[serde(default)]
    pub point: String,
}

/// Who answers for it, until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// 责任人.
    pub name: String,
    /// 时限.
    pub deadline: NaiveDate,
    /// 协办.
    #[serde(default)]
    pub helpers: Vec<String>,
}

/// A matter and what the meeting made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its issue.
    pub issue: Id<Issue>,
    /// 台账编号.
    pub number: String,
    /// One of the six.
    pub category: Category,
    /// What it is about.
    pub text: String,
    /// Kept from the public.
    #[serde(default)]
    pub internal: bool,
    /// Why a deliberation was skipped (加急).
    #[serde(default)]
    pub urgent: String,
    /// Minutes it should take.
    #[serde(default)]
    pub planned: u32,
    /// Minutes it took.
    #[serde(default)]
    pub used: u32,
    /// What was noted on it.
    #[serde(default)]
    pub remark: String,
    /// Who spoke on it.
    #[serde(default)]
    pub said: Vec<Said>,
    /// Votes that count no longer, in order.
    #[serde(default)]
    pub voided: Vec<Counted>,
    /// The vote that stands.
    #[serde(default)]
    pub vote: Option<Counted>,
    /// 是否涉及全体居民利益, where it was answered.
    #[serde(default)]
    pub concerns_all: Option<bool>,
    /// Approvals in the committee's vote.
    #[serde(default)]
    pub approvals: Option<u32>,
    /// How it won a tie.
    #[serde(default)]
    pub tie_way: String,
    /// 社区中心工作 it is tied to.
    #[serde(default)]
    pub focus: Option<String>,
    /// What the meeting made of it.
    #[serde(default)]
    pub disposition: Option<Disposition>,
    /// Answer, reason, or where it was referred to.
    #[serde(default)]
    pub note: String,
    /// Number of the issue it was merged into.
    #[serde(default)]
    pub merged_into: Option<String>,
    /// Who answers for it.
    #[serde(default)]
    pub assigned: Option<Assigned>,
}

impl Matter {
    /// Members who chose this in a vote by name; after any other open vote, of those against it, who
    /// said so. A vote on paper names nobody.
    pub fn dissent(&self, choice: Choice) -> Vec<&str> {
        match &self.vote {
            Some(vote) if vote.method == Method::Named => {
                names_of(&vote.by_name, Capacity::Voter, Some(choice))
            }
            Some(vote) if vote.method == Method::Paper => Vec::new(),
            _ if choice == Choice::Reject => self.against(),
            _ => Vec::new(),
        }
    }

    fn against(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let against = |said: &&Said| said.stance == Some(Stance::Against);
        for said in self.said.iter().filter(against) {
            if !names.contains(&said.name.as_str()) {
                names.push(&said.name);
            }
        }
        names
    }
}

/// Those of a capacity who chose this, or said nothing.
pub(super) fn names_of(votes: &[ByName], capacity: Capacity, choice: Option<Choice>) -> Vec<&str> {
    let of = votes
        .iter()
        .filter(|vote| vote.capacity == capacity && vote.choice == choice);
    of.map(|vote| vote.name.as_str()).collect()
}
