//! Forms of people: their record, Party membership, relatives, roles.

use chrono::NaiveDate;

use super::{Built, at, date, field, network, option, pick, sentence, sized, tick, typed};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, FieldId, Handed, Kind, OrgField};
use crate::dialogs::form::state::{BRANCH_ROLES, SCOPES};
use crate::dialogs::form::text::{self, network as words};
use crate::dialogs::{Picked, picker};
use crate::domain::identity::Sex;
use crate::domain::limits::Limit;
use crate::domain::person::{PartyStatus, PersonCard, Reach, Role, Scope};
use crate::flow::{PersonPurpose, Place};
use crate::store::TermsOf;
use crate::text::identity::PHONE_AS_TYPED;
use crate::text::names;

pub(super) fn build(purpose: &PersonPurpose, facts: &Facts, today: NaiveDate) -> Built {
    match (purpose, facts) {
        (PersonPurpose::Edit(_), Facts::Person(card)) => network(
            names::command("edit_person"),
            text::person(card),
            record(Some(card)),
        ),
        (PersonPurpose::Join(_), Facts::Person(card)) => join(card, today),
        (PersonPurpose::Leave(_), Facts::Person(card)) => network(
            names::command("leave_party"),
            text::person(card),
            vec![
                date(FieldId::Date, words::UNTIL, today),
                sentence(FieldId::Note, text::REASON),
            ],
        ),
        (PersonPurpose::Relate(_), Facts::Person(card)) => network(
            names::command("relate"),
            text::person(card),
            vec![
                anyone(words::RELATIVE, None),
                option(OrgField::Kin, words::KIN, text::all(names::kin), 0),
            ],
        ),
        (PersonPurpose::Unrelate(_), Facts::Person(card)) => network(
            names::command("unrelate"),
            text::person(card),
            vec![pick(
                OrgField::Relative,
                words::RELATIVE,
                picker::Kind::Relative(card.id),
                None,
            )],
        ),
        (PersonPurpose::Give(_), Facts::Person(card)) => give(card, today),
        (PersonPurpose::GiveIn(place, role), facts) => give_in((*place, *role), facts, today),
        (PersonPurpose::End(person), Facts::Person(card)) => {
            end(TermsOf::Person(*person), &text::person(card), today)
        }
        (PersonPurpose::Handover(_), Facts::Person(card)) => handover(card, today),
        (PersonPurpose::EndIn(place), facts) => end(terms_of(*place), &name_of(facts), today),
        _ => network(names::command("create_person"), "", record(None)),
    }
}

fn anyone(label: &str, near: Option<TermsOf>) -> Field {
    field(
        FieldId::Person,
        label,
        Kind::Pick(picker::Kind::Anyone(near), None),
    )
}

fn record(card: Option<&PersonCard>) -> Vec<Field> {
    let word = |value: fn(&PersonCard) -> &str| card.map_or("", value);
    let numbers: Vec<&str> = card.map_or_else(Vec::new, |card| card.numbers().collect());
    let born = card.and_then(|card| card.born);
    let born = born.map_or_else(String::new, |day| day.to_string());
    let has_number = card.is_some_and(|card| !card.id_number.is_empty());
    let number = if has_number {
        words::ID_KEPT
    } else {
        words::ID_NUMBER
    };
    vec![
        sized(
            FieldId::Org(OrgField::Name),
            words::PERSON_NAME,
            word(|card| &card.name),
            Limit::Name,
        ),
        typed(
            OrgField::Phones,
            words::PHONES,
            &text::network::numbers(&numbers),
        ),
        tick(OrgField::PhonesAsTyped, PHONE_AS_TYPED, false),
        option(
            OrgField::Reach,
            words::REACH,
            text::all(names::reach),
            card.map_or(at(Reach::Reachable), |card| at(card.reach)),
        ),
        option(
            OrgField::Sex,
            words::SEX,
            text::all(names::sex),
            card.map_or(at(Sex::Unknown), |card| at(card.sex)),
        ),
        typed(OrgField::Born, words::BORN, &born),
        typed(OrgField::IdNumber, number, ""),
        typed(OrgField::Post, words::POST, word(|card| &card.post)),
        typed(OrgField::Exempt, words::EXEMPT, word(|card| &card.exempt)),
        typed(
            OrgField::Reading,
            words::READING,
            word(|card| &card.reading),
        ),
        typed(OrgField::Glyph, words::GLYPH, word(|card| &card.glyph)),
    ]
}

fn join(card: &PersonCard, today: NaiveDate) -> Built {
    let now = card.membership();
    let branch = now.map(|now| Picked::Branch(now.branch.0, now.branch.1.clone()));
    let group = now.and_then(|now| now.group.clone());
    let group = group.map(|(id, name)| Picked::Group(id, name));
    let fields = vec![
        option(
            OrgField::Status,
            words::STATUS,
            text::all(names::party_status),
            now.map_or(at(PartyStatus::Full), |now| at(now.status)),
        ),
        pick(
            OrgField::Place(Scope::Branch),
            words::BRANCH,
            picker::Kind::Branch,
            branch,
        ),
        pick(
            OrgField::Place(Scope::Group),
            words::PARTY_GROUP,
            picker::Kind::Group,
            group,
        ),
        tick(
            OrgField::Suspended,
            words::SUSPENDED,
            now.is_some_and(|now| now.vote_suspended),
        ),
        typed(
            OrgField::Excluded,
            words::EXCLUDED,
            now.and_then(|now| now.excluded.as_deref()).unwrap_or(""),
        ),
        date(FieldId::Date, words::FROM, today),
    ];
    network(names::command("join_party"), text::person(card), fields)
}

/// Any role, anywhere: first what it is held in, then the roles held there and the place.
fn give(card: &PersonCard, today: NaiveDate) -> Built {
    let mut fields = vec![option(
        OrgField::Scope,
        words::SCOPE,
        words::SCOPES.to_vec(),
        0,
    )];
    for (n, scope) in SCOPES.into_iter().enumerate() {
        let roles = Role::of_scope(scope);
        let labels = roles.into_iter().map(names::role).collect();
        fields.push(option(OrgField::Role(scope), words::ROLE, labels, 0));
        let kind = match scope {
            Scope::Community => continue,
            Scope::Grid => picker::Kind::Grid,
            Scope::Section => picker::Kind::Section(None),
            Scope::Branch => picker::Kind::Branch,
            Scope::Group => picker::Kind::Group,
        };
        fields.push(pick(OrgField::Place(scope), words::PLACES[n], kind, None));
    }
    fields.push(date(FieldId::Date, words::FROM, today));
    fields.push(sentence(FieldId::Note, words::WHY));
    network(names::command("give_role"), text::person(card), fields)
}

/// A role in the place whose card is shown.
fn give_in((place, role): (Place, Option<Role>), facts: &Facts, today: NaiveDate) -> Built {
    let (scope, roles) = roles_in(facts);
    let chosen = role.and_then(|role| roles.iter().position(|known| *known == role));
    let labels = roles.iter().map(|role| names::role(*role)).collect();
    let mut fields = vec![
        option(
            OrgField::Role(scope),
            words::ROLE,
            labels,
            chosen.unwrap_or(0),
        ),
        anyone(words::WHO, Some(terms_of(place))),
    ];
    if scope == Scope::Branch {
        fields.push(pick(
            OrgField::Place(Scope::Group),
            words::PARTY_GROUP,
            picker::Kind::Group,
            None,
        ));
    }
    fields.push(date(FieldId::Date, words::FROM, today));
    fields.push(sentence(FieldId::Note, words::WHY));
    let mut built = network(names::command("give_role"), name_of(facts), fields);
    if role.is_some() {
        built.focus = FieldId::Person;
    }
    built
}

/// The roles a place's card gives, in the order in which its form lists them.
pub(in crate::dialogs::form) fn roles_in(facts: &Facts) -> (Scope, Vec<Role>) {
    match facts {
        Facts::Section(card) => (Scope::Section, Role::of_section(card.kind).to_vec()),
        Facts::Branch(_) => (Scope::Branch, BRANCH_ROLES.to_vec()),
        _ => (Scope::Grid, Role::of_scope(Scope::Grid)),
    }
}

fn name_of(facts: &Facts) -> String {
    match facts {
        Facts::Grid(card) => format!("{} {}", card.row.code, card.row.name),
        Facts::Section(card) => card.whole_name(),
        Facts::Branch(card) => card.name.clone(),
        _ => String::new(),
    }
}

fn terms_of(place: Place) -> TermsOf {
    match place {
        Place::Grid(id) => TermsOf::Grid(id),
        Place::Section(id) => TermsOf::Section(id),
        Place::Branch(id) => TermsOf::Branch(id),
    }
}

fn end(of: TermsOf, name: &str, today: NaiveDate) -> Built {
    let fields = vec![
        pick(OrgField::Term, words::ENDING, picker::Kind::Term(of), None),
        date(FieldId::Date, words::UNTIL, today),
    ];
    network(names::command("end_role"), name, fields)
}

/// As many can share the households of one person.
pub(in crate::dialogs::form) const SHARERS: usize = 8;

/// One taker for everything, others for the tasks and the roles, several for the households.
fn handover(card: &PersonCard, today: NaiveDate) -> Built {
    let near = Some(TermsOf::Person(card.id));
    let someone = |field, label: &str| pick(field, label, picker::Kind::Anyone(near), None);
    let mut fields = vec![anyone(words::TAKER, near)];
    fields.extend((0..SHARERS).map(|n| someone(OrgField::Sharer(n), words::sharer(n))));
    fields.extend([
        someone(OrgField::Heir(Handed::Tasks), words::TASKS_TO),
        someone(OrgField::Heir(Handed::Roles), words::ROLES_TO),
        date(FieldId::Date, words::HANDED_ON, today),
        sentence(FieldId::Note, words::WHY),
    ]);
    network(names::command("hand_over"), text::person(card), fields)
}
