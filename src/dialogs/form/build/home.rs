//! Forms about households, cards and handbooks: few fields at first, the rest when asked for.

use chrono::NaiveDate;

use super::{
    Built, NOT_CHOSEN, choice, date, field, long_note, number, person, sentence, words_in,
};
use crate::dialogs::form::HomeField as Of;
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, FieldId, Kind};
use crate::dialogs::form::text::{self, home as words};
use crate::dialogs::{Picked, picker};
use crate::domain::household::{ContactKind, HouseholdCard, Leaving, ResidentRow};
use crate::domain::privacy::mask_id;
use crate::domain::tag::Tagbook;
use crate::domain::{Coded, Id};
use crate::flow::{CardPurpose, HomePurpose};
use crate::text::identity::PHONE_AS_TYPED;
use crate::text::names;

pub(super) fn home(purpose: &HomePurpose, facts: &Facts, today: NaiveDate) -> Built {
    let Facts::Household(card) = facts else {
        return register(purpose);
    };
    let fields = match purpose {
        HomePurpose::Register { .. } => return register(purpose),
        HomePurpose::Amend(_) => amend(card),
        HomePurpose::AddResident(_) => add_resident(),
        HomePurpose::Resident(_, who) => {
            let found = card.residents.iter().find(|one| one.person == *who);
            found.map_or_else(Vec::new, |one| resident(one, today))
        }
        HomePurpose::Tags(_) => tags(card, today),
        HomePurpose::Contact(_, kind) => contact(card, *kind),
        HomePurpose::ShowIdentity(_) => vec![date(FieldId::Date, words::ON, today)],
        HomePurpose::Seal(_) => seal(today),
        HomePurpose::Move(_) => to_a_door(vec![], today),
        HomePurpose::Split(_) => to_a_door(goers(card), today),
        HomePurpose::Join(_) => join(today),
    };
    let subtitle = match purpose {
        HomePurpose::Contact(_, kind) => words::contact(card, *kind),
        HomePurpose::ShowIdentity(_) => words::contact(card, ContactKind::Main),
        HomePurpose::Resident(_, who) => words::resident(card, *who),
        _ => words::household(card),
    };
    built(code(purpose), subtitle, fields)
}

/// The command a form becomes, by its journal code: forms are called by its name.
fn code(purpose: &HomePurpose) -> &'static str {
    match purpose {
        HomePurpose::Register { .. } => "register_household",
        HomePurpose::Amend(_) => "amend_household",
        HomePurpose::AddResident(_) => "add_resident",
        HomePurpose::Resident(..) => "change_resident",
        HomePurpose::Tags(_) => "set_tags",
        HomePurpose::Contact(..) => "set_contact",
        HomePurpose::ShowIdentity(_) => "show_identity",
        HomePurpose::Seal(_) => "seal_household",
        HomePurpose::Move(_) => "move_house",
        HomePurpose::Split(_) => "split_household",
        HomePurpose::Join(_) => "join_households",
    }
}

fn built(code: &str, subtitle: String, fields: Vec<Field>) -> Built {
    Built {
        title: names::command(code).to_owned(),
        subtitle,
        focus: fields.first().map_or(FieldId::Save, |field| field.id),
        fields,
    }
}

fn typed(id: Of, label: &str, value: &str) -> Field {
    words_in(FieldId::Home(id), label, value)
}

fn check(id: Of, label: impl Into<String>, on: bool) -> Field {
    field(FieldId::Home(id), label, Kind::Check(on))
}

fn option<T: Coded + PartialEq>(
    id: Of,
    label: &str,
    name: fn(T) -> &'static str,
    chosen: T,
) -> Field {
    let at = T::all().position(|value| value == chosen).unwrap_or(0);
    choice(FieldId::Home(id), label, text::all(name), at)
}

fn pick(id: Of, label: &str, kind: picker::Kind, picked: Option<Picked>) -> Field {
    field(FieldId::Home(id), label, Kind::Pick(kind, picked))
}

fn register(purpose: &HomePurpose) -> Built {
    let HomePurpose::Register { grid, section } = purpose else {
        return built(code(purpose), String::new(), Vec::new());
    };
    let chosen = section
        .as_ref()
        .map(|(id, name)| Picked::Section(*id, name.clone()));
    let fields = vec![
        typed(Of::Address, words::ADDRESS, ""),
        pick(
            Of::Section,
            words::SECTION,
            picker::Kind::Section(*grid),
            chosen,
        ),
        typed(Of::Name, words::HEAD_NAME, ""),
        typed(Of::Phone, words::PHONE, ""),
        check(Of::PhoneAsTyped, PHONE_AS_TYPED, false),
        number(FieldId::Home(Of::Size), words::SIZE, 0),
        long_note(FieldId::Note, words::NEEDS, ""),
        check(Of::More, words::MORE, false),
        option(Of::Living, words::LIVING, names::living, <_>::default()),
        option(Of::Housing, words::HOUSING, names::housing, <_>::default()),
        typed(Of::IdNumber, words::ID_NUMBER, ""),
        option(Of::Known, words::KNOWN, names::known, <_>::default()),
    ];
    built(code(purpose), words::REGISTER_HINT.to_owned(), fields)
}

fn amend(card: &HouseholdCard) -> Vec<Field> {
    let detail = &card.detail;
    vec![
        option(
            Of::Living,
            words::LIVING.trim(),
            names::living,
            detail.living,
        ),
        option(
            Of::Housing,
            words::HOUSING.trim(),
            names::housing,
            detail.housing,
        ),
        number(FieldId::Home(Of::Size), words::SIZE, detail.size),
        long_note(FieldId::Note, words::NEEDS, &detail.note),
    ]
}

fn add_resident() -> Vec<Field> {
    vec![
        typed(Of::Name, words::NAME, ""),
        option(Of::Kin, words::RELATION, names::relation, <_>::default()),
        typed(Of::Relation, words::OTHER_RELATION, ""),
        typed(Of::Phone, words::PHONE, ""),
        check(Of::PhoneAsTyped, PHONE_AS_TYPED, false),
        check(Of::More, words::MORE, false),
        typed(Of::IdNumber, words::ID_NUMBER, ""),
        option(Of::Known, words::KNOWN, names::known, <_>::default()),
    ]
}

fn resident(one: &ResidentRow, today: NaiveDate) -> Vec<Field> {
    let number = match one.id_number.as_str() {
        "" => words::ID_NUMBER.to_owned(),
        known => format!("  {}", mask_id(known)),
    };
    vec![
        typed(Of::Name, words::NAME, &one.name),
        typed(Of::Relation, words::RELATION, &one.relation),
        typed(Of::Phone, words::PHONE, &one.phone),
        check(Of::PhoneAsTyped, PHONE_AS_TYPED, false),
        check(Of::Head, words::IS_HEAD, one.is_head),
        option(Of::Stay, words::STAY, names::stay, <_>::default()),
        date(FieldId::Home(Of::Left), words::LEFT, today),
        check(Of::More, words::MORE, false),
        typed(Of::IdNumber, &number, ""),
        option(Of::Known, words::KNOWN, names::known, <_>::default()),
    ]
}

fn tags(card: &HouseholdCard, today: NaiveDate) -> Vec<Field> {
    let offered = Tagbook::builtin().offered(card.detail.sensitive);
    let mut fields: Vec<Field> = offered
        .enumerate()
        .map(|(n, tag)| check(Of::Tag(n), &*tag.name, card.row.tags.contains(&tag.name)))
        .collect();
    fields.extend([
        typed(Of::GivenBy, words::GIVEN_BY, ""),
        check(Of::Guardian, words::GUARDIAN, false),
        typed(Of::Form, words::FORM, words::ON_PAPER),
        date(FieldId::Date, words::CONSENT_DATE, today),
    ]);
    fields
}

fn contact(card: &HouseholdCard, kind: ContactKind) -> Vec<Field> {
    let now = match kind {
        ContactKind::Main => &card.detail.main,
        ContactKind::Backup => &card.detail.backup,
    };
    let proposed = now.as_ref().map(|now| (now.person, now.name.clone()));
    vec![
        person(names::contact_kind(kind), proposed.as_ref()),
        sentence(FieldId::Note, words::REASON),
    ]
}

fn seal(today: NaiveDate) -> Vec<Field> {
    let reasons = Leaving::BY_HAND.map(names::leaving).to_vec();
    vec![
        choice(
            FieldId::Home(Of::Leaving),
            words::LEAVING,
            reasons,
            NOT_CHOSEN,
        ),
        date(FieldId::Date, words::ON, today),
        sentence(FieldId::Note, words::NOTE),
    ]
}

fn goers(card: &HouseholdCard) -> Vec<Field> {
    let people = card.residents.iter().enumerate();
    people
        .map(|(n, one)| check(Of::Goes(n), words::goes(&one.name, &one.relation), false))
        .collect()
}

fn to_a_door(mut fields: Vec<Field>, today: NaiveDate) -> Vec<Field> {
    fields.extend([
        typed(Of::Address, words::NEW_ADDRESS, ""),
        pick(
            Of::Section,
            words::SECTION,
            picker::Kind::Section(None),
            None,
        ),
        date(FieldId::Date, words::ON, today),
    ]);
    fields
}

fn join(today: NaiveDate) -> Vec<Field> {
    vec![
        pick(Of::Into, words::INTO, picker::Kind::Household, None),
        typed(Of::Relation, words::RELATION, words::KIN),
        date(FieldId::Date, words::ON, today),
    ]
}

pub(super) fn card(purpose: &CardPurpose, facts: &Facts, today: NaiveDate) -> Built {
    let note = |label: &str| vec![sentence(FieldId::Note, label)];
    let (code, subtitle, fields) = match purpose {
        CardPurpose::MakeAll(_, branch) => {
            let plan = match facts {
                Facts::CardPlan(plan) => *plan,
                _ => <_>::default(),
            };
            let mut fields = Vec::new();
            if plan.stale > 0 {
                fields.push(check(Of::Reprint, words::REPRINT, true));
            }
            ("make_cards", words::plan(branch, plan), fields)
        }
        CardPurpose::HandOut(_, number) => (
            "hand_out_card",
            number.clone(),
            vec![date(FieldId::Date, words::ON, today)],
        ),
        CardPurpose::HandOutAll(narrow) => (
            "hand_out_cards",
            words::hand_out_all(tally(facts), narrow),
            vec![date(FieldId::Date, words::ON, today)],
        ),
        CardPurpose::ReprintAll(narrow) => (
            "reprint_cards",
            words::reprint_all(tally(facts), narrow),
            note(words::NOTE),
        ),
        CardPurpose::Reprint(_, number) => ("reprint_card", number.clone(), note(words::NOTE)),
        CardPurpose::Void(_, number) => ("void_card", number.clone(), note(words::REASON)),
        CardPurpose::Handbook(member) => (
            "issue_handbook",
            String::new(),
            vec![
                person(words::MEMBER, member.as_ref()),
                date(FieldId::Date, words::ON, today),
            ],
        ),
        CardPurpose::Return(_, number) => (
            "return_handbook",
            number.clone(),
            vec![date(FieldId::Date, words::ON, today)],
        ),
        CardPurpose::Write(_, door) => (
            "write_handbook",
            door.as_ref()
                .map(|(_, door)| door.clone())
                .unwrap_or_default(),
            vec![
                sentence(FieldId::Note, words::ENTRY),
                date(FieldId::Date, words::ON, today),
            ],
        ),
    };
    built(code, subtitle, fields)
}

fn tally(facts: &Facts) -> u32 {
    match facts {
        Facts::CardTally(count) => *count,
        _ => 0,
    }
}

/// Residents and their ids, in the order of the boxes.
pub(in crate::dialogs::form) fn people(
    card: &HouseholdCard,
) -> Vec<Id<crate::domain::person::Person>> {
    card.residents.iter().map(|one| one.person).collect()
}
