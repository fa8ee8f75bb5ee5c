//! How people are named in a sentence, as data (`assets/names.toml`): compound surnames, forms of address, offices.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::Coded;
use crate::domain::person::Role;

/// The data, as it was read once.
#[derive(Debug, Deserialize)]
pub struct Spoken {
    compound: Vec<String>,
    forms: Vec<String>,
    places: Vec<String>,
    homes: Vec<String>,
    words: Vec<String>,
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
            toml::from_str(include_str!("../../../assets/names.toml"))
                .expect("the built-in forms of address are well-formed")
        });
        &BOOK
    }

    /// How many characters of a name are its surname.
    pub(super) fn surname(&self, name: &[char]) -> usize {
        let is_compound =
            name.len() > 2 && self.compound.iter().any(|head| starts_with(name, head));
        1 + usize::from(is_compound)
    }

    /// Length of the form of address behind a surname; none where the two make a word or begin the name of a place.
    pub(super) fn form(&self, surname: &[char], behind: &[char]) -> Option<usize> {
        let starts = |word: &String| starts_with(behind, word);
        let form = self.forms.iter().filter(|form| starts(form));
        let form = form.max_by_key(|form| form.chars().count())?;
        let used = form.chars().count();
        let said: String = surname.iter().chain(&behind[..used]).collect();
        let is_place = form == HOUSEHOLD && self.is_place(&behind[used..]);
        (!is_place && !self.words.contains(&said)).then_some(used)
    }

    fn is_place(&self, behind: &[char]) -> bool {
        let starts = |word: &String| starts_with(behind, word);
        self.places.iter().any(starts) && !self.homes.iter().any(starts)
    }

    /// What a public office is called beside the name of whoever holds it; nothing for a role that is none.
    pub fn office(&self, role: Role) -> Option<&str> {
        self.office.get(role.code()).map(String::as_str)
    }
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
