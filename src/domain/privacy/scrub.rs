//! Free text without what leads to someone: telephones, identity numbers, bank cards, plates, doors.
//!
//! Patterns only, so that it also holds for people the file does not know. Buildings and stairs
//! stay, for they are what most matters are about; a door behind them does not.

mod chain;
mod common;
mod day;
mod door;
mod number;
mod own;
mod plain;
mod plate;

use std::ops::Range;

use super::places::Places;
use super::sign::{Sort, sort, whole};
use crate::domain::clean::clean;
use crate::domain::identity::fold::{digit, is_numeral};
pub(super) use plain::letters as plain_letters;

/// What stands in place of what was taken out.
pub(super) const HIDDEN: &str = "***";

/// What the file knows of doors.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) places: &'k Places,
    /// The door a text came from; empty where it came from none.
    pub(super) door: &'k str,
}

/// Blanks what looks like a telephone, an identity number, a bank card, a plate or a door.
pub fn scrub(text: &str) -> String {
    let known = Known {
        places: &Places::default(),
        door: "",
    };
    scrubbed(text, known)
}

/// The same with what the file knows; what is shown is looked through again, so that nothing new appears beside a blank.
pub(super) fn scrubbed(text: &str, known: Known<'_>) -> String {
    let mut shown = clean(text).into_owned();
    // Every round takes digits or letters away, so that there is a last one.
    loop {
        let chars: Vec<char> = shown.chars().collect();
        let spans = spans(&chars, known);
        if spans.is_empty() {
            return shown;
        }
        shown.clear();
        let mut at = 0;
        for span in spans {
            shown.extend(&chars[at..span.start]);
            shown.push_str(HIDDEN);
            at = span.end;
        }
        shown.extend(&chars[at..]);
    }
}

/// Where something is blanked in a text as it was typed.
pub(super) fn spans(text: &[char], known: Known<'_>) -> Vec<Range<usize>> {
    let plain = plain::Plain::new(text);
    let own = own::Own::new(known.door);
    let chars = &plain.chars;
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let found = own.at(chars, at);
        let (used, is_hidden) =
            found.map_or_else(|| piece(chars, at, known.places), |used| (used, true));
        if is_hidden {
            let span = plain.range(at, at + used);
            let (start, end) = whole(text, span.start, span.end);
            let span = start..end;
            match spans.last_mut() {
                // Two numbers in one character: `⑾` is read as one.
                Some(last) if last.end > span.start => last.end = span.end,
                _ => spans.push(span),
            }
        }
        at += used;
    }
    spans
}

/// How many characters belong together here, and whether they are hidden.
fn piece(chars: &[char], at: usize, places: &Places) -> (usize, bool) {
    let rest = &chars[at..];
    let before = &chars[..at];
    if !may_begin(rest[0]) {
        return (1, false);
    }
    if let Some(used) = day::day(rest).or_else(|| common::nobodys(before, rest)) {
        return (used, false);
    }
    let personal = plate::plate(before, rest)
        .or_else(|| plate::address(rest))
        .or_else(|| plate::account(before, rest))
        .or_else(|| number::number(rest))
        .map(|used| (used, true));
    // A number is looked at from its start only, never from its middle.
    (personal.or_else(|| door::door(before, rest, places))).unwrap_or((digits(rest).max(1), false))
}

/// Whether anything that is looked for begins with such a character.
fn may_begin(c: char) -> bool {
    let is_number = c.is_ascii_alphanumeric() || is_digit(c) || is_numeral(c);
    is_number || matches!(c, '(' | '[' | '〔') || plate::is_province(c)
}

/// A digit as people write it in numbers that are read out.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || spoken(c).is_some()
}

/// The value of a hanzi digit that is read out or written on a cheque.
fn spoken(c: char) -> Option<u32> {
    Some(match c {
        '幺' | '壹' => 1,
        '贰' => 2,
        '叁' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        other => return digit(other),
    })
}

/// Length of the run of digits at the front.
fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| is_digit(**c)).count()
}

/// Length of the run of blanks at the front.
fn blanks(chars: &[char]) -> usize {
    chars.iter().take_while(|c| **c == ' ').count()
}

/// A sign of any kind that may stand between two numbers, a blank not counted.
fn is_sign(c: char) -> bool {
    match c {
        '*' | ' ' => false,
        c => matches!(sort(c), Sort::Joint | Sort::Break | Sort::End),
    }
}

/// A blank, a bracket, a quote: written around a word without meaning anything.
fn is_filler(c: char) -> bool {
    matches!(
        c,
        ' ' | '-'
            | '_'
            | '('
            | ')'
            | '['
            | ']'
            | '"'
            | '\''
            | ':'
            | '“'
            | '”'
            | '「'
            | '」'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '《'
            | '》'
    )
}

#[cfg(test)]
mod tests;
