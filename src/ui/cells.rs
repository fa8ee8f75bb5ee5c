//! How many columns text takes and how it is shown so that rows stay aligned.
//!
//! Every width in the program comes from here. Must never change stored text: what is
//! replaced, is replaced on the screen only.

use crate::domain::clean::clean;
use crate::ui::ambiguous::is_ambiguous;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// How the terminal draws characters of ambiguous width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WidthPolicy {
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
    /// Nobody could tell: such characters are never sent.
    Unknown,
}

/// Stands, two columns wide everywhere, for a glyph whose width terminals disagree about.
const STAND_IN: &str = "\u{3013}";

/// Gives the columns one grapheme of raw or shown text takes.
///
/// 0, 1 or 2, except for an ambiguous character under [`WidthPolicy::Unknown`], which may
/// be spelled out over more columns.
pub fn glyph_width(glyph: &str, policy: WidthPolicy) -> u16 {
    let mut chars = glyph.chars();
    match (chars.next(), chars.next()) {
        (Some(' '..='~'), None) => 1,
        (Some(c), None) if is_sure_wide(c) => 2,
        _ => shown_glyph(&clean(glyph), policy)
            .chars()
            .map(|c| char_width(c, policy))
            .sum(),
    }
}

/// Gives the columns `text` takes when shown.
pub fn width(text: &str, policy: WidthPolicy) -> u16 {
    let shown = for_display(text, policy);
    let columns: u32 = glyphs(&shown)
        .map(|g| u32::from(glyph_width(g, policy)))
        .sum();
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Gives `text` as it may be sent to the terminal: cleaned, and with safe stand-ins.
///
/// Showing shown text again changes nothing.
pub fn for_display(text: &str, policy: WidthPolicy) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let cleaned = clean(text);
    let mut out = String::with_capacity(cleaned.len());
    for glyph in glyphs(&cleaned) {
        out.push_str(&shown_glyph(glyph, policy));
    }
    Cow::Owned(out)
}

/// Shortens `text` to at most `cols` columns, ending in `..` when something was cut off.
pub fn cut(text: &str, cols: u16, policy: WidthPolicy) -> String {
    let shown = for_display(text, policy);
    if width(&shown, policy) <= cols {
        return shown.into_owned();
    }
    let mark = &".."[..usize::from(cols.min(2))];
    let room = cols - cols.min(2);
    let mut used = 0;
    let mut out = String::new();
    for glyph in glyphs(&shown) {
        let columns = glyph_width(glyph, policy);
        if used + columns > room {
            break;
        }
        used += columns;
        out.push_str(glyph);
    }
    out + mark
}

/// Cuts or fills `text` with spaces on the right to exactly `cols` columns.
pub fn pad(text: &str, cols: u16, policy: WidthPolicy) -> String {
    let mut out = cut(text, cols, policy);
    let missing = cols.saturating_sub(width(&out, policy));
    out.extend(std::iter::repeat_n(' ', usize::from(missing)));
    out
}

/// Cuts or fills `text` with spaces on the left to exactly `cols` columns.
pub fn pad_left(text: &str, cols: u16, policy: WidthPolicy) -> String {
    let cut = cut(text, cols, policy);
    let missing = cols.saturating_sub(width(&cut, policy));
    " ".repeat(usize::from(missing)) + &cut
}

/// Splits text into graphemes, quickly where neighbours cannot combine.
pub fn glyphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let second = rest[first.len_utf8()..].chars().next();
        let alone = is_plain(first) && second.is_none_or(is_plain);
        let end = if alone {
            first.len_utf8()
        } else {
            rest.graphemes(true).next()?.len()
        };
        let (glyph, after) = rest.split_at(end);
        rest = after;
        Some(glyph)
    })
}

/// Tells whether every terminal draws `c` two columns wide, so that the cursor after it is known.
pub fn is_sure_wide(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{fa6d}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~') || is_sure_wide(c)
}

fn char_width(c: char, policy: WidthPolicy) -> u16 {
    match c {
        ' '..='~' => 1,
        _ if is_sure_wide(c) => 2,
        _ if policy == WidthPolicy::Wide && is_ambiguous(c) => 2,
        _ => UnicodeWidthChar::width(c).map_or(0, |w| w.min(2) as u16),
    }
}

/// Gives the safe form of one cleaned grapheme.
fn shown_glyph(glyph: &str, policy: WidthPolicy) -> Cow<'_, str> {
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
    if spacing > 1 || composed.chars().any(is_disputed) {
        Cow::Borrowed(STAND_IN)
    } else if policy != WidthPolicy::Narrow && marks.chars().any(is_widening_mark) {
        Cow::Owned(shown_base)
    } else if spacing == 0 {
        Cow::Borrowed("")
    } else {
        Cow::Owned(shown_base + marks)
    }
}

/// Marks that terminals set to wide ambiguous characters give a column of their own.
fn is_widening_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}')
}

/// Characters measured one, two or no columns wide by terminal and Unicode version.
fn is_disputed(c: char) -> bool {
    matches!(c,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        | '\u{2630}'..='\u{2637}' | '\u{268a}'..='\u{268f}' | '\u{4dc0}'..='\u{4dff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{1f100}'..='\u{1f1ff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{2ebf0}'..='\u{2f7ff}' | '\u{2fa20}'..='\u{2ffff}' | '\u{31350}'..='\u{dffff}'
        | '\u{f0000}'..='\u{10ffff}')
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

#[cfg(test)]
mod tests;
