//! A vote on paper while it is counted: what each teller found, and whether both found the same.

use crate::domain::Id;
use crate::domain::ballot::{PaperFault, Papers, cross_check};
use crate::domain::person::Person;

/// What one teller found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Who counted.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// The numbers.
    pub papers: Papers,
}

/// A vote on paper before it is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tellers {
    /// Papers handed in.
    pub returned: u32,
    /// What the first teller found.
    pub first: Option<Counted>,
    /// What the second teller found.
    pub second: Option<Counted>,
}

impl Tellers {
    /// What the first or the second teller found.
    pub fn of(&self, teller: u32) -> Option<&Counted> {
        match teller {
            1 => self.first.as_ref(),
            2 => self.second.as_ref(),
            _ => None,
        }
    }

    /// Whose numbers come next; `None` when both have counted.
    pub fn to_come(&self) -> Option<u32> {
        (1..=2).find(|teller| self.of(*teller).is_none())
    }

    /// What both found, or the number that is wrong; `None` while one of them has not counted.
    pub fn checked(&self) -> Option<Result<Papers, PaperFault>> {
        let (first, second) = self.first.as_ref().zip(self.second.as_ref())?;
        Some(cross_check(self.returned, first.papers, second.papers))
    }

    /// What both found, once they agree.
    pub fn agreed(&self) -> Option<Papers> {
        self.checked()?.ok()
    }
}
