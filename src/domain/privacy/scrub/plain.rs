//! A text as numbers are looked for in it: every digit of Unicode a plain one, every form of a character one form,
//! each with the place it came from.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory as Category;
use unicode_normalization::UnicodeNormalization;

use crate::domain::clean::is_hidden;
use crate::domain::identity::fold::{half_width, is_numeral};
use crate::domain::privacy::sign::{Sort, sort};
use crate::domain::privacy::variants::Variants;

/// The plain characters and where each of them stands in the text.
pub(super) struct Plain {
    pub(super) chars: Vec<char>,
    from: Vec<usize>,
}

impl Plain {
    /// Makes a text plain; what cannot be seen is left out.
    pub(super) fn new(text: &[char]) -> Self {
        let mut plain = Self {
            chars: Vec::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (at, c) in text.iter().enumerate() {
            each(*c, |one| {
                plain.chars.push(one);
                plain.from.push(at);
            });
        }
        plain
    }

    /// Which characters of the text some of the plain ones are.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        self.from[from]..self.from[to - 1] + 1
    }
}

/// The letters of a word, plain.
pub(in crate::domain::privacy) fn letters(word: &str) -> Vec<char> {
    let mut letters = Vec::new();
    for c in word.chars() {
        each(c, |one| letters.push(one));
    }
    letters.retain(|c| c.is_alphanumeric());
    letters
}

/// Gives the plain characters that stand for one.
fn each(c: char, mut give: impl FnMut(char)) {
    match c {
        ' '..='~' | '幺' => give(sign(c)),
        // Numerals are read as such, whichever form of a character the names go by.
        '佰' => give('百'),
        '拾' => give('十'),
        c if is_numeral(c) => give(c),
        '\u{4e00}'..='\u{9fff}' => give(Variants::builtin().of(c)),
        c if c.is_whitespace() => give(' '),
        '\u{2800}' => give(' '),
        // Not seen at all, or a ring around the digit before it.
        c if is_hidden(c) || sort(c) == Sort::Blank => {}
        c => unusual(c, give),
    }
}

fn unusual(c: char, mut give: impl FnMut(char)) {
    match category(c) {
        Category::DecimalNumber => give(decimal(c)),
        Category::DashPunctuation => give('-'),
        Category::OtherNumber | Category::LetterNumber => match counted(c) {
            Some(value) => value.to_string().chars().for_each(give),
            None => c.nfkd().for_each(|one| give(sign(one))),
        },
        _ => {
            let whole: Vec<char> = c.nfkd().collect();
            // `㎡` is a word and no number.
            let is_unit = whole.first().is_some_and(char::is_ascii_alphabetic)
                && whole.iter().any(char::is_ascii_digit);
            if is_unit {
                give(c);
            } else {
                let variants = Variants::builtin();
                (whole.into_iter()).for_each(|one| give(sign(variants.of(one))));
            }
        }
    }
}

/// The plain twin of a sign; dots and dashes of every kind are one dash or dot each.
fn sign(c: char) -> char {
    match c {
        '~' | '∼' | '─' | '━' => '-',
        '•' | '·' | '・' => '.',
        other => half_width(other),
    }
}

/// A decimal digit of any script: each script has its ten in order.
fn decimal(c: char) -> char {
    let code = u32::from(c);
    let is_digit =
        |code: u32| char::from_u32(code).is_some_and(|c| category(c) == Category::DecimalNumber);
    let before = (1..=code).take_while(|back| is_digit(code - back)).count();
    (b'0'..=b'9').nth(before % 10).map_or('0', char::from)
}

/// Numbers that have no plain twin: digits on discs, rings, and those of merchants.
fn counted(c: char) -> Option<u32> {
    let from = |first: char, value: u32| Some(u32::from(c) - u32::from(first) + value);
    match c {
        '❶'..='❿' => from('❶', 1),
        '➀'..='➉' => from('➀', 1),
        '➊'..='➓' => from('➊', 1),
        '⓫'..='⓴' => from('⓫', 11),
        '⓵'..='⓾' => from('⓵', 1),
        '⓿' | '\u{1f10b}' | '\u{1f10c}' => Some(0),
        'Ⅰ'..='Ⅻ' => from('Ⅰ', 1),
        'ⅰ'..='ⅻ' => from('ⅰ', 1),
        '〡'..='〩' => from('〡', 1),
        '\u{1369}'..='\u{1371}' => from('\u{1369}', 1),
        '\u{10a40}'..='\u{10a43}' => from('\u{10a40}', 1),
        _ => None,
    }
}

fn category(c: char) -> Category {
    CodePointMapData::<Category>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_of_any_kind_is_that_digit() {
        for text in [
            "１２３",
            "①②③",
            "❶❷❸",
            "⓵⓶⓷",
            "𝟏𝟐𝟑",
            "𝟙𝟚𝟛",
            "¹²³",
            "₁₂₃",
            "١٢٣",
            "๑๒๓",
            "१२३",
            "〡〢〣",
            "1️⃣2️⃣3️⃣",
            "Ⅰ②³",
        ] {
            let chars: Vec<char> = text.chars().collect();
            let plain: String = Plain::new(&chars).chars.iter().collect();
            assert_eq!(plain, "123", "{text}");
        }
        assert_eq!(letters("東河 老街").iter().collect::<String>(), "东河老街");
    }
}
