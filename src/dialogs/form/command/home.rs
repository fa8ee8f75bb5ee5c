//! Forms about households, cards and handbooks, as commands.

use super::{Values, Wrong};
use crate::dialogs::Picked;
use crate::dialogs::form::HomeField as Of;
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::text::home as words;
use crate::dialogs::form::{FieldId, build};
use crate::domain::Id;
use crate::domain::household::{HouseholdCard, Leaving, Relation, Stay};
use crate::domain::person::Person;
use crate::domain::refusal::Missing;
use crate::domain::tag::Tagbook;
use crate::flow::{CardPurpose, HomePurpose};
use crate::store::{
    CardCommand, Command, HandbookCommand, HomeFacts, HouseholdCommand, NewConsent, NewResident,
    ResidentChange, TypedDoor,
};
use crate::text::names;

pub(super) fn home(purpose: &HomePurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    let on = || values.date(FieldId::Date);
    Ok(Command::Household(match purpose {
        HomePurpose::Register { grid, .. } => HouseholdCommand::Register {
            door: TypedDoor {
                grid: *grid,
                ..door(values)
            },
            head: someone(values, words::HEAD),
            facts: facts(values)?,
        },
        HomePurpose::Amend(household) => HouseholdCommand::Amend {
            household: *household,
            facts: facts(values)?,
        },
        HomePurpose::AddResident(household) => HouseholdCommand::AddResident {
            household: *household,
            who: someone(values, &relation(values)),
        },
        HomePurpose::Resident(household, person) => HouseholdCommand::ChangeResident {
            household: *household,
            person: *person,
            change: change(values)?,
        },
        HomePurpose::Tags(household) => HouseholdCommand::SetTags {
            household: *household,
            tags: tags(values),
            consent: Some(NewConsent {
                given_by: text(values, Of::GivenBy),
                is_guardian: values.ticked(FieldId::Home(Of::Guardian)),
                form: text(values, Of::Form),
                on: on()?,
            }),
        },
        HomePurpose::Contact(household, kind) => HouseholdCommand::SetContact {
            household: *household,
            kind: *kind,
            person: values.person(),
            reason: values.text(FieldId::Note),
        },
        HomePurpose::ShowIdentity(household) => HouseholdCommand::ShowIdentity {
            household: *household,
            on: on()?,
        },
        HomePurpose::Seal(household) => HouseholdCommand::Seal {
            household: *household,
            on: on()?,
            leaving: values.must_choose_of(
                FieldId::Home(Of::Leaving),
                &Leaving::BY_HAND,
                Missing::Leaving,
            )?,
            note: values.text(FieldId::Note),
        },
        HomePurpose::Move(household) => HouseholdCommand::MoveHouse {
            household: *household,
            door: door(values),
            on: on()?,
        },
        HomePurpose::Split(household) => HouseholdCommand::Split {
            household: *household,
            people: goers(values),
            head_word: words::HEAD.to_owned(),
            door: door(values),
            on: on()?,
        },
        HomePurpose::Join(household) => HouseholdCommand::Join {
            household: *household,
            into: match values.taken_from(FieldId::Home(Of::Into)) {
                Some(Picked::Household(into, _)) => Some(*into),
                _ => None,
            },
            relation: text(values, Of::Relation),
            on: on()?,
        },
    }))
}

pub(super) fn card(purpose: &CardPurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    let on = || values.date(FieldId::Date);
    let note = || values.text(FieldId::Note);
    Ok(match purpose {
        CardPurpose::MakeAll(branch, _) => Command::Card(CardCommand::MakeAll {
            branch: *branch,
            reprint: values.ticked(FieldId::Home(Of::Reprint)),
        }),
        CardPurpose::HandOut(card, _) => Command::Card(CardCommand::HandOut {
            card: *card,
            on: on()?,
        }),
        CardPurpose::HandOutAll(narrow) => Command::Card(CardCommand::HandOutAll {
            narrow: narrow.clone(),
            on: on()?,
        }),
        CardPurpose::ReprintAll(narrow) => Command::Card(CardCommand::ReprintAll {
            narrow: narrow.clone(),
            reason: note(),
        }),
        CardPurpose::Reprint(card, _) => Command::Card(CardCommand::Reprint {
            card: *card,
            reason: note(),
        }),
        CardPurpose::Void(card, _) => Command::Card(CardCommand::Void {
            card: *card,
            reason: note(),
        }),
        CardPurpose::Handbook(_) => Command::Handbook(HandbookCommand::Issue {
            member: values.person(),
            on: on()?,
        }),
        CardPurpose::Return(handbook, _) => Command::Handbook(HandbookCommand::Return {
            handbook: *handbook,
            on: on()?,
        }),
        CardPurpose::Write(handbook, door) => Command::Handbook(HandbookCommand::Write {
            handbook: *handbook,
            household: door.as_ref().map(|(household, _)| *household),
            on: on()?,
            text: note(),
        }),
    })
}

fn text(values: &Values<'_>, id: Of) -> String {
    values.text(FieldId::Home(id))
}

fn door(values: &Values<'_>) -> TypedDoor {
    TypedDoor {
        section: match values.taken_from(FieldId::Home(Of::Section)) {
            Some(Picked::Section(section, _)) => Some(*section),
            _ => None,
        },
        grid: None,
        address: text(values, Of::Address),
    }
}

/// The relation that was chosen, or written where it is another one.
fn relation(values: &Values<'_>) -> String {
    match values.choice(FieldId::Home(Of::Kin)) {
        Relation::Unsaid => String::new(),
        Relation::Other => text(values, Of::Relation),
        chosen => names::relation(chosen).to_owned(),
    }
}

fn someone(values: &Values<'_>, relation: &str) -> NewResident {
    NewResident {
        name: text(values, Of::Name),
        phone: text(values, Of::Phone),
        phone_as_typed: values.ticked(FieldId::Home(Of::PhoneAsTyped)),
        id_number: text(values, Of::IdNumber),
        relation: relation.to_owned(),
        known: values.choice(FieldId::Home(Of::Known)),
    }
}

fn facts(values: &Values<'_>) -> Result<HomeFacts, Wrong> {
    Ok(HomeFacts {
        size: values.number(FieldId::Home(Of::Size))?,
        living: values.choice(FieldId::Home(Of::Living)),
        housing: values.choice(FieldId::Home(Of::Housing)),
        note: values.text(FieldId::Note),
    })
}

fn change(values: &Values<'_>) -> Result<ResidentChange, Wrong> {
    let stay = values.choice(FieldId::Home(Of::Stay));
    let left = match stay {
        Stay::Here => values.today(),
        _ => values.date(FieldId::Home(Of::Left))?,
    };
    Ok(ResidentChange {
        name: text(values, Of::Name),
        phone: text(values, Of::Phone),
        phone_as_typed: values.ticked(FieldId::Home(Of::PhoneAsTyped)),
        id_number: text(values, Of::IdNumber),
        relation: text(values, Of::Relation),
        known: values.choice(FieldId::Home(Of::Known)),
        is_head: values.ticked(FieldId::Home(Of::Head)),
        stay,
        on: left,
    })
}

/// The household the form was built from.
fn household<'v>(values: &Values<'v>) -> Option<&'v HouseholdCard> {
    match &values.0.context.facts {
        Facts::Household(card) => Some(card),
        _ => None,
    }
}

/// The ticked tags, behind those that are in no list and stay as they are.
fn tags(values: &Values<'_>) -> Vec<String> {
    let Some(card) = household(values) else {
        return Vec::new();
    };
    let offered: Vec<&str> = Tagbook::builtin()
        .offered(card.detail.sensitive)
        .map(|tag| tag.name.as_str())
        .collect();
    let kept = card.row.tags.iter().map(String::as_str);
    let kept = kept.filter(|tag| !offered.contains(tag));
    let ticked = offered.iter().copied().enumerate();
    let ticked = ticked.filter(|(n, _)| values.ticked(FieldId::Home(Of::Tag(*n))));
    kept.chain(ticked.map(|(_, tag)| tag))
        .map(str::to_owned)
        .collect()
}

fn goers(values: &Values<'_>) -> Vec<Id<Person>> {
    let people = household(values).map(build::people).unwrap_or_default();
    let all = people.into_iter().enumerate();
    all.filter(|(n, _)| values.ticked(FieldId::Home(Of::Goes(*n))))
        .map(|(_, person)| person)
        .collect()
}
