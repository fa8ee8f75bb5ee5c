//! Which fields a form has, and what they propose: a file per noun.

mod calendar;
mod deliberation;
mod grid;
mod home;
mod meeting;
mod minutes;
mod org;
mod papers;
mod person;
mod rule;
mod task;
mod visit;

use chrono::NaiveDate;

pub(super) use deliberation::MARKS;
pub(super) use home::people;
pub(super) use minutes::handout_files;
pub(super) use org::WEEKDAYS;
pub(super) use papers::of_teller;
pub(super) use person::{SHARERS, roles_in};
pub(super) use rule::{preset_of, shares_of};

use super::context::Facts;
use super::field::{Field, FieldId, Kind, Options, OrgField};
use super::text::home as words;
use super::{Context, room, text};
use crate::dialogs::{Picked, picker};
use crate::domain::limits::Limit;
use crate::domain::person::Person;
use crate::domain::{Coded, Id};
use crate::flow::{HomePurpose, PersonPurpose, Purpose, TextField};
use crate::text::meetings;
use crate::text::slip::{self, SlipLine};

/// A form before it has state.
pub(super) struct Built {
    pub title: String,
    pub subtitle: String,
    pub fields: Vec<Field>,
    pub focus: FieldId,
}

pub(super) fn build(purpose: &Purpose, context: &Context) -> Built {
    let today = context.today;
    let mut built = match (purpose, &context.facts) {
        (Purpose::Visit(_), Facts::Household(card)) => visit::visit(card, today),
        (Purpose::Issue(_), Facts::Household(card)) => visit::issue(card, today),
        (
            Purpose::Dispose {
                item, disposition, ..
            },
            Facts::Meeting(board),
        ) => meeting::dispose(board, *item, *disposition),
        (Purpose::Tally { item, .. }, Facts::Meeting(board)) => meeting::tally(board, *item),
        (Purpose::End { .. }, Facts::Meeting(board)) => meeting::end(board),
        (Purpose::Meeting { kind, body, on, .. }, Facts::Rule(card)) => {
            meeting::meeting(*kind, body, &card.row, on.unwrap_or(today))
        }
        (Purpose::MeetingDay(_), Facts::PlannedDay(plan)) => calendar::meeting_day(plan, today),
        (Purpose::Minutes(purpose), facts) => minutes::build(purpose, facts, today),
        (Purpose::InMeeting(purpose), facts) => deliberation::build(purpose, facts),
        (Purpose::Home(purpose), facts) => home::home(purpose, facts, today),
        (Purpose::Card(purpose), facts) => home::card(purpose, facts, today),
        (Purpose::Tell(_), Facts::Issue(card)) => task::tell(card, today),
        (Purpose::FollowUp(_), Facts::Issue(card)) => task::follow_up(card, today),
        (Purpose::Finish(_), Facts::Issue(card)) => task::note(card, text::FINISH, text::RESULT),
        (Purpose::Reopen(_), Facts::Issue(card)) => task::note(card, text::REOPEN, text::REASON),
        (_, Facts::Issue(card)) => task::note(card, text::PROGRESS, text::PROGRESS_NOTE),
        (Purpose::Grid(purpose), facts) => grid::build(purpose, facts),
        (Purpose::Org(purpose), facts) => org::build(purpose, facts),
        (Purpose::Person(purpose), facts) => person::build(purpose, facts, today),
        (Purpose::CopyTo, _) => minutes::copy(),
        (Purpose::Rule(purpose), Facts::Rule(card)) => rule::build(*purpose, card, today),
        _ => Built {
            title: String::new(),
            subtitle: String::new(),
            fields: Vec::new(),
            focus: FieldId::Save,
        },
    };
    built.fields.push(Field {
        id: FieldId::Save,
        label: text::SAVE.to_owned(),
        kind: Kind::Button,
    });
    built
}

/// What to know before a form is filled in: for a visit, everything open at that door.
pub(super) fn notes(purpose: &Purpose, context: &Context) -> Vec<SlipLine> {
    match (purpose, &context.facts) {
        (Purpose::Visit(_), Facts::Household(card)) => slip::lines(&card.slip, context.today),
        (Purpose::End { .. }, Facts::Meeting(board)) => {
            noted(meetings::uncalled(board).into_iter().collect(), true)
        }
        (Purpose::Home(HomePurpose::Seal(_)), Facts::Household(card)) => {
            noted(words::sealing(card), true)
        }
        (Purpose::Home(HomePurpose::Move(_)), Facts::Household(card)) => {
            noted(words::moving(card).into_iter().collect(), true)
        }
        (Purpose::MeetingDay(_), Facts::PlannedDay(plan)) => {
            noted(calendar::notes(plan, context.today), false)
        }
        (Purpose::Person(PersonPurpose::Handover(_)), _) => {
            noted(vec![text::network::SHARED.to_owned()], false)
        }
        (Purpose::Home(HomePurpose::Tags(_)), Facts::Household(card)) => {
            let note = match card.detail.sensitive {
                true => words::SENSITIVE,
                false => words::NO_SENSITIVE,
            };
            noted(vec![note.to_owned()], false)
        }
        _ => Vec::new(),
    }
}

fn noted(words: Vec<String>, is_warning: bool) -> Vec<SlipLine> {
    let line = |words| SlipLine {
        words,
        is_warning,
        issue: None,
    };
    words.into_iter().map(line).collect()
}

fn field(id: FieldId, label: impl Into<String>, kind: Kind) -> Field {
    Field {
        id,
        label: label.into(),
        kind,
    }
}

fn sentence(id: FieldId, label: &str) -> Field {
    words_in(id, label, "")
}

/// A text, as long as its field allows.
fn words_in(id: FieldId, label: impl Into<String>, value: &str) -> Field {
    sized(id, label, value, room::of(id))
}

/// What is written at length.
fn long_note(id: FieldId, label: &str, value: &str) -> Field {
    sized(id, label, value, Limit::Note)
}

/// A text of a length of its own.
fn sized(id: FieldId, label: impl Into<String>, value: &str, limit: Limit) -> Field {
    field(id, label, Kind::Text(TextField::new(value, limit)))
}

fn date(id: FieldId, label: &str, day: NaiveDate) -> Field {
    field(
        id,
        label,
        Kind::Date(TextField::new(day.to_string(), Limit::Day)),
    )
}

fn number(id: FieldId, label: &str, value: u32) -> Field {
    let value = TextField::new(value.to_string(), Limit::Number);
    field(id, label, Kind::Number(value))
}

/// No option of a choice is chosen yet; saving asks for one.
const NOT_CHOSEN: usize = usize::MAX;

fn choice(id: FieldId, label: &str, labels: Vec<&'static str>, chosen: usize) -> Field {
    field(id, label, Kind::Choice(Options { labels, chosen }))
}

/// A form of the network: its fields, the first of which has the keys.
fn network(title: &str, subtitle: impl Into<String>, fields: Vec<Field>) -> Built {
    Built {
        title: title.to_owned(),
        subtitle: subtitle.into(),
        focus: fields.first().map_or(FieldId::Save, |field| field.id),
        fields,
    }
}

fn typed(id: OrgField, label: &str, value: &str) -> Field {
    words_in(FieldId::Org(id), label, value)
}

fn count(id: OrgField, label: &str, value: u32) -> Field {
    number(FieldId::Org(id), label, value)
}

fn option(id: OrgField, label: &str, labels: Vec<&'static str>, chosen: usize) -> Field {
    choice(FieldId::Org(id), label, labels, chosen)
}

fn tick(id: OrgField, label: impl Into<String>, on: bool) -> Field {
    field(FieldId::Org(id), label, Kind::Check(on))
}

fn pick(id: OrgField, label: &str, kind: picker::Kind, picked: Option<Picked>) -> Field {
    field(FieldId::Org(id), label, Kind::Pick(kind, picked))
}

/// Where a value stands among those of its type.
fn at<T: Coded>(value: T) -> usize {
    T::CODES
        .iter()
        .position(|(known, _)| *known == value)
        .unwrap_or(0)
}

fn person(label: &str, proposed: Option<&(Id<Person>, String)>) -> Field {
    let picked = proposed.map(|(id, name)| Picked::Person(*id, name.clone()));
    field(
        FieldId::Person,
        label,
        Kind::Pick(picker::Kind::Person, picked),
    )
}
