//! Days and hours, and from when to when: many digits that lead to nobody.

/// A moment, by what it is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// `2026-11-23`, `2026.11`.
    Dated,
    /// `11.23`, `11/23`.
    Day,
    /// `14:30`.
    Hour,
}

/// A day of a year, an hour, or a span of them at the front: `11.23-12.8`, `2026-11-23`, `8:30-11:30`.
pub(super) fn day(chars: &[char]) -> Option<usize> {
    let (first, used) = moment(chars)?;
    if let Some((second, length)) = span(&chars[used..]).and_then(|signs| {
        let (second, length) = moment(&chars[used + signs..])?;
        Some((second, signs + length))
    }) {
        let fits = first == second || (first, second) == (Moment::Dated, Moment::Day);
        return (fits && ends(&chars[used + length..])).then_some(used + length);
    }
    // A day of the month alone may be the front of a door: `1.1-301`.
    (first != Moment::Day && (first == Moment::Hour || ends(&chars[used..]))).then_some(used)
}

fn ends(behind: &[char]) -> bool {
    let is_digit = |at: usize| behind.get(at).is_some_and(char::is_ascii_digit);
    let joins = matches!(behind.first(), Some('-' | '.' | '/' | '_'));
    let goes_on = is_digit(0) || (joins && is_digit(1));
    !goes_on
}

/// How many characters stand for from-to.
fn span(chars: &[char]) -> Option<usize> {
    let signs = chars
        .iter()
        .take_while(|c| matches!(c, '-' | ' ' | '至' | '到'));
    let signs: Vec<&char> = signs.take(4).collect();
    signs.iter().any(|c| **c != ' ').then_some(signs.len())
}

fn moment(chars: &[char]) -> Option<(Moment, usize)> {
    let (year, first) = value(chars)?;
    let sign = *chars.get(first)?;
    let (second, length) = value(&chars[first + 1..])?;
    let used = first + 1 + length;
    if first == 4 && (1949..2100).contains(&year) && matches!(sign, '-' | '.' | '/') {
        return dated(chars, sign, second, used);
    }
    match sign {
        '.' | '/' if first <= 2 && is_month(year) && is_day(second) => Some((Moment::Day, used)),
        ':' if first <= 2 && year <= 24 && length == 2 && second < 60 => hour(chars, used),
        _ => None,
    }
}

/// The rest of a day behind the year and the month.
fn dated(chars: &[char], sign: char, month: u32, used: usize) -> Option<(Moment, usize)> {
    if !is_month(month) {
        return None;
    }
    if chars.get(used) == Some(&sign)
        && let Some((day, length)) = value(&chars[used + 1..])
        && is_day(day)
    {
        return Some((Moment::Dated, used + 1 + length));
    }
    Some((Moment::Dated, used))
}

/// An hour, its seconds behind it; more than that is none.
fn hour(chars: &[char], used: usize) -> Option<(Moment, usize)> {
    let more = |at: usize| match chars.get(at) {
        Some(':') => value(&chars[at + 1..]).map(|(_, length)| at + 1 + length),
        _ => None,
    };
    let used = more(used).unwrap_or(used);
    more(used).is_none().then_some((Moment::Hour, used))
}

fn is_month(value: u32) -> bool {
    (1..=12).contains(&value)
}

fn is_day(value: u32) -> bool {
    (1..=31).contains(&value)
}

/// Up to four digits.
fn value(chars: &[char]) -> Option<(u32, usize)> {
    let digits: String = chars.iter().take_while(|c| c.is_ascii_digit()).collect();
    let value = digits.parse().ok().filter(|_| digits.len() <= 4)?;
    Some((value, digits.len()))
}
