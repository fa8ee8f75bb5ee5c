//! Who may hold which role: what is refused, and what is allowed with a reason.

use super::{Held, PartyStatus, Role, Scope};
use crate::domain::Coded;
use crate::domain::grid::SectionKind;
use crate::domain::rules::RoleRule;

/// What is known when someone is to be given a role somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleFacts {
    /// Party status, if a member.
    pub status: Option<PartyStatus>,
    /// Whether the membership is in the branch, or of the group, where the role is held.
    pub of_this_body: bool,
    /// Roles held today, anywhere.
    pub holds: Vec<Role>,
    /// Roles held today in the same place.
    pub holds_here: Vec<Role>,
    /// Names of others who hold this role here today.
    pub here: Vec<String>,
    /// What the section is, for a role held in one.
    pub section: Option<SectionKind>,
    /// Other places where this person holds the same role.
    pub elsewhere: Vec<String>,
    /// A near relative who sits on a committee, by name.
    pub kin_on_committees: Option<String>,
}

/// Why someone may not hold a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleFault {
    /// The role is not held in such a place.
    WrongPlace {
        /// Which.
        role: Role,
    },
    /// Holds it there already.
    HoldsAlready {
        /// Which.
        role: Role,
    },
    /// As many as may hold it there do.
    Full {
        /// Which.
        role: Role,
        /// As many as may.
        most: u32,
        /// Their names.
        holders: Vec<String>,
    },
    /// Only holders of certain other roles may hold it.
    NeedsRole {
        /// Which.
        role: Role,
        /// One of these is needed.
        one_of: Vec<Role>,
    },
    /// Only Party members may hold it.
    NotAMember {
        /// Which.
        role: Role,
    },
    /// Only people who are not members are this.
    IsMember {
        /// Which.
        role: Role,
    },
    /// Two roles no one may hold in one place.
    Together {
        /// Which.
        role: Role,
        /// Held there already.
        other: Role,
    },
}

/// What speaks against it and needs a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleDoubt {
    /// Holds the same role elsewhere.
    Elsewhere {
        /// Which.
        role: Role,
        /// Where.
        places: Vec<String>,
    },
    /// Supervises those among whom this person sits.
    OnCommittees,
    /// Supervises those among whom a near relative sits.
    KinOnCommittees {
        /// The relative.
        name: String,
    },
    /// Should be a Party member.
    ShouldBeMember {
        /// Which.
        role: Role,
    },
    /// Belongs to another branch or group.
    OtherBody,
}

/// Whether someone may hold a role in a place.
///
/// # Errors
///
/// The first [`RoleFault`] that stands against it.
pub fn may_hold(
    role: Role,
    held: Held,
    facts: &RoleFacts,
    rule: &RoleRule,
) -> Result<(), RoleFault> {
    if role.scope() != held.scope() || !fits(role, facts.section) {
        return Err(RoleFault::WrongPlace { role });
    }
    if facts.holds_here.contains(&role) {
        return Err(RoleFault::HoldsAlready { role });
    }
    if let Some(other) = rule
        .apart_from()
        .find(|other| facts.holds_here.contains(other))
    {
        return Err(RoleFault::Together { role, other });
    }
    let one_of: Vec<Role> = rule.one_of().collect();
    if !one_of.is_empty() && !one_of.iter().any(|needed| facts.holds.contains(needed)) {
        return Err(RoleFault::NeedsRole { role, one_of });
    }
    if rule.member && facts.status.is_none() {
        return Err(RoleFault::NotAMember { role });
    }
    if rule.no_member && facts.status.is_some() {
        return Err(RoleFault::IsMember { role });
    }
    match rule.most {
        Some(most) if u32::try_from(facts.here.len()).unwrap_or(u32::MAX) >= most => {
            Err(RoleFault::Full {
                role,
                most,
                holders: facts.here.clone(),
            })
        }
        _ => Ok(()),
    }
}

/// Everything that speaks against it without forbidding it.
pub fn doubts_of(role: Role, held: Held, facts: &RoleFacts, rule: &RoleRule) -> Vec<RoleDoubt> {
    let mut found = Vec::new();
    if rule.one_place && !facts.elsewhere.is_empty() {
        found.push(RoleDoubt::Elsewhere {
            role,
            places: facts.elsewhere.clone(),
        });
    }
    if rule.overseer {
        if facts.holds.contains(&Role::Committees) {
            found.push(RoleDoubt::OnCommittees);
        }
        if let Some(name) = &facts.kin_on_committees {
            found.push(RoleDoubt::KinOnCommittees { name: name.clone() });
        }
    }
    if rule.should_be_member && facts.status.is_none() {
        found.push(RoleDoubt::ShouldBeMember { role });
    }
    let in_a_body = matches!(held.scope(), Scope::Branch | Scope::Group);
    if in_a_body && facts.status.is_some() && !facts.of_this_body {
        found.push(RoleDoubt::OtherBody);
    }
    found
}

/// Whether a section of this kind has such a role.
fn fits(role: Role, section: Option<SectionKind>) -> bool {
    match section {
        None => true,
        Some(kind) => Role::of_section(kind).contains(&role),
    }
}

impl Role {
    /// Roles held in a section of a kind, the one that answers for it first.
    pub fn of_section(kind: SectionKind) -> &'static [Role] {
        match kind {
            SectionKind::Building => &[
                Role::BuildingHead,
                Role::BuildingLiaison,
                Role::Representative,
                Role::OwnersDelegate,
            ],
            SectionKind::Scattered => &[Role::Representative, Role::BuildingLiaison],
            SectionKind::Unit => &[Role::UnitLiaison],
        }
    }

    /// Roles held in a place of some extent, in reading order.
    pub fn of_scope(scope: Scope) -> Vec<Role> {
        Role::all().filter(|role| role.scope() == scope).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::domain::rules::Rulebook;

    const GRID: Held = Held::Grid(Id::new(1));

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|n| format!("n{n}")).collect()
    }

    fn member() -> RoleFacts {
        RoleFacts {
            status: Some(PartyStatus::Full),
            of_this_body: true,
            ..RoleFacts::default()
        }
    }

    fn holding(roles: &[Role]) -> RoleFacts {
        RoleFacts {
            holds: roles.to_vec(),
            ..RoleFacts::default()
        }
    }

    fn verdict(role: Role, held: Held, facts: &RoleFacts) -> Result<(), RoleFault> {
        may_hold(role, held, facts, Rulebook::builtin().role(role))
    }

    #[test]
    fn what_the_rules_refuse() {
        use Role::*;
        let probationary = RoleFacts {
            status: Some(PartyStatus::Probationary),
            ..RoleFacts::default()
        };
        let with = |facts: RoleFacts, here: usize| RoleFacts {
            here: names(here),
            ..facts
        };
        let beside = |facts: RoleFacts, roles: &[Role]| RoleFacts {
            holds_here: roles.to_vec(),
            ..facts
        };
        let unit = RoleFacts {
            section: Some(SectionKind::Unit),
            ..RoleFacts::default()
        };
        let building = RoleFacts {
            section: Some(SectionKind::Building),
            ..RoleFacts::default()
        };
        let section = Held::Section(Id::new(1));
        let branch = Held::Branch(Id::new(1));
        let staff = || holding(&[Staff]);
        type Case<'a> = (Role, Held, RoleFacts, Option<&'a str>);
        let cases: Vec<Case<'_>> = vec![
            (Lead, GRID, staff(), None),
            (Lead, GRID, holding(&[Committees]), None),
            (Lead, GRID, member(), Some("NeedsRole")),
            (Lead, GRID, holding(&[GridWorker]), Some("NeedsRole")),
            (Lead, GRID, with(staff(), 1), Some("Full")),
            (Lead, GRID, beside(staff(), &[Lead]), Some("HoldsAlready")),
            (Lead, GRID, beside(staff(), &[Collector]), Some("Together")),
            (Lead, section, staff(), Some("WrongPlace")),
            (Collector, GRID, member(), None),
            (Collector, GRID, probationary, None),
            (Collector, GRID, staff(), Some("NotAMember")),
            (Collector, GRID, with(member(), 1), None),
            (Collector, GRID, with(member(), 2), Some("Full")),
            (Collector, GRID, beside(member(), &[Lead]), Some("Together")),
            (
                Collector,
                GRID,
                beside(member(), &[Collector]),
                Some("HoldsAlready"),
            ),
            (UnitLiaison, section, unit.clone(), None),
            (UnitLiaison, section, with(unit.clone(), 1), Some("Full")),
            (UnitLiaison, section, building.clone(), Some("WrongPlace")),
            (BuildingHead, section, unit, Some("WrongPlace")),
            (BuildingHead, section, with(building, 2), None),
            (Secretary, branch, member(), None),
            (Secretary, branch, with(member(), 1), Some("Full")),
            (Secretary, branch, RoleFacts::default(), Some("NotAMember")),
            (Activist, branch, RoleFacts::default(), None),
            (Candidate, branch, member(), Some("IsMember")),
            (Staff, Held::Community, RoleFacts::default(), None),
        ];
        for (role, held, facts, expected) in cases {
            let said = verdict(role, held, &facts)
                .err()
                .map(|fault| format!("{fault:?}"));
            let said = said
                .as_deref()
                .map(|fault| fault.split(' ').next().unwrap_or(fault));
            assert_eq!(said, expected, "{role:?} {facts:?}");
        }
    }

    #[test]
    fn what_needs_a_reason() {
        use Role::*;
        let doubts = |role: Role, held: Held, facts: &RoleFacts| {
            doubts_of(role, held, facts, Rulebook::builtin().role(role))
        };
        let heads_two = RoleFacts {
            elsewhere: names(1),
            ..holding(&[Staff, Lead])
        };
        assert_eq!(
            doubts(Lead, GRID, &heads_two),
            [RoleDoubt::Elsewhere {
                role: Lead,
                places: names(1)
            }]
        );
        let two_buildings = RoleFacts {
            elsewhere: names(1),
            ..holding(&[BuildingHead])
        };
        assert!(doubts(BuildingHead, Held::Section(Id::new(1)), &two_buildings).is_empty());
        let insider = RoleFacts {
            holds: vec![Committees],
            kin_on_committees: Some("n".to_owned()),
            ..member()
        };
        assert_eq!(
            doubts(Overseer, GRID, &insider),
            [
                RoleDoubt::OnCommittees,
                RoleDoubt::KinOnCommittees {
                    name: "n".to_owned()
                }
            ]
        );
        assert!(doubts(Mediator, GRID, &insider).is_empty());
        assert_eq!(
            doubts(Mediator, GRID, &RoleFacts::default()),
            [RoleDoubt::ShouldBeMember { role: Mediator }]
        );
        let stranger = RoleFacts {
            of_this_body: false,
            ..member()
        };
        assert_eq!(
            doubts(Secretary, Held::Branch(Id::new(1)), &stranger),
            [RoleDoubt::OtherBody]
        );
    }
}
