//! How many households a member can well call on.

use chrono::NaiveDate;

use crate::domain::rules::ContactRule;

/// The most households for someone: none for the exempt, fewer for the old.
pub fn most_households(
    born: Option<NaiveDate>,
    exempt: &str,
    rule: &ContactRule,
    today: NaiveDate,
) -> u32 {
    let age = born.and_then(|born| today.years_since(born));
    match age {
        _ if !exempt.is_empty() => 0,
        Some(age) if age >= rule.old => rule.old_most,
        _ => rule.most,
    }
}

/// Whether someone calls on more households than that.
pub fn is_over_load(
    households: u32,
    (born, exempt): (Option<NaiveDate>, &str),
    rule: &ContactRule,
    today: NaiveDate,
) -> bool {
    households > most_households(born, exempt, rule, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Rulebook;

    #[test]
    fn age_and_exemption_lower_what_someone_carries() {
        let rule = &Rulebook::builtin().contact;
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        for (households, born, exempt, over) in [
            (15, None, "", false),
            (16, None, "", true),
            (15, Some("1951-11-24"), "", false),
            (6, Some("1951-11-23"), "", true),
            (5, Some("1951-11-23"), "", false),
            (1, None, "因病", true),
            (0, None, "因病", false),
        ] {
            let born = born.map(|born: &str| born.parse().unwrap());
            let found = is_over_load(households, (born, exempt), rule, today);
            assert_eq!(found, over, "{households} {born:?} {exempt}");
        }
    }
}
