//! What is being waited for, said once it takes a while; and leaving, which waits for nothing.

use super::{App, Pending, text};
use crate::dialogs::Outcome;
use crate::dialogs::Overlay;
use crate::dialogs::confirm::{Confirm, text as confirm};
use crate::flow::{Effect, Event, Intent};
use crate::keymap::Key;

/// What an answer on its way is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// Something is read.
    Reading,
    /// A step is saved.
    Saving,
    /// A file is written.
    Exporting,
    /// Any of these, while another program holds the data file.
    Locked,
}

impl App {
    /// What is waited for at this moment, if anything.
    pub fn awaits(&self) -> Option<Awaited> {
        let pending = self.pending.as_ref().map(|(_, pending)| match pending {
            Pending::Run { .. } => Awaited::Saving,
            Pending::Export => Awaited::Exporting,
            Pending::Form(..) | Pending::Bodies | Pending::Undo => Awaited::Reading,
        });
        let reads = match self.overlays.last() {
            Some(Overlay::Picker(picker)) => picker.is_waiting(),
            _ => self.page().is_waiting(),
        };
        pending.or(reads.then_some(Awaited::Reading))
    }

    /// It has taken a while: said until it is there.
    pub(super) fn waited(&mut self, is_locked: bool) {
        let awaited = self.awaits();
        self.awaited = match is_locked {
            true => awaited.map(|_| Awaited::Locked),
            false => awaited,
        };
    }

    /// The words of what has been waited for long enough to be said.
    pub(super) fn waiting_words(&self) -> Option<&'static str> {
        self.awaits().and(self.awaited).map(text::waiting)
    }

    /// Whether a key is the one that leaves, from anywhere and whatever is waited for.
    pub(super) fn is_leaving_key(event: &Event) -> bool {
        matches!(event, Event::Key(key) if matches!(key.fold(), Key::Ctrl('q' | 'c')))
    }

    /// Asks whether to leave, and says what becomes of what is not saved yet.
    pub(super) fn ask_quit(&mut self) {
        let is_saving = matches!(&self.pending, Some((_, Pending::Run { .. })));
        let is_form = |it: &Overlay| matches!(it, Overlay::Form(form) if form.edited);
        let question = if is_saving {
            confirm::QUIT_SAVING
        } else if self.shelved.is_some() || self.overlays.iter().any(is_form) {
            confirm::QUIT_FORM
        } else {
            confirm::QUIT
        };
        self.leaving = Some(Confirm {
            question: question.to_owned(),
            yes: confirm::LEAVE,
            no: confirm::CANCEL,
            intent: Intent::Quit,
            on_yes: false,
        });
    }

    /// The key that leaves; where no question could be read, nothing is asked: all that was typed is kept.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_too_small() {
            return vec![Effect::Quit];
        }
        if self.leaving.is_none() {
            self.ask_quit();
        }
        Vec::new()
    }

    /// A key on the question whether to leave.
    pub(super) fn answer_leaving(&mut self, key: Key) -> Vec<Effect> {
        let Some(question) = &mut self.leaving else {
            return Vec::new();
        };
        match question.key(key) {
            Outcome::Yes(_) => vec![Effect::Quit],
            Outcome::No(_) | Outcome::Close => {
                self.leaving = None;
                self.release()
            }
            _ => Vec::new(),
        }
    }
}
