//! Long numbers: telephones, identity numbers, bank cards, written together or in groups.

use super::is_digit;

/// From so many digits on a number leads to someone.
const LONG: usize = 7;

/// Digits behind which an `X` belongs to the number.
const IDENTITY: usize = 14;

/// Length of the run of digits at the front.
pub(super) fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| is_digit(**c)).count()
}

/// A day such as `2026-11-20`: many digits that lead to nobody.
pub(super) fn date(chars: &[char]) -> Option<usize> {
    let ascii = |chars: &[char]| chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let sign = *chars.get(4)?;
    let year: String = chars[..4].iter().collect();
    if !(year.starts_with("19") || year.starts_with("20")) || !"-./".contains(sign) {
        return None;
    }
    if ascii(chars) != 4 {
        return None;
    }
    let month = ascii(&chars[5..]);
    let behind = 5 + month;
    if !(1..=2).contains(&month) || chars.get(behind) != Some(&sign) {
        return None;
    }
    let day = ascii(&chars[behind + 1..]);
    let value: u32 = chars[behind + 1..behind + 1 + day]
        .iter()
        .collect::<String>()
        .parse()
        .ok()?;
    ((1..=2).contains(&day) && (1..=31).contains(&value)).then_some(behind + 1 + day)
}

/// A long number at the front, with the signs between its groups.
pub(super) fn number(chars: &[char]) -> Option<usize> {
    let mut groups = vec![digits(chars)];
    let mut used = groups[0];
    if used == 0 {
        return None;
    }
    loop {
        let rest = &chars[used..];
        let signs = rest.iter().take_while(|c| is_sign(**c)).count();
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
    let tail = usize::from(total >= IDENTITY && matches!(chars.get(used), Some('x' | 'X')));
    is_long.then_some(used + tail)
}

const MOST_SIGNS: usize = 4;

/// Stands between the groups of a number.
fn is_sign(c: char) -> bool {
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
