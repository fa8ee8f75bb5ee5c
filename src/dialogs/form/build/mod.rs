//! Which fields a form has, and what they propose: a file per noun.

mod home;
mod meeting;
mod task;
mod visit;

use chrono::NaiveDate;

pub(super) use home::people;
pub(super) use meeting::representatives;

use super::context::Facts;
use super::field::{Field, FieldId, Kind, Options};
use super::{Context, text};
use crate::dialogs::{Picked, picker};
use crate::domain::Id;
use crate::domain::person::Person;
use crate::flow::{Purpose, TextField};
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
        (Purpose::Meeting { kind, body, .. }, _) => meeting::meeting(*kind, body, today),
        (Purpose::Home(purpose), facts) => home::home(purpose, facts, today),
        (Purpose::Card(purpose), facts) => home::card(purpose, facts, today),
        (Purpose::Tell(_), Facts::Issue(card)) => task::tell(card, today),
        (Purpose::FollowUp(_), Facts::Issue(card)) => task::follow_up(card, today),
        (Purpose::Finish(_), Facts::Issue(card)) => task::note(card, text::FINISH, text::RESULT),
        (Purpose::Reopen(_), Facts::Issue(card)) => task::note(card, text::REOPEN, text::REASON),
        (_, Facts::Issue(card)) => task::note(card, text::PROGRESS, text::PROGRESS_NOTE),
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
        _ => Vec::new(),
    }
}

fn field(id: FieldId, label: impl Into<String>, kind: Kind) -> Field {
    Field {
        id,
        label: label.into(),
        kind,
    }
}

fn sentence(id: FieldId, label: &str) -> Field {
    field(id, label, Kind::Text(TextField::default()))
}

fn date(id: FieldId, label: &str, day: NaiveDate) -> Field {
    field(id, label, Kind::Date(TextField::new(day.to_string())))
}

fn number(id: FieldId, label: &str, value: u32) -> Field {
    field(id, label, Kind::Number(TextField::new(value.to_string())))
}

fn choice(id: FieldId, label: &str, labels: Vec<&'static str>, chosen: usize) -> Field {
    field(id, label, Kind::Choice(Options { labels, chosen }))
}

fn person(label: &str, proposed: Option<&(Id<Person>, String)>) -> Field {
    let picked = proposed.map(|(id, name)| Picked::Person(*id, name.clone()));
    field(
        FieldId::Person,
        label,
        Kind::Pick(picker::Kind::Person, picked),
    )
}
