//! What a name or a door can be found by: single hanzi, full pinyin, initials, door parts.

use pinyin::ToPinyin;

use super::household::parse_address;

/// Search words of a text: every hanzi apart, then full pinyin and initials in one word each.
///
/// `张三` becomes `张 三 zhangsan zs`.
pub fn keys(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut full = String::new();
    let mut initials = String::new();
    for c in text.chars() {
        if let Some(reading) = c.to_pinyin() {
            let typed: String = reading.plain().chars().filter_map(typed_as).collect();
            initials.extend(typed.chars().next());
            full.push_str(&typed);
        } else if c.is_ascii_alphanumeric() {
            full.push(c.to_ascii_lowercase());
            initials.push(c.to_ascii_lowercase());
        }
        if c.is_alphanumeric() && !c.is_ascii() {
            words.push(c.to_string());
        }
    }
    words.extend([full, initials].into_iter().filter(|word| !word.is_empty()));
    words.join(" ")
}

/// The key for a letter of pinyin: `吕` is typed `lv`.
fn typed_as(letter: char) -> Option<char> {
    match letter {
        'ü' => Some('v'),
        'ê' => Some('e'),
        other => other.is_ascii().then_some(other),
    }
}

/// Pinyin initials of a text, letters and digits kept: what a sentence can be narrowed by.
pub fn initials(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c.to_pinyin() {
            Some(reading) => reading.plain().chars().next(),
            None => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
        })
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

/// One thing someone looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Parts of a door, in order.
    Door(Vec<String>),
    /// Pinyin, in full or initials, from the start.
    Pinyin(String),
    /// Hanzi that stand together.
    Hanzi(String),
}

/// Splits what was typed into the things looked for; all of them must be found.
pub fn wanted(typed: &str) -> Vec<Wanted> {
    let mut found = Vec::new();
    for word in typed.split_whitespace() {
        if let Some(address) = parse_address(word) {
            found.extend(pieces(&address.estate));
            found.push(Wanted::Door(address.parts));
            continue;
        }
        found.extend(pieces(word));
    }
    found
}

fn pieces(word: &str) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    for c in word.chars() {
        let c = c.to_ascii_lowercase();
        match (found.last_mut(), c) {
            (Some(Wanted::Pinyin(text)), c) if c.is_ascii_alphabetic() => text.push(c),
            (Some(Wanted::Hanzi(text)), c) if is_hanzi_like(c) => text.push(c),
            (Some(Wanted::Door(parts)), c) if c.is_ascii_digit() => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
            (_, c) if c.is_ascii_alphabetic() => found.push(Wanted::Pinyin(c.to_string())),
            (_, c) if c.is_ascii_digit() => found.push(Wanted::Door(vec![c.to_string()])),
            (_, c) if is_hanzi_like(c) => found.push(Wanted::Hanzi(c.to_string())),
            _ => {}
        }
    }
    found
}

fn is_hanzi_like(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_hanzi_pinyin_and_initials() {
        assert_eq!(keys("张三"), "张 三 zhangsan zs");
        assert_eq!(keys("A栋"), "栋 adong ad");
        assert_eq!(keys("吕绿"), "吕 绿 lvlv ll");
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
            let words = keys(&c.to_string());
            let typed = words.split(' ').skip(1).collect::<String>();
            assert!(typed.is_ascii(), "{c}: {words}");
        }
    }

    #[test]
    fn what_was_typed_is_taken_apart() {
        let door = |parts: &[&str]| Wanted::Door(parts.iter().map(|p| (*p).to_owned()).collect());
        for (typed, expected) in [
            ("zs", vec![Wanted::Pinyin("zs".into())]),
            ("ZS", vec![Wanted::Pinyin("zs".into())]),
            ("张三", vec![Wanted::Hanzi("张三".into())]),
            ("3-2-501", vec![door(&["3", "2", "501"])]),
            ("3栋", vec![door(&["3"])]),
            ("zs 3栋", vec![Wanted::Pinyin("zs".into()), door(&["3"])]),
            (
                "张s",
                vec![Wanted::Hanzi("张".into()), Wanted::Pinyin("s".into())],
            ),
            ("", vec![]),
        ] {
            assert_eq!(wanted(typed), expected, "{typed}");
        }
    }
}
