//! Forms about grids, branches, people and roles, as the commands they stand for.

use super::{Values, Wrong};
use crate::dialogs::Picked;
use crate::dialogs::form::build::{SHARERS, WEEKDAYS, roles_in};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::state::{BRANCH_ROLES, SCOPES};
use crate::dialogs::form::{FieldId, Handed, OrgField};
use crate::domain::Id;
use crate::domain::calendar::ThemeDay;
use crate::domain::grid::{Grid, OrgRefusal, Section};
use crate::domain::person::{Branch, Group, Held, Person, Role, Scope};
use crate::flow::{GridPurpose, OrgPurpose, PersonPurpose, Place};
use crate::store::{
    Command, CommunityFacts, GridCommand, GridFacts, HandoverCommand, NewMembership, OrgCommand,
    PersonCommand, PersonFacts, SectionFacts,
};

const NAME: FieldId = FieldId::Org(OrgField::Name);

impl Values<'_> {
    fn word(&self, field: OrgField) -> String {
        self.text(FieldId::Org(field))
    }

    fn place(&self, scope: Scope) -> Option<&Picked> {
        self.taken_from(FieldId::Org(OrgField::Place(scope)))
    }

    fn grid(&self) -> Option<Id<Grid>> {
        match self.place(Scope::Grid)? {
            Picked::Grid(id, _) => Some(*id),
            _ => None,
        }
    }

    fn section(&self) -> Option<Id<Section>> {
        match self.place(Scope::Section)? {
            Picked::Section(id, _) => Some(*id),
            _ => None,
        }
    }

    fn branch(&self) -> Option<Id<Branch>> {
        match self.place(Scope::Branch)? {
            Picked::Branch(id, _) => Some(*id),
            _ => None,
        }
    }

    fn group(&self, of: Scope) -> Option<Id<Group>> {
        match self.place(of)? {
            Picked::Group(id, _) => Some(*id),
            _ => None,
        }
    }

    fn grid_facts(&self) -> GridFacts {
        GridFacts {
            code: self.word(OrgField::Code),
            name: self.word(OrgField::Name),
            boundary: self.word(OrgField::Boundary),
            group: self.group(Scope::Grid),
        }
    }

    fn section_facts(&self) -> Result<SectionFacts, Wrong> {
        Ok(SectionFacts {
            estate: self.word(OrgField::Estate),
            name: self.word(OrgField::Name),
            units: self.number(FieldId::Org(OrgField::Units))?,
            address: self.word(OrgField::Address),
        })
    }

    /// Sections that were ticked for the new grid.
    fn taken(&self) -> Vec<Id<Section>> {
        let Facts::Grid(card) = &self.0.context.facts else {
            return Vec::new();
        };
        let ticked = |n: usize| self.ticked(FieldId::Org(OrgField::Takes(n)));
        let sections = card.sections.iter().enumerate();
        sections
            .filter(|(n, _)| ticked(*n))
            .map(|(_, section)| section.id)
            .collect()
    }

    fn theme_day(&self) -> Result<ThemeDay, Wrong> {
        let within = |field: OrgField, most: u32| {
            let id = FieldId::Org(field);
            let number = self.number(id)?;
            u8::try_from(number)
                .ok()
                .filter(|_| (1..=most).contains(&number))
                .ok_or((
                    id,
                    crate::domain::Refusal::NotANumber {
                        text: self.text(id),
                    },
                ))
        };
        let weekday = WEEKDAYS[self.0.chosen(OrgField::ThemeWeekday).unwrap_or(0).min(6)];
        Ok(match self.0.chosen(OrgField::ThemeRule) {
            Some(1) => ThemeDay::Nth(within(OrgField::ThemeWeek, 5)?, weekday),
            Some(2) => ThemeDay::Last(weekday),
            _ => ThemeDay::Day(within(OrgField::ThemeDay, 31)?),
        })
    }

    fn record(&self) -> PersonFacts {
        PersonFacts {
            name: self.word(OrgField::Name),
            reading: self.word(OrgField::Reading),
            glyph: self.word(OrgField::Glyph),
            phones: self.word(OrgField::Phones),
            phones_as_typed: self.ticked(FieldId::Org(OrgField::PhonesAsTyped)),
            reach: self.choice(FieldId::Org(OrgField::Reach)),
            sex: self.choice(FieldId::Org(OrgField::Sex)),
            born: self.word(OrgField::Born),
            id_number: self.word(OrgField::IdNumber),
            post: self.word(OrgField::Post),
            exempt: self.word(OrgField::Exempt),
        }
    }

    fn membership(&self) -> Result<NewMembership, Wrong> {
        Ok(NewMembership {
            branch: self.branch(),
            group: self.group(Scope::Group),
            status: self.choice(FieldId::Org(OrgField::Status)),
            vote_suspended: self.ticked(FieldId::Org(OrgField::Suspended)),
            excluded: self.word(OrgField::Excluded),
            from: self.date(FieldId::Date)?,
        })
    }

    /// Role and place chosen on a person's form.
    fn role_anywhere(&self) -> (Role, Option<Held>) {
        let scope = SCOPES[self
            .0
            .chosen(OrgField::Scope)
            .unwrap_or(0)
            .min(SCOPES.len() - 1)];
        let roles = Role::of_scope(scope);
        let chosen = self.0.chosen(OrgField::Role(scope)).unwrap_or(0);
        let role = roles[chosen.min(roles.len() - 1)];
        let held = match scope {
            Scope::Community => Some(Held::Community),
            Scope::Grid => self.grid().map(Held::Grid),
            Scope::Section => self.section().map(Held::Section),
            Scope::Branch => self.branch().map(Held::Branch),
            Scope::Group => self.group(Scope::Group).map(Held::Group),
        };
        (role, held)
    }

    /// Role chosen on a place's form; the leader of a group holds it in the group.
    fn role_here(&self, place: Place) -> (Role, Option<Held>) {
        let (scope, roles) = roles_in(&self.0.context.facts);
        let chosen = self.0.chosen(OrgField::Role(scope)).unwrap_or(0);
        let role = roles[chosen.min(roles.len() - 1)];
        let in_group = scope == Scope::Branch && BRANCH_ROLES.last() == Some(&role);
        let held = if in_group {
            self.group(Scope::Group).map(Held::Group)
        } else {
            Some(place.held())
        };
        (role, held)
    }

    fn give(
        &self,
        person: Option<Id<Person>>,
        (role, held): (Role, Option<Held>),
    ) -> Result<PersonCommand, Wrong> {
        Ok(PersonCommand::Give {
            person,
            role,
            held,
            from: self.date(FieldId::Date)?,
            reason: self.text(FieldId::Note),
        })
    }
}

pub(super) fn grid(purpose: &GridPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    Ok(Command::Grid(match purpose {
        GridPurpose::Create => GridCommand::Create(values.grid_facts()),
        GridPurpose::Edit(grid) => GridCommand::Edit {
            grid: *grid,
            facts: values.grid_facts(),
        },
        GridPurpose::Split(grid) => GridCommand::Split {
            grid: *grid,
            facts: values.grid_facts(),
            sections: values.taken(),
        },
        GridPurpose::Merge(grid) => GridCommand::Merge {
            grid: *grid,
            into: values.grid(),
        },
        GridPurpose::AddSection(grid) => GridCommand::AddSection {
            grid: *grid,
            kind: values.choice(FieldId::Org(OrgField::SectionKind)),
            facts: values.section_facts()?,
        },
        GridPurpose::EditSection(section) => GridCommand::EditSection {
            section: *section,
            facts: values.section_facts()?,
        },
        GridPurpose::MoveSection(section) => GridCommand::MoveSection {
            section: *section,
            grid: values.grid(),
        },
        GridPurpose::EndSection(section) => GridCommand::EndSection { section: *section },
    }))
}

pub(super) fn org(purpose: &OrgPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    let ends = values.ticked(FieldId::Org(OrgField::Ends));
    Ok(Command::Org(match purpose {
        OrgPurpose::Community => OrgCommand::SetCommunity(CommunityFacts {
            name: values.word(OrgField::Name),
            code: values.word(OrgField::Code),
            street: values.word(OrgField::Street),
            address: values.word(OrgField::Address),
            phone: values.word(OrgField::Phones),
            phone_as_typed: values.ticked(FieldId::Org(OrgField::PhonesAsTyped)),
        }),
        OrgPurpose::CreateBranch => OrgCommand::CreateBranch {
            name: values.text(NAME),
            theme_day: values.theme_day()?,
        },
        OrgPurpose::EditBranch(branch) if ends => OrgCommand::EndBranch { branch: *branch },
        OrgPurpose::EditBranch(branch) => OrgCommand::EditBranch {
            branch: *branch,
            name: values.text(NAME),
            theme_day: values.theme_day()?,
        },
        OrgPurpose::CreateGroup(branch) => OrgCommand::CreateGroup {
            branch: *branch,
            name: values.text(NAME),
        },
        OrgPurpose::EditGroup(_, group) if ends => OrgCommand::EndGroup {
            group: Some(*group),
        },
        OrgPurpose::EditGroup(_, group) => OrgCommand::EditGroup {
            group: *group,
            name: values.text(NAME),
        },
    }))
}

/// What the form of a handover stands for; it is shown before it is carried out.
fn handover(from: Id<Person>, values: &Values<'_>) -> Result<Command, Wrong> {
    let chosen = |field| match values.taken_from(FieldId::Org(field)) {
        Some(Picked::Person(id, _)) => Some(*id),
        _ => None,
    };
    let sharers: Vec<Id<Person>> = (0..SHARERS)
        .filter_map(|n| chosen(OrgField::Sharer(n)))
        .collect();
    let command = HandoverCommand {
        from,
        all: values.person().or(sharers.first().copied()),
        households: sharers,
        tasks: chosen(OrgField::Heir(Handed::Tasks)),
        roles: chosen(OrgField::Heir(Handed::Roles)),
        on: values.date(FieldId::Date)?,
        reason: values.text(FieldId::Note),
        agreed: None,
    };
    let others = [command.all, command.tasks, command.roles];
    let mut takers = command.households.iter().chain(others.iter().flatten());
    if takers.any(|taker| *taker == from) {
        return Err((FieldId::Person, OrgRefusal::SameRecipient.into()));
    }
    if others.iter().all(Option::is_none) {
        return Err((FieldId::Person, OrgRefusal::NoRecipient.into()));
    }
    Ok(Command::Handover(command))
}

pub(super) fn person(purpose: &PersonPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    if let PersonPurpose::Handover(from) = purpose {
        return handover(*from, values);
    }
    Ok(Command::Person(match purpose {
        PersonPurpose::Create => PersonCommand::Create(values.record()),
        PersonPurpose::Edit(person) => PersonCommand::Edit {
            person: *person,
            facts: values.record(),
        },
        PersonPurpose::Join(person) => PersonCommand::Join {
            person: *person,
            membership: values.membership()?,
        },
        PersonPurpose::Leave(person) => PersonCommand::Leave {
            person: *person,
            on: values.date(FieldId::Date)?,
            why: values.text(FieldId::Note),
        },
        PersonPurpose::Relate(person) => PersonCommand::Relate {
            person: *person,
            relative: values.person(),
            kin: values.choice(FieldId::Org(OrgField::Kin)),
        },
        PersonPurpose::Unrelate(_) => PersonCommand::Unrelate {
            kinship: match values.taken_from(FieldId::Org(OrgField::Relative)) {
                Some(Picked::Relative(id, _)) => Some(*id),
                _ => None,
            },
        },
        PersonPurpose::Give(person) => values.give(Some(*person), values.role_anywhere())?,
        PersonPurpose::GiveIn(place, _) => {
            values.give(values.person(), values.role_here(*place))?
        }
        PersonPurpose::End(_) | PersonPurpose::EndIn(_) | PersonPurpose::Handover(_) => {
            PersonCommand::End {
                term: match values.taken_from(FieldId::Org(OrgField::Term)) {
                    Some(Picked::Term(id, _)) => Some(*id),
                    _ => None,
                },
                on: values.date(FieldId::Date)?,
            }
        }
    }))
}
