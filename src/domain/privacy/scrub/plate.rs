//! Plates of cars, mail addresses, and what someone is called elsewhere.

use super::blanks;
use super::common::Common;

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

/// Whether a plate may begin so.
pub(super) fn is_province(c: char) -> bool {
    PROVINCES.contains(c)
}

/// A plate at the front: `鄂S12345`, `鄂S·A1234`, with the province or without.
pub(super) fn plate(before: &[char], chars: &[char]) -> Option<usize> {
    let has_province = chars.first().is_some_and(|c| is_province(*c));
    let mut used = usize::from(has_province);
    used += blanks(&chars[used..]);
    let letter = chars.get(used)?;
    if !letter.is_ascii_alphabetic() {
        return None;
    }
    if !has_province && before.last().is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    used += 1;
    let has_sign = matches!(chars.get(used), Some('.' | '-' | ' '));
    used += usize::from(has_sign);
    let rest = &chars[used..];
    let run = rest
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .count();
    let digits = rest[..run].iter().filter(|c| c.is_ascii_digit()).count();
    let least = if has_province { 2 } else { 4 };
    let fits = (5..=6).contains(&run) && digits >= least && (has_province || !has_sign);
    let tail = usize::from(matches!(
        rest.get(run),
        Some('学' | '警' | '挂' | '港' | '澳')
    ));
    fits.then_some(used + run + tail)
}

/// A mail address at the front.
pub(super) fn address(chars: &[char]) -> Option<usize> {
    let run = chars
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+'))
        .count();
    let at = chars[..run].iter().position(|c| *c == '@')?;
    // A name of letters with such signs between them has no domain.
    (at > 0 && at + 1 < run && chars[at..run].contains(&'.')).then_some(run)
}

/// What someone is called elsewhere, behind the word for it: `微信号wang_0013`.
pub(super) fn account(before: &[char], chars: &[char]) -> Option<usize> {
    const LEAST: usize = 5;
    let is_part = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let run = chars.iter().take_while(is_part).count();
    (run >= LEAST && Common::builtin().accounts.end(before)).then_some(run)
}
