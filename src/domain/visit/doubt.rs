//! What is asked before a visit is kept: whether it stands there already, and who called on himself.

use chrono::NaiveDate;

use super::Outcome;
use crate::domain::Id;
use crate::domain::household::is_own_home;
use crate::domain::person::Person;

/// What speaks against a visit, until someone says that it was so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitDoubt {
    /// The same visitor called there on the same day with the same outcome.
    Recorded {
        /// The day.
        on: NaiveDate,
        /// The outcome.
        outcome: Outcome,
        /// Who called both times.
        by: String,
    },
    /// A visitor lives there.
    OwnHome {
        /// Who.
        name: String,
    },
}

/// A visit as far as it is compared with others of the same household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visited {
    /// The day.
    pub on: NaiveDate,
    /// The outcome.
    pub outcome: Outcome,
    /// Who called, by name.
    pub visitors: Vec<(Id<Person>, String)>,
}

/// Everything that is to be asked of a visit, beside those of the household and who lives there.
///
/// Nobody home in the morning and someone met in the evening are two calls: only the same outcome is
/// the same visit.
pub fn doubts(
    new: &Visited,
    earlier: &[Visited],
    residents: &[Id<Person>],
) -> impl Iterator<Item = VisitDoubt> {
    let again = new.visitors.iter().find(|(person, _)| {
        let called = |visit: &Visited| visit.visitors.iter().any(|(other, _)| other == person);
        let mut earlier = earlier.iter();
        earlier.any(|visit| visit.on == new.on && visit.outcome == new.outcome && called(visit))
    });
    let again = again.map(|(_, by)| VisitDoubt::Recorded {
        on: new.on,
        outcome: new.outcome,
        by: by.clone(),
    });
    let at_home = new
        .visitors
        .iter()
        .filter(|(person, _)| is_own_home(*person, residents))
        .map(|(_, name)| VisitDoubt::OwnHome { name: name.clone() });
    again.into_iter().chain(at_home)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(on: &str, outcome: Outcome, visitors: &[i64]) -> Visited {
        let named = visitors.iter().map(|id| (Id::new(*id), id.to_string()));
        Visited {
            on: on.parse().unwrap(),
            outcome,
            visitors: named.collect(),
        }
    }

    #[test]
    fn the_same_visit_is_the_same_day_outcome_and_visitor() {
        let earlier = [visit("2026-11-23", Outcome::Met, &[1, 2])];
        for (new, is_same) in [
            (visit("2026-11-23", Outcome::Met, &[2, 3]), true),
            (visit("2026-11-23", Outcome::Met, &[3]), false),
            (visit("2026-11-22", Outcome::Met, &[1]), false),
            (visit("2026-11-23", Outcome::NobodyHome, &[1]), false),
        ] {
            let found = doubts(&new, &earlier, &[]).next();
            assert_eq!(found.is_some(), is_same, "{new:?}");
        }
    }

    #[test]
    fn whoever_lives_there_called_on_himself() {
        let new = visit("2026-11-23", Outcome::Met, &[1, 2]);
        let name = "2".to_owned();
        assert_eq!(
            doubts(&new, &[], &[Id::new(2), Id::new(7)]).collect::<Vec<_>>(),
            [VisitDoubt::OwnHome { name }]
        );
        assert_eq!(doubts(&new, &[], &[Id::new(7)]).next(), None);
    }
}
