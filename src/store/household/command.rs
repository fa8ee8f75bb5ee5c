//! Everything that can be written about a household, as values.

use chrono::NaiveDate;

use super::{contacts, register, residents, seal, split, tags};
use crate::domain::Id;
use crate::domain::grid::{Grid, Section};
use crate::domain::household::{
    Consent, ContactKind, Household, Housing, Known, Leaving, Living, Stay,
};
use crate::domain::person::Person;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A door as it was typed, with whatever is known of where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedDoor {
    /// The section that was chosen.
    pub section: Option<Id<Section>>,
    /// The grid to look in first.
    pub grid: Option<Id<Grid>>,
    /// The address, in any way of writing it.
    pub address: String,
}

/// Someone as typed; on record already, perhaps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewResident {
    /// Name.
    pub name: String,
    /// Telephone, may be empty.
    pub phone: String,
    /// Identity number, may be empty.
    pub id_number: String,
    /// Whether a number that looks like none was confirmed.
    pub phone_as_typed: bool,
    /// Relation to the head, as the office writes it.
    pub relation: String,
    /// What to do when someone like this is on record.
    pub known: Known,
}

/// How a household lives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeFacts {
    /// Headcount as told; none when not told.
    pub size: u32,
    /// 人户情况.
    pub living: Living,
    /// 房屋性质.
    pub housing: Housing,
    /// Needs and other words.
    pub note: String,
}

/// What becomes of someone in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentChange {
    /// Name.
    pub name: String,
    /// Telephone, may be empty.
    pub phone: String,
    /// Whether a number that looks like none was confirmed.
    pub phone_as_typed: bool,
    /// A new identity number; empty to leave it as it is.
    pub id_number: String,
    /// Relation to the head.
    pub relation: String,
    /// Whether this person is the head from now on.
    pub is_head: bool,
    /// Whether this person still lives there.
    pub stay: Stay,
    /// What to do when the corrected name is that of someone on record.
    pub known: Known,
    /// The day on which this person left.
    pub on: NaiveDate,
}

/// A consent as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConsent {
    /// Who gave it.
    pub given_by: String,
    /// Whether as guardian.
    pub is_guardian: bool,
    /// In which form: on paper, orally before a witness.
    pub form: String,
    /// The day.
    pub on: NaiveDate,
}

/// A wish to write something about a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HouseholdCommand {
    /// 登记住户.
    Register {
        door: TypedDoor,
        head: NewResident,
        facts: HomeFacts,
    },
    /// 改住户.
    Amend {
        household: Id<Household>,
        facts: HomeFacts,
    },
    /// 加家里人.
    AddResident {
        household: Id<Household>,
        who: NewResident,
    },
    /// 改家里人: name and number, relation, head, moved out or deceased.
    ChangeResident {
        household: Id<Household>,
        person: Id<Person>,
        change: ResidentChange,
    },
    /// 改标签, with the consent that sensitive ones need.
    SetTags {
        household: Id<Household>,
        tags: Vec<String>,
        consent: Option<NewConsent>,
    },
    /// 撤回同意: its tags go.
    WithdrawConsent { consent: Id<Consent> },
    /// 定联系人 or 备联系人.
    SetContact {
        household: Id<Household>,
        kind: ContactKind,
        person: Option<Id<Person>>,
        reason: String,
    },
    /// Nobody any more in this place.
    EndContact {
        household: Id<Household>,
        kind: ContactKind,
        reason: String,
    },
    /// 亮明身份: the day on which the contact first showed card or plate at this door.
    ShowIdentity {
        household: Id<Household>,
        on: NaiveDate,
    },
    /// 迁出封存.
    Seal {
        household: Id<Household>,
        on: NaiveDate,
        leaving: Leaving,
        note: String,
    },
    /// 恢复: the same people are back.
    Unseal { household: Id<Household> },
    /// 搬家 within the community.
    MoveHouse {
        household: Id<Household>,
        door: TypedDoor,
        on: NaiveDate,
    },
    /// 分户: some go to a door of their own, the first of them as head.
    Split {
        household: Id<Household>,
        people: Vec<Id<Person>>,
        head_word: String,
        door: TypedDoor,
        on: NaiveDate,
    },
    /// 合户: everyone goes to another household.
    Join {
        household: Id<Household>,
        into: Option<Id<Household>>,
        relation: String,
        on: NaiveDate,
    },
}

impl HouseholdCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            HouseholdCommand::Register { .. } => "register_household",
            HouseholdCommand::Amend { .. } => "amend_household",
            HouseholdCommand::AddResident { .. } => "add_resident",
            HouseholdCommand::ChangeResident { .. } => "change_resident",
            HouseholdCommand::SetTags { .. } => "set_tags",
            HouseholdCommand::WithdrawConsent { .. } => "withdraw_consent",
            HouseholdCommand::SetContact { .. } => "set_contact",
            HouseholdCommand::EndContact { .. } => "end_contact",
            HouseholdCommand::ShowIdentity { .. } => "show_identity",
            HouseholdCommand::Seal { .. } => "seal_household",
            HouseholdCommand::Unseal { .. } => "unseal_household",
            HouseholdCommand::MoveHouse { .. } => "move_house",
            HouseholdCommand::Split { .. } => "split_household",
            HouseholdCommand::Join { .. } => "join_households",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            HouseholdCommand::Register { door, head, facts } => {
                register::register(tx, door, head, facts)
            }
            HouseholdCommand::Amend { household, facts } => register::amend(tx, *household, facts),
            HouseholdCommand::AddResident { household, who } => residents::add(tx, *household, who),
            HouseholdCommand::ChangeResident {
                household,
                person,
                change,
            } => residents::change(tx, *household, *person, change),
            HouseholdCommand::SetTags {
                household,
                tags,
                consent,
            } => tags::set(tx, *household, tags, consent.as_ref()),
            HouseholdCommand::WithdrawConsent { consent } => tags::withdraw(tx, *consent),
            HouseholdCommand::SetContact {
                household,
                kind,
                person,
                reason,
            } => contacts::set(tx, *household, *kind, *person, reason),
            HouseholdCommand::EndContact {
                household,
                kind,
                reason,
            } => contacts::end(tx, *household, *kind, reason),
            HouseholdCommand::ShowIdentity { household, on } => {
                contacts::show_identity(tx, *household, *on)
            }
            HouseholdCommand::Seal {
                household,
                on,
                leaving,
                note,
            } => seal::seal(tx, *household, *on, *leaving, note),
            HouseholdCommand::Unseal { household } => seal::unseal(tx, *household),
            HouseholdCommand::MoveHouse {
                household,
                door,
                on,
            } => split::move_house(tx, *household, door, *on),
            HouseholdCommand::Split {
                household,
                people,
                head_word,
                door,
                on,
            } => split::split(
                tx,
                *household,
                &split::Going {
                    people,
                    head_word,
                    door,
                    on: *on,
                },
            ),
            HouseholdCommand::Join {
                household,
                into,
                relation,
                on,
            } => split::join(tx, *household, *into, relation, *on),
        }
    }
}
