//! A one-line text being typed: text and caret, moved by graphemes, never longer than its use needs.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::domain::clean::clean;
use crate::domain::limits::{Fill, Limit, Typed};
use crate::keymap::Key;

/// Text and caret; there is none without a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextField {
    text: String,
    caret: usize,
    limit: Limit,
    /// Characters of the last key or paste that found no room.
    left_out: usize,
}

impl TextField {
    /// An empty field.
    pub fn empty(limit: Limit) -> Self {
        Self::new("", limit)
    }

    /// A field holding `text`, the caret behind it; one that is too long from of old stays whole.
    pub fn new(text: impl Into<String>, limit: Limit) -> Self {
        let text = text.into();
        Self {
            caret: text.len(),
            text,
            limit,
            left_out: 0,
        }
    }

    /// Puts another text in its place.
    pub fn set(&mut self, text: impl Into<String>) {
        *self = Self::new(text, self.limit);
    }

    /// How long it may be.
    pub fn limit(&self) -> Limit {
        self.limit
    }

    /// How full it is, after the last key or paste.
    pub fn fill(&self) -> Fill {
        Fill::of(&self.text, self.limit, self.left_out)
    }

    /// What a field shows of it.
    pub fn typed(&self) -> Typed<'_> {
        Typed {
            text: &self.text,
            caret: self.caret,
            fill: self.fill(),
        }
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next character goes, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.set("");
    }

    /// Inserts text at the caret as far as there is room; line breaks and tabs become spaces.
    pub fn insert(&mut self, text: &str) {
        let clean = clean(text);
        let fitting = self.limit.fitting(&clean, &self.text);
        self.left_out = clean[fitting.len()..].chars().count();
        self.text.insert_str(self.caret, fitting);
        self.caret += fitting.len();
        self.snap();
    }

    /// Applies an editing key; `false` when the key does not edit.
    pub fn key(&mut self, key: Key) -> bool {
        self.left_out = 0;
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Left => self.caret = self.before(),
            Key::Right => self.caret = self.after(),
            Key::Home => self.caret = 0,
            Key::End => self.caret = self.text.len(),
            Key::Backspace => {
                let from = self.before();
                self.text.replace_range(from..self.caret, "");
                self.caret = from;
            }
            Key::Delete => {
                let to = self.after();
                self.text.replace_range(self.caret..to, "");
            }
            _ => return false,
        }
        true
    }

    fn before(&self) -> usize {
        GraphemeCursor::new(self.caret, self.text.len(), true)
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn after(&self) -> usize {
        GraphemeCursor::new(self.caret, self.text.len(), true)
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    /// A character that joins its neighbour must not leave the caret inside a grapheme.
    fn snap(&mut self) {
        let inside = self
            .text
            .grapheme_indices(true)
            .map(|(start, grapheme)| start + grapheme.len())
            .find(|end| *end >= self.caret);
        self.caret = inside.unwrap_or(self.text.len()).max(self.caret);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[Key]) -> TextField {
        let mut field = TextField::empty(Limit::Name);
        for key in keys {
            assert!(field.key(*key), "{key:?}");
        }
        field
    }

    #[test]
    fn the_caret_moves_by_what_one_sees() {
        let field = typed(&[
            Key::Char('张'),
            Key::Char('三'),
            Key::Left,
            Key::Char('小'),
            Key::End,
            Key::Backspace,
        ]);
        assert_eq!(field.text(), "张小");
        let joined = typed(&[Key::Char('e'), Key::Char('\u{301}'), Key::Left]);
        assert_eq!(joined.caret(), 0);
    }

    #[test]
    fn pasted_lines_become_one_line() {
        let mut field = TextField::empty(Limit::Name);
        field.insert("张三\t男\r\n李四\u{1b}[31m\u{202e}");
        assert_eq!(field.text(), "张三 男 李四[31m");
    }

    #[test]
    fn a_paste_ends_where_there_is_no_more_room_and_says_how_much_was_left_out() {
        let mut field = TextField::new("头", Limit::Name);
        field.key(Key::Home);
        field.insert(&"字".repeat(25));
        assert_eq!((field.text().chars().count(), field.left_out), (20, 6));
        assert!(field.text().ends_with('头'));
        assert!(field.key(Key::Char('字')));
        assert_eq!((field.text().chars().count(), field.left_out), (20, 1));
        field.key(Key::Backspace);
        field.insert("字");
        assert_eq!((field.text().chars().count(), field.left_out), (20, 0));
    }

    #[test]
    fn a_text_that_was_too_long_already_stays_whole_and_can_only_get_shorter() {
        let mut field = TextField::new("字".repeat(30), Limit::Name);
        field.key(Key::Char('字'));
        assert_eq!(field.text().chars().count(), 30);
        field.key(Key::Backspace);
        assert_eq!(field.text().chars().count(), 29);
    }

    #[test]
    fn keys_that_do_not_edit_are_left_to_others() {
        assert!(!TextField::new("a", Limit::Name).key(Key::Enter));
        assert!(!TextField::new("a", Limit::Name).key(Key::Up));
    }
}
