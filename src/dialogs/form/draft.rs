//! A half-filled form as text: its purpose and the values typed so far.

use serde::{Deserialize, Serialize};

use super::{Field, Form, Kind};
use crate::dialogs::Picked;
use crate::domain::Id;
use crate::flow::Purpose;

/// A form to be built again.
#[derive(Debug, Serialize, Deserialize)]
pub struct Draft {
    /// What it is for.
    pub purpose: Purpose,
    /// Its heading, whom it is about and the first words written in it, to recognise it by.
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub about: String,
    #[serde(default)]
    pub words: String,
    values: Vec<Value>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Value {
    Typed(String),
    /// A day as it was proposed: the form proposes it anew.
    Proposed,
    Chosen(usize),
    Ticked(bool),
    Picked(Option<(PickedKind, i64, String)>),
    None,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum PickedKind {
    Person,
    Issue,
    Grid,
    Section,
    Branch,
    Group,
    Household,
}

impl PickedKind {
    /// Which kind, and its id; a body that meets is never kept.
    fn of(picked: &Picked) -> Option<(Self, i64)> {
        Some(match picked {
            Picked::Person(id, _) => (PickedKind::Person, id.raw()),
            Picked::Issue(id, _) => (PickedKind::Issue, id.raw()),
            Picked::Grid(id, _) => (PickedKind::Grid, id.raw()),
            Picked::Section(id, _) => (PickedKind::Section, id.raw()),
            Picked::Branch(id, _) => (PickedKind::Branch, id.raw()),
            Picked::Group(id, _) => (PickedKind::Group, id.raw()),
            Picked::Household(id, _) => (PickedKind::Household, id.raw()),
            Picked::Body(_) | Picked::Term(..) | Picked::Relative(..) => return None,
        })
    }

    fn picked(self, id: i64, name: String) -> Picked {
        match self {
            PickedKind::Person => Picked::Person(Id::new(id), name),
            PickedKind::Issue => Picked::Issue(Id::new(id), name),
            PickedKind::Grid => Picked::Grid(Id::new(id), name),
            PickedKind::Section => Picked::Section(Id::new(id), name),
            PickedKind::Branch => Picked::Branch(Id::new(id), name),
            PickedKind::Group => Picked::Group(Id::new(id), name),
            PickedKind::Household => Picked::Household(Id::new(id), name),
        }
    }
}

impl Form {
    /// The form as a draft, ready to be written.
    pub fn draft(&self) -> String {
        let draft = Draft {
            purpose: self.purpose.clone(),
            title: self.title.clone(),
            about: self.about(),
            words: self.first_words(),
            values: self.fields.iter().map(|field| self.value(field)).collect(),
        };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    /// Puts the values of a draft back, as far as the fields are still the same.
    pub fn restore(&mut self, draft: &Draft) {
        for (field, value) in self.fields.iter_mut().zip(&draft.values) {
            put_back(&mut field.kind, value);
            if matches!((&field.kind, value), (Kind::Date(_), Value::Typed(_))) {
                self.typed_days.push(field.id);
            }
        }
        self.edited = true;
        self.name_teller();
        self.preview();
    }
}

impl Form {
    fn value(&self, field: &Field) -> Value {
        match self.is_proposed(field.id) {
            true => Value::Proposed,
            false => value(field),
        }
    }
}

impl Draft {
    /// Reads a draft; `None` when it was written by another version.
    pub fn read(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }
}

fn value(field: &Field) -> Value {
    match &field.kind {
        Kind::Text(text) | Kind::Date(text) | Kind::Number(text) => {
            Value::Typed(text.text().to_owned())
        }
        Kind::Choice(options) => Value::Chosen(options.chosen),
        Kind::Check(on) => Value::Ticked(*on),
        Kind::Pick(_, picked) => Value::Picked(picked.as_ref().and_then(|picked| {
            let (kind, id) = PickedKind::of(picked)?;
            Some((kind, id, picked.name().to_owned()))
        })),
        Kind::Button => Value::None,
    }
}

fn put_back(kind: &mut Kind, value: &Value) {
    match (kind, value) {
        (Kind::Text(text) | Kind::Date(text) | Kind::Number(text), Value::Typed(typed)) => {
            text.set(typed);
        }
        (Kind::Choice(options), Value::Chosen(chosen)) if *chosen < options.labels.len() => {
            options.chosen = *chosen;
        }
        (Kind::Check(on), Value::Ticked(ticked)) => *on = *ticked,
        (Kind::Pick(_, picked), Value::Picked(Some((kind, id, name)))) => {
            *picked = Some(kind.picked(*id, name.clone()));
        }
        _ => {}
    }
}
