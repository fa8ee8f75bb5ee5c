//! What forms about grids, branches, people and roles are for.

use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::grid::{Grid, Section};
use crate::domain::person::{Branch, Group, Held, Person, Role};
use crate::store::Query;

/// What is written about a grid or a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GridPurpose {
    /// 新建网格.
    Create,
    /// 改网格.
    Edit(Id<Grid>),
    /// 拆分.
    Split(Id<Grid>),
    /// 并入.
    Merge(Id<Grid>),
    /// 新建片区.
    AddSection(Id<Grid>),
    /// 改片区.
    EditSection(Id<Section>),
    /// 改划.
    MoveSection(Id<Section>),
    /// 撤销片区.
    EndSection(Id<Section>),
}

/// What is written about the community, a branch or a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrgPurpose {
    /// 社区资料.
    Community,
    /// 新建支部.
    CreateBranch,
    /// 改支部, or 撤销.
    EditBranch(Id<Branch>),
    /// 新建党小组.
    CreateGroup(Id<Branch>),
    /// 改党小组, or 撤销.
    EditGroup(Id<Branch>, Id<Group>),
}

/// What is written about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonPurpose {
    /// 登记人员.
    Create,
    /// 改资料.
    Edit(Id<Person>),
    /// 党籍.
    Join(Id<Person>),
    /// 党籍终止.
    Leave(Id<Person>),
    /// 近亲属.
    Relate(Id<Person>),
    /// 删去近亲属.
    Unrelate(Id<Person>),
    /// 任职 of someone, anywhere.
    Give(Id<Person>),
    /// 任职 in a place, of anyone; the role proposed first.
    GiveIn(Place, Option<Role>),
    /// 卸任 of one of someone's roles.
    End(Id<Person>),
    /// 交接 of whatever someone answers for.
    Handover(Id<Person>),
    /// 卸任 of one of a place's roles.
    EndIn(Place),
}

/// A place whose card gives roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A grid.
    Grid(Id<Grid>),
    /// A section.
    Section(Id<Section>),
    /// A branch, and its groups.
    Branch(Id<Branch>),
}

impl Place {
    /// What is read of it.
    pub fn query(self) -> Query {
        match self {
            Place::Grid(id) => Query::Grid(id),
            Place::Section(id) => Query::Section(id),
            Place::Branch(id) => Query::Branch(id),
        }
    }

    /// Where a role given here is held.
    pub fn held(self) -> Held {
        match self {
            Place::Grid(id) => Held::Grid(id),
            Place::Section(id) => Held::Section(id),
            Place::Branch(id) => Held::Branch(id),
        }
    }
}

impl GridPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        match self {
            GridPurpose::Create => None,
            GridPurpose::Edit(grid)
            | GridPurpose::Split(grid)
            | GridPurpose::Merge(grid)
            | GridPurpose::AddSection(grid) => Some(Query::Grid(*grid)),
            GridPurpose::EditSection(section)
            | GridPurpose::MoveSection(section)
            | GridPurpose::EndSection(section) => Some(Query::Section(*section)),
        }
    }
}

impl OrgPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        match self {
            OrgPurpose::Community => Some(Query::Community),
            OrgPurpose::CreateBranch => None,
            OrgPurpose::EditBranch(branch)
            | OrgPurpose::CreateGroup(branch)
            | OrgPurpose::EditGroup(branch, _) => Some(Query::Branch(*branch)),
        }
    }
}

impl PersonPurpose {
    /// What must be read before the form can be shown.
    pub fn query(&self) -> Option<Query> {
        match self {
            PersonPurpose::Create => None,
            PersonPurpose::Edit(person)
            | PersonPurpose::Join(person)
            | PersonPurpose::Leave(person)
            | PersonPurpose::Relate(person)
            | PersonPurpose::Unrelate(person)
            | PersonPurpose::Give(person)
            | PersonPurpose::Handover(person)
            | PersonPurpose::End(person) => Some(Query::Person(*person)),
            PersonPurpose::GiveIn(place, _) | PersonPurpose::EndIn(place) => Some(place.query()),
        }
    }
}
