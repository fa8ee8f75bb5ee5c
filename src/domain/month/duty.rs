//! Who owes a month: the one place that decides it. The SQL of `store::month::callers_in` mirrors it.

use chrono::NaiveDate;

use super::Month;

/// Days from one to another; the day on which something ended no longer belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// The first day.
    pub from: NaiveDate,
    /// The day on which it ended, if it did.
    pub to: Option<NaiveDate>,
}

/// When someone was a member, and when the contact of households.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The membership.
    pub member: Spell,
    /// Every spell as a household's contact.
    pub contact: Vec<Spell>,
    /// The first visit on record: nobody owes anything before it.
    pub first_visit: Option<NaiveDate>,
}

impl Duty {
    /// Whether a month has a day on which the member was a household's contact.
    ///
    /// A contact that ended within the month leaves the month's duty standing; a membership that ended
    /// within it ends the duty too: nobody reports to a group they have left.
    pub fn calls_in(&self, month: Month) -> bool {
        let Spell { from, to } = self.member;
        if from > month.last() || to.is_some_and(|to| to <= month.last()) {
            return false;
        }
        self.contact.iter().any(|spell| {
            let began = spell.from.max(from);
            let seen = began.max(month.first());
            began <= month.last() && spell.to.is_none_or(|to| to > seen)
        })
    }

    /// Whether a month's collection and report are asked for.
    pub fn owes(&self, month: Month) -> bool {
        let begun = self.first_visit.is_none_or(|first| first <= month.last());
        begun && self.calls_in(month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spell(from: &str, to: &str) -> Spell {
        Spell {
            from: from.parse().unwrap(),
            to: to.parse().ok(),
        }
    }

    #[test]
    fn a_month_is_owed_by_whoever_called_on_a_household_in_it() {
        let november = Month::parse("2026-11").unwrap();
        for (member, contact, calls) in [
            // Since long ago, from the last day, from the month after.
            (spell("2020-01-01", ""), spell("2024-05-01", ""), true),
            (spell("2020-01-01", ""), spell("2026-11-30", ""), true),
            (spell("2020-01-01", ""), spell("2026-12-01", ""), false),
            (spell("2026-12-01", ""), spell("2024-05-01", ""), false),
            // Ended within the month, on its first day, on the day it began.
            (
                spell("2020-01-01", ""),
                spell("2024-05-01", "2026-11-02"),
                true,
            ),
            (
                spell("2020-01-01", ""),
                spell("2024-05-01", "2026-11-01"),
                false,
            ),
            (
                spell("2020-01-01", ""),
                spell("2026-11-05", "2026-11-05"),
                false,
            ),
            // Left the branch within the month, or after it.
            (
                spell("2020-01-01", "2026-11-20"),
                spell("2024-05-01", ""),
                false,
            ),
            (
                spell("2020-01-01", "2026-12-01"),
                spell("2024-05-01", ""),
                true,
            ),
            // Became a member after the households had gone to someone else.
            (
                spell("2026-11-15", ""),
                spell("2024-05-01", "2026-11-10"),
                false,
            ),
        ] {
            let duty = Duty {
                member,
                contact: vec![contact],
                first_visit: None,
            };
            assert_eq!(duty.calls_in(november), calls, "{duty:?}");
        }
    }

    #[test]
    fn nobody_owes_anything_before_the_first_visit_on_record() {
        let duty = Duty {
            member: spell("2020-01-01", ""),
            contact: vec![spell("2024-05-01", "")],
            first_visit: "2026-10-31".parse().ok(),
        };
        let october = Month::parse("2026-10").unwrap();
        assert!(duty.owes(october) && !duty.owes(october.back(1)));
    }
}
