//! A chain of values with the words behind them, from the larger to the smaller: `3栋2单元501`, `3-2-501`.

use super::{blanks, is_digit, is_filler, is_sign, spoken};
use crate::domain::identity::fold::{is_numeral, numeral};

/// What a value is the number of, from the largest to the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Building,
    House,
    Unit,
    Floor,
    Room,
    Household,
}

/// How a value is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Word,
    Dash,
    Blank,
    Sign,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) value: u32,
    pub(super) digits: usize,
    pub(super) has_letter: bool,
    /// Written in ASCII digits.
    pub(super) is_ascii: bool,
    pub(super) level: Option<Level>,
    /// The word behind it is `号`.
    pub(super) is_house: bool,
    pub(super) join: Join,
}

impl Part {
    /// `501`, not `120`: a floor and a room on it.
    pub(super) fn is_room(&self) -> bool {
        self.value >= 100 && (1..=9).contains(&(self.value % 100))
    }

    /// A room of a high house, too: `1212`.
    pub(super) fn may_be_room(&self) -> bool {
        (101..6000).contains(&self.value) && (1..=20).contains(&(self.value % 100))
    }
}

/// Values and words from the larger to the smaller, and how many characters they take.
pub(super) fn chain(chars: &[char]) -> (Vec<Part>, usize) {
    let mut parts: Vec<Part> = Vec::new();
    let (mut used, mut join, mut at) = (0, Join::Word, 0);
    while let Some((mut part, length)) = value(&chars[at..]) {
        part.join = join;
        let (level, word) = word(&chars[at + length..], parts.is_empty());
        part.level = level;
        part.is_house = word > 0 && chars[at + length + word - 1] == '号';
        let above = parts.iter().filter_map(|part| part.level).max();
        if level.is_some() && above.is_some_and(|above| level <= Some(above)) {
            break;
        }
        // Two house numbers beside each other are two.
        let are_houses = part.is_house && parts.first().is_some_and(|first| first.is_house);
        if are_houses && join != Join::Dash {
            break;
        }
        // Across a comma only what has its own word or is a room goes on.
        if join == Join::Sign && level.is_none() && !part.may_be_room() {
            break;
        }
        parts.push(part);
        used = at + length + word;
        let (next, signs) = joined(&chars[used..], level.is_some());
        let Some(next) = next else { break };
        (join, at) = (next, used + signs);
    }
    (parts, used)
}

/// Digits with a letter before or behind, a letter alone before its word, or numerals.
pub(super) fn value(chars: &[char]) -> Option<(Part, usize)> {
    let letters = |chars: &[char]| chars.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let front = letters(chars);
    let numerals = |c: &&char| is_digit(**c) || is_numeral(**c);
    let digits = chars[front..].iter().take_while(numerals).count();
    let back = if digits > 0 {
        letters(&chars[front + digits..])
    } else {
        0
    };
    if front + back > 1 || front + digits == 0 || digits > 5 {
        return None;
    }
    let used = front + digits + back;
    let behind = chars[used..].iter().find(|c| !is_filler(**c) || **c == '-');
    if digits == 0 && !behind.is_some_and(|c| matches!(c, '栋' | '幢' | '座' | '-')) {
        return None;
    }
    let digital = &chars[front..front + digits];
    let part = Part {
        value: number(digital).unwrap_or(0),
        digits,
        has_letter: front + back > 0,
        is_ascii: digital.iter().all(char::is_ascii_digit),
        level: None,
        is_house: false,
        join: Join::Word,
    };
    Some((part, used))
}

/// What digits and numerals say.
fn number(chars: &[char]) -> Option<u32> {
    let plain = |c: &char| if *c == '幺' { '一' } else { *c };
    let text: String = chars.iter().map(plain).collect();
    text.parse().ok().or_else(|| numeral(&text)).or_else(|| {
        let digit = |c: char| spoken(c).and_then(|value| char::from_digit(value, 10));
        let mixed: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
        mixed.parse().ok()
    })
}

/// The word behind a value and how many characters it takes, with the blanks before and within it.
fn word(chars: &[char], is_first: bool) -> (Option<Level>, usize) {
    use Level::*;
    let words: [(&str, Level); 17] = [
        ("号楼", Building),
        ("#楼", Building),
        ("单元", Unit),
        ("栋", Building),
        ("幢", Building),
        ("座", Building),
        ("#", Building),
        ("弄", Building),
        ("号", House),
        ("层", Floor),
        ("楼", Floor),
        ("室", Room),
        ("房", Room),
        ("户", Household),
        ("单", Unit),
        ("院", Building),
        ("门", Unit),
    ];
    let found = words
        .iter()
        .find_map(|(word, level)| Some((*word, *level, begins(chars, word)?)));
    match found {
        // Behind other values it is the room: `3栋2单元501号`.
        Some(("号", _, used)) if !is_first => (Some(Room), used),
        // `1幢1门301`; a door of a house otherwise.
        Some(("门", _, used)) if is_first || joined(&chars[used..], true).0.is_none() => (None, 0),
        Some((_, level, used)) => (Some(level), used),
        None => (None, 0),
    }
}

/// How many characters a word takes at the front, whatever is written around its characters as word processors do.
fn begins(chars: &[char], word: &str) -> Option<usize> {
    let mut used = 0;
    for c in word.chars() {
        let signs = chars[used..].iter().take_while(|c| is_filler(**c)).count();
        if chars.get(used + signs) != Some(&c) {
            return None;
        }
        used += signs + 1;
    }
    // A dash before the word is one between two numbers: `3-号`.
    Some(used)
}

/// What joins the next value, and how many characters it takes; none when there is no next value.
fn joined(chars: &[char], has_word: bool) -> (Option<Join>, usize) {
    let of = usize::from(has_word && chars.first() == Some(&'的'));
    let before = of + blanks(&chars[of..]);
    let signs = &chars[before..];
    let dashes = signs.iter().take_while(|c| matches!(c, '-' | '_')).count();
    let others = signs.iter().take_while(|c| is_sign(**c)).count();
    let used = before + if dashes > 0 { dashes } else { others };
    let after = used + blanks(&chars[used..]);
    if value(&chars[after..]).is_none() {
        return (None, 0);
    }
    let join = match (dashes, others, has_word, after) {
        (1..=2, ..) => Some(Join::Dash),
        (0, 0, true, _) => Some(Join::Word),
        (0, 1..=2, true, _) => Some(Join::Sign),
        (0, 0, false, 1..=2) => Some(Join::Blank),
        _ => None,
    };
    (join, if join.is_some() { after } else { 0 })
}
