//! A one-line text being typed: text and caret, moved by graphemes.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::keymap::Key;

/// Text and caret.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextField {
    text: String,
    caret: usize,
}

impl TextField {
    /// A field holding `text`, the caret behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            caret: text.len(),
            text,
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
        *self = Self::default();
    }

    /// Inserts text at the caret; line breaks and tabs become spaces.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .filter_map(|c| match c {
                '\n' | '\t' => Some(' '),
                c if c.is_control() => None,
                c => Some(c),
            })
            .collect();
        self.text.insert_str(self.caret, &clean);
        self.caret += clean.len();
        self.snap();
    }

    /// Applies an editing key; `false` when the key does not edit.
    pub fn key(&mut self, key: Key) -> bool {
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
        let mut field = TextField::default();
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
        let mut field = TextField::default();
        field.insert("张三\t男\n李四\u{1b}[31m");
        assert_eq!(field.text(), "张三 男 李四[31m");
    }

    #[test]
    fn keys_that_do_not_edit_are_left_to_others() {
        assert!(!TextField::new("a").key(Key::Enter));
        assert!(!TextField::new("a").key(Key::Up));
    }
}
