//! People: Party status, roles over time, duties.

use serde::{Deserialize, Serialize};

mod card;
mod handover;
mod roles;

pub use card::{
    Called, Home, Kin, Kinship, MembershipRow, PersonCard, Reach, Relative, Term, TermRow,
};
pub use handover::{
    Agreed, Handover, HandoverCard, HandoverPlan, HandoverRow, HandoverTally, ItemKind,
    PlannedItem, shares,
};
pub use roles::{RoleDoubt, RoleFacts, RoleFault, doubts_of, may_hold};

use super::grid::{Grid, Section};
use super::meeting::Capacity;
use super::{Coded, Id};

/// Marker for ids of people.
#[derive(Debug)]
pub struct Person;

/// Marker for ids of branches (支部).
#[derive(Debug)]
pub struct Branch;

/// Marker for ids of Party groups (党小组).
#[derive(Debug)]
pub struct Group;

/// 党员身份.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartyStatus {
    /// 正式党员.
    Full,
    /// 预备党员: attends, does not vote.
    Probationary,
}

impl Coded for PartyStatus {
    const CODES: &'static [(Self, &'static str)] = &[
        (PartyStatus::Full, "full"),
        (PartyStatus::Probationary, "probationary"),
    ];
}

/// What a member's record says about voting (domain table of who counts).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Full or probationary.
    pub status: PartyStatus,
    /// 留党察看 and the like.
    pub vote_suspended: bool,
    /// Left out of the base with the consent of the higher organisation.
    pub excluded: bool,
}

/// In which capacity a member sits in an assembly; `None` when excluded from the base.
pub fn capacity(standing: Standing) -> Option<Capacity> {
    if standing.excluded {
        None
    } else if standing.vote_suspended || standing.status == PartyStatus::Probationary {
        Some(Capacity::NonVoter)
    } else {
        Some(Capacity::Voter)
    }
}

/// Roles a person holds for a time, somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// 片长 of a grid.
    Lead,
    /// 收集责任人 of a grid.
    Collector,
    /// 楼栋长 of a section.
    BuildingHead,
    /// 楼栋联络员 of a section.
    BuildingLiaison,
    /// 居民代表 of a section.
    Representative,
    /// 单位联络员 of a section.
    UnitLiaison,
    /// 两委成员.
    Committees,
    /// 社区工作人员.
    Staff,
    /// 网格员.
    GridWorker,
    /// 支部书记.
    Secretary,
    /// 支委委员.
    CommitteeMember,
    /// 党小组长.
    GroupLeader,
    /// 方针政策宣传员.
    Publicist,
    /// 矛盾纠纷调解员.
    Mediator,
    /// 爱心帮扶服务员.
    Helper,
    /// 环境卫生监督员.
    SanitationMonitor,
    /// 民生项目协调员.
    ProjectCoordinator,
    /// 居务监督员.
    Overseer,
    /// 驻社区行政干部.
    Cadre,
    /// 业委会代表 of a section.
    OwnersDelegate,
    /// 入党积极分子.
    Activist,
    /// 发展对象.
    Candidate,
}

/// Where a role is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Held {
    /// In the whole community.
    Community,
    /// In a grid.
    Grid(Id<Grid>),
    /// In a section.
    Section(Id<Section>),
    /// In a branch.
    Branch(Id<Branch>),
    /// In a Party group.
    Group(Id<Group>),
}

/// What a role is held in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole community.
    Community,
    /// A grid.
    Grid,
    /// A section.
    Section,
    /// A branch.
    Branch,
    /// A Party group.
    Group,
}

impl Held {
    /// What it is.
    pub fn scope(self) -> Scope {
        match self {
            Held::Community => Scope::Community,
            Held::Grid(_) => Scope::Grid,
            Held::Section(_) => Scope::Section,
            Held::Branch(_) => Scope::Branch,
            Held::Group(_) => Scope::Group,
        }
    }
}

impl Role {
    /// What this role is held in.
    pub fn scope(self) -> Scope {
        match self {
            Role::Lead | Role::Collector | Role::GridWorker => Scope::Grid,
            Role::BuildingHead
            | Role::BuildingLiaison
            | Role::Representative
            | Role::UnitLiaison
            | Role::OwnersDelegate => Scope::Section,
            Role::Secretary | Role::CommitteeMember | Role::Activist | Role::Candidate => {
                Scope::Branch
            }
            Role::GroupLeader => Scope::Group,
            Role::Publicist
            | Role::Mediator
            | Role::Helper
            | Role::SanitationMonitor
            | Role::ProjectCoordinator
            | Role::Overseer => Scope::Grid,
            Role::Committees | Role::Staff | Role::Cadre => Scope::Community,
        }
    }
}

impl Coded for Role {
    const CODES: &'static [(Self, &'static str)] = &[
        (Role::Lead, "lead"),
        (Role::Collector, "collector"),
        (Role::BuildingHead, "building_head"),
        (Role::BuildingLiaison, "building_liaison"),
        (Role::Representative, "representative"),
        (Role::UnitLiaison, "unit_liaison"),
        (Role::Committees, "committees"),
        (Role::Staff, "staff"),
        (Role::GridWorker, "grid_worker"),
        (Role::Secretary, "secretary"),
        (Role::CommitteeMember, "committee_member"),
        (Role::GroupLeader, "group_leader"),
        (Role::Publicist, "publicist"),
        (Role::Mediator, "mediator"),
        (Role::Helper, "helper"),
        (Role::SanitationMonitor, "sanitation_monitor"),
        (Role::ProjectCoordinator, "project_coordinator"),
        (Role::Overseer, "overseer"),
        (Role::Cadre, "cadre"),
        (Role::OwnersDelegate, "owners_delegate"),
        (Role::Activist, "activist"),
        (Role::Candidate, "candidate"),
    ];
}

/// 六员: the duty that answers for a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Duty {
    /// 方针政策宣传员.
    Publicist,
    /// 矛盾纠纷调解员.
    Mediator,
    /// 爱心帮扶服务员.
    Helper,
    /// 环境卫生监督员.
    SanitationMonitor,
    /// 民生项目协调员.
    ProjectCoordinator,
    /// 居务监督员.
    Overseer,
}

impl Coded for Duty {
    const CODES: &'static [(Self, &'static str)] = &[
        (Duty::Publicist, "publicist"),
        (Duty::Mediator, "mediator"),
        (Duty::Helper, "helper"),
        (Duty::SanitationMonitor, "sanitation_monitor"),
        (Duty::ProjectCoordinator, "project_coordinator"),
        (Duty::Overseer, "overseer"),
    ];
}

impl Duty {
    /// The role that holds this duty.
    pub fn role(self) -> Role {
        match self {
            Duty::Publicist => Role::Publicist,
            Duty::Mediator => Role::Mediator,
            Duty::Helper => Role::Helper,
            Duty::SanitationMonitor => Role::SanitationMonitor,
            Duty::ProjectCoordinator => Role::ProjectCoordinator,
            Duty::Overseer => Role::Overseer,
        }
    }
}

/// One line of the member list and of person pickers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub id: Id<Person>,
    /// Name.
    pub name: String,
    /// Telephone, in full; views mask it.
    pub phone: String,
    /// Branch and group, if a member.
    pub body: String,
    /// Party status, if a member.
    pub status: Option<PartyStatus>,
    /// Roles held today.
    pub roles: Vec<Role>,
    /// Households this person calls on.
    pub households: u32,
    /// Where this person lives, if that is known.
    pub home: String,
    /// The place in the order of the list it stands in.
    pub sort: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_counts_and_who_votes() {
        let member = |status, vote_suspended, excluded| Standing {
            status,
            vote_suspended,
            excluded,
        };
        for (standing, expected) in [
            (
                member(PartyStatus::Full, false, false),
                Some(Capacity::Voter),
            ),
            (
                member(PartyStatus::Probationary, false, false),
                Some(Capacity::NonVoter),
            ),
            (
                member(PartyStatus::Full, true, false),
                Some(Capacity::NonVoter),
            ),
            (member(PartyStatus::Full, false, true), None),
        ] {
            assert_eq!(capacity(standing), expected, "{standing:?}");
        }
    }
}
