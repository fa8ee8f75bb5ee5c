//! A text as names are looked for in it: plain characters only, each with the place it came from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::clean::is_hidden;

/// Characters that count, and where each of them stands in the text.
pub(super) struct Folded {
    /// The characters, one after another.
    pub(super) chars: Vec<char>,
    /// Which character of the text each came from.
    pub(super) from: Vec<usize>,
}

impl Folded {
    /// Folds a text: full-width and compatibility forms to plain ones, blanks, dots and what cannot be seen to nothing.
    pub(super) fn new(chars: &[char]) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(chars.len()),
            from: Vec::with_capacity(chars.len()),
        };
        for (at, c) in chars.iter().enumerate() {
            if is_plain(*c) {
                folded.push(*c, at);
            } else {
                let plain = c.nfkc().filter(|c| counts(*c));
                plain.for_each(|plain| folded.push(plain.to_ascii_lowercase(), at));
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.from.push(at);
    }
}

/// Whether a character stands for itself, as nearly all do.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9')
}

/// Whether a character is part of a name, and not only stands inside of it.
fn counts(c: char) -> bool {
    !(c.is_whitespace() || is_dot(c) || is_hidden(c) || is_combining_mark(c))
}

/// Dots that stand inside of names, however they are typed.
pub(super) fn is_dot(c: char) -> bool {
    matches!(
        c,
        '.' | '\u{b7}'
            | '\u{387}'
            | '\u{2022}'
            | '\u{2024}'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22c5}'
            | '\u{25cf}'
            | '\u{25e6}'
            | '\u{30fb}'
            | '\u{ff0e}'
            | '\u{ff65}'
    )
}
