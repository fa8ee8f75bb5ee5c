//! Everything about one person, for one screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Branch, Group, Held, PartyStatus, Person, Role};
use crate::domain::household::Household;
use crate::domain::identity::Sex;
use crate::domain::{Coded, Id};

/// Marker for ids of role terms.
#[derive(Debug)]
pub struct Term;

/// Marker for ids of kinships.
#[derive(Debug)]
pub struct Kinship;

/// Whether someone can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Reach {
    /// 能联系.
    #[default]
    Reachable,
    /// 外出.
    Away,
    /// 停机.
    Stopped,
}

impl Coded for Reach {
    const CODES: &'static [(Self, &'static str)] = &[
        (Reach::Reachable, "reachable"),
        (Reach::Away, "away"),
        (Reach::Stopped, "stopped"),
    ];
}

/// 近亲属: what the other is to this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kin {
    /// 配偶.
    Spouse,
    /// 父母.
    Parent,
    /// 子女.
    Child,
    /// 兄弟姐妹.
    Sibling,
    /// 祖父母, 外祖父母.
    Grandparent,
    /// 孙子女, 外孙子女.
    Grandchild,
}

impl Coded for Kin {
    const CODES: &'static [(Self, &'static str)] = &[
        (Kin::Spouse, "spouse"),
        (Kin::Parent, "parent"),
        (Kin::Child, "child"),
        (Kin::Sibling, "sibling"),
        (Kin::Grandparent, "grandparent"),
        (Kin::Grandchild, "grandchild"),
    ];
}

impl Kin {
    /// The same kinship, seen from the other side.
    pub fn inverse(self) -> Self {
        match self {
            Kin::Spouse => Kin::Spouse,
            Kin::Parent => Kin::Child,
            Kin::Child => Kin::Parent,
            Kin::Sibling => Kin::Sibling,
            Kin::Grandparent => Kin::Grandchild,
            Kin::Grandchild => Kin::Grandparent,
        }
    }
}

/// A role, from and to; ended ones stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// The term.
    pub id: Id<Term>,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Telephone, in full; views mask it.
    pub phone: String,
    /// Whether the holder can be called.
    pub reach: Reach,
    /// Whether the holder is a probationary member.
    pub is_probationary: bool,
    /// Which role.
    pub role: Role,
    /// Where.
    pub held: Held,
    /// What the place is called; empty for the whole community.
    pub place: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended.
    pub to: Option<NaiveDate>,
    /// Why it was given against a rule that only warns.
    pub reason: String,
}

/// A membership, from and to; ended ones stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRow {
    /// The branch.
    pub branch: (Id<Branch>, String),
    /// The Party group.
    pub group: Option<(Id<Group>, String)>,
    /// Full or probationary.
    pub status: PartyStatus,
    /// 停止表决权.
    pub vote_suspended: bool,
    /// Why left out of the base, if so.
    pub excluded: Option<String>,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended.
    pub to: Option<NaiveDate>,
}

/// A near relative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The kinship.
    pub id: Id<Kinship>,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// What this relative is to the person whose card it is.
    pub kin: Kin,
}

/// A household this person calls on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The household.
    pub household: Id<Household>,
    /// Estate and door.
    pub door: String,
    /// Its head.
    pub head: String,
    /// Whether only when the main contact cannot be reached.
    pub is_backup: bool,
}

/// Where this person lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The household.
    pub household: Id<Household>,
    /// Estate and door.
    pub door: String,
    /// Relation to its head.
    pub relation: String,
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// Who.
    pub id: Id<Person>,
    /// Name as it is written.
    pub name: String,
    /// The number to call first, in full; views mask it.
    pub phone: String,
    /// Further numbers, in the order of calling.
    pub phones: Vec<String>,
    /// Whether this person can be called.
    pub reach: Reach,
    /// Pinyin typed by hand.
    pub reading: String,
    /// How a rare character is written, in words.
    pub glyph: String,
    /// Identity number, if one was given; always masked.
    pub id_number: String,
    /// 性别.
    pub sex: Sex,
    /// Day of birth.
    pub born: Option<NaiveDate>,
    /// Post or work, in words.
    pub post: String,
    /// Why this person carries no load; empty when they do.
    pub exempt: String,
    /// Memberships, the present one first.
    pub memberships: Vec<MembershipRow>,
    /// Roles, the present ones first.
    pub terms: Vec<TermRow>,
    /// Near relatives.
    pub relatives: Vec<Relative>,
    /// Where this person lives.
    pub homes: Vec<Home>,
    /// The first households called on, in the order of doors.
    pub calls: Vec<Called>,
    /// How many are called on in all.
    pub called: u32,
    /// Tasks not done.
    pub open_tasks: u32,
    /// Contact cards that are not void.
    pub cards: u32,
    /// Those among them whose household someone else calls on by now; they are to be reprinted.
    pub cards_left: u32,
}

impl PersonCard {
    /// The membership of today.
    pub fn membership(&self) -> Option<&MembershipRow> {
        self.memberships.iter().find(|member| member.to.is_none())
    }

    /// Every number, in the order of calling.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        let first = (!self.phone.is_empty()).then_some(self.phone.as_str());
        first
            .into_iter()
            .chain(self.phones.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kinship_seen_twice_from_the_other_side_is_itself() {
        for kin in Kin::all() {
            assert_eq!(kin.inverse().inverse(), kin);
        }
        assert_eq!(Kin::Parent.inverse(), Kin::Child);
    }
}
