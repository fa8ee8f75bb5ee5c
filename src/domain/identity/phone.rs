//! Telephone numbers: several in one cell, each with the remark that stands behind it.
//!
//! A number that is not plausible is kept and marked, never refused and never lost.

use std::fmt;

use super::fold::plain;

/// Area code of Suizhou, offered for numbers without one.
pub const AREA: &str = "0722";

/// The country's code, as it is written in front of a number.
const COUNTRY: [&str; 2] = ["0086", "86"];

/// What a number looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// 手机.
    Mobile,
    /// 固话 with its area code.
    Landline,
    /// 固话 without it.
    Local,
    /// 400 and 800 numbers.
    Service,
    /// Nothing that can be called as it stands; the drill's made-up numbers too.
    Odd,
}

/// One number of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    /// Digits, with a dash behind the area code and before an extension; never a blank.
    pub number: String,
    /// What it looks like.
    pub kind: PhoneKind,
    /// What stood beside it: `儿子`.
    pub remark: String,
}

impl Phone {
    /// Whether it can be called as it stands.
    pub fn is_plausible(&self) -> bool {
        !matches!(self.kind, PhoneKind::Local | PhoneKind::Odd)
    }

    /// Whether it is worth a second look: neither callable, nor eleven digits, nor a landline without its area code.
    pub fn is_doubtful(&self) -> bool {
        let has_length = self.number.len() == 11
            && self.number.starts_with('1')
            && self.number.chars().all(|c| c.is_ascii_digit());
        self.kind == PhoneKind::Odd && !has_length
    }

    /// A number without area code with the one of the place; others as they are.
    pub fn with_area(self, area: &str) -> Phone {
        match self.kind {
            PhoneKind::Local => Phone {
                number: format!("{area}-{}", self.number),
                kind: PhoneKind::Landline,
                ..self
            },
            _ => self,
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        if self.remark.is_empty() {
            return Ok(());
        }
        write!(f, "（{}）", self.remark)
    }
}

/// The first number typed that is doubtful and was not on record before: the rule of forms.
pub fn doubtful_phone(typed: &str, on_record: &[&str]) -> Option<String> {
    parse_phones(typed)
        .into_iter()
        .find(|phone| phone.is_doubtful() && !on_record.contains(&phone.number.as_str()))
        .map(|phone| phone.number)
}

/// What stands in a cell beside its numbers, where a form keeps numbers only; `无` says that there is none.
pub fn words_beside_phones(typed: &str) -> Option<String> {
    const NONE: [&str; 4] = ["无", "没有", "暂无", "无电话"];
    let text = plain(typed);
    let words: String = text
        .chars()
        .filter(|c| c.is_alphanumeric() && !c.is_ascii_digit() && !is_separator(*c))
        .collect();
    (!words.is_empty() && !NONE.contains(&text.trim())).then_some(words)
}

/// Numbers in one cell, each with its remark: what [`parse_phones`] reads again.
pub fn write_phones(phones: &[Phone]) -> String {
    let written: Vec<String> = phones.iter().map(Phone::to_string).collect();
    written.join("、")
}

/// Reads every number of a cell, in the order in which they stand.
pub fn parse_phones(text: &str) -> Vec<Phone> {
    let mut phones = Vec::new();
    let text: String = plain(text).chars().map(round_bracket).collect();
    for piece in pieces(&text) {
        phones.extend(of_piece(&piece));
    }
    phones
}

fn round_bracket(c: char) -> char {
    match c {
        '[' | '【' | '〔' => '(',
        ']' | '】' | '〕' => ')',
        other => other,
    }
}

/// Parts between `、`, `/`, `；` and the like; brackets hold together what stands inside them.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match pieces.last_mut() {
            Some(piece) if depth > 0 || !is_separator(c) => piece.push(c),
            _ => pieces.push(String::new()),
        }
    }
    pieces
}

fn is_separator(c: char) -> bool {
    matches!(
        c,
        '、' | '/' | '\\' | ';' | ',' | '|' | '\n' | '\r' | '或' | '和' | '及'
    )
}

/// A run of digits and what stands before it.
struct Group {
    digits: String,
    /// Joined to the group before by a dash, by blanks or not at all.
    joint: Joint,
    /// What stands between the group before and this one.
    between: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    Blank,
    None,
}

fn of_piece(piece: &str) -> Vec<Phone> {
    let (mut groups, behind) = groups(piece);
    drop_country_code(&mut groups);
    let mut phones: Vec<Phone> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let (number, kind, used) = longest(&groups[at..]);
        let words = tidy(&groups[at].between);
        let mut remark = String::new();
        match phones.last_mut() {
            // `138…（儿子）139…`: the words belong to the number they follow.
            Some(before) => append(&mut before.remark, &words),
            None => remark = words,
        }
        phones.push(Phone {
            number,
            kind,
            remark,
        });
        at += used;
    }
    if let Some(last) = phones.last_mut() {
        append(&mut last.remark, &tidy(&behind));
    }
    phones
}

/// `+86 0722-3312345`: 86 alone is no number of its own.
fn drop_country_code(groups: &mut Vec<Group>) {
    if let [first, second, ..] = groups.as_mut_slice()
        && COUNTRY.contains(&first.digits.as_str())
        && second.joint != Joint::None
    {
        second.between = std::mem::take(&mut first.between);
        groups.remove(0);
    }
}

fn append(remark: &mut String, words: &str) {
    if !remark.is_empty() && !words.is_empty() {
        remark.push(' ');
    }
    remark.push_str(words);
}

/// Words without the signs around them.
fn tidy(words: &str) -> String {
    let words: String = words.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

/// Runs of digits with what stands between them, and what stands behind the last.
fn groups(piece: &str) -> (Vec<Group>, String) {
    let mut groups: Vec<Group> = Vec::new();
    let mut between = String::new();
    let mut in_digits = false;
    let mut remark_depth = 0_u32;
    for (at, c) in piece.char_indices() {
        if c == '(' && !area_in_brackets(&piece[at + 1..]) {
            remark_depth += 1;
        }
        if is_digit(c) && remark_depth == 0 {
            match groups.last_mut() {
                Some(group) if in_digits => group.digits.push(c),
                _ => groups.push(Group {
                    digits: c.to_string(),
                    joint: joint(&between),
                    between: std::mem::take(&mut between),
                }),
            }
            in_digits = true;
        } else {
            between.push(c);
            in_digits = false;
        }
        if c == ')' {
            remark_depth = remark_depth.saturating_sub(1);
        }
    }
    (groups, between)
}

/// `(0722)3312345`: brackets around an area code are no remark.
fn area_in_brackets(behind: &str) -> bool {
    let Some((inside, _)) = behind.split_once(')') else {
        return false;
    };
    inside.starts_with('0')
        && (3..=4).contains(&inside.len())
        && inside.chars().all(|c| c.is_ascii_digit())
}

/// A masked digit is kept: the number is odd, but not lost.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '*'
}

fn joint(between: &str) -> Joint {
    let signs = between.trim();
    match signs {
        "" if between.is_empty() => Joint::None,
        "" | "(" | ")" => Joint::Blank,
        "-" => Joint::Dash,
        _ => Joint::None,
    }
}

/// The longest plausible number at the front: number, kind and how many groups it uses.
fn longest(groups: &[Group]) -> (String, PhoneKind, usize) {
    let joined = 1 + groups[1..]
        .iter()
        .take(3)
        .take_while(|group| group.joint != Joint::None)
        .count();
    for used in (1..=joined).rev() {
        if let Some((number, kind)) = plausible(&groups[..used]) {
            return (number, kind, used);
        }
    }
    let dashed = 1 + groups[1..]
        .iter()
        .take_while(|group| group.joint == Joint::Dash)
        .count();
    let digits: Vec<&str> = groups[..dashed]
        .iter()
        .map(|group| group.digits.as_str())
        .collect();
    (digits.join("-"), PhoneKind::Odd, dashed)
}

fn plausible(groups: &[Group]) -> Option<(String, PhoneKind)> {
    let parts: Vec<&str> = groups.iter().map(|group| group.digits.as_str()).collect();
    let all = parts.concat();
    if all.contains('*') {
        return None;
    }
    let national = COUNTRY.iter().find_map(|code| all.strip_prefix(code));
    if let Some(mobile) = [Some(all.as_str()), national]
        .into_iter()
        .flatten()
        .find(|digits| is_mobile(digits))
    {
        return Some((mobile.to_owned(), PhoneKind::Mobile));
    }
    if all.len() == 10 && (all.starts_with("400") || all.starts_with("800")) {
        return Some((all, PhoneKind::Service));
    }
    landline(&parts).or_else(|| local(groups, &parts))
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// `0722-3312345`, `07223312345`, `0722-3312345-12`.
fn landline(parts: &[&str]) -> Option<(String, PhoneKind)> {
    let (area, number, rest) = match parts {
        [whole, rest @ ..] if whole.starts_with('0') && whole.len() > 9 => {
            let (area, number) = whole.split_at(area_length(whole));
            (area, number, rest)
        }
        [area, number, rest @ ..] if area.starts_with('0') => (*area, *number, rest),
        _ => return None,
    };
    let fits = (3..=4).contains(&area.len()) && (7..=8).contains(&number.len());
    let extension = extension(rest)?;
    fits.then(|| (format!("{area}-{number}{extension}"), PhoneKind::Landline))
}

/// 010 and 02x have three digits, all others four.
fn area_length(digits: &str) -> usize {
    if digits.starts_with("01") || digits.starts_with("02") {
        3
    } else {
        4
    }
}

fn local(groups: &[Group], parts: &[&str]) -> Option<(String, PhoneKind)> {
    let (number, rest) = parts.split_first()?;
    let dashed = groups[1..].iter().all(|group| group.joint == Joint::Dash);
    let fits = (7..=8).contains(&number.len()) && !number.starts_with(['0', '1']) && dashed;
    let extension = extension(rest)?;
    fits.then(|| (format!("{number}{extension}"), PhoneKind::Local))
}

fn extension(rest: &[&str]) -> Option<String> {
    match rest {
        [] => Some(String::new()),
        [digits] if digits.len() <= 5 => Some(format!("-{digits}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(String, PhoneKind, String)> {
        parse_phones(text)
            .into_iter()
            .map(|phone| (phone.number, phone.kind, phone.remark))
            .collect()
    }

    #[test]
    fn one_number() {
        for (text, number, kind) in [
            ("13800000000", "13800000000", PhoneKind::Mobile),
            ("138 0000 0000", "13800000000", PhoneKind::Mobile),
            ("138-0000-0000", "13800000000", PhoneKind::Mobile),
            ("+86 13800000000", "13800000000", PhoneKind::Mobile),
            ("8613800000000", "13800000000", PhoneKind::Mobile),
            ("１３８０００００００0", "13800000000", PhoneKind::Mobile),
            ("0722-3312345", "0722-3312345", PhoneKind::Landline),
            ("07223312345", "0722-3312345", PhoneKind::Landline),
            ("(0722)3312345", "0722-3312345", PhoneKind::Landline),
            ("（0722）3312345", "0722-3312345", PhoneKind::Landline),
            ("0722 3312345-12", "0722-3312345-12", PhoneKind::Landline),
            ("02787654321", "027-87654321", PhoneKind::Landline),
            ("3312345", "3312345", PhoneKind::Local),
            ("400-123-4567", "4001234567", PhoneKind::Service),
            ("12000000017", "12000000017", PhoneKind::Odd),
            ("+86 12000000017", "12000000017", PhoneKind::Odd),
            ("0086-12000000017", "12000000017", PhoneKind::Odd),
            ("+86 0722-3312345", "0722-3312345", PhoneKind::Landline),
            ("138****0000", "138****0000", PhoneKind::Odd),
            ("1380000000", "1380000000", PhoneKind::Odd),
        ] {
            let expected = vec![(number.to_owned(), kind, String::new())];
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn several_in_one_cell() {
        let (first, second) = ("12000000017", "12000000025");
        for text in [
            "12000000017、12000000025",
            "12000000017/12000000025",
            "12000000017；12000000025",
            "12000000017,12000000025",
            "12000000017 12000000025",
            "12000000017\n12000000025",
            "12000000017或12000000025",
        ] {
            let numbers: Vec<String> = parse_phones(text).into_iter().map(|p| p.number).collect();
            assert_eq!(numbers, [first, second], "{text}");
        }
    }

    #[test]
    fn remarks_stay_with_their_number() {
        let expected = |numbers: &[(&str, &str)]| -> Vec<(String, PhoneKind, String)> {
            let of = |(number, remark): &(&str, &str)| {
                ((*number).to_owned(), PhoneKind::Odd, (*remark).to_owned())
            };
            numbers.iter().map(of).collect()
        };
        for (text, numbers) in [
            ("12000000017（儿子）", &[("12000000017", "儿子")][..]),
            ("12000000017 儿子", &[("12000000017", "儿子")]),
            ("儿子：12000000017", &[("12000000017", "儿子")]),
            ("12000000017（2栋的女儿）", &[("12000000017", "2栋的女儿")]),
            (
                "12000000017（儿子）、12000000025（女儿，晚上打）",
                &[("12000000017", "儿子"), ("12000000025", "女儿,晚上打")],
            ),
        ] {
            assert_eq!(read(text), expected(numbers), "{text}");
        }
        assert_eq!(read("无"), vec![]);
        assert_eq!(read(""), vec![]);
    }

    #[test]
    fn a_local_number_is_offered_an_area_code() {
        let local = parse_phones("3312345").remove(0);
        assert!(!local.is_plausible());
        let whole = local.with_area(AREA);
        assert_eq!(whole.number, "0722-3312345");
        assert!(whole.is_plausible());
    }

    #[test]
    fn a_number_that_cannot_be_one_is_doubtful_unless_it_is_on_record() {
        for typed in ["12345", "1380000000", "138****0000", "13800000000、12345"] {
            assert!(doubtful_phone(typed, &[]).is_some(), "{typed}");
        }
        for typed in [
            "13800000000",
            "12000000017",
            "0722-3312345",
            "3312345",
            "400-123-4567",
            "",
            "无",
        ] {
            assert_eq!(doubtful_phone(typed, &[]), None, "{typed}");
        }
        assert_eq!(doubtful_phone("12345", &["12345"]), None);
    }

    #[test]
    fn words_beside_a_number_are_seen_where_only_numbers_are_kept() {
        for (typed, words) in [
            ("12581141221x", Some("x")),
            ("12000000017（儿子）", Some("儿子")),
            ("儿子12000000017、女儿", Some("儿子女儿")),
            ("0722-3312345转12", Some("转")),
            ("abc", Some("abc")),
            ("１２０００００００１７", None),
            ("(0722)3312345-12、+86 13800000000", None),
            ("12000000017或12000000025", None),
            ("138****5678", None),
            (" 无 ", None),
            ("", None),
        ] {
            assert_eq!(words_beside_phones(typed).as_deref(), words, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(text in "\\PC*", near in "[0-9*（）()、/ 86儿女子+-]{0,40}") {
            for text in [text, near] {
                let phones = parse_phones(&text);
                prop_assert!(phones.iter().all(|phone| !phone.number.contains(char::is_whitespace)));
                let again: Vec<String> = parse_phones(&write_phones(&phones)).into_iter().map(|p| p.number).collect();
                let numbers: Vec<String> = phones.into_iter().map(|p| p.number).collect();
                prop_assert_eq!(again, numbers);
            }
        }

        #[test]
        fn no_digit_outside_brackets_is_lost(text in "[0-9 、/-]{0,40}") {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
            let kept: usize = parse_phones(&text).iter().map(|phone| digits(&phone.number)).sum();
            // Only the country code may go.
            prop_assert!(kept == digits(&text) || text.contains("86"));
        }
    }
}
