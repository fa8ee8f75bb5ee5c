//! A line of a card: words with an ink, and what Enter does on it.

use super::{Action, Purpose, Target};
use crate::store::Command;

/// How a line is inked; views turn it into colours and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Ordinary text.
    #[default]
    Plain,
    /// Secondary text.
    Dim,
    /// A heading.
    Head,
    /// Of 访.
    Visit,
    /// Of 议.
    Deliberate,
    /// Of 解.
    Resolve,
    /// In order.
    Good,
    /// Soon due.
    Warn,
    /// Late or refused.
    Bad,
    /// For the public: what is masked in it is marked.
    Public,
    /// Padded to a fixed column and ended there by a stroke, to compare widths.
    Ruler,
}

/// One line of a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The words; wrapped by the view.
    pub text: String,
    /// The ink.
    pub ink: Ink,
    /// What Enter does here; lines without it are only read.
    pub does: Option<Does>,
}

/// What Enter does on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// An action of this screen.
    Act(Action),
    /// Goes somewhere.
    Go(Target),
    /// Opens a form.
    Fill(Box<Purpose>),
    /// Asks before a command is carried out.
    Ask(Box<Command>),
    /// Carries out a command that can be taken back as easily.
    Run(Box<Command>),
}

impl Line {
    /// An ordinary line.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A line in an ink.
    pub fn inked(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            ink,
            ..Self::plain(text)
        }
    }

    /// A heading.
    pub fn head(text: impl Into<String>) -> Self {
        Self::inked(text, Ink::Head)
    }

    /// An empty line.
    pub fn gap() -> Self {
        Self::default()
    }

    /// The same line, with an action on Enter.
    pub fn acting(self, action: Action) -> Self {
        Self {
            does: Some(Does::Act(action)),
            ..self
        }
    }

    /// The same line, opening a form on Enter.
    pub fn filling(self, purpose: Purpose) -> Self {
        Self {
            does: Some(Does::Fill(Box::new(purpose))),
            ..self
        }
    }

    /// The same line, asking on Enter before a command is carried out.
    pub fn asking(self, command: Command) -> Self {
        Self {
            does: Some(Does::Ask(Box::new(command))),
            ..self
        }
    }

    /// The same line, carrying out a command on Enter.
    pub fn running(self, command: Command) -> Self {
        Self {
            does: Some(Does::Run(Box::new(command))),
            ..self
        }
    }

    /// The same line, leading somewhere on Enter.
    pub fn leading(self, target: Target) -> Self {
        Self {
            does: Some(Does::Go(target)),
            ..self
        }
    }
}
