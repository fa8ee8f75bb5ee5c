//! Whom of a household a search means.

use super::{Wanted, wanted};

/// Someone of a household whom a search has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Name.
    pub name: String,
    /// The number that was looked for, in full; views mask it.
    pub phone: Option<String>,
}

/// What someone can be found by.
#[derive(Debug, Clone, Copy)]
pub struct Findable<'a> {
    /// Search words of the name.
    pub keys: &'a str,
    /// Telephone numbers, blank-separated.
    pub phones: &'a str,
}

/// From so many digits on, the end of a telephone number may be meant.
const DIGITS_OF_TAIL: usize = 4;

/// What of a search can only be meant of people: no doors, and no digits that the door has.
pub fn about_people(typed: &str, door: &str) -> Vec<Wanted> {
    let at_door = |digits: &str| {
        let mut parts = door.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| part.starts_with(digits))
    };
    let mut found = wanted(typed);
    found.retain(|wanted| match wanted {
        Wanted::Building(_) | Wanted::Door(_) => false,
        Wanted::Digits(digits) => digits.len() >= DIGITS_OF_TAIL && !at_door(digits),
        Wanted::Pinyin(_) | Wanted::Hanzi(_) => true,
    });
    found
}

/// How many of the things looked for someone answers to, and the number that was looked for.
pub fn answers<'a>(pieces: &[Wanted], who: Findable<'a>) -> (usize, Option<&'a str>) {
    let hanzi: String = who
        .keys
        .split(' ')
        .filter(|word| !word.is_ascii())
        .collect();
    let mut phone = None;
    let answered = pieces.iter().filter(|piece| match piece {
        Wanted::Pinyin(letters) => who.keys.split(' ').any(|word| word.starts_with(letters)),
        Wanted::Hanzi(text) => hanzi.contains(text.as_str()),
        Wanted::Digits(digits) => {
            let mut numbers = who.phones.split_whitespace();
            let number = numbers.find(|number| number.ends_with(digits));
            phone = phone.or(number);
            number.is_some()
        }
        Wanted::Building(_) | Wanted::Door(_) => false,
    });
    (answered.count(), phone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::name_keys;

    #[test]
    fn a_search_means_whoever_answers_to_it() {
        let keys = name_keys("刘海燕", "");
        let who = Findable {
            keys: &keys,
            phones: "12000001234 0722-3312345",
        };
        for (typed, expected) in [
            ("刘海", (1, None)),
            ("海燕", (1, None)),
            ("刘燕", (0, None)),
            ("lhy", (1, None)),
            ("liuhai", (1, None)),
            ("hy", (0, None)),
            ("1234", (1, Some("12000001234"))),
            ("刘 2345", (2, Some("0722-3312345"))),
            ("lhy3栋", (1, None)),
            ("501", (0, None)),
            ("1102", (0, None)),
        ] {
            let pieces = about_people(typed, "3-1-1102");
            assert_eq!(answers(&pieces, who), expected, "{typed}");
        }
    }
}
