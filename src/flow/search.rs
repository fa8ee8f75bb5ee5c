//! What narrows a list: open while one types, shut once one has gone on, and then only its words stand there.

use super::TextField;
use crate::domain::limits::Limit;
use crate::keymap::Key;

/// A search over a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    field: Option<TextField>,
    is_open: bool,
}

impl Search {
    /// Opens the field, with what was typed before.
    pub fn open(&mut self) {
        self.field
            .get_or_insert_with(|| TextField::empty(Limit::Find));
        self.is_open = true;
    }

    /// Opens the field on a first character or a pasted line.
    pub fn start(&mut self, typed: &str) {
        let mut field = TextField::empty(Limit::Find);
        field.insert(typed);
        self.field = Some(field);
        self.is_open = true;
    }

    /// Types into the open field; `false` when it is shut or the key does not edit.
    pub fn key(&mut self, key: Key) -> bool {
        let field = self.field.as_mut().filter(|_| self.is_open);
        field.is_some_and(|field| field.key(key))
    }

    /// Takes no more keys; what was typed goes on narrowing.
    pub fn shut(&mut self) {
        self.is_open = false;
        if self.text().is_empty() {
            self.field = None;
        }
    }

    /// Forgets it; what was typed, or `None` when there was no search.
    pub fn end(&mut self) -> Option<String> {
        self.is_open = false;
        self.field.take().map(|field| field.text().to_owned())
    }

    /// The field that takes keys.
    pub fn field(&self) -> Option<&TextField> {
        self.field.as_ref().filter(|_| self.is_open)
    }

    /// Whether keys are typed into it.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a list is searched, be the field open or shut.
    pub fn is_shown(&self) -> bool {
        self.field.is_some()
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        self.field.as_ref().map_or("", |field| field.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shut_search_takes_no_keys_and_keeps_its_words() {
        let mut search = Search::default();
        assert!(!search.key(Key::Char('9')));
        search.start("z");
        assert!(search.key(Key::Char('s')));
        search.shut();
        assert!(!search.key(Key::Char('9')));
        assert_eq!((search.text(), search.is_open()), ("zs", false));
        search.open();
        assert!(search.key(Key::Backspace));
        assert_eq!(search.end().as_deref(), Some("z"));
        assert_eq!(search.end(), None);
    }

    #[test]
    fn an_empty_search_is_gone_when_it_is_shut() {
        let mut search = Search::default();
        search.open();
        assert!(search.is_shown());
        search.shut();
        assert!(!search.is_shown());
    }
}
