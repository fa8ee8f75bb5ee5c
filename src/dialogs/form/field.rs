//! One field of a form: what it is called, what kind it is, what it holds.

use super::HomeField;
use crate::dialogs::{Picked, picker};
use crate::flow::TextField;

/// Which field; the same name finds it when the form becomes a command or a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldId {
    /// The day.
    Date,
    /// How a visit ended.
    Outcome,
    /// Who called, told, or answers for it.
    Person,
    /// The n-th of those who came along.
    Companion(usize),
    /// One of the residents, met or not, by position.
    Met(usize),
    /// Others met who are not on the list.
    Others,
    /// What was said.
    Said,
    /// Text of the n-th matter raised.
    IssueText(usize),
    /// Its category.
    Category(usize),
    /// 诉求, 意见 or 建议.
    IssueKind(usize),
    /// How it came.
    Channel(usize),
    /// An answer, a reason, a result.
    Note,
    /// The promised date.
    Deadline,
    /// The issue that another is merged into.
    Target,
    /// How the resident was told.
    Way,
    /// How satisfied the resident is.
    Satisfaction,
    /// Votes.
    Approve,
    /// Votes.
    Reject,
    /// Votes.
    Abstain,
    /// Opinions of representatives.
    RepApprove,
    /// Opinions of representatives.
    RepReject,
    /// Opinions of representatives.
    RepAbstain,
    /// About a household, a card or a handbook.
    Home(HomeField),
    /// The button that saves.
    Save,
}

impl FieldId {
    /// Whether nothing need be chosen here.
    pub(super) fn is_optional(self) -> bool {
        matches!(
            self,
            FieldId::Companion(_) | FieldId::Home(HomeField::Section)
        )
    }
}

/// A fixed list to choose from by digit or with left and right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What each is called, in the order of the digits.
    pub labels: Vec<&'static str>,
    /// Which is chosen.
    pub chosen: usize,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A sentence.
    Text(TextField),
    /// A day; left and right move it.
    Date(TextField),
    /// A number.
    Number(TextField),
    /// A choice from a few.
    Choice(Options),
    /// Yes or no.
    Check(bool),
    /// A person or issue chosen from a list.
    Pick(picker::Kind, Option<Picked>),
    /// Saves the form.
    Button,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub kind: Kind,
}

impl Field {
    /// Empties the text being typed here.
    pub(super) fn clear(&mut self) {
        if let Kind::Text(field) | Kind::Date(field) | Kind::Number(field) = &mut self.kind {
            field.clear();
        }
    }

    /// The text being typed here, if text is typed here.
    pub fn typed(&self) -> Option<&TextField> {
        match &self.kind {
            Kind::Text(field) | Kind::Date(field) | Kind::Number(field) => Some(field),
            Kind::Choice(_) | Kind::Check(_) | Kind::Pick(..) | Kind::Button => None,
        }
    }
}
