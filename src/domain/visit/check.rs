//! What makes a visit record true enough to keep.

use chrono::NaiveDate;

use super::Outcome;
use crate::domain::Refusal;
use crate::domain::days;
use crate::domain::rules::Rulebook;

/// What is known of a visit before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitFacts {
    /// The day of the visit.
    pub on: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
    /// Persons met.
    pub met: u32,
    /// Issues raised.
    pub issues: u32,
    /// Whether a visitor is named.
    pub has_visitor: bool,
}

/// Checks a visit.
///
/// # Errors
///
/// A [`Refusal`] that names what does not fit.
pub fn check(facts: VisitFacts) -> Result<(), Refusal> {
    if facts.on > facts.today {
        return Err(Refusal::FutureDate { date: facts.on });
    }
    let rules = &Rulebook::builtin().visit;
    if (facts.today - facts.on).num_days() > rules.oldest_days {
        return Err(Refusal::TooLongAgo {
            earliest: days::earlier(facts.today, rules.oldest_days.unsigned_abs()),
        });
    }
    if facts.met > rules.most_met {
        return Err(Refusal::TooManyMet {
            most: rules.most_met,
        });
    }
    if !facts.has_visitor {
        return Err(Refusal::NoVisitor);
    }
    if facts.outcome.is_meeting() && facts.met == 0 {
        return Err(Refusal::MetNobody);
    }
    if !facts.outcome.is_meeting() && facts.met > 0 {
        return Err(Refusal::MetSomebody {
            outcome: facts.outcome,
        });
    }
    if !facts.outcome.is_conversation() && facts.issues > 0 {
        return Err(Refusal::RaisedByNobody {
            outcome: facts.outcome,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_meeting_counts_persons_and_only_a_conversation_raises_issues() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let facts = |outcome, met, issues| VisitFacts {
            on: day,
            today: day,
            outcome,
            met,
            issues,
            has_visitor: true,
        };
        for (outcome, met, issues, allowed) in [
            (Outcome::Met, 1, 0, true),
            (Outcome::Met, 0, 0, false),
            (Outcome::NobodyHome, 0, 0, true),
            (Outcome::NobodyHome, 1, 0, false),
            (Outcome::NobodyHome, 0, 1, false),
            (Outcome::Phone, 0, 1, true),
            (Outcome::Phone, 1, 0, false),
            (Outcome::Vacant, 0, 1, false),
        ] {
            assert_eq!(
                check(facts(outcome, met, issues)).is_ok(),
                allowed,
                "{outcome:?} {met} {issues}"
            );
        }
        let rules = &Rulebook::builtin().visit;
        let most = rules.most_met;
        assert!(check(facts(Outcome::Met, most, 0)).is_ok());
        assert_eq!(
            check(facts(Outcome::Met, most + 1, 0)),
            Err(Refusal::TooManyMet { most })
        );
        let earliest = days::earlier(day, rules.oldest_days.unsigned_abs());
        let on = |on| VisitFacts {
            on,
            ..facts(Outcome::Met, 1, 0)
        };
        assert!(check(on(earliest)).is_ok());
        assert_eq!(
            check(on(earliest.pred_opt().unwrap())),
            Err(Refusal::TooLongAgo { earliest })
        );
        let tomorrow = VisitFacts {
            on: day.succ_opt().unwrap(),
            ..facts(Outcome::Met, 1, 0)
        };
        assert_eq!(
            check(tomorrow),
            Err(Refusal::FutureDate { date: tomorrow.on })
        );
    }
}
