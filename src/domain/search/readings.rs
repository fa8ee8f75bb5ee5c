//! How characters of names are read: surnames first, then what the office typed, then the dictionary.

use std::collections::HashMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;
use serde::Deserialize;

#[derive(Deserialize)]
struct Readings {
    /// Surname to its reading and to the characters it sorts like.
    surname: HashMap<String, (String, String)>,
    /// Character to further readings.
    given: HashMap<String, String>,
    /// Rare character to its reading, where the dictionary has none.
    rare: HashMap<char, String>,
    /// Surname to its strokes and to the character it sorts like.
    stroke: HashMap<char, (u8, char)>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/readings.toml"))
        .unwrap_or_else(|error| panic!("assets/readings.toml: {error}"))
});

/// The surname a name begins with, if it is read otherwise than its characters are.
pub(super) struct Surname {
    /// Its syllables.
    pub syllables: Vec<String>,
    /// Characters it sorts like.
    pub like: &'static str,
}

/// The longest surname of the table at the front of a name.
pub(super) fn surname(name: &[char]) -> Option<Surname> {
    [2, 1].into_iter().find_map(|length| {
        let front: String = name.get(..length)?.iter().collect();
        let (reading, like) = READINGS.surname.get(&front)?;
        Some(Surname {
            syllables: reading.split(' ').map(str::to_owned).collect(),
            like,
        })
    })
}

/// The character a surname sorts like by strokes, where the collation counts other ones.
pub(super) fn stroked_like(c: char) -> Option<char> {
    READINGS.stroke.get(&c).map(|(_, like)| *like)
}

/// Every reading of a character, the dictionary's first.
pub(super) fn of(c: char) -> Vec<String> {
    let mut found: Vec<String> = syllable(c).into_iter().collect();
    let mut buffer = [0; 4];
    if let Some(more) = READINGS.given.get(&*c.encode_utf8(&mut buffer)) {
        for reading in more.split(' ') {
            if !found.iter().any(|known| known == reading) {
                found.push(reading.to_owned());
            }
        }
    }
    found
}

/// The dictionary's reading of a character, as it is typed: letters only.
pub(super) fn syllable(c: char) -> Option<String> {
    let Some(reading) = c.to_pinyin() else {
        return READINGS.rare.get(&c).cloned();
    };
    Some(reading.plain().chars().filter_map(typed_as).collect())
}

/// A syllable as someone typed it: `Lü`, `lyu4`, `LV` are `lv`.
pub(super) fn typed(syllable: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lower = syllable
        .to_lowercase()
        .replace(['ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ'], "v");
    lower.nfd().filter(char::is_ascii_alphabetic).collect()
}

/// The key for a letter of pinyin: `吕` is typed `lv`.
fn typed_as(letter: char) -> Option<char> {
    match letter {
        'ü' => Some('v'),
        'ê' => Some('e'),
        other => other.is_ascii().then_some(other),
    }
}

/// Some character with this reading, for sorting names whose reading was typed by hand.
pub(super) fn sounding(syllable: &str) -> Option<char> {
    ('\u{4e00}'..='\u{9fa5}').find(|c| self::syllable(*c).as_deref() == Some(syllable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_of_names_have_a_reading_and_the_table_holds_no_other() {
        for (c, reading) in [
            ('𠮷', "ji"),
            ('䶮', "yan"),
            ('㛃', "jie"),
            ('喆', "zhe"),
            ('犇', "ben"),
        ] {
            assert_eq!(syllable(c).as_deref(), Some(reading), "{c}");
        }
        let known = READINGS.rare.keys().filter(|c| c.to_pinyin().is_some());
        let known: String = known.collect();
        assert_eq!(known, "", "the dictionary has them");
        for (c, reading) in &READINGS.rare {
            let is_typed = reading.chars().all(|c| c.is_ascii_lowercase());
            assert!(is_typed, "{c} {reading}");
        }
    }

    #[test]
    fn every_surname_sorts_like_characters_read_as_it_is() {
        for (surname, (reading, like)) in &READINGS.surname {
            let read: Vec<String> = like.chars().filter_map(syllable).collect();
            assert_eq!(&read.join(" "), reading, "{surname} {like}");
            assert_eq!(like.chars().count(), surname.chars().count(), "{surname}");
        }
    }

    #[test]
    fn every_surname_counted_otherwise_sorts_among_its_strokes() {
        use super::super::order::by_stroke;
        // The first character of one stroke, of two, and so on.
        let firsts: Vec<String> = "一丁万不世亘串乖亭俱假傍僅像億儒"
            .chars()
            .map(|c| by_stroke(&c.to_string()))
            .collect();
        assert!(firsts.is_sorted());
        for (surname, (strokes, _)) in &READINGS.stroke {
            let key = by_stroke(&surname.to_string());
            let counted = firsts.iter().take_while(|first| **first <= key).count();
            assert_eq!(counted, usize::from(*strokes), "{surname}");
        }
    }

    #[test]
    fn further_readings_are_syllables() {
        for (c, readings) in &READINGS.given {
            assert_eq!(c.chars().count(), 1);
            for reading in readings.split(' ') {
                assert!(sounding(reading).is_some(), "{c} {reading}");
            }
        }
    }

    #[test]
    fn syllables_as_people_type_them() {
        for (text, expected) in [
            ("shan4", "shan"),
            ("Lü", "lv"),
            ("lǚ", "lv"),
            ("yuè", "yue"),
        ] {
            assert_eq!(typed(text), expected);
        }
    }
}
