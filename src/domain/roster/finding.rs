//! What a comparison of a roster with the file says about a row, and about a cell.

use serde::{Deserialize, Serialize};

use super::Column;
use crate::domain::Coded;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// A person or a household that the file does not have yet.
    New,
    /// Known, and something is different.
    Changed,
    /// Known, and nothing is different.
    Same,
    /// Cannot be decided by a machine; left out.
    Conflict,
    /// Cannot be read; left out.
    Rejected,
}

impl Coded for Class {
    const CODES: &'static [(Self, &'static str)] = &[
        (Class::New, "new"),
        (Class::Changed, "changed"),
        (Class::Same, "same"),
        (Class::Conflict, "conflict"),
        (Class::Rejected, "rejected"),
    ];
}

/// A value that is compared with the file's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which.
    pub field: Column,
    /// What the file says.
    pub old: String,
    /// What the sheet says.
    pub new: String,
}

/// Why a row is left out, or a cell was not taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    // Rejected.
    /// Neither a name nor a head.
    NoName,
    /// No door, and no other row of the household that tells it.
    NoDoor,
    /// The address cannot be read.
    BadAddress,
    /// Neither a grid nor an estate is named.
    NoPlace,
    /// A grid is named and no estate.
    NoEstate,
    /// No grid is named and the estate is new, or stands in several.
    NoGrid,
    /// A spreadsheet kept the number as a number and lost its last digits.
    LostDigits,
    /// An error value such as `#REF!`.
    CellError,
    /// Bytes that are no characters.
    Garbled,
    /// A character that steers a terminal or turns the order of what is read.
    Steering { code: u32 },
    /// Longer than what it is for needs.
    TooLong { most: usize },
    /// Several rows inside one pair of quotes.
    OpenQuote,
    /// Not 18 or 15 characters.
    IdLength { found: usize },
    /// A character that stands in no identity number.
    IdCharacter,
    /// The birth date in it does not exist or has not come.
    IdDate,
    /// One of its digits is wrong.
    IdCheckDigit,
    /// Not a day.
    NotADay,
    /// A number of people that is none.
    NotANumber,
    /// So many rows of one household that it cannot be one.
    TooMany { most: usize },

    // Conflicts.
    /// Another row of the sheet says something else about the same household or person.
    TwoRows { field: Column, row: u32 },
    /// One identity number, two names; the other stands in this row, or in the file.
    IdTwoNames { row: Option<u32> },
    /// The same person in two households of the sheet.
    IdTwoHomes { row: u32 },
    /// The person lives behind another door.
    LivesElsewhere { door: String },
    /// Two people of that name live there, and no identity number tells which.
    TwoOfThatName,
    /// Other people live behind this door.
    DoorTaken { head: String },
    /// The file's value was entered by hand after an import.
    ByHand { field: Column },
    /// Several people in office have that name.
    Ambiguous { name: String, count: usize },
    /// The place lies in more than one grid.
    GridUnclear,
    /// The row belongs to a household of which another row is in conflict.
    WithOthers { row: u32 },

    // Findings of rows that are taken otherwise.
    /// Nobody in office has that name.
    UnknownPerson { name: String },
    /// A word the list of values does not know.
    UnknownValue { text: String },
    /// A sensitive tag, not taken over.
    SensitiveTag { tag: String },
    /// A sensitive tag that no consent of the household covers.
    NoConsent { tag: String },
    /// A tag this office does not use.
    UnknownTag { tag: String },
    /// A number that does not look like a telephone number, kept.
    OddPhone,
    /// Words beside a telephone number, not taken over.
    PhoneRemark,
    /// The identity number had 15 digits and was converted.
    IdConverted,
    /// Sex or birthday do not fit the identity number, which is believed.
    AgainstId { field: Column },
    /// The head stands in no row.
    HeadNotListed { name: String },
    /// The building has another head already, who is kept.
    OtherBuildingHead { name: String },
    /// The same row stood above.
    Duplicate { row: u32 },
    /// The household left and is not in the file.
    LeftAlready,
    /// Characters that cannot be seen were left out of the comparison.
    Hidden,
    /// Ends of lines became blanks, and what cannot be seen was dropped.
    Tidied,
}

impl Reason {
    /// Whether it is only worth saying where something is written.
    pub fn is_remark(&self) -> bool {
        matches!(
            self,
            Reason::OddPhone
                | Reason::PhoneRemark
                | Reason::IdConverted
                | Reason::AgainstId { .. }
                | Reason::Hidden
                | Reason::Tidied
        )
    }

    /// A short name for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::NoName => "no_name",
            Reason::NoDoor => "no_door",
            Reason::BadAddress => "bad_address",
            Reason::NoPlace => "no_place",
            Reason::NoEstate => "no_estate",
            Reason::NoGrid => "no_grid",
            Reason::LostDigits => "lost_digits",
            Reason::CellError => "cell_error",
            Reason::Garbled => "garbled",
            Reason::Steering { .. } => "steering",
            Reason::TooLong { .. } => "too_long",
            Reason::OpenQuote => "open_quote",
            Reason::IdLength { .. } => "id_length",
            Reason::IdCharacter => "id_character",
            Reason::IdDate => "id_date",
            Reason::IdCheckDigit => "id_check_digit",
            Reason::NotADay => "not_a_day",
            Reason::NotANumber => "not_a_number",
            Reason::TooMany { .. } => "too_many",
            Reason::TwoRows { .. } => "two_rows",
            Reason::IdTwoNames { .. } => "id_two_names",
            Reason::IdTwoHomes { .. } => "id_two_homes",
            Reason::LivesElsewhere { .. } => "lives_elsewhere",
            Reason::TwoOfThatName => "two_of_that_name",
            Reason::DoorTaken { .. } => "door_taken",
            Reason::ByHand { .. } => "by_hand",
            Reason::Ambiguous { .. } => "ambiguous",
            Reason::GridUnclear => "grid_unclear",
            Reason::WithOthers { .. } => "with_others",
            Reason::UnknownPerson { .. } => "unknown_person",
            Reason::UnknownValue { .. } => "unknown_value",
            Reason::SensitiveTag { .. } => "sensitive_tag",
            Reason::NoConsent { .. } => "no_consent",
            Reason::UnknownTag { .. } => "unknown_tag",
            Reason::OddPhone => "odd_phone",
            Reason::PhoneRemark => "phone_remark",
            Reason::IdConverted => "id_converted",
            Reason::AgainstId { .. } => "against_id",
            Reason::HeadNotListed { .. } => "head_not_listed",
            Reason::OtherBuildingHead { .. } => "other_building_head",
            Reason::Duplicate { .. } => "duplicate",
            Reason::LeftAlready => "left_already",
            Reason::Hidden => "hidden",
            Reason::Tidied => "tidied",
        }
    }
}

/// A reason with the column it stands in, where it is about one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The column, counted from 1, and what it means.
    pub cell: Option<(u32, Column)>,
    /// Why.
    pub reason: Reason,
}

impl Note {
    /// About a whole row.
    pub fn row(reason: Reason) -> Self {
        Self { cell: None, reason }
    }

    /// About one cell.
    pub fn cell(at: u32, column: Column, reason: Reason) -> Self {
        Self {
            cell: Some((at, column)),
            reason,
        }
    }
}
