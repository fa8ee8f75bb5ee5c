//! Two bytes a character: of the few thousand that stand in names each has a number of its own.
//!
//! The automaton goes by bytes. Hanzi have three in UTF-8, many of them the same, and cost four times as much to make ready.

use std::collections::HashMap;

/// Values of a byte that are used; zero stands for what is in no name.
const VALUES: usize = 255;

/// The numbers of the characters that stand in names.
#[derive(Default, Clone)]
pub(super) struct Codes(HashMap<char, [u8; 2]>);

impl Codes {
    /// Writes a name, giving a number to every character that has none yet.
    pub(super) fn written(&mut self, name: &[char]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(name.len() * 2);
        for c in name {
            let next = self.0.len();
            let code = self.0.entry(*c).or_insert_with(|| code(next));
            bytes.extend(*code);
        }
        bytes
    }

    /// Whether a character stands in a name.
    pub(super) fn knows(&self, c: char) -> bool {
        self.0.contains_key(&c)
    }

    /// Writes a text; what stands in no name is written as nothing of them.
    pub(super) fn read(&self, text: &[char]) -> Vec<u8> {
        let code = |c: &char| self.0.get(c).copied().unwrap_or_default();
        text.iter().flat_map(code).collect()
    }
}

/// Characters beyond 65 025 share the last number: more is hidden then, never less.
fn code(number: usize) -> [u8; 2] {
    let byte = |value: usize| u8::try_from(value.min(VALUES - 1) + 1).unwrap_or(u8::MAX);
    [byte(number / VALUES), byte(number % VALUES)]
}
