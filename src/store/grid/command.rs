//! Everything that can be written about grids and sections, as values.

use super::{change, lay};
use crate::domain::Id;
use crate::domain::grid::{Grid, Section, SectionKind};
use crate::domain::person::Group;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What a grid's record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridFacts {
    /// Its number within the community.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its extent in words.
    pub boundary: String,
    /// The Party group its matters go to.
    pub group: Option<Id<Group>>,
}

/// What a section's record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionFacts {
    /// The estate, area or unit.
    pub estate: String,
    /// Its name within the estate; the estate's own when it is left empty.
    pub name: String,
    /// 单元 of a building; 0 when not known.
    pub units: u32,
    /// Street address.
    pub address: String,
}

/// A wish to write something about grids and sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GridCommand {
    /// 新建网格.
    Create(GridFacts),
    /// 改网格.
    Edit { grid: Id<Grid>, facts: GridFacts },
    /// 拆分: a new grid takes sections with their households, open issues and posts.
    Split {
        grid: Id<Grid>,
        facts: GridFacts,
        sections: Vec<Id<Section>>,
    },
    /// 并入: everything of a grid goes to another, its own roles end.
    Merge {
        grid: Id<Grid>,
        into: Option<Id<Grid>>,
    },
    /// 新建片区.
    AddSection {
        grid: Id<Grid>,
        kind: SectionKind,
        facts: SectionFacts,
    },
    /// 改片区.
    EditSection {
        section: Id<Section>,
        facts: SectionFacts,
    },
    /// 片区改划: to another grid, with its households and open issues.
    MoveSection {
        section: Id<Section>,
        grid: Option<Id<Grid>>,
    },
    /// 撤销片区 that has no households.
    EndSection { section: Id<Section> },
}

impl GridCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            GridCommand::Create(_) => "create_grid",
            GridCommand::Edit { .. } => "edit_grid",
            GridCommand::Split { .. } => "split_grid",
            GridCommand::Merge { .. } => "merge_grid",
            GridCommand::AddSection { .. } => "add_section",
            GridCommand::EditSection { .. } => "edit_section",
            GridCommand::MoveSection { .. } => "move_section",
            GridCommand::EndSection { .. } => "end_section",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            GridCommand::Create(facts) => change::create(tx, facts),
            GridCommand::Edit { grid, facts } => change::edit(tx, *grid, facts),
            GridCommand::Split {
                grid,
                facts,
                sections,
            } => change::split(tx, *grid, facts, sections),
            GridCommand::Merge { grid, into } => change::merge(tx, *grid, *into),
            GridCommand::AddSection { grid, kind, facts } => lay::add(tx, *grid, *kind, facts),
            GridCommand::EditSection { section, facts } => lay::edit(tx, *section, facts),
            GridCommand::MoveSection { section, grid } => lay::shift(tx, *section, *grid),
            GridCommand::EndSection { section } => lay::end(tx, *section),
        }
    }
}
