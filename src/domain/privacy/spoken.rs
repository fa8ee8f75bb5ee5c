//! How people are named in a sentence, as data (`assets/names.toml`): compound surnames, forms of address, offices.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::variants::Variants;
use crate::domain::Coded;
use crate::domain::person::Role;

/// The data, as it was read once.
#[derive(Debug, Deserialize)]
pub struct Spoken {
    compound: Vec<String>,
    forms: Vec<String>,
    titles: Vec<String>,
    unless: BTreeMap<String, String>,
    places: Vec<String>,
    homes: Vec<String>,
    words: Vec<String>,
    tails: Vec<String>,
    joins: Vec<String>,
    office: HashMap<String, String>,
}

/// What stands for a household and not for one person.
const HOUSEHOLD: &str = "家";

impl Spoken {
    /// The data that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Spoken {
        static BOOK: LazyLock<Spoken> = LazyLock::new(|| {
            let book: Spoken = toml::from_str(include_str!("../../../assets/names.toml"))
                .expect("the built-in forms of address are well-formed");
            book.folded()
        });
        &BOOK
    }

    /// As texts are folded before they are compared.
    fn folded(mut self) -> Self {
        let variants = Variants::builtin();
        for list in [
            &mut self.compound,
            &mut self.forms,
            &mut self.titles,
            &mut self.places,
            &mut self.homes,
            &mut self.words,
            &mut self.tails,
            &mut self.joins,
        ] {
            for word in list {
                *word = variants.folded(word);
            }
        }
        let unless = std::mem::take(&mut self.unless).into_iter();
        let folded = unless.map(|(form, next)| (variants.folded(&form), variants.folded(&next)));
        self.unless = folded.collect();
        self
    }

    /// How many characters of a folded name are its surname.
    pub(super) fn surname(&self, name: &[char]) -> usize {
        let is_compound =
            name.len() > 2 && self.compound.iter().any(|head| starts_with(name, head));
        1 + usize::from(is_compound)
    }

    /// Length of the form of address behind a surname; none where the two belong to words or begin the name of a place.
    pub(super) fn form(&self, before: &[char], surname: &[char], behind: &[char]) -> Option<usize> {
        let all = self.forms.iter().map(|form| (form, false));
        let all = all.chain(self.titles.iter().map(|form| (form, true)));
        let (form, is_title) = all
            .filter(|(form, _)| starts_with(behind, form))
            .max_by_key(|(form, _)| form.chars().count())?;
        let used = form.chars().count();
        let said: String = surname.iter().chain(&behind[..used]).collect();
        let is_word = self.words.contains(&said)
            || self.ends_word(before, surname)
            || (form == HOUSEHOLD && self.is_place(&behind[used..]))
            || (is_title && self.is_other(before, surname, form, &behind[used..]));
        (!is_word).then_some(used)
    }

    fn is_place(&self, behind: &[char]) -> bool {
        let starts = |word: &String| starts_with(behind, word);
        self.places.iter().any(starts) && !self.homes.iter().any(starts)
    }

    /// Whether what looks like a surname is the end of an ordinary word.
    fn ends_word(&self, before: &[char], surname: &[char]) -> bool {
        const LONGEST: usize = 4;
        let near = &before[before.len().saturating_sub(LONGEST)..];
        let said: Vec<char> = near.iter().chain(surname).copied().collect();
        self.tails.iter().any(|word| ends_with(&said, word))
    }

    /// Whether the title goes on as another word, or what stands before it joins it to another title.
    fn is_other(&self, before: &[char], surname: &[char], form: &str, behind: &[char]) -> bool {
        let surname: String = surname.iter().collect();
        let mut all = self.forms.iter().chain(&self.titles);
        let joins = self.joins.contains(&surname) && all.any(|form| ends_with(before, form));
        let mut unless = self.unless.iter().filter(|(end, _)| form.ends_with(*end));
        joins || unless.any(|(_, next)| behind.first().is_some_and(|c| next.contains(*c)))
    }

    /// What a public office is called beside the name of whoever holds it; nothing for a role that is none.
    pub fn office(&self, role: Role) -> Option<&str> {
        self.office.get(role.code()).map(String::as_str)
    }
}

fn ends_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter().rev();
    word.chars().rev().all(|c| rest.next() == Some(&c))
}

fn starts_with(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_but_that_of_a_candidate_is_a_public_office() {
        for role in Role::all() {
            let is_candidate = matches!(role, Role::Activist | Role::Candidate);
            let office = Spoken::builtin().office(role);
            assert_eq!(office.is_none(), is_candidate, "{role:?}");
        }
    }
}
