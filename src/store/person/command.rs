//! Everything that can be written about people, as values.

use chrono::NaiveDate;

use super::{kin, party, role, write};
use crate::domain::Id;
use crate::domain::identity::Sex;
use crate::domain::person::{
    Branch, Group, Held, Kin, Kinship, PartyStatus, Person, Reach, Role, Term,
};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What someone's record says, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonFacts {
    /// Name as it is written.
    pub name: String,
    /// Pinyin typed by hand.
    pub reading: String,
    /// How a rare character is written, in words.
    pub glyph: String,
    /// Numbers in the order of calling, in one line.
    pub phones: String,
    /// Whether a number that looks like none was confirmed.
    pub phones_as_typed: bool,
    /// Whether this person can be called.
    pub reach: Reach,
    /// 性别.
    pub sex: Sex,
    /// Day of birth, as typed.
    pub born: String,
    /// Identity number, as typed; an empty one leaves what is on record.
    pub id_number: String,
    /// Post or work.
    pub post: String,
    /// Why this person carries no load; empty when they do.
    pub exempt: String,
}

/// A membership as it is to stand from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMembership {
    /// The branch; that of the group when a group is chosen.
    pub branch: Option<Id<Branch>>,
    /// The group.
    pub group: Option<Id<Group>>,
    /// Full or probationary.
    pub status: PartyStatus,
    /// 停止表决权.
    pub vote_suspended: bool,
    /// Why left out of the base; empty when counted.
    pub excluded: String,
    /// First day.
    pub from: NaiveDate,
}

/// A wish to write something about people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonCommand {
    /// 登记人员.
    Create(PersonFacts),
    /// 改资料.
    Edit {
        person: Id<Person>,
        facts: PersonFacts,
    },
    /// 党籍: from a day on in this branch, group and standing; what was before ends that day.
    Join {
        person: Id<Person>,
        membership: NewMembership,
    },
    /// 党籍 ends.
    Leave {
        person: Id<Person>,
        on: NaiveDate,
        why: String,
    },
    /// 近亲属.
    Relate {
        person: Id<Person>,
        relative: Option<Id<Person>>,
        kin: Kin,
    },
    /// 近亲属 written by mistake, or no longer.
    Unrelate { kinship: Option<Id<Kinship>> },
    /// 任职.
    Give {
        person: Option<Id<Person>>,
        role: Role,
        held: Option<Held>,
        from: NaiveDate,
        reason: String,
    },
    /// 卸任.
    End {
        term: Option<Id<Term>>,
        on: NaiveDate,
    },
}

impl PersonCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            PersonCommand::Create(_) => "create_person",
            PersonCommand::Edit { .. } => "edit_person",
            PersonCommand::Join { .. } => "join_party",
            PersonCommand::Leave { .. } => "leave_party",
            PersonCommand::Relate { .. } => "relate",
            PersonCommand::Unrelate { .. } => "unrelate",
            PersonCommand::Give { .. } => "give_role",
            PersonCommand::End { .. } => "end_role",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            PersonCommand::Create(facts) => write::create(tx, facts),
            PersonCommand::Edit { person, facts } => write::edit(tx, *person, facts),
            PersonCommand::Join { person, membership } => party::join(tx, *person, membership),
            PersonCommand::Leave { person, on, why } => party::leave(tx, *person, *on, why),
            PersonCommand::Relate {
                person,
                relative,
                kin,
            } => kin::relate(tx, *person, *relative, *kin),
            PersonCommand::Unrelate { kinship } => kin::unrelate(tx, *kinship),
            PersonCommand::Give {
                person,
                role,
                held,
                from,
                reason,
            } => role::give(
                tx,
                &role::Wanted {
                    person: *person,
                    role: *role,
                    held: *held,
                    from: *from,
                    reason,
                },
            ),
            PersonCommand::End { term, on } => role::end(tx, *term, *on),
        }
    }
}
