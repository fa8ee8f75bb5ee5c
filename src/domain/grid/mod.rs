//! 网格: its sections and its 1+2+X team.

use serde::{Deserialize, Serialize};

mod card;
mod place;
mod refusal;

pub use card::{BodyRow, BranchCard, SectionCard, SectionLine};
pub use place::section_place;
pub use refusal::{Choose, CodeFault, Needed, OrgRefusal, UsedBy, check_code};

use super::person::{Role, TermRow};
use super::{Coded, Id};

/// Marker for ids of grids.
#[derive(Debug)]
pub struct Grid;

/// Marker for ids of sections (片区).
#[derive(Debug)]
pub struct Section;

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SectionKind {
    /// 小区楼栋.
    Building,
    /// 零散片区.
    Scattered,
    /// 辖区单位.
    Unit,
}

impl Coded for SectionKind {
    const CODES: &'static [(Self, &'static str)] = &[
        (SectionKind::Building, "building"),
        (SectionKind::Scattered, "scattered"),
        (SectionKind::Unit, "unit"),
    ];
}

/// One line of the grid pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The grid.
    pub id: Id<Grid>,
    /// Its number within the community.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Active 片长.
    pub leads: u32,
    /// Active 收集责任人.
    pub collectors: u32,
    /// The X.
    pub others: u32,
    /// Households.
    pub households: u32,
    /// Issues that are not ended.
    pub open_issues: u32,
}

/// A section with those who answer for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRow {
    /// The section.
    pub id: Id<Section>,
    /// What it is.
    pub kind: SectionKind,
    /// Its name.
    pub name: String,
    /// Households in it.
    pub households: u32,
    /// Names and roles of those who answer for it.
    pub people: Vec<(Role, String)>,
}

/// Everything about one grid, for one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCard {
    /// The line of the list.
    pub row: GridRow,
    /// The Party group its issues go to.
    pub group: (Id<super::person::Group>, String),
    /// The extent in words.
    pub boundary: String,
    /// When it ended, if it did.
    pub ended: Option<chrono::NaiveDate>,
    /// The grid that took its parts when it was merged.
    pub merged_into: Option<(Id<Grid>, String)>,
    /// The 1, the 2, the grid workers and the duties.
    pub team: Vec<TermRow>,
    /// Its sections.
    pub sections: Vec<SectionRow>,
}
