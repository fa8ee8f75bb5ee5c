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
    kin: Vec<String>,
    given: Vec<String>,
    ranks: String,
    forms: Vec<String>,
    titles: Vec<String>,
    counts: Vec<String>,
    joins: String,
    places: Vec<String>,
    homes: Vec<String>,
    words: Vec<String>,
    tails: Vec<String>,
    splits: Vec<String>,
    certain: Vec<String>,
    measures: String,
    numbers: String,
    doubtful: String,
    prepositions: String,
    calls: Vec<String>,
    deeds: Vec<String>,
    indoors: Vec<String>,
    unless: BTreeMap<String, String>,
    office: HashMap<String, String>,
}

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
        let lists = [
            &mut self.compound,
            &mut self.kin,
            &mut self.given,
            &mut self.forms,
            &mut self.titles,
            &mut self.counts,
            &mut self.places,
            &mut self.homes,
            &mut self.words,
            &mut self.tails,
            &mut self.splits,
            &mut self.certain,
            &mut self.calls,
            &mut self.deeds,
            &mut self.indoors,
        ];
        let characters = [
            &mut self.ranks,
            &mut self.joins,
            &mut self.measures,
            &mut self.numbers,
            &mut self.doubtful,
            &mut self.prepositions,
        ];
        for word in lists.into_iter().flatten().chain(characters) {
            *word = variants.folded(word);
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

fn any_starts(chars: &[char], words: &[String]) -> bool {
    words.iter().any(|word| starts_with(chars, word))
}

fn any_ends(chars: &[char], words: &[String]) -> bool {
    words.iter().any(|word| ends_with(chars, word))
}

/// The longest of some words at the front, in characters.
fn longest<'w>(chars: &[char], words: impl Iterator<Item = &'w String>) -> Option<&'w String> {
    (words.filter(|word| starts_with(chars, word))).max_by_key(|word| word.chars().count())
}

mod called;
pub(super) use called::{After, Seen};

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
