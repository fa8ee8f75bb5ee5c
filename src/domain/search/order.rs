//! Sort keys of names: by pinyin with the surname's own reading, or by strokes. Unknown characters come last.
//!
//! A key is ASCII text that sorts by its bytes, so that a file can keep and page it.

use std::sync::LazyLock;

use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};

use super::readings::{sounding, stroked_like, surname};

/// What sorts behind every name.
pub const LAST: &str = "~";

/// Bytes of a collation key that are kept: names longer than that tie, and their row breaks the tie.
const KEPT: usize = 24;

/// Digits in the order of their bytes.
const ALPHABET: &[u8; 64] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

static PINYIN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator("zh-u-co-pinyin"));
static STROKE: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator("zh-u-co-stroke"));

fn collator(locale: &str) -> Option<CollatorBorrowed<'static>> {
    let locale: icu_locale_core::Locale = locale.parse().ok()?;
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Primary);
    options.alternate_handling = Some(AlternateHandling::NonIgnorable);
    CollatorBorrowed::try_new(preferences, options).ok()
}

/// The key of a name by pinyin; `reading` is what the office typed, blank-separated, mostly nothing.
pub(super) fn by_pinyin(name: &str, reading: &str) -> String {
    key(&PINYIN, &as_sorted(name, reading))
}

/// The key of a name by strokes, surname first.
pub(super) fn by_stroke(name: &str) -> String {
    let mut chars = name.chars();
    let front = chars.next().and_then(stroked_like);
    match front {
        Some(like) => key(&STROKE, &format!("{like}{}", chars.as_str())),
        None => key(&STROKE, name),
    }
}

/// The name with characters that sort where its reading belongs.
fn as_sorted(name: &str, reading: &str) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    if let Some(surname) = surname(&chars) {
        for (c, like) in chars.iter_mut().zip(surname.like.chars()) {
            *c = like;
        }
    }
    let typed = reading.split_whitespace().map(super::readings::typed);
    for (c, syllable) in chars.iter_mut().zip(typed) {
        let fits = super::readings::syllable(*c).as_deref() == Some(&syllable);
        if !fits && let Some(like) = sounding(&syllable) {
            *c = like;
        }
    }
    chars.into_iter().collect()
}

fn key(collator: &LazyLock<Option<CollatorBorrowed<'static>>>, name: &str) -> String {
    let name = name.trim();
    let Some(collator) = collator.as_ref().filter(|_| !name.is_empty()) else {
        return LAST.to_owned();
    };
    let mut bytes: Vec<u8> = Vec::new();
    let Ok(()) = collator.write_sort_key_to(name, &mut bytes);
    bytes.truncate(KEPT);
    if bytes.is_empty() {
        return LAST.to_owned();
    }
    ascii(&bytes)
}

/// Six bits a character, in an alphabet whose order is that of its bytes.
fn ascii(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            out.push(char::from(ALPHABET[(held >> bits & 63) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(held << (6 - bits) & 63) as usize]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted<'n>(names: &[&'n str], key: impl Fn(&str) -> String) -> Vec<&'n str> {
        let mut names = names.to_vec();
        names.sort_by_cached_key(|name| key(name));
        names
    }

    /// Forty names in the order of a printed roll, surnames as they are read.
    const GOLDEN: [&str; 40] = [
        "阿卜杜拉·买买提",
        "安宁",
        "毕昇",
        "单于飞",
        "陈二",
        "陈一",
        "陈一一",
        "褚遂",
        "葛洪",
        "盖叫",
        "何一",
        "贺龙",
        "黄海",
        "李白",
        "李小明",
        "李一",
        "吕布",
        "缪荃",
        "万俟卨",
        "欧阳修",
        "区寄",
        "朴一",
        "覃一",
        "仇英",
        "任一",
        "单雄",
        "解缙",
        "尉迟恭",
        "乐毅",
        "员半",
        "曾参",
        "曾巩",
        "查良",
        "翟一",
        "张三",
        "张四",
        "章一",
        "周一",
        "\u{20bb7}野",
        "\u{e000}某",
    ];

    #[test]
    fn by_pinyin_in_the_order_of_a_printed_roll() {
        let mut mixed = GOLDEN.to_vec();
        mixed.reverse();
        mixed.swap(3, 17);
        let read = sorted(&mixed, |name| by_pinyin(name, ""));
        assert_eq!(read, GOLDEN);
    }

    #[test]
    fn by_strokes_as_notices_do() {
        let names = [
            "丁一",
            "王二",
            "王小明",
            "李四",
            "张三",
            "陈一",
            "周一",
            "赵六",
            "黄一",
            "\u{e000}某",
        ];
        let mut mixed = names.to_vec();
        mixed.reverse();
        assert_eq!(sorted(&mixed, by_stroke), names);
    }

    #[test]
    fn what_the_office_typed_goes_before_the_table() {
        assert!(by_pinyin("单一", "") > by_pinyin("李一", ""));
        assert!(by_pinyin("单一", "dan yi") < by_pinyin("李一", ""));
    }

    #[test]
    fn no_name_comes_last_and_numbers_are_numbers() {
        assert!(by_pinyin("\u{e000}", "") < by_pinyin("", ""));
        assert!(by_pinyin("2号楼", "") < by_pinyin("10号楼", ""));
        assert!(by_stroke("2号楼") < by_stroke("10号楼"));
    }

    proptest! {
        #[test]
        fn text_of_bytes_keeps_their_order(a in proptest::collection::vec(any::<u8>(), 0..9), b in proptest::collection::vec(any::<u8>(), 0..9)) {
            // Zero bits at the end cannot be told from none; keys end with other bytes.
            prop_assume!(a.last() != Some(&0) && b.last() != Some(&0));
            if ascii(&a) != ascii(&b) {
                prop_assert_eq!(ascii(&a) < ascii(&b), a < b);
            } else {
                prop_assert_eq!(a, b);
            }
        }

        #[test]
        fn nothing_panics_and_keys_are_plain(name in "\\PC{0,12}", reading in "\\PC{0,12}") {
            for key in [by_pinyin(&name, &reading), by_stroke(&name)] {
                prop_assert!(key.is_ascii() && !key.is_empty() && key.as_str() <= LAST);
            }
        }
    }
}
