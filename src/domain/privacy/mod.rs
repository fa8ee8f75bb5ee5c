//! Masking: what a stage may show of a person. Done when rows are built, not when they are drawn.
//!
//! The one place for it: wall, exports, notices and papers for the public all ask here.

mod blanks;
mod codes;
mod covered;
mod fold;
mod names;
mod places;
mod reading;
mod scrub;
mod sign;
mod spoken;
mod variants;

pub use covered::Covered;
pub use names::Names;
pub use places::Places;
pub use reading::{Masked, Reading};
pub use scrub::scrub;
pub use spoken::Spoken;
use variants::Variants;

/// `张三` -> `张*`, `欧阳小明` -> `欧阳**`; a name of one character stays hidden altogether.
pub fn mask_name(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let folded: Vec<char> = (chars.iter()).map(|c| Variants::builtin().of(*c)).collect();
    let surname = Spoken::builtin().surname(&folded);
    if chars.len() <= surname {
        return "*".repeat(chars.len().max(1));
    }
    let kept: String = chars[..surname].iter().collect();
    kept + &"*".repeat((chars.len() - surname).min(2))
}

/// `13812345678` -> `138****5678`; anything shorter is hidden altogether.
pub fn mask_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    if chars.len() < 7 {
        return "*".repeat(chars.len());
    }
    let head: String = chars[..3].iter().collect();
    let tail: String = chars[chars.len() - 4..].iter().collect();
    format!("{head}****{tail}")
}

/// Only the first four and the last four characters of an identity number.
pub fn mask_id(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    if chars.len() < 12 {
        return "*".repeat(chars.len());
    }
    let text = |part: &[char]| part.iter().collect::<String>();
    let (first, last) = (&chars[..4], &chars[chars.len() - 4..]);
    format!(
        "{}{}{}",
        text(first),
        "*".repeat(chars.len() - 8),
        text(last)
    )
}

/// `3-2-501` -> `3-*`: the building level.
pub fn mask_door(door: &str) -> String {
    match door.split_once('-') {
        Some((building, _)) => format!("{building}-*"),
        None => "*".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_phones_and_doors() {
        for (name, masked) in [
            ("张三", "张*"),
            ("李小明", "李**"),
            ("欧阳龙", "欧阳*"),
            ("歐陽龍", "歐陽*"),
            ("阿卜杜拉·买买提", "阿**"),
            ("王", "*"),
        ] {
            assert_eq!(mask_name(name), masked);
        }
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_phone("12345"), "*****");
        assert_eq!(mask_id("421303189001010013"), "4213**********0013");
        assert_eq!(mask_id("4213"), "****");
        assert_eq!(mask_door("3-2-501"), "3-*");
        assert_eq!(mask_door("17号"), "*");
    }
}
