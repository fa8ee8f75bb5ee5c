//! A text with the people found in it: as a room may read it, and with the places an operator lets stand.

use std::ops::Range;

use super::blanks::blanks;
use super::scrub::{HIDDEN, Known, scrub};
use crate::domain::clean::clean;

/// Stands for a hidden name while numbers and doors are looked for, so that a name counts nothing: `3-501张三`.
pub(super) const HERE: char = '\u{f8ff}';

/// What a character is painted as that cannot be shown.
const UNKNOWN: char = '〓';

/// Characters shown on either side of a place.
const AROUND: usize = 6;

/// Someone named in a text: from one character up to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) from: usize,
    pub(super) to: usize,
    /// What stands there instead.
    pub(super) mask: String,
}

impl Spot {
    /// Whether two share a character.
    pub(super) fn meets(&self, other: &Spot) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Whether it does not begin or end within a word of letters: `Li` is not in `Limit`.
    pub(super) fn is_word(&self, chars: &[char]) -> bool {
        let joined = |at: usize| match chars.get(at - 1..=at) {
            Some([before, behind]) => is_joined(*before, *behind),
            _ => false,
        };
        let begins_within = self.from > 0 && joined(self.from);
        !begins_within && !joined(self.to)
    }
}

/// Whether two characters side by side belong to one word or one number.
fn is_joined(before: char, behind: char) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && matches!(c, '\0'..='\u{2e7f}' | 'Ａ'..='ｚ');
    (is_letter(before) && is_letter(behind)) || (before.is_numeric() && behind.is_numeric())
}

/// A place where someone is named, or a word that only looks like it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The whole text with everything hidden: by it the place is known again.
    pub text: String,
    /// How many hidden things stand before it in that text.
    pub place: u32,
    /// The word as it was written.
    pub word: String,
    /// What stands there instead.
    pub mask: String,
    /// A few characters on either side, hidden.
    pub around: String,
    /// Whether the operator said that it is no name (不是人名).
    pub stands: bool,
}

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The text as a room may read it.
    pub hidden: String,
    /// Where someone is named.
    pub places: Vec<Masked>,
    /// How many doors and numbers are blanked besides.
    pub blanked: u32,
    chars: Vec<char>,
    spots: Vec<Spot>,
    blanks: Vec<Range<usize>>,
}

impl Reading {
    pub(super) fn new(chars: Vec<char>, mut spots: Vec<Spot>, known: Known<'_>) -> Self {
        // Looked for in the text as it was typed, so that no name that is hidden takes a door apart.
        let blanks = blanks(&chars, &mut spots, known);
        let mut reading = Self {
            hidden: String::new(),
            places: Vec::new(),
            blanked: u32::try_from(blanks.len()).unwrap_or(u32::MAX),
            chars,
            spots,
            blanks,
        };
        let (hidden, begins) = reading.without(|_| false);
        reading.places = (reading.spots.iter().zip(begins))
            .map(|(spot, at)| reading.masked(spot, &hidden, at))
            .collect();
        reading.hidden = hidden;
        reading
    }

    /// The text with the places that stand left as they are.
    pub fn shown(&self) -> String {
        if self.places.iter().all(|place| !place.stands) {
            return self.hidden.clone();
        }
        self.without(|n| self.places[n].stands).0
    }

    /// Hides all but some; gives where each hidden one begins, in bytes.
    fn without(&self, stands: impl Fn(usize) -> bool) -> (String, Vec<usize>) {
        let hidden = self.spots.iter().enumerate().filter(|(n, _)| !stands(*n));
        let hidden: Vec<&Spot> = hidden.map(|(_, spot)| spot).collect();
        let names = hidden.iter().map(|spot| (spot.from..spot.to, true));
        let blanks = self.blanks.iter().map(|blank| (blank.clone(), false));
        let mut gone: Vec<(Range<usize>, bool)> = names.chain(blanks).collect();
        gone.sort_by_key(|(range, _)| range.start);
        let mut cut = String::with_capacity(self.chars.len() * 3);
        let plain = |c: &char| if *c == HERE { UNKNOWN } else { *c };
        let mut at = 0;
        for (range, is_name) in gone {
            cut.extend(self.chars[at..range.start].iter().map(plain));
            if is_name {
                cut.push(HERE);
            } else {
                cut.push_str(HIDDEN);
            }
            at = range.end;
        }
        cut.extend(self.chars[at..].iter().map(plain));
        filled(&scrub(&cut), &hidden)
    }

    fn masked(&self, spot: &Spot, hidden: &str, at: usize) -> Masked {
        let (before, from) = hidden.split_at(at);
        let tail = before.char_indices().rev().nth(AROUND - 1);
        let tail = &before[tail.map_or(0, |(byte, _)| byte)..];
        let word: String = self.chars[spot.from..spot.to].iter().collect();
        let most = spot.mask.chars().count() + AROUND;
        Masked {
            text: hidden.to_owned(),
            place: runs(before),
            word: clean(&word).into_owned(),
            mask: spot.mask.clone(),
            around: tail.chars().chain(from.chars().take(most)).collect(),
            stands: false,
        }
    }
}

/// Puts the masks where the names were; gives where each begins, in bytes.
fn filled(cut: &str, hidden: &[&Spot]) -> (String, Vec<usize>) {
    let mut masks = hidden.iter().map(|spot| spot.mask.as_str());
    let mut begins = Vec::with_capacity(hidden.len());
    let mut out = String::with_capacity(cut.len());
    for c in cut.chars() {
        match c {
            HERE => {
                begins.push(out.len());
                out.push_str(masks.next().unwrap_or("***"));
            }
            other => out.push(other),
        }
    }
    (out, begins)
}

/// How many times something is hidden in a text.
fn runs(text: &str) -> u32 {
    let runs = text.split(|c| c != '*').filter(|run| !run.is_empty());
    u32::try_from(runs.count()).unwrap_or(u32::MAX)
}
