//! What is being waited for, said once it takes a while.

use super::{App, Pending, text};
use crate::dialogs::Overlay;

/// What an answer on its way is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// Something is read.
    Reading,
    /// A step is saved.
    Saving,
    /// A file is written.
    Exporting,
    /// What was typed is kept, and then the program is left.
    Keeping,
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
        let keeps = self.leaving.is_keeping().then_some(Awaited::Keeping);
        pending.or(keeps).or(reads.then_some(Awaited::Reading))
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
}
