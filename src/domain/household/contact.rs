//! Who may be asked to call on one more household: never refused, never without a word.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::domain::person::Person;
use crate::domain::rules::ContactRule;

/// What speaks against giving someone one more household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Calls on so many already; more than so many are too many.
    Overloaded {
        /// Households called on.
        households: u32,
        /// As many as the rule has.
        most: u32,
    },
    /// Is so old.
    Old {
        /// Years.
        age: u32,
    },
    /// Carries no load, for a reason.
    Exempt {
        /// Why.
        why: String,
    },
    /// Cannot be reached now.
    Away,
    /// Lives there.
    OwnHome {
        /// The door.
        door: String,
    },
}

/// Nobody is to call on the household he lives in: as its contact, as a visitor, after a handover.
pub fn is_own_home(person: Id<Person>, residents: &[Id<Person>]) -> bool {
    residents.contains(&person)
}

/// What is known of someone who is to call on a household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallerFacts {
    /// Households this person is the contact of, the one in question left out.
    pub households: u32,
    /// Day of birth, if known.
    pub born: Option<NaiveDate>,
    /// Why this person carries no load; empty when they do.
    pub exempt: String,
    /// Whether this person can be called.
    pub can_be_reached: bool,
    /// The household in question that is this person's own, by its door.
    pub own_home: Option<String>,
}

/// Everything that speaks against it.
pub fn doubts(facts: &CallerFacts, rule: &ContactRule, today: NaiveDate) -> Vec<Doubt> {
    let mut found = Vec::new();
    if facts.households >= rule.most {
        found.push(Doubt::Overloaded {
            households: facts.households,
            most: rule.most,
        });
    }
    let age = facts.born.and_then(|born| today.years_since(born));
    if let Some(age) = age.filter(|age| *age >= rule.old) {
        found.push(Doubt::Old { age });
    }
    if !facts.exempt.is_empty() {
        found.push(Doubt::Exempt {
            why: facts.exempt.clone(),
        });
    }
    if !facts.can_be_reached {
        found.push(Doubt::Away);
    }
    found.extend(facts.own_home.clone().map(|door| Doubt::OwnHome { door }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn load_age_and_exemption_are_each_named() {
        let rule = ContactRule {
            most: 15,
            old: 75,
            old_most: 5,
            source: String::new(),
        };
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let able = CallerFacts {
            can_be_reached: true,
            ..CallerFacts::default()
        };
        assert_eq!(doubts(&able, &rule, today), []);
        let loaded = |households| CallerFacts {
            households,
            ..able.clone()
        };
        assert_eq!(doubts(&loaded(14), &rule, today), []);
        let over = Doubt::Overloaded {
            households: 15,
            most: 15,
        };
        assert_eq!(doubts(&loaded(15), &rule, today), [over]);
        let born = |day: &str| CallerFacts {
            born: Some(day.parse().unwrap()),
            ..able.clone()
        };
        assert_eq!(doubts(&born("1951-11-21"), &rule, today), []);
        assert_eq!(
            doubts(&born("1951-11-20"), &rule, today),
            [Doubt::Old { age: 75 }]
        );
        let spared = CallerFacts {
            exempt: "长期病休".to_owned(),
            ..CallerFacts::default()
        };
        let why = "长期病休".to_owned();
        assert_eq!(
            doubts(&spared, &rule, today),
            [Doubt::Exempt { why }, Doubt::Away]
        );
        let door = "1-1-101".to_owned();
        let at_home = CallerFacts {
            own_home: Some(door.clone()),
            ..able
        };
        assert_eq!(doubts(&at_home, &rule, today), [Doubt::OwnHome { door }]);
    }
}
