//! 花名册: what a row of an office's roster says, before anything of it is believed.
//!
//! `io::import` makes these rows from sheets of every kind; `store::import` compares them with the file.

mod finding;
mod guard;
mod read;
mod told;
mod words;

pub use finding::{Change, Class, Note, Reason};
pub use guard::{guarded, guarded_in_sheet, unguarded};
pub use read::read;
pub use told::{HomeTold, PersonTold, Spot, Told, compared};
pub use words::{List, Words};

use serde::{Deserialize, Serialize};

use super::Coded;
use super::limits::Limit;

/// What a column of a roster means (domain §3.4 and the usual variants of its headings).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Column {
    /// 网格.
    Grid,
    /// 小区, 零散片区 or 单位.
    Estate,
    /// 楼栋.
    Building,
    /// 单元.
    Unit,
    /// 室, or the house number of a scattered area.
    Room,
    /// A whole address in one cell.
    Address,
    /// 户编号: rows with the same number are one household.
    HouseholdNumber,
    /// 户主.
    Head,
    /// 与户主关系.
    Relation,
    /// 姓名.
    Name,
    /// 性别.
    Sex,
    /// 身份证号.
    IdNumber,
    /// 出生日期.
    Born,
    /// 联系电话; several numbers may stand in one cell.
    Phone,
    /// 人口数.
    Size,
    /// 人户情况.
    Living,
    /// 房屋性质.
    Housing,
    /// 户类别 and 特殊标签: names of tags. Of a tag's own column (`是`, `1`, `√`) the cell says the tag's name.
    Tags,
    /// 联户党员: whoever calls there.
    Contact,
    /// 备联系人.
    Backup,
    /// 楼栋长.
    BuildingHead,
    /// 迁出: when the household left.
    MovedOut,
    /// 死亡: when the person died.
    Died,
    /// 备注.
    Note,
}

impl Coded for Column {
    const CODES: &'static [(Self, &'static str)] = &[
        (Column::Grid, "grid"),
        (Column::Estate, "estate"),
        (Column::Building, "building"),
        (Column::Unit, "unit"),
        (Column::Room, "room"),
        (Column::Address, "address"),
        (Column::HouseholdNumber, "household_number"),
        (Column::Head, "head"),
        (Column::Relation, "relation"),
        (Column::Name, "name"),
        (Column::Sex, "sex"),
        (Column::IdNumber, "id_number"),
        (Column::Born, "born"),
        (Column::Phone, "phone"),
        (Column::Size, "size"),
        (Column::Living, "living"),
        (Column::Housing, "housing"),
        (Column::Tags, "tags"),
        (Column::Contact, "contact"),
        (Column::Backup, "backup"),
        (Column::BuildingHead, "building_head"),
        (Column::MovedOut, "moved_out"),
        (Column::Died, "died"),
        (Column::Note, "note"),
    ];
}

impl Column {
    /// How long what stands in it may be; of several columns of one meaning, all of it.
    pub fn limit(self) -> Limit {
        match self {
            Column::Name | Column::Head | Column::Relation => Limit::Name,
            Column::Grid
            | Column::Estate
            | Column::Building
            | Column::Unit
            | Column::Room
            | Column::Contact
            | Column::Backup
            | Column::BuildingHead => Limit::Title,
            Column::Address
            | Column::HouseholdNumber
            | Column::Sex
            | Column::IdNumber
            | Column::Born
            | Column::Phone
            | Column::Size
            | Column::Living
            | Column::Housing
            | Column::MovedOut
            | Column::Died => Limit::Words,
            Column::Tags => Limit::Sentence,
            Column::Note => Limit::Note,
        }
    }
}

/// Where a row stands, as the spreadsheet program itself would say it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of the sheet; of a text file or pasted cells, empty.
    pub sheet: std::sync::Arc<str>,
    /// Row, counted from 1.
    pub row: u32,
}

/// One cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What its column means.
    pub column: Column,
    /// Column in the sheet, counted from 1, so that a finding can name it.
    pub at: u32,
    /// What stood there, byte for byte, but numbers and dates written as a person would (`1980-01-01`, `501`).
    pub text: String,
    /// What is wrong with it before its meaning is looked at.
    pub flaw: Option<Flaw>,
    /// Whether the text stands in a row above and was filled down.
    pub filled: bool,
}

/// What a spreadsheet did to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A long number kept as a number: its last digits are gone.
    LostDigits,
    /// An error value such as `#REF!`.
    Error,
    /// Bytes that are no characters; U+FFFD stands in their place.
    Garbled,
    /// Neither yes nor no in a column of ticks; the text is what stood there.
    Unclear,
    /// Several rows inside one pair of quotes: a quote is not closed.
    Quotes,
}

/// One row of a roster: the cells that are not empty, household cells of merged ranges filled down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Where it stands.
    pub place: Place,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl RosterRow {
    /// The text of a column, if anything stands there; the first of several.
    pub fn text(&self, column: Column) -> Option<&str> {
        self.cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| cell.text.as_str())
    }

    /// Every text of a column: a row may have several phones and many tags.
    pub fn texts(&self, column: Column) -> impl Iterator<Item = &str> {
        self.cells
            .iter()
            .filter(move |cell| cell.column == column)
            .map(|cell| cell.text.as_str())
    }
}
