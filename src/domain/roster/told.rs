//! What a row of a roster says: which door, which person, and what of both.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{Column, Note, Reason};
use crate::domain::clean::{clean, fold_name_dot};

/// Where a row lives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Spot {
    /// The grid, as named.
    pub grid: String,
    /// The estate, street or unit.
    pub estate: String,
    /// What the building is called, `3栋`.
    pub building: String,
    /// The parts of the door; of a building the first is the building's.
    pub parts: Vec<String>,
    /// The building was not named but taken from the parts: `17-1` may also be a house of a lane.
    pub inferred: bool,
    /// A door that is no number, as it was written.
    pub free: String,
}

impl Spot {
    /// Whether anything says where this is.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.free.is_empty()
    }

    /// The door within its section, as rows of one household share it.
    pub fn door(&self) -> String {
        if self.free.is_empty() {
            self.parts.join("-")
        } else {
            self.free.clone()
        }
    }
}

/// What a row says of its household.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HomeTold {
    /// Name of the head.
    pub head: String,
    /// How many live there; zero where nothing is said.
    pub size: u32,
    /// Code of 人户情况.
    pub living: String,
    /// Code of 房屋性质.
    pub housing: String,
    /// Tags.
    pub tags: Vec<String>,
    /// 联户党员.
    pub contact: String,
    /// 备联系人.
    pub backup: String,
    /// 楼栋长.
    pub building_head: String,
    /// The day it left.
    pub moved_out: Option<NaiveDate>,
    /// 备注.
    pub note: String,
}

/// What a row says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonTold {
    /// Name, as written.
    pub name: String,
    /// Relation to the head.
    pub relation: String,
    /// Code of the sex.
    pub sex: String,
    /// Identity number, canonical.
    pub id_number: String,
    /// Day of birth, as far as it is known.
    pub born: String,
    /// Telephone numbers, in the order of calling.
    pub phones: Vec<String>,
    /// The day they died.
    pub died: Option<NaiveDate>,
}

/// A row, read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// Where.
    pub spot: Spot,
    /// 户编号, which holds rows of one household together.
    pub number: String,
    /// Of the household.
    pub home: HomeTold,
    /// Of the person, if one is named.
    pub person: Option<PersonTold>,
    /// Where each column stands, to name it in a note.
    pub at: Vec<(Column, u32)>,
    /// In which column each tag stands: several columns can be of tags.
    pub tags_at: Vec<(String, u32)>,
}

impl Told {
    /// A note about a column of this row.
    pub fn note(&self, column: Column, reason: Reason) -> Note {
        let found = self.at.iter().find(|(of, _)| *of == column);
        Note {
            cell: found.map(|(_, at)| (*at, column)),
            reason,
        }
    }
}

/// The form in which texts are compared: without hidden characters, composed, names with one dot.
pub fn compared(text: &str) -> String {
    let cleaned = clean(text);
    let trimmed = cleaned.trim();
    if trimmed.is_ascii() {
        return trimmed.to_owned();
    }
    let composed: String = trimmed.nfc().collect();
    match fold_name_dot(&composed) {
        Cow::Borrowed(_) => composed,
        Cow::Owned(folded) => folded,
    }
}
