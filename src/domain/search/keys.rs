//! What a text can be found by: single hanzi, full pinyin, initials.

use super::order::{by_pinyin, by_stroke};
use super::readings::{self, surname};
use crate::domain::clean::clean;

/// What a person is found and sorted by; made from the name and the reading by hand, never otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Search words.
    pub keys: String,
    /// Sort key by pinyin.
    pub by_pinyin: String,
    /// Sort key by strokes.
    pub by_stroke: String,
}

/// What a person of this name is found and sorted by; `reading` is pinyin typed by hand, mostly nothing.
pub fn naming(name: &str, reading: &str) -> Naming {
    let name = &*clean(name);
    Naming {
        keys: name_keys(name, reading),
        by_pinyin: by_pinyin(name, reading),
        by_stroke: by_stroke(name),
    }
}

/// Search words of a text: every hanzi apart, then full pinyin and initials in one word each.
///
/// `张三` becomes `张 三 zhangsan zs`.
pub fn keys(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let plain = chars.iter().map(|c| first_reading(*c)).collect();
    words(&chars, &[plain])
}

/// Search words of a name: as [`keys`], by every way it may be read.
///
/// `单三` becomes `单 三 shansan ss dansan ds`.
pub fn name_keys(name: &str, reading: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    words(&chars, &spellings(&chars, reading))
}

/// Most ways a name is written down in pinyin.
const SPELLINGS: usize = 6;

/// The ways a name may be read, the likeliest first: each a syllable or letter per character.
fn spellings(chars: &[char], reading: &str) -> Vec<Vec<String>> {
    let plain: Vec<String> = chars.iter().map(|c| first_reading(*c)).collect();
    let mut usual = plain.clone();
    if let Some(surname) = surname(chars) {
        for (syllable, read) in usual.iter_mut().zip(surname.syllables) {
            *syllable = read;
        }
    }
    let by_hand: Vec<String> = reading.split_whitespace().map(readings::typed).collect();
    let mut found = vec![usual.clone()];
    if !by_hand.is_empty() {
        let hanzi =
            (0..chars.len()).filter(|at| !plain[*at].is_empty() || is_hanzi_like(chars[*at]));
        let mut typed = usual.clone();
        for (at, syllable) in hanzi.zip(by_hand) {
            typed[at] = syllable;
        }
        found.insert(0, typed);
    }
    found.push(plain);
    for (at, c) in chars.iter().enumerate() {
        for other in readings::of(*c) {
            let mut spelling = usual.clone();
            spelling[at] = other;
            found.push(spelling);
        }
    }
    let mut once: Vec<Vec<String>> = Vec::new();
    for spelling in found {
        if !once.contains(&spelling) {
            once.push(spelling);
        }
    }
    once.truncate(SPELLINGS);
    once
}

/// A syllable for a hanzi, the character itself for a letter or digit, nothing for a sign.
fn first_reading(c: char) -> String {
    if c.is_ascii_alphanumeric() {
        return c.to_ascii_lowercase().to_string();
    }
    readings::syllable(c).unwrap_or_default()
}

fn words(chars: &[char], spellings: &[Vec<String>]) -> String {
    let mut words: Vec<String> = chars
        .iter()
        .filter(|c| is_hanzi_like(**c))
        .map(char::to_string)
        .collect();
    for spelling in spellings {
        let initials: String = spelling
            .iter()
            .filter_map(|syllable| syllable.chars().next())
            .collect();
        for word in [spelling.concat(), initials] {
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words.join(" ")
}

/// What is searched for by itself: letters of scripts without spaces, private characters among them.
pub(super) fn is_hanzi_like(c: char) -> bool {
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}');
    // Planes 2 and 3 hold nothing but hanzi, those of tomorrow too.
    let is_rare = matches!(c, '\u{20000}'..='\u{3fffd}');
    !c.is_ascii() && (c.is_alphanumeric() || is_private || is_rare)
}

/// Pinyin initials of a text, letters and digits kept: what a sentence can be narrowed by.
pub fn initials(text: &str) -> String {
    text.chars()
        .filter_map(|c| first_reading(c).chars().next())
        .collect()
}

/// Whether every piece of what was typed stands in a short text: hanzi anywhere, pinyin and numbers
/// from the start of a word.
///
/// For lists short enough to be looked through; long ones have an index.
pub fn matches(text: &str, typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return true;
    }
    let words: Vec<String> = text
        .split_whitespace()
        .flat_map(|word| keys(word).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let lower = text.to_lowercase();
    typed
        .split_whitespace()
        .all(|piece| lower.contains(piece) || words.iter().any(|word| word.starts_with(piece)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_hanzi_pinyin_and_initials() {
        assert_eq!(keys("张三"), "张 三 zhangsan zs");
        assert_eq!(keys("A栋"), "栋 adong ad");
        assert_eq!(keys("吕绿"), "吕 绿 lvlv ll");
        assert_eq!(keys("\u{e000}一"), "\u{e000} 一 yi y");
        assert!(keys("\u{323af}\u{3ffff}\u{31350}").starts_with("\u{323af} \u{31350}"));
    }

    #[test]
    fn a_surname_is_found_by_its_own_reading_and_by_the_other() {
        for (name, found) in [
            ("单三", "单 三 shansan ss dansan ds"),
            ("曾巩", "曾 巩 zenggong zg cenggong cg"),
            ("尉迟恭", "尉 迟 恭 yuchigong ycg weichigong wcg"),
            ("张乐", "张 乐 zhangle zl zhangyue zy"),
        ] {
            assert_eq!(name_keys(name, ""), found, "{name}");
        }
        // Inside a name the character is read as usual first.
        assert!(name_keys("李单", "").starts_with("李 单 lidan ld"));
    }

    #[test]
    fn a_reading_by_hand_goes_before_all_others() {
        assert_eq!(name_keys("单三", "shan4 san"), name_keys("单三", ""));
        assert!(name_keys("张三", "Zhāng Shān").starts_with("张 三 zhangshan zs zhangsan"));
        assert!(name_keys("吕一", "lyu").contains("lyuyi"));
        assert!(name_keys("\u{323af}一", "po").contains(" poyi py "));
    }

    #[test]
    fn a_short_text_is_narrowed_by_hanzi_initials_and_numbers() {
        let text = "01 桂香网格 桂香苑 10栋";
        for typed in [
            "", "gx", "guixiang", "桂香", "香苑", "10", "01", "gxy 10", "GX",
        ] {
            assert!(matches(text, typed), "{typed}");
        }
        for typed in ["xg", "望溪", "gx 2栋", "9"] {
            assert!(!matches(text, typed), "{typed}");
        }
    }

    #[test]
    fn every_hanzi_can_be_typed_on_a_keyboard() {
        for c in ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}') {
            for words in [keys(&c.to_string()), name_keys(&c.to_string(), "")] {
                let typed = words.split(' ').skip(1).collect::<String>();
                assert!(typed.is_ascii(), "{c}: {words}");
            }
        }
    }
}
