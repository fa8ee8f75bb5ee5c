//! What applying a household means, decided when it was compared and kept in the plan until then.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::roster::{Column, PersonTold};

/// Something that is in the file, or that the plan makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Ref {
    /// A row of the file.
    Known(i64),
    /// The nth new one of the plan, or the nth person of the household.
    New(usize),
}

/// A household and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct HomeOps {
    pub section: Ref,
    /// The household, or how to make it.
    pub home: HomeOp,
    /// Values of the household itself.
    pub sets: Vec<(Column, String)>,
    pub head: Option<Ref>,
    pub people: Vec<PersonOps>,
    pub contact: Option<i64>,
    pub backup: Option<i64>,
    pub building_head: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum HomeOp {
    Known(i64),
    New {
        door: String,
        place: String,
        keys: String,
    },
}

/// A person and what becomes of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PersonOps {
    pub person: PersonOp,
    pub resident: ResidentOp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum PersonOp {
    New(PersonTold),
    Known {
        id: i64,
        sets: Vec<(Column, String)>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ResidentOp {
    Keep,
    New(String),
    Relation {
        id: i64,
        relation: String,
    },
    Gone {
        id: i64,
        day: NaiveDate,
        deceased: bool,
    },
}

impl HomeOps {
    /// Whether the household is made.
    pub fn is_new(&self) -> bool {
        matches!(self.home, HomeOp::New { .. })
    }

    /// How many people are made.
    pub fn new_people(&self) -> i64 {
        let is_new = |person: &PersonOps| i64::from(matches!(person.person, PersonOp::New(_)));
        self.people.iter().map(is_new).sum()
    }

    /// Whether applying it would change anything.
    pub fn is_idle(&self) -> bool {
        let idle = |person: &PersonOps| {
            matches!(&person.person, PersonOp::Known { sets, .. } if sets.is_empty())
                && person.resident == ResidentOp::Keep
        };
        matches!(self.home, HomeOp::Known(_))
            && self.sets.is_empty()
            && self.head.is_none()
            && self.people.iter().all(idle)
            && self.contact.is_none()
            && self.backup.is_none()
            && self.building_head.is_none()
    }
}
