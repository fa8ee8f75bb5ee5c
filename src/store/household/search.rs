//! What was typed, as a query of the search tables.

use crate::domain::search::{Wanted, wanted};

/// The match expression over households for a narrowing text; `None` when nothing is looked for.
///
/// Every piece must be found; doors match from their first part, pinyin and hanzi from the start of a word,
/// four and more digits also the end of a telephone number.
pub(in crate::store) fn search_terms(typed: &str) -> Option<String> {
    joined(typed, household_term)
}

/// Whether a building is looked for: the houses of a lane are none.
pub(super) fn names_a_building(typed: &str) -> bool {
    let is_building = |wanted: &Wanted| matches!(wanted, Wanted::Building(_));
    wanted(typed).iter().any(is_building)
}

/// The match expression over people with a role.
pub(in crate::store) fn people_terms(typed: &str) -> Option<String> {
    joined(typed, people_term)
}

/// The match expression over everyone in the file: by name and the end of a number only.
pub(in crate::store) fn everyone_terms(typed: &str) -> Option<String> {
    joined(typed, everyone_term)
}

/// The doors of what was typed as a match expression over households; `None` when there are none in it.
pub(super) fn door_terms(typed: &str) -> Option<String> {
    let wanted = wanted(typed);
    let doors = wanted
        .iter()
        .filter(|wanted| matches!(wanted, Wanted::Building(_) | Wanted::Door(_)));
    let terms: Vec<String> = doors.map(household_term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn joined(typed: &str, term: fn(&Wanted) -> String) -> Option<String> {
    let terms: Vec<String> = wanted(typed).iter().map(term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn household_term(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Building(part) => format!("(door : ^\"{part}\")"),
        Wanted::Door(parts) if parts.len() > 1 => format!("(door : ^\"{}\" *)", parts.join(" ")),
        Wanted::Door(parts) => format!("(door : \"{}\" *)", parts.join(" ")),
        Wanted::Digits(digits) => match digits.len() {
            0..DIGITS_OF_TAIL => format!("(door : \"{digits}\" *)"),
            DIGITS_OF_TAIL..=DIGITS_OF_DOOR => {
                format!("((door : \"{digits}\" *) OR {})", tail(digits))
            }
            _ => tail(digits),
        },
        Wanted::Pinyin(letters) => format!("(names : \"{letters}\" *)"),
        Wanted::Hanzi(text) => format!("({{door names}} : \"{}\")", apart(text)),
    }
}

fn people_term(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Building(part) => tail(part),
        Wanted::Door(parts) => tail(&parts.concat()),
        Wanted::Digits(digits) => tail(digits),
        Wanted::Pinyin(letters) => format!("({{names body}} : \"{letters}\" *)"),
        Wanted::Hanzi(text) => format!("({{names body}} : \"{}\")", apart(text)),
    }
}

fn everyone_term(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Building(_) | Wanted::Door(_) | Wanted::Digits(_) => people_term(wanted),
        Wanted::Pinyin(letters) => format!("(names : \"{letters}\" *)"),
        Wanted::Hanzi(text) => format!("(names : \"{}\")", apart(text)),
    }
}

/// From so many digits on, the end of a telephone number may be meant; with more than a door has, it is.
const DIGITS_OF_TAIL: usize = 4;
const DIGITS_OF_DOOR: usize = 5;

/// Numbers stand in the table from their last digit to their first.
fn tail(digits: &str) -> String {
    let reversed: String = digits.chars().rev().collect();
    format!("(tails : \"{reversed}\" *)")
}

fn apart(text: &str) -> String {
    let apart: Vec<String> = text.chars().map(String::from).collect();
    apart.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_becomes_a_match_expression_and_never_syntax() {
        for (typed, terms) in [
            ("3-2-50", Some("(door : ^\"3 2 50\" *)")),
            ("3栋", Some("(door : ^\"3\")")),
            ("501", Some("(door : \"501\" *)")),
            (
                "1203",
                Some("((door : \"1203\" *) OR (tails : \"3021\" *))"),
            ),
            ("120300", Some("(tails : \"003021\" *)")),
            ("zs", Some("(names : \"zs\" *)")),
            ("张三", Some("({door names} : \"张 三\")")),
            ("zs 3栋", Some("(names : \"zs\" *) AND (door : ^\"3\")")),
            ("\"*()", None),
            ("  ", None),
        ] {
            assert_eq!(search_terms(typed).as_deref(), terms, "{typed}");
        }
        assert_eq!(
            people_terms("0017").as_deref(),
            Some("(tails : \"7100\" *)")
        );
    }
}
