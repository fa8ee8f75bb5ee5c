//! Sections, branches and Party groups, for lists and cards.

use chrono::NaiveDate;

use super::{Grid, Section, SectionKind};
use crate::domain::Id;
use crate::domain::calendar::ThemeDay;
use crate::domain::person::{Branch, Group, Person, TermRow};

/// One line of a list of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionLine {
    /// The section.
    pub id: Id<Section>,
    /// What it is.
    pub kind: SectionKind,
    /// Its sort key.
    pub place: String,
    /// Code and name of its grid.
    pub grid: String,
    /// Its estate or area.
    pub estate: String,
    /// Its name.
    pub name: String,
}

impl SectionLine {
    /// Estate and name, once where they are the same.
    pub fn whole_name(&self) -> String {
        whole_name(&self.estate, &self.name)
    }
}

fn whole_name(estate: &str, name: &str) -> String {
    if estate == name {
        name.to_owned()
    } else {
        format!("{estate} {name}")
    }
}

/// Everything about a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCard {
    /// The section.
    pub id: Id<Section>,
    /// What it is.
    pub kind: SectionKind,
    /// Its grid.
    pub grid: (Id<Grid>, String),
    /// Its estate or area.
    pub estate: String,
    /// Its name.
    pub name: String,
    /// 单元 of a building; 0 when nobody wrote it down.
    pub units: u32,
    /// Street address.
    pub address: String,
    /// Households in it.
    pub households: u32,
    /// When it ended, if it did.
    pub ended: Option<NaiveDate>,
    /// Roles held in it, the present ones first.
    pub terms: Vec<TermRow>,
}

impl SectionCard {
    /// Estate and name, once where they are the same.
    pub fn whole_name(&self) -> String {
        whole_name(&self.estate, &self.name)
    }
}

/// A branch or a Party group, as the organisation lists and pickers show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRow {
    /// The branch, or the branch the group belongs to.
    pub branch: Id<Branch>,
    /// The group; none for the branch itself.
    pub group: Option<Id<Group>>,
    /// Name of the branch.
    pub branch_name: String,
    /// Name of the group.
    pub group_name: String,
    /// Members.
    pub members: u32,
    /// Grids whose matters go to it.
    pub grids: u32,
    /// When it ended, if it did.
    pub ended: Option<NaiveDate>,
}

impl BodyRow {
    /// Branch and group in one.
    pub fn name(&self) -> String {
        match self.group {
            Some(_) => format!("{} {}", self.branch_name, self.group_name),
            None => self.branch_name.clone(),
        }
    }
}

/// A branch with its groups and offices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BranchCard {
    /// The branch.
    pub id: Id<Branch>,
    /// Its name.
    pub name: String,
    /// On which day of a month it meets.
    pub theme_day: ThemeDay,
    /// When it meets this month.
    pub theme_day_on: NaiveDate,
    /// When it ended, if it did.
    pub ended: Option<NaiveDate>,
    /// Members.
    pub members: u32,
    /// Its groups.
    pub groups: Vec<BodyRow>,
    /// Its offices and those of its groups, the present ones first.
    pub terms: Vec<TermRow>,
    /// Its members, as far as a card lists them.
    pub roll: Vec<(Id<Person>, String)>,
}
