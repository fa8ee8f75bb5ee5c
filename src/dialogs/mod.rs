//! What stands over a screen: forms, pickers, the menu, questions. Values on a stack, the top one gets the key first.

pub mod confirm;
pub mod form;
pub mod menu;
pub mod picker;

use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::person::Person;
use crate::flow::{Action, Intent};
use crate::store::{Body, Command};

/// What stands over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// A form being filled in.
    Form(Box<form::Form>),
    /// A choice from a list.
    Picker(Box<picker::Picker>),
    /// Everything that can be done here.
    Menu(menu::Menu),
    /// A question.
    Confirm(confirm::Confirm),
}

/// What was chosen from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// A person, by name.
    Person(Id<Person>, String),
    /// An issue, by number.
    Issue(Id<Issue>, String),
    /// A body that meets.
    Body(Body),
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing beyond the overlay itself.
    Stay,
    /// The overlay is done with.
    Close,
    /// The form was edited; it is to be kept as a draft.
    Edited,
    /// The form asks for a person or an issue, looked for by what was typed already.
    Pick(picker::Kind, String),
    /// Something was chosen.
    Chosen(Picked),
    /// An action was chosen from the menu.
    Act(Action),
    /// The form is complete.
    Save(Box<Command>),
    /// The form is to be left although something is written in it.
    Leave,
    /// A question was answered with yes.
    Yes(Intent),
    /// A question was answered with no.
    No(Intent),
}
