//! The question, what follows yes, and which answer is selected.

use crate::dialogs::Outcome;
use crate::flow::Intent;
use crate::keymap::Key;

/// A question.
#[derive(Debug)]
pub struct Confirm {
    /// The question, as one or two sentences.
    pub question: String,
    /// What yes is called.
    pub yes: &'static str,
    /// What no is called.
    pub no: &'static str,
    /// What follows yes.
    pub intent: Intent,
    /// Whether yes is selected.
    pub on_yes: bool,
}

impl Confirm {
    /// Applies a key; Esc is no.
    pub fn key(&mut self, key: Key) -> Outcome {
        match key.fold() {
            Key::Left | Key::Right | Key::Up | Key::Down | Key::Tab | Key::BackTab => {
                self.on_yes = !self.on_yes;
                Outcome::Stay
            }
            Key::Enter if self.on_yes => Outcome::Yes(self.intent.clone()),
            Key::Enter => Outcome::No(self.intent.clone()),
            Key::Esc => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}
