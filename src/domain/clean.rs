//! Removes from text what a person cannot see: control, direction and zero-width characters.
//!
//! Used at import and again before anything is painted or printed. Must not change what a
//! person can see: rare and private-use characters stay.

use std::borrow::Cow;

/// Drops invisible characters; a run of tabs and line ends becomes one space.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || is_break(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut in_break = false;
    for c in text.chars().filter(|&c| !is_hidden(c)) {
        if !is_break(c) {
            out.push(c);
        } else if !in_break {
            out.push(' ');
        }
        in_break = is_break(c);
    }
    Cow::Owned(out)
}

/// Writes every control character that neither orders lines nor ends one as `mark`: where a text is painted,
/// it is seen that something stands there.
pub fn marked<'t>(text: &'t str, mark: &str) -> Cow<'t, str> {
    let is_marked = |c: char| c.is_control() && !is_line_end(c);
    match text.contains(is_marked) {
        true => Cow::Owned(text.replace(is_marked, mark)),
        false => Cow::Borrowed(text),
    }
}

/// The first character that steers a terminal or turns the order of what is read: a text with one is not taken.
///
/// What merely cannot be seen, and ends of lines of every kind, are no harm: [`one_line`] takes them out.
pub fn steering(text: &str) -> Option<char> {
    text.chars().find(|c| is_steering(*c))
}

fn is_steering(c: char) -> bool {
    match c {
        '\0' => false,
        // Embeds, overrides and isolates what is read from the right; their twins from the left change nothing here.
        '\u{202b}' | '\u{202e}' | '\u{2067}' => true,
        _ => c.is_control() && !is_line_end(c),
    }
}

/// The first character that may not stand in the file: one that steers, or a control character that is neither a
/// tab nor the end of a line.
pub fn unfit(text: &str) -> Option<char> {
    let is_unfit = |c: &char| is_steering(*c) || (c.is_control() && !is_break(*c));
    text.chars().find(is_unfit)
}

/// The text on one line, each end of a line as the given character, without what cannot be seen but for the
/// forms of a rare character, which are part of a name.
pub fn one_line(text: &str, end: char) -> Cow<'_, str> {
    let is_dropped = |c: char| is_hidden(c) && !is_line_end(c) && !is_form(c);
    if !text.chars().any(|c| is_dropped(c) || is_line_end(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at_end = false;
    for c in text.chars().filter(|c| !is_dropped(*c)) {
        match is_line_end(c) {
            true if at_end => {}
            true => out.push(end),
            false => out.push(c),
        }
        at_end = is_line_end(c);
    }
    Cow::Owned(out)
}

fn is_line_end(c: char) -> bool {
    is_break(c) || matches!(c, '\u{b}' | '\u{c}' | '\u{85}')
}

/// Chooses one of several forms of the character before it.
fn is_form(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Drops invisible characters and keeps tabs and line ends: the order of a text that goes to a terminal.
pub fn without_hidden(text: &str) -> Cow<'_, str> {
    if has_hidden(text) {
        Cow::Owned(text.chars().filter(|&c| !is_hidden(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Writes every invisible character but those that order lines as `\u202e`: the form json has for them.
pub fn escaped(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Tells whether the text holds characters that [`clean`] deletes (tabs and line ends are not counted).
pub fn has_hidden(text: &str) -> bool {
    text.chars().any(is_hidden)
}

/// Writes every look-alike of the dot inside a personal name as U+00B7, where it joins two letters.
pub fn fold_name_dot(name: &str) -> Cow<'_, str> {
    let chars: Vec<char> = name.chars().collect();
    let joins = |i: usize| {
        is_name_dot(chars[i])
            && i.checked_sub(1)
                .is_some_and(|before| chars[before].is_alphabetic())
            && chars.get(i + 1).is_some_and(|after| after.is_alphabetic())
    };
    if !(0..chars.len()).any(|i| chars[i] != '\u{b7}' && joins(i)) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(
        (0..chars.len())
            .map(|i| if joins(i) { '\u{b7}' } else { chars[i] })
            .collect(),
    )
}

fn is_name_dot(c: char) -> bool {
    matches!(
        c,
        '\u{b7}' | '\u{2022}' | '\u{2027}' | '\u{30fb}' | '\u{ff65}' | '\u{ff0e}'
    )
}

fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Code points that are promised never to be characters; terminals and other programs do with them as they like.
pub fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a person cannot see the character; [`clean`] deletes it.
pub fn is_hidden(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\t' | '\n' | '\r' => false,
        _ if c.is_control() => true,
        '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visible_text_is_borrowed() {
        assert!(matches!(clean("阿卜杜拉·买买提 a1"), Cow::Borrowed(_)));
    }

    #[test]
    fn drops_what_cannot_be_seen() {
        let dirty =
            "张\u{200b}三\u{202e}四\u{1b}[31m\u{7}\u{9b}葛\u{e0100}❤\u{fe0f}a\u{ad}\u{feff}\u{7f}";
        assert_eq!(clean(dirty), "张三四[31m葛❤a");
        assert!(has_hidden(dirty));
        assert!(!has_hidden("张三\t男\r\n"));
    }

    #[test]
    fn tab_and_line_end_are_one_space() {
        assert_eq!(clean("张三\t男\r\n李四"), "张三 男 李四");
    }

    #[test]
    fn a_text_from_elsewhere_is_one_line_or_steers() {
        assert_eq!(
            one_line(
                "\u{feff}\u{5f20}\u{200b}\0\u{b}\r\n\u{85}\u{845b}\u{e0100}\u{202d}",
                ' '
            ),
            "\u{5f20} \u{845b}\u{e0100}"
        );
        assert!(matches!(one_line("a b", ' '), Cow::Borrowed(_)));
        for text in [
            "a\u{7}",
            "\u{1b}[31m",
            "\u{9b}",
            "\u{7f}",
            "a\u{202e}b",
            "\u{2067}",
        ] {
            assert!(steering(text).is_some(), "{text:?}");
        }
        assert_eq!(steering("a\0\t\n\u{b}\u{85}\u{200b}\u{202d}\u{2066}"), None);
    }

    #[test]
    fn rare_and_private_characters_stay() {
        assert_eq!(
            clean("李\u{313f5}华王\u{e000}明"),
            "李\u{313f5}华王\u{e000}明"
        );
    }

    #[test]
    fn name_dots_become_the_standard_one() {
        for dot in [
            '\u{b7}', '\u{2022}', '\u{2027}', '\u{30fb}', '\u{ff65}', '\u{ff0e}',
        ] {
            assert_eq!(
                fold_name_dot(&format!("阿卜{dot}买买提")),
                "阿卜\u{b7}买买提"
            );
        }
        assert_eq!(fold_name_dot("1．5 张．"), "1．5 张．");
    }
}
