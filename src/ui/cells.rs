//! How many columns text takes and how it is shown so that rows stay aligned.
//!
//! Every width in the program comes from here. Must never change stored text: what is
//! replaced, is replaced on the screen only.

mod shown;

use crate::domain::clean::{clean, marked};
use crate::ui::ambiguous::is_ambiguous;
use shown::{STAND_IN, shown_glyph};
use std::borrow::Cow;
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

/// Gives the columns one grapheme of raw or shown text takes.
///
/// 0, 1 or 2, except for an ambiguous character under [`WidthPolicy::Unknown`], which may
/// be spelled out over more columns.
pub fn glyph_width(glyph: &str, policy: WidthPolicy) -> u16 {
    let mut chars = glyph.chars();
    match (chars.next(), chars.next()) {
        (Some(' '..='~'), None) => 1,
        (Some(c), None) if is_sure_wide(c) => 2,
        _ => shown_glyph(&cleaned(glyph), policy)
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
    let cleaned = cleaned(text);
    let mut out = String::with_capacity(cleaned.len());
    for glyph in glyphs(&cleaned) {
        out.push_str(&shown_glyph(glyph, policy));
    }
    Cow::Owned(out)
}

/// Without what cannot be seen; for what would steer the terminal something is seen instead.
fn cleaned(text: &str) -> Cow<'_, str> {
    match marked(text, STAND_IN) {
        Cow::Borrowed(plain) => clean(plain),
        Cow::Owned(marked) => Cow::Owned(clean(&marked).into_owned()),
    }
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
        if columns.saturating_add(used) > room {
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
        _ => UnicodeWidthChar::width(c).map_or(0, |w| u16::try_from(w.min(2)).unwrap_or(2)),
    }
}

#[cfg(test)]
mod tests;
