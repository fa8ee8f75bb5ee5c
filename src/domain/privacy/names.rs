//! The one engine that finds people in free text: every name of the file at once, and whoever is called by a surname.

use std::collections::HashSet;
use std::fmt;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::codes::Codes;
use super::fold::Folded;
use super::mask_name;
use super::places::Places;
use super::reading::{Reading, Spot};
use super::scrub::Known;
use super::sign::{Sort, sort, whole};
use needles::{given, parts, spellings, surname};

/// The names that free text must not show. Made once; a text is gone through once, however many names there are.
///
/// A name of one character is no needle: it would hide ordinary words.
#[derive(Default)]
pub struct Names {
    finder: Option<AhoCorasick>,
    codes: Codes,
    surnames: HashSet<Vec<char>>,
    /// What is given to someone, and the parts of a name that is written with a dot.
    given: HashSet<Vec<char>>,
    places: Places,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.finder.as_ref().map_or(0, AhoCorasick::patterns_len);
        f.debug_struct("Names").field("known", &known).finish()
    }
}

impl Names {
    /// Collects names; of each its surname is known, too, and what is given.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let (mut codes, mut needles) = (Codes::default(), HashSet::new());
        let (mut surnames, mut givens) = (HashSet::new(), HashSet::new());
        for name in names {
            let chars: Vec<char> = name.chars().collect();
            let whole = Folded::name(&chars).chars;
            let surname = surname(&chars, &whole);
            givens.extend(
                surname
                    .as_deref()
                    .and_then(|surname| given(surname, &whole)),
            );
            givens.extend(parts(&chars));
            surnames.extend(surname);
            needles.extend(spellings(&chars, whole).map(|one| codes.written(&one)));
        }
        // Texts are short: what it costs to make it counts for more than the speed of going through them.
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .prefilter(false)
            .build(&needles);
        Self {
            // Too many needles for the automaton to number cannot stand in a file.
            finder: finder.ok().filter(|_| !needles.is_empty()),
            codes,
            surnames,
            given: givens,
            places: Places::default(),
        }
    }

    /// The same names beside the streets and doors of a file.
    pub fn beside(&self, places: Places) -> Self {
        Self {
            finder: self.finder.clone(),
            codes: self.codes.clone(),
            surnames: self.surnames.clone(),
            given: self.given.clone(),
            places,
        }
    }

    /// The streets and doors it was made with.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Reads a text: who is named in it, and how it looks once they are hidden.
    pub fn read(&self, text: &str) -> Reading {
        self.read_from("", text)
    }

    /// Reads a text that came from a door: that door is hidden in it however short it is.
    pub fn read_from(&self, door: &str, text: &str) -> Reading {
        let chars: Vec<char> = text.chars().collect();
        let spots = self.spots(&chars);
        let places = &self.places;
        Reading::new(chars, spots, Known { places, door })
    }

    /// Free text as a room may read it: without these names, and without numbers that lead to someone.
    pub fn hide(&self, text: &str) -> String {
        self.read(text).hidden
    }

    /// Whether this is one of the names.
    pub fn knows(&self, name: &str) -> bool {
        let chars: Vec<char> = name.trim().chars().collect();
        let spots = self.spots(&chars);
        matches!(spots.as_slice(), [only] if only.from == 0 && only.to == chars.len())
    }

    /// The people named in a text, from left to right, none over another.
    fn spots(&self, chars: &[char]) -> Vec<Spot> {
        let folded = Folded::text(chars, &self.codes);
        let mut spots = apart(self.named(chars, &folded));
        // A form of address stays where it is, so that it must not keep a name from being hidden.
        let free = |spot: &Spot| spots.iter().all(|known| !known.meets(spot));
        let mut called = called::called(self, &spots, chars, &folded);
        called.retain(free);
        spots.extend(apart(called));
        spots.sort_by_key(|spot| spot.from);
        spots
    }

    /// Every full name, also where one stands inside another.
    fn named(&self, chars: &[char], folded: &Folded) -> Vec<Spot> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let text = self.codes.read(&folded.chars);
        finder
            .find_overlapping_iter(&text)
            // From the second byte of a character on it is none of the names.
            .filter(|found| found.start() % 2 == 0)
            .filter_map(|found| {
                let (from, to) = (found.start() / 2, found.end() / 2);
                let mut kept = folded.from[from..to].to_vec();
                kept.dedup();
                if !is_one_name(chars, &kept) {
                    return None;
                }
                let name: String = kept.iter().map(|at| chars[*at]).collect();
                let (from, to) = whole(chars, *kept.first()?, kept.last()? + 1);
                let spot = Spot {
                    from,
                    to,
                    mask: mask_name(&name),
                };
                spot.is_word(chars).then_some(spot)
            })
            .collect()
    }
}

/// Whether characters of a text are one name: any signs may stand between them, but a number is no part of a name
/// once a sign stands before it.
fn is_one_name(chars: &[char], kept: &[usize]) -> bool {
    let belong = |pair: &[usize]| {
        let is_number = pair.iter().any(|at| chars[*at].is_numeric());
        let mut between = chars[pair[0] + 1..pair[1]].iter();
        !is_number || between.all(|c| sort(*c) == Sort::Blank)
    };
    kept.windows(2).all(belong) && !is_masked(chars, kept)
}

/// Whether the stars of somebody hidden already stand behind a surname: `王*平时` is no 王平.
fn is_masked(chars: &[char], kept: &[usize]) -> bool {
    let name: String = kept.iter().map(|at| chars[*at]).collect();
    let mask = mask_name(&name);
    let (surname, stars) = mask.split_at(mask.find('*').unwrap_or(mask.len()));
    let given = surname.chars().count();
    let (Some(last), Some(next)) = (given.checked_sub(1).map(|at| kept[at]), kept.get(given))
    else {
        return false;
    };
    let between = &chars[last + 1..*next];
    between.iter().take_while(|c| **c == '*').count() >= stars.len()
}

/// Of spots that lie over each other the leftmost stays, and of those that begin together the longest.
fn apart(mut spots: Vec<Spot>) -> Vec<Spot> {
    spots.sort_by_key(|spot| (spot.from, std::cmp::Reverse(spot.to)));
    let mut until = 0;
    spots.retain(|spot| {
        let is_free = spot.from >= until;
        until = if is_free { spot.to } else { until };
        is_free
    });
    spots
}

mod called;
mod needles;
#[cfg(test)]
mod ordinary;
#[cfg(test)]
mod tests;
