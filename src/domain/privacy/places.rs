//! Streets and doors of the file that are known as such only there: `东河老街17`, `3-5号`.

use std::collections::HashSet;

use super::scrub::plain_letters;

/// Streets, and house numbers that a day of the month could be taken for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    streets: HashSet<Vec<char>>,
    houses: HashSet<String>,
}

impl Places {
    /// Collects the names of streets, and house numbers as the file writes them.
    pub fn new(
        streets: impl IntoIterator<Item = String>,
        houses: impl IntoIterator<Item = String>,
    ) -> Self {
        let streets = streets.into_iter().map(|street| plain_letters(&street));
        Self {
            streets: streets.filter(|street| street.len() > 1).collect(),
            houses: houses.into_iter().collect(),
        }
    }

    /// Whether a text that was made plain ends with the name of a street.
    pub(super) fn ends_with_street(&self, letters: &[char]) -> bool {
        (2..=letters.len()).any(|length| self.streets.contains(&letters[letters.len() - length..]))
    }

    /// Whether the file holds such a house number.
    pub(super) fn holds(&self, house: &str) -> bool {
        self.houses.contains(house)
    }
}
