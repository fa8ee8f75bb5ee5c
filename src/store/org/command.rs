//! Everything that can be written about the organisation, as values.

use super::{change, community};
use crate::domain::Id;
use crate::domain::calendar::ThemeDay;
use crate::domain::person::{Branch, Group};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// 社区资料: printed on everything that leaves the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommunityFacts {
    /// Its name.
    pub name: String,
    /// Its 12 digits; may be left open.
    pub code: String,
    /// The street or town.
    pub street: String,
    /// Where the office is.
    pub address: String,
    /// The office's telephone.
    pub phone: String,
    /// Whether a number that looks like none was confirmed.
    pub phone_as_typed: bool,
}

/// A wish to write something about the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrgCommand {
    /// 社区资料.
    SetCommunity(CommunityFacts),
    /// 新建支部.
    CreateBranch { name: String, theme_day: ThemeDay },
    /// 改支部.
    EditBranch {
        branch: Id<Branch>,
        name: String,
        theme_day: ThemeDay,
    },
    /// 撤销支部 without members, groups and grids.
    EndBranch { branch: Id<Branch> },
    /// 新建党小组.
    CreateGroup { branch: Id<Branch>, name: String },
    /// 改党小组.
    EditGroup { group: Id<Group>, name: String },
    /// 撤销党小组 without members and grids.
    EndGroup { group: Option<Id<Group>> },
}

impl OrgCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            OrgCommand::SetCommunity(_) => "set_community",
            OrgCommand::CreateBranch { .. } => "create_branch",
            OrgCommand::EditBranch { .. } => "edit_branch",
            OrgCommand::EndBranch { .. } => "end_branch",
            OrgCommand::CreateGroup { .. } => "create_group",
            OrgCommand::EditGroup { .. } => "edit_group",
            OrgCommand::EndGroup { .. } => "end_group",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            OrgCommand::SetCommunity(facts) => community::write(tx, facts),
            OrgCommand::CreateBranch { name, theme_day } => {
                change::create_branch(tx, name, *theme_day)
            }
            OrgCommand::EditBranch {
                branch,
                name,
                theme_day,
            } => change::edit_branch(tx, *branch, name, *theme_day),
            OrgCommand::EndBranch { branch } => change::end_branch(tx, *branch),
            OrgCommand::CreateGroup { branch, name } => change::create_group(tx, *branch, name),
            OrgCommand::EditGroup { group, name } => change::edit_group(tx, *group, name),
            OrgCommand::EndGroup { group } => change::end_group(tx, *group),
        }
    }
}
