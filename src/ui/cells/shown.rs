//! The safe form of one glyph: stand-ins for what terminals measure differently.
//!
//! Must give the same answer for its own answers.

use super::{WidthPolicy, char_width, is_plain};
use crate::domain::clean::is_noncharacter;
use crate::ui::ambiguous::is_ambiguous;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Stands, two columns wide everywhere, for a glyph whose width terminals disagree about.
pub(super) const STAND_IN: &str = "\u{3013}";

/// Gives the safe form of one cleaned grapheme.
pub(super) fn shown_glyph(glyph: &str, policy: WidthPolicy) -> Cow<'_, str> {
    let mut chars = glyph.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(c), None) => shown_char(c, glyph, policy),
        _ => shown_cluster(glyph, policy),
    }
}

fn shown_char(c: char, glyph: &str, policy: WidthPolicy) -> Cow<'_, str> {
    if is_plain(c) {
        Cow::Borrowed(glyph)
    } else if is_disputed(c) {
        Cow::Borrowed(STAND_IN)
    } else if char_width(c, policy) == 0 {
        Cow::Borrowed("")
    } else if is_wider_to_some(c, policy) {
        Cow::Borrowed(STAND_IN)
    } else if policy == WidthPolicy::Unknown && is_ambiguous(c) {
        Cow::Owned(spelled_out(c))
    } else {
        Cow::Borrowed(glyph)
    }
}

/// Composes what can be composed; then one spacing character may carry marks, more may not.
fn shown_cluster(glyph: &str, policy: WidthPolicy) -> Cow<'_, str> {
    let composed: String = glyph.nfc().collect();
    let spacing = composed
        .chars()
        .filter(|&c| char_width(c, policy) > 0)
        .count();
    let Some(base) = composed.chars().next() else {
        return Cow::Borrowed("");
    };
    let shown_base = shown_char(base, &composed[..base.len_utf8()], policy).into_owned();
    let marks = &composed[base.len_utf8()..];
    // Marks before the letter they would stand on are read differently once they stand alone.
    let led_by_marks = spacing == 1 && char_width(base, policy) == 0;
    if spacing > 1 || led_by_marks || composed.chars().any(is_disputed) {
        Cow::Borrowed(STAND_IN)
    } else if policy != WidthPolicy::Narrow && marks.chars().any(is_widening_mark) {
        Cow::Owned(shown_base)
    } else if spacing == 0 {
        Cow::Borrowed("")
    } else {
        Cow::Owned(
            marks
                .chars()
                .take(MARKS)
                .fold(shown_base, |mut shown, mark| {
                    shown.push(mark);
                    shown
                }),
        )
    }
}

/// Marks that terminals set to wide ambiguous characters give a column of their own.
fn is_widening_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')
}

/// Marks that one cell carries; more would be painted over the lines above and below.
const MARKS: usize = 4;

/// Characters measured one, two or no columns wide by terminal and Unicode version.
fn is_disputed(c: char) -> bool {
    is_noncharacter(c)
        || matches!(c,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        | '\u{2630}'..='\u{2637}' | '\u{268a}'..='\u{268f}' | '\u{4dc0}'..='\u{4dff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{1f100}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{2ebf0}'..='\u{2f7ff}' | '\u{2fa20}'..='\u{2ffff}' | '\u{31350}'..='\u{dffff}'
        | '\u{e1000}'..='\u{10ffff}')
}

/// Characters that a later Unicode than that of our table calls wide: a terminal may know either.
fn is_wider_to_some(c: char, policy: WidthPolicy) -> bool {
    let told = match policy {
        WidthPolicy::Narrow => UnicodeWidthChar::width(c).unwrap_or(0),
        // Of a text, for what is written with a mark counts as what it is made of.
        WidthPolicy::Wide | WidthPolicy::Unknown => c.encode_utf8(&mut [0; 4]).width_cjk(),
    };
    let spelled = policy == WidthPolicy::Unknown && is_ambiguous(c);
    !spelled && told > usize::from(char_width(c, policy))
}

/// Writes an ambiguous character with characters every terminal measures alike.
fn spelled_out(c: char) -> String {
    let known = match c {
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '…' => "..",
        '—' | '–' | '―' => "-",
        '·' | '•' | '‧' => "\u{30fb}",
        '→' => "->",
        '←' => "<-",
        '×' => "x",
        '±' => "+-",
        '℃' => "\u{5ea6}",
        '※' => "*",
        '①'..='⑳' => return format!("({})", u32::from(c) - u32::from('①') + 1),
        _ => return without_marks(c),
    };
    known.to_owned()
}

/// Gives the plain letter under an accent, or the stand-in.
fn without_marks(c: char) -> String {
    match c.nfd().next() {
        Some(base @ ' '..='~') => base.to_string(),
        _ => STAND_IN.to_owned(),
    }
}
