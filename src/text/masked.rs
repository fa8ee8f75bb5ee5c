//! What was masked, and what of it was let stand, in words.

use crate::domain::privacy::{Covered, Masked};

/// What the program cannot know.
pub const NOT_KNOWN: &str = "小名、「三楼老李」这类称呼程序认不出，请自己看一遍";

/// What stands for what is masked.
pub const SIGN: &str = "*";

/// One place: what stands there now, the word as it was written, and the words around it.
pub fn place(place: &Masked) -> String {
    let around = &place.around;
    if place.stands {
        format!("{}  照写，不是人名  ..{around}..", place.word)
    } else {
        format!("{}  原文「{}」  ..{around}..", place.mask, place.word)
    }
}

/// How many places there are, how many of them stand, and how much is blanked besides.
pub fn counted(covered: &Covered) -> String {
    let standing = words(&covered.places);
    let counts = [
        (covered.places.len() - standing, "遮住姓名", "处"),
        (standing, "照写", "处（不是人名）"),
        (covered.numbers as usize, "遮住号码、门牌", "处"),
    ];
    let said: Vec<String> = (counts.iter().filter(|(count, ..)| *count > 0))
        .map(|(count, what, places)| format!("{what}{count}{places}"))
        .collect();
    match said.is_empty() {
        true => "没有另外要遮的姓名、号码".to_owned(),
        false => said.join("，"),
    }
}

/// What is masked in something that goes out, true of it: whether offices stand by name, how many words are no names.
pub fn standing(hidden: &str, offices: bool, words: usize) -> String {
    let hidden = match offices {
        true => format!("责任人写姓名，别的{hidden}已遮住"),
        false => format!("{hidden}已遮住"),
    };
    match words {
        0 => hidden,
        words => format!("{hidden}，{words}处不是人名、照写"),
    }
}

/// How many places are let stand.
pub fn words(places: &[Masked]) -> usize {
    places.iter().filter(|place| place.stands).count()
}

/// Names that stand in something that was posted.
pub fn still(names: &[String]) -> String {
    format!(
        "里面有没遮住的姓名：{}；要换就先撤下再公示",
        names.join("、")
    )
}
