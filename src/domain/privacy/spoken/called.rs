//! Whether what looks like a surname with a form of address behind it calls someone, by the words around the two.

use super::{Spoken, any_ends, any_starts, longest};

/// What stands for a household and not for one person.
const HOUSEHOLD: &str = "家";

/// What stands right before a surname.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::privacy) enum After {
    /// Nothing of its part of the sentence.
    Nothing,
    /// Someone who is hidden.
    Someone,
    /// Other words.
    Words,
}

/// A surname in its sentence, folded.
#[derive(Clone, Copy)]
pub(in crate::domain::privacy) struct Seen<'t> {
    pub(in crate::domain::privacy) before: &'t [char],
    pub(in crate::domain::privacy) surname: &'t [char],
    pub(in crate::domain::privacy) behind: &'t [char],
    pub(in crate::domain::privacy) after: After,
}

impl Spoken {
    /// Length of the form of address behind a surname; none where the two belong to words or begin the name of a place.
    pub(in crate::domain::privacy) fn form(&self, seen: Seen<'_>) -> Option<usize> {
        let is_kin = |form: &String| self.kin.contains(form);
        let all = (self.kin.iter()).chain(&self.forms).chain(&self.titles);
        let (form, used) = match longest(seen.behind, all) {
            Some(form) => (form, form.chars().count()),
            None => self.ranked(seen.behind)?,
        };
        let said: String = seen.surname.iter().chain(&seen.behind[..used]).collect();
        let behind = &seen.behind[used..];
        let is_certain = any_ends(seen.before, &self.certain);
        let is_word = (self.words.contains(&said) && !is_certain)
            || (self.ends_word(seen) && !(is_kin(form) && self.is_split(seen)))
            || self.is_measure(seen)
            || self.goes_on(form, behind)
            || (form == HOUSEHOLD && self.is_place(behind))
            || (self.is_doubtful(seen) && !self.is_called(seen, form, behind));
        (!is_word).then_some(used)
    }

    /// Length of the form behind what is given to someone: kin most of all is spoken of so.
    pub(in crate::domain::privacy) fn kin(&self, behind: &[char]) -> Option<usize> {
        let form = longest(behind, self.kin.iter().chain(&self.given))?;
        let used = form.chars().count();
        (!self.goes_on(form, &behind[used..])).then_some(used)
    }

    /// How many characters count the households or people whose surnames stand before them: `李王两家`.
    pub(in crate::domain::privacy) fn count(&self, behind: &[char]) -> Option<usize> {
        longest(behind, self.counts.iter()).map(|count| count.chars().count())
    }

    /// Whether a character joins two surnames.
    pub(in crate::domain::privacy) fn joins(&self, c: char) -> bool {
        self.joins.contains(c)
    }

    /// Whether what looks like a surname is the end of an ordinary word.
    pub(in crate::domain::privacy) fn ends_word(&self, seen: Seen<'_>) -> bool {
        const LONGEST: usize = 4;
        if seen.after != After::Words || any_ends(seen.before, &self.certain) {
            return false;
        }
        let near = &seen.before[seen.before.len().saturating_sub(LONGEST)..];
        let said: Vec<char> = near.iter().chain(seen.surname).copied().collect();
        any_ends(&said, &self.tails)
    }

    /// Whether the word before could be one and a surname: `为何奶奶送餐`.
    fn is_split(&self, seen: Seen<'_>) -> bool {
        let near = &seen.before[seen.before.len().saturating_sub(1)..];
        let said: Vec<char> = near.iter().chain(seen.surname).copied().collect();
        any_ends(&said, &self.splits)
    }

    /// `三叔`: which of several, and kin.
    fn ranked(&self, behind: &[char]) -> Option<(&String, usize)> {
        let (rank, rest) = behind.split_first()?;
        let form = longest(rest, self.kin.iter()).filter(|_| self.ranks.contains(*rank))?;
        Some((form, 1 + form.chars().count()))
    }

    /// `两张工单`; but `501张家` are those who live there.
    fn is_measure(&self, seen: Seen<'_>) -> bool {
        let holds = |all: &str, c: Option<&char>| c.is_some_and(|c| all.contains(*c));
        let is_one = seen.surname.len() == 1 && holds(&self.measures, seen.surname.first());
        let counts = seen.after == After::Words && holds(&self.numbers, seen.before.last());
        is_one && counts && !ends_with_room(seen.before)
    }

    fn is_place(&self, behind: &[char]) -> bool {
        any_starts(behind, &self.places) && !any_starts(behind, &self.homes)
    }

    /// Whether the form goes on as another word.
    fn goes_on(&self, form: &str, behind: &[char]) -> bool {
        let Some(next) = behind.first() else {
            return false;
        };
        let mut unless = self.unless.iter().filter(|(end, _)| form.ends_with(*end));
        unless.any(|(_, all)| all.contains(*next)) && !any_starts(behind, &self.homes)
    }

    /// Whether the surname is one that most often belongs to another word or joins two.
    fn is_doubtful(&self, seen: Seen<'_>) -> bool {
        let surname: String = seen.surname.iter().collect();
        match seen.after {
            After::Nothing => self.prepositions.contains(&surname),
            After::Someone | After::Words => self.doubtful.contains(&surname),
        }
    }

    /// Whether a doubtful surname is one all the same.
    fn is_called(&self, seen: Seen<'_>, form: &str, behind: &[char]) -> bool {
        let is_indoors = form == HOUSEHOLD && any_starts(behind, &self.indoors);
        let is_called = match seen.after {
            After::Nothing => !any_starts(behind, &self.deeds),
            // `王静和奶奶`.
            After::Someone => false,
            After::Words => any_ends(seen.before, &self.calls),
        };
        is_called && !is_indoors
    }
}

/// Whether the digits at the end could be a floor and a room on it.
fn ends_with_room(before: &[char]) -> bool {
    const MOST_ROOMS: u32 = 12;
    let digits: Vec<u32> = (before.iter().rev())
        .map_while(|c| c.to_digit(10))
        .collect();
    matches!(digits[..], [ones, tens, _, ..] if (1..=MOST_ROOMS).contains(&(tens * 10 + ones)))
}
