//! Long numbers: telephones, identity numbers, bank cards, written together or in groups.

use std::collections::HashSet;

use super::{blanks, digits, is_sign};

/// From so many digits on a number leads to someone.
const LONG: usize = 7;

/// Digits behind which an `X` belongs to the number.
const IDENTITY: usize = 14;

/// A long number at the front, with the signs between its groups.
pub(super) fn number(chars: &[char]) -> Option<usize> {
    grouped(chars).max(listed(chars))
}

/// Groups that stand apart as numbers are written.
fn grouped(chars: &[char]) -> Option<usize> {
    let mut groups = vec![digits(chars)];
    let mut used = groups[0];
    if used == 0 {
        return None;
    }
    loop {
        let rest = &chars[used..];
        let signs = rest.iter().take_while(|c| is_joint(**c)).count();
        let next = digits(&rest[signs..]);
        if signs == 0 || signs > MOST_SIGNS || next == 0 {
            break;
        }
        let is_short = groups.iter().sum::<usize>() < LONG
            && groups.last().is_some_and(|last| *last.min(&next) < 3);
        if is_short && rest[..signs].iter().any(|c| is_weak(*c)) {
            break;
        }
        groups.push(next);
        used += signs + next;
    }
    let total: usize = groups.iter().sum();
    let is_long = total >= LONG && !are_years(chars, &groups) && !is_a_sum(&groups, &chars[used..]);
    is_long.then(|| used + tail(total, &chars[used..]))
}

/// Groups with one sign between them, whatever it is, where all of them are a number that leads to someone.
fn listed(chars: &[char]) -> Option<usize> {
    let first = digits(chars);
    let mut groups: Vec<String> = vec![digital(chars.get(..first).filter(|_| first > 0)?)];
    let (mut used, mut best) = (first, None);
    let (mut weak, mut signs) = (None, HashSet::new());
    while let Some((sign, length)) = sign(&chars[used..]) {
        let is_other = !is_joint(sign) && weak.is_some_and(|weak| weak != sign);
        let next = digits(&chars[used + length..]);
        if is_other || next == 0 || groups.len() > MOST_GROUPS {
            break;
        }
        weak = weak.or(Some(sign).filter(|sign| !is_joint(*sign)));
        signs.insert(sign);
        groups.push(digital(&chars[used + length..used + length + next]));
        used += length + next;
        // `13.5-14.5 15.5` is a list of figures.
        if (signs.len() == 1 || are_even(&groups)) && leads_to_someone(&groups) {
            let total = groups.iter().map(String::len).sum();
            best = Some(used + tail(total, &chars[used..]));
        }
    }
    best
}

/// Whether all groups but the last are as long as the first, or long altogether.
fn are_even(groups: &[String]) -> bool {
    let before = &groups[..groups.len() - 1];
    let same = before.iter().all(|group| group.len() == groups[0].len());
    same || groups.iter().all(|group| group.len() >= 3)
}

const MOST_SIGNS: usize = 4;
const MOST_GROUPS: usize = 20;

/// One sign between two groups, blanks around it or alone; and how many characters it takes.
fn sign(chars: &[char]) -> Option<(char, usize)> {
    let before = blanks(chars);
    match chars.get(before) {
        Some(c) if is_sign(*c) => {
            let used = before + 1;
            Some((*c, used + blanks(&chars[used..])))
        }
        _ => (before > 0).then_some((' ', before)),
    }
}

/// Digits of every kind as plain ones.
fn digital(chars: &[char]) -> String {
    let value = |c: &char| match c {
        c if c.is_ascii_digit() => *c,
        c => super::spoken(*c)
            .and_then(|value| char::from_digit(value, 10))
            .unwrap_or('0'),
    };
    chars.iter().map(value).collect()
}

/// Whether groups are a telephone, an identity number or a card, and no list of figures.
fn leads_to_someone(groups: &[String]) -> bool {
    let whole = groups.concat();
    let values: Vec<u64> = groups
        .iter()
        .filter_map(|group| group.parse().ok())
        .collect();
    let rises = values.windows(2).all(|pair| pair[0] < pair[1]);
    let falls = values.windows(2).all(|pair| pair[0] > pair[1]);
    let is_short = groups.iter().all(|group| group.len() <= 2);
    let is_list = (rises || falls) && (is_short || whole.len() > 13);
    !is_list && (is_telephone(&whole) || is_identity(&whole) || is_card(&whole, groups))
}

fn is_telephone(digits: &str) -> bool {
    let own = digits
        .strip_prefix("0086")
        .or(digits.strip_prefix("86"))
        .unwrap_or(digits);
    let is_mobile = |own: &str| {
        own.len() == 11 && own.starts_with('1') && matches!(own.as_bytes()[1], b'3'..=b'9')
    };
    is_mobile(own)
        || is_mobile(digits)
        || ((10..=12).contains(&digits.len())
            && digits.starts_with('0')
            && !digits.starts_with("00"))
}

/// Eighteen digits or seventeen, or fifteen, with a birthday in them.
fn is_identity(digits: &str) -> bool {
    let day = match digits.len() {
        17 | 18 => digits.get(10..14),
        15 => digits.get(8..12),
        _ => None,
    };
    let day: Option<u32> = day.and_then(|day| day.parse().ok());
    day.is_some_and(|day| (1..=12).contains(&(day / 100)) && (1..=31).contains(&(day % 100)))
}

fn is_card(digits: &str, groups: &[String]) -> bool {
    let is_even = groups.iter().rev().skip(1).all(|group| group.len() == 4);
    (16..=19).contains(&digits.len())
        && is_even
        && !groups.iter().all(|group| group.starts_with("20"))
}

/// The `X` of an identity number.
fn tail(total: usize, behind: &[char]) -> usize {
    usize::from(total >= IDENTITY && matches!(behind.first(), Some('x' | 'X')))
}

/// Stands between the groups of a number.
fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '-' | '(' | ')' | '*' | '_') || is_weak(c)
}

/// Stands between other numbers more often: only long groups are taken for one.
fn is_weak(c: char) -> bool {
    matches!(c, '.' | '/' | '转')
}

/// `2025-2026`.
fn are_years(chars: &[char], groups: &[usize]) -> bool {
    let starts_as_one = matches!(chars, ['1', '9', ..] | ['2', '0', ..]);
    starts_as_one && groups.iter().all(|digits| *digits == 4) && groups.len() == 2
}

/// A sum of money in one piece.
fn is_a_sum(groups: &[usize], behind: &[char]) -> bool {
    groups.len() == 1 && groups[0] < 10 && matches!(behind.first(), Some('元' | '万'))
}
