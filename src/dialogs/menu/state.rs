//! Entries from the key tables, narrowed while one types, chosen by digit or with Enter.

use crate::dialogs::Outcome;
use crate::domain::limits::Limit;
use crate::domain::search::keys;
use crate::flow::{Action, TextField};
use crate::keymap::Key;

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub action: Action,
    /// Its name.
    pub label: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// The key that does it directly.
    pub key: Option<Key>,
    /// Why it cannot be done now.
    pub blocked: Option<&'static str>,
}

/// The menu.
#[derive(Debug)]
pub struct Menu {
    all: Vec<Entry>,
    /// What is said above the entries: the rule behind a number that stands out.
    pub notes: Vec<String>,
    /// What was typed to narrow it.
    pub typed: TextField,
    /// Which of the shown entries is selected.
    pub selected: usize,
}

impl Menu {
    /// A menu of entries.
    pub fn new(all: Vec<Entry>) -> Self {
        Self {
            all,
            notes: Vec::new(),
            typed: TextField::empty(Limit::Find),
            selected: 0,
        }
    }

    /// The same menu with something to say first.
    pub fn with_notes(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }

    /// The entries that fit what was typed: hanzi in the name, or its pinyin initials.
    pub fn shown(&self) -> Vec<&Entry> {
        let typed = self.typed.text().trim().to_lowercase();
        self.all
            .iter()
            .filter(|entry| {
                typed.is_empty()
                    || entry.label.contains(&typed)
                    || keys(entry.label)
                        .split(' ')
                        .any(|word| word.starts_with(&typed))
            })
            .collect()
    }

    /// Applies a key.
    pub fn key(&mut self, key: Key) -> Outcome {
        let last = self.shown().len().saturating_sub(1);
        match key {
            Key::Esc => return Outcome::Close,
            Key::Up => self.selected = self.selected.checked_sub(1).unwrap_or(last),
            Key::Down => {
                self.selected = if self.selected < last {
                    self.selected + 1
                } else {
                    0
                }
            }
            Key::Home | Key::PageUp => self.selected = 0,
            Key::End | Key::PageDown => self.selected = last,
            Key::Enter => return self.choose(self.selected),
            other => return self.type_key(other),
        }
        Outcome::Stay
    }

    fn type_key(&mut self, key: Key) -> Outcome {
        if let Key::Char(c @ '1'..='9') = key.fold() {
            return self.choose(usize::from(c as u8 - b'1'));
        }
        if self.typed.key(key) {
            self.selected = 0;
        }
        Outcome::Stay
    }

    fn choose(&self, index: usize) -> Outcome {
        match self.shown().get(index) {
            Some(entry) if entry.blocked.is_none() => Outcome::Act(entry.action),
            _ => Outcome::Stay,
        }
    }
}
