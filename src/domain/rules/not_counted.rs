//! Votes that have rules of their own and are not counted here: admission of members, elections.

use serde::Deserialize;

/// Words by which such a vote is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NotCounted {
    /// The words.
    pub phrases: Vec<String>,
    /// Words beside them which say that it is a matter about such a vote, not the vote.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The rule it follows instead.
    pub source: String,
}

impl NotCounted {
    /// The words by which a text says that it is such a vote.
    pub fn found_in<'a>(&'a self, text: &str) -> Option<&'a str> {
        if self.unless.iter().any(|word| text.contains(word)) {
            return None;
        }
        let found = self.phrases.iter().find(|phrase| text.contains(*phrase));
        found.map(String::as_str)
    }
}
