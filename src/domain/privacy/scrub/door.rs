//! Doors: `3-2-501`, `3栋2单元501`, `3#2-501`, `三栋二单元五零一室`, `东河老街17号`.
//!
//! A chain of values with the words behind them is read as far as they go from the larger to the
//! smaller; then it is asked whether its end is a door, or only a building, a unit, a floor.

use super::is_digit;
use crate::domain::identity::fold::{is_numeral, numeral};

/// What a value is the number of, from the largest to the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Building,
    House,
    Unit,
    Floor,
    Room,
    Household,
}

/// How a value is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Word,
    Dash,
    Blank,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    value: u32,
    digits: usize,
    has_letter: bool,
    level: Option<Level>,
    join: Join,
}

/// A door at the front.
pub(super) fn door(before: &[char], chars: &[char]) -> Option<usize> {
    if before
        .last()
        .is_some_and(|c| c.is_ascii_alphanumeric() || is_numeral(*c))
    {
        return None;
    }
    let (parts, used) = chain(chars);
    let behind = &chars[used..];
    if let Some(side) = side(&parts, behind) {
        return Some(used + side);
    }
    let is_door = match parts.as_slice() {
        [] => false,
        [only] => is_single(*only, before, behind),
        parts
            if parts[1..].iter().all(|part| part.join != Join::Word)
                && parts[0].level.is_none() =>
        {
            is_dashed(parts, before, behind)
        }
        parts => is_spoken(parts),
    };
    is_door.then(|| {
        let used = used + annex(behind);
        used + others(&chars[used..])
    })
}

/// Further rooms behind a door: `501和502`, `501、502室`.
fn others(behind: &[char]) -> usize {
    let mut used = 0;
    while let [sign, rest @ ..] = &behind[used..] {
        let next = value(rest).filter(|(part, _)| part.digits >= 3 && part.value >= 100);
        let Some((_, length)) = next.filter(|_| "和、与及,/".contains(*sign)) else {
            break;
        };
        let (level, word) = word(&rest[length..], false);
        used += 1 + length + if level == Some(Level::Room) { word } else { 0 };
    }
    used
}

/// Values and words from the larger to the smaller, and how many characters they take.
fn chain(chars: &[char]) -> (Vec<Part>, usize) {
    let mut parts: Vec<Part> = Vec::new();
    let (mut used, mut join, mut at) = (0, Join::Word, 0);
    while let Some((mut part, length)) = value(&chars[at..]) {
        part.join = join;
        let (level, word) = word(&chars[at + length..], parts.is_empty());
        part.level = level;
        let above = parts.iter().filter_map(|part| part.level).max();
        if level.is_some() && above.is_some_and(|above| level <= Some(above)) {
            break;
        }
        parts.push(part);
        used = at + length + word;
        let (next, signs) = joined(&chars[used..], level.is_some());
        let Some(next) = next else { break };
        (join, at) = (next, used + signs);
    }
    (parts, used)
}

/// Digits with a letter before or behind, a letter alone before its word, or numerals.
fn value(chars: &[char]) -> Option<(Part, usize)> {
    let letters = |chars: &[char]| chars.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let front = letters(chars);
    let numerals = |c: &&char| is_digit(**c) || is_numeral(**c);
    let digits = chars[front..].iter().take_while(numerals).count();
    let back = if digits > 0 {
        letters(&chars[front + digits..])
    } else {
        0
    };
    if front + back > 1 || front + digits == 0 {
        return None;
    }
    let behind = chars.get(front + digits + back);
    if digits == 0 && !behind.is_some_and(|c| matches!(c, '栋' | '幢' | '座' | '-')) {
        return None;
    }
    let text: String = chars[front..front + digits]
        .iter()
        .map(|c| plain(*c))
        .collect();
    let value = text.parse().ok().or_else(|| numeral(&text)).or_else(|| {
        let mixed: String = text.chars().map(spoken).collect();
        mixed.parse().ok()
    });
    let part = Part {
        value: value.unwrap_or(0),
        digits,
        has_letter: front + back > 0,
        level: None,
        join: Join::Word,
    };
    (digits <= 5).then_some((part, front + digits + back))
}

/// A hanzi digit that is read out only, as the one that is written.
fn plain(c: char) -> char {
    match c {
        '幺' => '一',
        other => other,
    }
}

fn spoken(c: char) -> char {
    let value = numeral(&c.to_string()).and_then(|value| char::from_digit(value, 10));
    value.unwrap_or(c)
}

/// The word behind a value and its length.
fn word(chars: &[char], is_first: bool) -> (Option<Level>, usize) {
    use Level::*;
    let words: [(&str, Level); 15] = [
        ("号楼", Building),
        ("#楼", Building),
        ("单元", Unit),
        ("栋", Building),
        ("幢", Building),
        ("座", Building),
        ("#", Building),
        ("号", House),
        ("层", Floor),
        ("楼", Floor),
        ("室", Room),
        ("房", Room),
        ("户", Household),
        ("单", Unit),
        ("院", Building),
    ];
    let starts = |word: &str| {
        word.chars().zip(chars).filter(|(a, b)| a == *b).count() == word.chars().count()
    };
    let found = words.iter().find(|(word, _)| starts(word));
    match found {
        // Behind other values it is the room: `3栋2单元501号`.
        Some((word, House)) if !is_first => (Some(Room), word.chars().count()),
        Some((word, level)) => (Some(*level), word.chars().count()),
        None => (None, 0),
    }
}

/// What joins the next value, and how many characters it takes; none when there is no next value.
fn joined(chars: &[char], has_word: bool) -> (Option<Join>, usize) {
    let blanks = chars.iter().take_while(|c| **c == ' ').count();
    let is_dash = chars.get(blanks) == Some(&'-');
    let after = blanks + usize::from(is_dash);
    let after = after + chars[after..].iter().take_while(|c| **c == ' ').count();
    let goes_on = value(&chars[after..]).is_some();
    match (goes_on, is_dash, has_word, after) {
        (false, ..) => (None, 0),
        (true, true, ..) => (Some(Join::Dash), after),
        (true, false, true, _) => (Some(Join::Word), after),
        (true, false, false, 1) => (Some(Join::Blank), after),
        (true, false, false, _) => (None, 0),
    }
}

/// A chain with words: a room at its end, or three levels of it.
fn is_spoken(parts: &[Part]) -> bool {
    let Some(last) = parts.last() else {
        return false;
    };
    match last.level {
        Some(Level::Room) => true,
        // `2单元120户` counts households, `2单元501户` is one.
        Some(Level::Household) => is_room(*last),
        None => parts.len() >= 3 || last.digits >= 3 || last.value >= 100 || last.has_letter,
        Some(_) => parts.len() >= 3,
    }
}

/// `501`, not `120`: a floor and a room on it.
fn is_room(part: Part) -> bool {
    part.value >= 100 && (1..=9).contains(&(part.value % 100))
}

/// Values joined by dashes or blanks only.
fn is_dashed(parts: &[Part], before: &[char], behind: &[char]) -> bool {
    let blanks = parts[1..].iter().any(|part| part.join == Join::Blank);
    let last = parts[parts.len() - 1];
    if parts.len() >= 3 {
        return !blanks || last.digits >= 3;
    }
    let is_counted = matches!(before.last(), Some('月' | '第'))
        || (last.level.is_none() && behind.first().is_some_and(|c| MEASURES.contains(*c)))
        || last.level == Some(Level::Building)
        || last.level == Some(Level::Unit);
    !blanks && !is_counted && last.level != Some(Level::Household)
}

/// Words behind a number that count something.
const MEASURES: &str =
    "月日天年人盏件元米点时分个名次岁块根台辆条张页份周星小多万千百度期届%℃公平斤吨只级票:项";

/// One value with its word.
fn is_single(part: Part, before: &[char], behind: &[char]) -> bool {
    match part.level {
        Some(Level::Room) => part.value >= 100,
        Some(Level::House) => is_house(part, before, behind),
        None => {
            let lives = matches!(before.last(), Some('住'));
            let is_home = matches!(behind, ['家', ..] | ['住', '户', ..] | ['业', '主', ..]);
            part.digits >= 3 && part.value < 5000 && (lives || is_home) && is_room(part)
        }
        Some(_) => false,
    }
}

/// A house number, and not a day of the month or the number of a paper.
fn is_house(part: Part, before: &[char], behind: &[char]) -> bool {
    if matches!(behind.first(), Some('楼' | '线' | '文' | '院')) {
        return false;
    }
    match before.iter().rev().find(|c| **c != ' ') {
        Some('月' | '第' | '-') => false,
        Some(c) if STREETS.contains(*c) => true,
        _ => part.value > 31 || behind.first() == Some(&'附'),
    }
}

/// What the name of a street or a lane ends with.
const STREETS: &str = "街路巷弄道里村院湾塘庄坊组岗坡垸屯场园苑区住";

/// `附1号` behind a house number.
fn annex(behind: &[char]) -> usize {
    if behind.first() != Some(&'附') {
        return 0;
    }
    match value(&behind[1..]) {
        Some((_, length)) => {
            let used = 1 + length;
            used + usize::from(behind.get(used) == Some(&'号'))
        }
        None => 0,
    }
}

/// `东户` behind a floor: that is one door of it.
fn side(parts: &[Part], behind: &[char]) -> Option<usize> {
    let on_floor = parts
        .last()
        .is_some_and(|part| part.level == Some(Level::Floor));
    let is_side = matches!(
        behind,
        [
            '东' | '西' | '南' | '北' | '中' | '左' | '右',
            '户' | '边' | '手' | '家',
            ..
        ]
    );
    (on_floor && is_side).then_some(2)
}
