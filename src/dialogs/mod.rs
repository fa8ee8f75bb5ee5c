//! What stands over a screen: forms, pickers, the menu, questions. Values on a stack, the top one gets the key first.

pub mod confirm;
pub mod form;
pub mod menu;
pub mod picker;

use crate::domain::Id;
use crate::domain::grid::{Grid, Section};
use crate::domain::household::Household;
use crate::domain::issue::Issue;
use crate::domain::person::{Branch, Group, Kinship, Person, Term};
use crate::flow::{Action, Intent};
use crate::store::export::Ask;
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
    /// A grid, by code and name.
    Grid(Id<Grid>, String),
    /// A section, by estate and name.
    Section(Id<Section>, String),
    /// A branch, by name.
    Branch(Id<Branch>, String),
    /// A Party group, by name.
    Group(Id<Group>, String),
    /// A role of someone, by name.
    Term(Id<Term>, String),
    /// A near relative, by name.
    Relative(Id<Kinship>, String),
    /// A household, by its door.
    Household(Id<Household>, String),
}

impl Picked {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Picked::Person(_, name)
            | Picked::Issue(_, name)
            | Picked::Grid(_, name)
            | Picked::Section(_, name)
            | Picked::Branch(_, name)
            | Picked::Household(_, name)
            | Picked::Group(_, name)
            | Picked::Term(_, name)
            | Picked::Relative(_, name) => name,
            Picked::Body(body) => &body.name,
        }
    }
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
    /// The form is complete, and asks for a file.
    Export(Box<Ask>),
    /// The form is to be left although something is written in it.
    Leave,
    /// A question was answered with yes.
    Yes(Intent),
    /// A question was answered with no.
    No(Intent),
}
