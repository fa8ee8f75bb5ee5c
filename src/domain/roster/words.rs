//! The words of rosters for values with codes: `assets/roster.toml`, no words of its own.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::clean::clean;

/// A code and the ways to write it.
#[derive(Debug, Clone, Deserialize)]
struct Value {
    code: String,
    words: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Others {
    head: Vec<String>,
    building: String,
    people: Vec<String>,
    nothing: Vec<String>,
}

/// Which list of words a cell is looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// 性别.
    Sex,
    /// 人户情况.
    Living,
    /// 房屋性质.
    Housing,
}

/// Everything the program knows about the words of rosters.
#[derive(Debug, Clone, Deserialize)]
pub struct Words {
    sex: Vec<Value>,
    living: Vec<Value>,
    housing: Vec<Value>,
    words: Others,
}

impl Words {
    /// The words that ship with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Words {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/roster.toml"))
                .expect("the built-in words are well-formed")
        });
        &WORDS
    }

    /// The code of a word.
    pub fn code(&self, list: List, text: &str) -> Option<&str> {
        let text = clean(text);
        let text = text.trim();
        self.list(list)
            .iter()
            .find(|value| value.code == text || value.words.iter().any(|word| word == text))
            .map(|value| value.code.as_str())
    }

    /// The word a code is written with; nothing for an unknown code.
    pub fn word(&self, list: List, code: &str) -> &str {
        self.list(list)
            .iter()
            .find(|value| value.code == code)
            .and_then(|value| value.words.first())
            .map_or("", String::as_str)
    }

    /// Whether a relation says that this is the head.
    pub fn is_head(&self, relation: &str) -> bool {
        self.words.head.iter().any(|word| word == relation)
    }

    /// The relation of a head.
    pub fn head(&self) -> &str {
        self.words.head.first().map_or("", String::as_str)
    }

    /// What is written behind the number of a building.
    pub fn building(&self) -> &str {
        &self.words.building
    }

    /// A number of people without the word behind it.
    pub fn count<'t>(&self, text: &'t str) -> &'t str {
        let without = |word: &String| text.strip_suffix(word.as_str());
        let longest = self.words.people.iter().filter_map(without);
        longest.min_by_key(|rest| rest.len()).unwrap_or(text).trim()
    }

    /// Whether a cell says in words that nothing stands there.
    pub fn is_nothing(&self, text: &str) -> bool {
        text.is_empty() || self.words.nothing.iter().any(|word| word == text)
    }

    fn list(&self, list: List) -> &[Value] {
        match list {
            List::Sex => &self.sex,
            List::Living => &self.living,
            List::Housing => &self.housing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_written_as_it_is_read() {
        let words = Words::builtin();
        for list in [List::Sex, List::Living, List::Housing] {
            for value in words.list(list) {
                assert_eq!(
                    words.code(list, words.word(list, &value.code)),
                    Some(value.code.as_str())
                );
            }
        }
        assert_eq!(words.code(List::Sex, " 男\u{200b}"), Some("male"));
        assert_eq!(words.code(List::Sex, "公"), None);
        assert!(words.is_nothing("/") && words.is_nothing("") && !words.is_nothing("3"));
        assert!(words.is_head(words.head()));
    }
}
