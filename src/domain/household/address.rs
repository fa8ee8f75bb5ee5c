//! Doors as people write them: `3-2-501`, `3栋2单元501`, `3号楼二单元501室`, `桂香苑3#2-501`, `东河老街17号`.
//!
//! What stands in front of the first number is the estate; the numbers are its parts in order.

use std::fmt;

use crate::domain::identity::fold::{is_numeral, numeral, plain};

/// Building, unit and room, or a house number; rear parts may be missing while someone is still typing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The estate or street in front, as it was written; often missing.
    pub estate: String,
    /// The parts in order, without leading zeros; a letter stands in front (`A`) or behind (`501A`).
    pub parts: Vec<String>,
    /// Written as a house number, `17号`.
    pub is_house: bool,
}

impl Address {
    /// The quick form of the door, `3-2-501`, without the estate.
    pub fn quick(&self) -> String {
        match self.parts.as_slice() {
            // A letter alone would be taken for pinyin.
            [part] if part.chars().all(|c| c.is_ascii_alphabetic()) => format!("{part}{BUILDING}"),
            parts => parts.join("-"),
        }
    }

    /// The door as a house number, `17号` or `17-1号`.
    pub fn house(&self) -> String {
        format!("{}{HOUSE}", self.parts.join("-"))
    }

    /// The door as it was meant: a house number or the quick form.
    pub fn door(&self) -> String {
        if self.is_house {
            self.house()
        } else {
            self.quick()
        }
    }
}

impl fmt::Display for Address {
    /// `桂香苑 3-2-501`, which [`parse_address`] reads again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.estate.is_empty() {
            write!(f, "{} ", self.estate)?;
        }
        f.write_str(&self.door())
    }
}

/// What a house number ends with.
const HOUSE: char = '号';
const BUILDING: char = '栋';

/// Most parts of a door, most digits of a part.
const PARTS: usize = 3;
const DIGITS: usize = 5;

/// Reads an address; `None` when the text is something else (a name, a telephone number).
///
/// A single number is an address part too: it is tried as a building or a room by whoever asks.
pub fn parse_address(text: &str) -> Option<Address> {
    let chars: Vec<char> = dashed(&plain(text));
    let start = door_start(&chars)?;
    let estate: String = chars[..start].iter().collect();
    let estate = estate.trim_start().trim_end_matches([' ', '-']);
    let values = values(&chars[start..])?;
    if !estate.is_empty() && !estate.chars().any(is_han) {
        return None;
    }
    let is_house = values.last().is_some_and(|last| last.word == Word::House);
    let parts: Vec<String> = without_floors(values);
    (1..=PARTS).contains(&parts.len()).then(|| Address {
        estate: estate.to_owned(),
        parts,
        is_house,
    })
}

/// Reads one part of a door: `3栋`, `三单元`, `501室`, `A座`, `17号`, `2`.
pub fn parse_part(text: &str) -> Option<String> {
    let address = parse_address(text).filter(|address| address.estate.is_empty());
    match address {
        Some(Address { parts, .. }) if parts.len() == 1 => parts.into_iter().next(),
        Some(_) => None,
        None => {
            let letter = plain(text).to_ascii_uppercase();
            (letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase())).then_some(letter)
        }
    }
}

/// The characters, `一` between two digits as the dash it was meant to be.
fn dashed(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = mixed(text.chars().collect());
    for at in 1..chars.len().saturating_sub(1) {
        let between = chars[at - 1].is_ascii_digit() && chars[at + 1].is_ascii_digit();
        if chars[at] == '一' && between {
            chars[at] = '-';
        }
    }
    chars
}

/// `七01室`: a numeral beside digits is one of them, as long as no unit can be meant by it.
fn mixed(mut chars: Vec<char>) -> Vec<char> {
    let is_part = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c);
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| is_part(**c)).count();
        let piece = at..at + run;
        let digits = chars[piece.clone()].iter().filter(|c| c.is_ascii_digit());
        let is_mixed = (1..run).contains(&digits.count());
        let is_dash = chars[piece.clone()].windows(3).any(|three| {
            three[1] == '一' && three[0].is_ascii_digit() && three[2].is_ascii_digit()
        });
        if is_mixed && !is_dash && run <= ROOM && chars.get(at + run) == Some(&'室') {
            for c in &mut chars[piece] {
                if let Some(value) = numeral(&c.to_string()) {
                    *c = char::from_digit(value, 10).unwrap_or(*c);
                }
            }
        }
        at += run.max(1);
    }
    chars
}

/// Digits of a room: four may be a unit and a room.
const ROOM: usize = 3;

fn is_han(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

/// Signs and words between the parts of a door.
fn is_word(c: char) -> bool {
    matches!(
        c,
        '-' | '#'
            | ' '
            | '栋'
            | '幢'
            | '座'
            | '号'
            | '楼'
            | '单'
            | '元'
            | '室'
            | '户'
            | '层'
            | '附'
    )
}

/// Words a Chinese numeral or a letter must stand before, so that names are not taken for doors.
fn is_unit(c: char) -> bool {
    matches!(c, '栋' | '幢' | '座' | '号' | '楼' | '单' | '室' | '层')
}

/// Where the door begins: the longest tail that is made of values and words only.
fn door_start(chars: &[char]) -> Option<usize> {
    let mut start = None;
    let mut at = chars.len();
    while at > 0 {
        let c = chars[at - 1];
        let fits = c.is_ascii_digit() || is_word(c) || is_numeral(c) || c.is_ascii_alphabetic();
        if !fits {
            break;
        }
        at -= 1;
        if begins_value(chars, at) {
            start = Some(at);
        }
    }
    start
}

/// Whether a whole value can begin here: digits, one letter, or numerals before a word.
fn begins_value(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| chars[before]);
    let c = chars[at];
    if c.is_ascii_digit() {
        return !before.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_alphabetic());
    }
    if c.is_ascii_alphabetic() {
        let alone = !before.is_some_and(|c| c.is_ascii_alphanumeric());
        return alone
            && chars
                .get(at + 1)
                .is_some_and(|c| is_unit(*c) || matches!(c, '-' | '0'..='9'));
    }
    let run = numerals(&chars[at..]);
    let whole = !before.is_some_and(is_numeral);
    run > 0 && whole && chars.get(at + run).is_some_and(|c| is_unit(*c))
}

fn numerals(chars: &[char]) -> usize {
    chars.iter().take_while(|c| is_numeral(**c)).count()
}

/// What stands behind a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Floor,
    House,
    Other,
}

struct Value {
    text: String,
    word: Word,
}

/// Values with the word behind each; `None` when something between them is neither.
fn values(chars: &[char]) -> Option<Vec<Value>> {
    let mut values: Vec<Value> = Vec::new();
    let mut rest = chars;
    while !rest.is_empty() {
        let dashed = chars.len() > rest.len() && chars[chars.len() - rest.len() - 1] == '-';
        let (text, used) = value(rest, dashed)?;
        rest = &rest[used..];
        let words = rest.iter().take_while(|c| is_word(**c)).count();
        let first = values.is_empty();
        values.push(Value {
            text,
            word: word(&rest[..words], first, rest.len() == words),
        });
        // Two values must be told apart by something, and nothing may stand behind a letter but a word.
        if words == 0 && !rest.is_empty() {
            return None;
        }
        rest = &rest[words..];
    }
    Some(values)
}

fn word(words: &[char], first: bool, last: bool) -> Word {
    let words: String = words.iter().filter(|c| **c != ' ').collect();
    match words.as_str() {
        "层" => Word::Floor,
        "楼" if !first && !last => Word::Floor,
        "号" if last => Word::House,
        _ => Word::Other,
    }
}

/// One value at the front: digits with a letter before or behind, a letter alone, or numerals.
///
/// A letter alone needs a word behind it, or a dash before it.
fn value(chars: &[char], dashed: bool) -> Option<(String, usize)> {
    let run = numerals(chars);
    if run > 0 {
        let behind = chars.get(run).is_some_and(|c| is_unit(*c));
        let text: String = chars[..run].iter().collect();
        return numeral(&text)
            .map(|number| number.to_string())
            .filter(|number| behind && number.len() <= DIGITS)
            .map(|number| (number, run));
    }
    let letters = |chars: &[char]| chars.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let front = letters(chars);
    let digits = chars[front..]
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .count();
    let back = if digits > 0 {
        letters(&chars[front + digits..])
    } else {
        0
    };
    let used = front + digits + back;
    let fits = front + back <= 1 && digits <= DIGITS && used > 0;
    let alone = digits == 0
        && match chars.get(used) {
            Some(c) => !is_unit(*c) && *c != '-',
            None => !dashed,
        };
    if !fits || alone {
        return None;
    }
    let letter =
        |chars: &[char]| -> String { chars.iter().map(char::to_ascii_uppercase).collect() };
    let number: String = chars[front..front + digits].iter().collect();
    let number = match number.trim_start_matches('0') {
        "" if digits > 0 => "0",
        trimmed => trimmed,
    };
    let text = format!(
        "{}{number}{}",
        letter(&chars[..front]),
        letter(&chars[used - back..used])
    );
    Some((text, used))
}

/// `3栋2单元5层501`: the floor is told by the room already.
fn without_floors(values: Vec<Value>) -> Vec<String> {
    let last = values.len().saturating_sub(1);
    let is_needless = |at: usize, value: &Value| value.word == Word::Floor && at > 0 && at < last;
    values
        .into_iter()
        .enumerate()
        .filter(|(at, value)| !is_needless(*at, value))
        .map(|(_, value)| value.text)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ways_people_write_a_door() {
        for (text, quick) in [
            ("3-2-501", "3-2-501"),
            ("3栋2单元501", "3-2-501"),
            ("3栋2单元501室", "3-2-501"),
            ("3号楼2单元501室", "3-2-501"),
            ("3#2-501", "3-2-501"),
            ("3#楼2单元501", "3-2-501"),
            ("3幢2单元501户", "3-2-501"),
            ("三栋二单元501", "3-2-501"),
            ("十二栋二单元五〇一室", "12-2-501"),
            ("3栋2单元七０１室", "3-2-701"),
            ("七０１室", "701"),
            ("3栋2单元5楼501", "3-2-501"),
            ("3栋2单元5层501室", "3-2-501"),
            ("３－２－５０１", "3-2-501"),
            ("３栋２单元５０１", "3-2-501"),
            ("3—2—501", "3-2-501"),
            ("3一2一501", "3-2-501"),
            ("03-02-501", "3-2-501"),
            ("3 2 501", "3-2-501"),
            ("A栋2单元501", "A-2-501"),
            ("a座501", "A-501"),
            ("A-2-501", "A-2-501"),
            ("3-2-501a", "3-2-501A"),
            ("3-2-A501", "3-2-A501"),
            ("3栋A座", "3-A"),
            ("3-2", "3-2"),
            ("3栋", "3"),
            ("3幢", "3"),
            ("三号楼", "3"),
            ("17-1", "17-1"),
            ("501", "501"),
        ] {
            let address = parse_address(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (address.quick().as_str(), address.estate.as_str()),
                (quick, ""),
                "{text}"
            );
        }
    }

    #[test]
    fn an_estate_or_a_street_in_front() {
        for (text, estate, door) in [
            ("桂香苑3-2-501", "桂香苑", "3-2-501"),
            ("桂香苑 3栋2单元501", "桂香苑", "3-2-501"),
            ("桂香苑二期3栋2单元501", "桂香苑二期", "3-2-501"),
            ("建设路12号院3栋2单元501", "建设路12号院", "3-2-501"),
            ("三里河三栋二单元501", "三里河", "3-2-501"),
            ("百货大楼3-2", "百货大楼", "3-2"),
            ("东河老街17号", "东河老街", "17号"),
            ("东河老街17号附1号", "东河老街", "17-1号"),
            ("东河老街17-1号", "东河老街", "17-1号"),
            ("东河老街 十七号", "东河老街", "17号"),
            ("桂香苑A栋", "桂香苑", "A栋"),
        ] {
            let address = parse_address(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (address.estate.as_str(), address.door().as_str()),
                (estate, door),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_a_door() {
        for text in [
            "",
            "张三",
            "李一",
            "万三",
            "zs",
            "z",
            "13812345678",
            "1-2-3-4",
            "3栋a",
            "桂香苑",
            "zs3栋",
            "3栋张三",
            "-",
            "栋",
            "单元",
            "楼",
        ] {
            assert_eq!(parse_address(text), None, "{text}");
        }
    }

    #[test]
    fn one_part_from_a_column_of_its_own() {
        for (text, part) in [
            ("3", Some("3")),
            ("3栋", Some("3")),
            ("三单元", Some("3")),
            ("501室", Some("501")),
            ("A", Some("A")),
            ("a座", Some("A")),
            ("17号", Some("17")),
            ("3-2", None),
            ("张", None),
            ("", None),
        ] {
            assert_eq!(parse_part(text).as_deref(), part, "{text}");
        }
    }

    fn part() -> impl Strategy<Value = String> {
        ("[1-9][0-9]{0,4}", "[A-Z]?", 0..3).prop_map(|(number, letter, how)| match how {
            0 => number,
            1 => format!("{letter}{number}"),
            _ => format!("{number}{letter}"),
        })
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", near in "[0-9一二三十aZ栋号楼单元室 #-]{0,12}") {
            parse_address(&text);
            parse_address(&near);
            parse_part(&near);
        }

        #[test]
        fn what_is_written_is_read(parts in proptest::collection::vec(part(), 1..=3), house: bool, estate in "(桂香苑|东河老街|三里河)?") {
            let address = Address { estate: estate.clone(), parts, is_house: house };
            for text in [
                format!("{estate}{}", address.door()),
                address.to_string(),
            ] {
                prop_assert_eq!(parse_address(&text), Some(address.clone()), "{}", text);
            }
        }

        #[test]
        fn whatever_was_read_reads_again(text in "(桂香苑)?[0-9一二三十aZ栋号楼单元室 #-]{0,12}") {
            if let Some(address) = parse_address(&text) {
                prop_assert_eq!(parse_address(&address.to_string()), Some(address));
            }
        }
    }
}
