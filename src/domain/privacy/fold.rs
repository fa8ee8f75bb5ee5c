//! A text as names are looked for in it: letters and numbers only, each with the place it came from.

use unicode_normalization::UnicodeNormalization;

use super::codes::Codes;
use super::sign::{Sort, sort};
use super::variants::Variants;

/// Characters that count, and where each of them stands in the text.
pub(super) struct Folded {
    /// The characters, one after another.
    pub(super) chars: Vec<char>,
    /// Which character of the text each came from.
    pub(super) from: Vec<usize>,
}

impl Folded {
    /// Folds a name; what nobody knows is taken for one of its characters, for rare ones are kept so.
    pub(super) fn name(chars: &[char]) -> Self {
        Self::new(chars, |_| true)
    }

    /// Folds a text; what nobody knows is one of its characters only where it is one of a name.
    pub(super) fn text(chars: &[char], codes: &Codes) -> Self {
        Self::new(chars, |c| codes.knows(c))
    }

    /// Every form of a character to one, whatever stands between two of them to nothing.
    fn new(chars: &[char], is_known: impl Fn(char) -> bool) -> Self {
        let variants = Variants::builtin();
        let mut folded = Self {
            chars: Vec::with_capacity(chars.len()),
            from: Vec::with_capacity(chars.len()),
        };
        let counts = |c: &char| match sort(*c) {
            Sort::Letter => true,
            Sort::Unknown => is_known(*c),
            Sort::Blank | Sort::Joint | Sort::Break | Sort::End => false,
        };
        for (at, c) in chars.iter().enumerate() {
            if matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9') {
                folded.push(variants.of(*c), at);
            } else if counts(c) {
                let plain = c.nfkd().flat_map(char::to_lowercase).filter(counts);
                plain.for_each(|plain| folded.push(variants.of(plain), at));
            } else if let Some(plain) = pictured(*c) {
                folded.push(plain, at);
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.from.push(at);
    }
}

/// The letter that a symbol is a picture of: a radical, a letter in a circle.
fn pictured(c: char) -> Option<char> {
    let variants = Variants::builtin();
    let mut plain = c.nfkd().flat_map(char::to_lowercase);
    let (first, None) = (plain.next()?, plain.next()) else {
        return None;
    };
    let plain = variants.of(first);
    (plain.is_alphabetic() && sort(plain) == Sort::Letter).then_some(plain)
}
