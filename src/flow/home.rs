//! What forms about households, cards and handbooks are for.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::contact_card::ContactCard;
use crate::domain::grid::{Grid, Section};
use crate::domain::handbook::Handbook;
use crate::domain::household::{ContactKind, Household};
use crate::domain::person::{Branch, Person};
use crate::store::{CardFilter, Query};

/// What is written about a household when a form is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HomePurpose {
    /// 登记住户, in the grid or the section at hand.
    Register {
        grid: Option<Id<Grid>>,
        section: Option<(Id<Section>, String)>,
    },
    /// 改住户.
    Amend(Id<Household>),
    /// 加家里人.
    AddResident(Id<Household>),
    /// 改家里人.
    Resident(Id<Household>, Id<Person>),
    /// 改标签.
    Tags(Id<Household>),
    /// 定联系人 or 备联系人.
    Contact(Id<Household>, ContactKind),
    /// 亮明身份 of the contact.
    ShowIdentity(Id<Household>),
    /// 迁出封存.
    Seal(Id<Household>),
    /// 搬家.
    Move(Id<Household>),
    /// 分户.
    Split(Id<Household>),
    /// 合户.
    Join(Id<Household>),
}

/// What is written about a card or a handbook when a form is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CardPurpose {
    /// 统一配卡 of a branch, by name.
    MakeAll(Id<Branch>, String),
    /// 发卡, by number.
    HandOut(Id<ContactCard>, String),
    /// 补发.
    Reprint(Id<ContactCard>, String),
    /// 发卡 of a list, as it was narrowed.
    HandOutAll(String),
    /// 补发 of a list, as it was narrowed.
    ReprintAll(String),
    /// 作废.
    Void(Id<ContactCard>, String),
    /// 发手册 to a member, by name.
    Handbook(Option<(Id<Person>, String)>),
    /// 收回, by number.
    Return(Id<Handbook>, String),
    /// 记一笔, for a household by its door or for none.
    Write(Id<Handbook>, Option<(Id<Household>, String)>),
}

impl HomePurpose {
    /// The household it is about, if there is one.
    pub fn household(&self) -> Option<Id<Household>> {
        match self {
            HomePurpose::Register { .. } => None,
            HomePurpose::Amend(id)
            | HomePurpose::AddResident(id)
            | HomePurpose::Resident(id, _)
            | HomePurpose::Tags(id)
            | HomePurpose::Contact(id, _)
            | HomePurpose::ShowIdentity(id)
            | HomePurpose::Seal(id)
            | HomePurpose::Move(id)
            | HomePurpose::Split(id)
            | HomePurpose::Join(id) => Some(*id),
        }
    }

    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        self.household().map(Query::Household)
    }
}

impl CardPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        match self {
            CardPurpose::MakeAll(branch, _) => Some(Query::CardPlan(*branch)),
            CardPurpose::HandOutAll(narrow) => {
                Some(Query::CardTally(CardFilter::Pending, narrow.clone()))
            }
            CardPurpose::ReprintAll(narrow) => {
                Some(Query::CardTally(CardFilter::Stale, narrow.clone()))
            }
            _ => None,
        }
    }
}

/// What can be asked for about a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HomeAction {
    /// 登记住户.
    Register,
    /// 改住户.
    Amend,
    /// 加家里人.
    AddResident,
    /// 改标签.
    Tags,
    /// 定联系人.
    Contact,
    /// 备联系人.
    Backup,
    /// 亮明身份.
    ShowIdentity,
    /// 制连心卡.
    MakeCard,
    /// 迁出封存.
    Seal,
    /// 恢复住户.
    Unseal,
    /// 搬家.
    Move,
    /// 分户.
    Split,
    /// 合户.
    Join,
}

/// What can be asked for about cards and handbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardAction {
    /// 统一配卡.
    MakeAll,
    /// 发卡.
    HandOut,
    /// 补发.
    Reprint,
    /// 发卡 of everything listed.
    HandOutAll,
    /// 补发 of everything listed.
    ReprintAll,
    /// 作废.
    Void,
    /// 发手册.
    Handbook,
}
