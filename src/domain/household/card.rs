//! What lists and the detail view of a household show.

use chrono::NaiveDate;

use super::{Household, Slip};
use crate::domain::Id;
use crate::domain::grid::Grid;
use crate::domain::issue::IssueRow;
use crate::domain::person::Person;
use crate::domain::visit::VisitRow;

/// One line of the household pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// The household.
    pub id: Id<Household>,
    /// Its sort key: estate, building, unit, room in natural order.
    pub place: String,
    /// The estate or area.
    pub estate: String,
    /// `3-2-501`, or the house number of a scattered area.
    pub door: String,
    /// Name of the head.
    pub head: String,
    /// Residents.
    pub residents: u32,
    /// Tags, as the office writes them.
    pub tags: Vec<String>,
    /// Whoever calls on it.
    pub contact: Option<String>,
    /// Last face-to-face meeting.
    pub last_met: Option<NaiveDate>,
    /// Issues that are not ended.
    pub open_issues: u32,
}

/// Someone living behind the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentRow {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Relation to the head, as the office writes it.
    pub relation: String,
    /// Whether this is the head.
    pub is_head: bool,
    /// Telephone, in full; views mask it.
    pub phone: String,
}

/// A rung of 「一条纽带」: whom to call, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Why this person.
    pub role: LinkRole,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Telephone, in full; views mask it.
    pub phone: String,
}

/// The rungs, from the door upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRole {
    /// 联系人.
    Contact,
    /// 楼栋长 or 居民代表 of the section.
    Section,
    /// 收集责任人.
    Collector,
    /// 片长.
    Lead,
    /// 支部书记.
    Secretary,
}

/// Everything about one household, for one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdCard {
    /// The line of the list.
    pub row: HouseholdRow,
    /// Its grid.
    pub grid: (Id<Grid>, String),
    /// Whoever calls on it, proposed as visitor.
    pub contact: Option<(Id<Person>, String)>,
    /// Who lives there.
    pub residents: Vec<ResidentRow>,
    /// Whom to call, in order.
    pub chain: Vec<Link>,
    /// Latest visits, newest first.
    pub visits: Vec<VisitRow>,
    /// Its issues, newest first.
    pub issues: Vec<IssueRow>,
    /// What is open at its door.
    pub slip: Slip,
}
