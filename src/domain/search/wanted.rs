//! What someone typed, taken apart into the things looked for.

use super::keys::is_hanzi_like;
use crate::domain::household::parse_address;
use crate::domain::identity::fold::half_width;

/// One thing someone looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A building and nothing further: `3栋`.
    Building(String),
    /// Parts of a door, in order; the last may go on.
    Door(Vec<String>),
    /// Digits: the beginning of a part of a door, and from four on the end of a telephone number.
    Digits(String),
    /// Pinyin, in full or initials, from the start.
    Pinyin(String),
    /// Hanzi that stand together.
    Hanzi(String),
}

/// Splits what was typed into the things looked for; all of them must be found.
pub fn wanted(typed: &str) -> Vec<Wanted> {
    let folded: String = typed.chars().map(half_width).collect();
    folded.split_whitespace().flat_map(of_word).collect()
}

fn of_word(word: &str) -> Vec<Wanted> {
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        return vec![Wanted::Digits(word.to_owned())];
    }
    // A name and a door without a blank between them: `zs3栋`.
    let starts = word.char_indices().map(|(at, _)| at);
    let door = starts
        .filter(|at| *at == 0 || word[*at..].starts_with(|c: char| c.is_ascii_digit()))
        .find_map(|at| Some((at, door(&word[at..])?)));
    match door {
        Some((at, (estate, door))) => {
            let mut found = pieces(&word[..at]);
            found.extend(pieces(&estate));
            found.push(door);
            found
        }
        None => pieces(word),
    }
}

/// The estate in front and the door, if the text is an address.
fn door(text: &str) -> Option<(String, Wanted)> {
    let address = parse_address(text)?;
    let parts: Vec<String> = address
        .parts
        .iter()
        .map(|part| part.to_ascii_lowercase())
        .collect();
    let is_building = text.ends_with(BUILDINGS) && !address.is_house;
    let wanted = match parts.as_slice() {
        [building] if is_building => Wanted::Building(building.clone()),
        _ => Wanted::Door(parts),
    };
    Some((address.estate, wanted))
}

/// Words behind the number of a building.
const BUILDINGS: &[char] = &['栋', '幢', '座', '楼', '#'];

fn pieces(word: &str) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    for c in word.chars() {
        let c = c.to_ascii_lowercase();
        match (found.last_mut(), c) {
            (Some(Wanted::Pinyin(text)), c) if c.is_ascii_alphabetic() => text.push(c),
            (Some(Wanted::Hanzi(text)), c) if is_hanzi_like(c) => text.push(c),
            (Some(Wanted::Digits(text)), c) if c.is_ascii_digit() => text.push(c),
            (_, c) if c.is_ascii_alphabetic() => found.push(Wanted::Pinyin(c.to_string())),
            (_, c) if c.is_ascii_digit() => found.push(Wanted::Digits(c.to_string())),
            (_, c) if is_hanzi_like(c) => found.push(Wanted::Hanzi(c.to_string())),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_typed_is_taken_apart() {
        let door = |parts: &[&str]| Wanted::Door(parts.iter().map(|p| (*p).to_owned()).collect());
        let building = |text: &str| Wanted::Building(text.to_owned());
        let digits = |text: &str| Wanted::Digits(text.to_owned());
        let pinyin = |text: &str| Wanted::Pinyin(text.to_owned());
        let hanzi = |text: &str| Wanted::Hanzi(text.to_owned());
        for (typed, expected) in [
            ("zs", vec![pinyin("zs")]),
            ("ZS", vec![pinyin("zs")]),
            ("ｚｓ", vec![pinyin("zs")]),
            ("张三", vec![hanzi("张三")]),
            ("3-2-501", vec![door(&["3", "2", "501"])]),
            ("３－２", vec![door(&["3", "2"])]),
            ("3栋", vec![building("3")]),
            ("3", vec![digits("3")]),
            ("0017", vec![digits("0017")]),
            ("12000000017", vec![digits("12000000017")]),
            ("zs 3栋", vec![pinyin("zs"), building("3")]),
            ("zs3栋", vec![pinyin("zs"), building("3")]),
            ("zs3-2", vec![pinyin("zs"), door(&["3", "2"])]),
            ("3-2 张", vec![door(&["3", "2"]), hanzi("张")]),
            ("张三3栋", vec![hanzi("张三"), building("3")]),
            (
                "桂香苑3-2-501",
                vec![hanzi("桂香苑"), door(&["3", "2", "501"])],
            ),
            ("A栋", vec![building("a")]),
            ("张s", vec![hanzi("张"), pinyin("s")]),
            ("\"*()", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(wanted(typed), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", near in "[a-z0-9张三栋# -]{0,12}") {
            wanted(&text);
            wanted(&near);
        }
    }
}
