//! Breaks text into lines by columns, keeping Chinese line-breaking rules (禁则).
//!
//! Lines joined again give the shown text. Must not trim, justify or paint.

use crate::ui::cells::{WidthPolicy, for_display, glyph_width, glyphs};

/// Breaks `text` into lines of at most `cols` columns; line ends in the text are kept as breaks.
///
/// A glyph wider than `cols` still gets a line of its own, so nothing is lost.
pub fn wrap(text: &str, cols: u16, policy: WidthPolicy) -> Vec<String> {
    let paragraphs = text.split('\n').map(|p| p.strip_suffix('\r').unwrap_or(p));
    paragraphs
        .flat_map(|p| wrap_paragraph(p, cols, policy))
        .collect()
}

fn wrap_paragraph(text: &str, cols: u16, policy: WidthPolicy) -> Vec<String> {
    let shown = for_display(text, policy);
    let glyphs: Vec<&str> = glyphs(&shown).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        let full = fill(&glyphs, start, cols, policy);
        let end = last_break(&glyphs, start, full).unwrap_or(full);
        lines.push(glyphs[start..end].concat());
        start = end;
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Gives the end of the longest run from `start` that fits; at least one glyph.
fn fill(glyphs: &[&str], start: usize, cols: u16, policy: WidthPolicy) -> usize {
    let mut used: u16 = 0;
    for (i, glyph) in glyphs.iter().enumerate().skip(start) {
        used = glyph_width(glyph, policy).saturating_add(used);
        if used > cols {
            return i.max(start + 1);
        }
    }
    glyphs.len()
}

/// Gives the last allowed break after `start` and not behind `full`.
fn last_break(glyphs: &[&str], start: usize, full: usize) -> Option<usize> {
    (start + 1..=full).rev().find(|&at| may_break(glyphs, at))
}

fn may_break(glyphs: &[&str], at: usize) -> bool {
    let (Some(before), Some(after)) = (glyphs.get(at - 1), glyphs.get(at)) else {
        return true;
    };
    let (Some(before), Some(after)) = (before.chars().next(), after.chars().next()) else {
        return true;
    };
    let in_word = is_word(before) && is_word(after);
    let in_pair = before == after && matches!(before, '…' | '—');
    !(forbidden_at_start(after) || forbidden_at_end(before) || in_word || in_pair)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// Tells whether a line may not start with `c`.
pub fn forbidden_at_start(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '〕'
            | '”'
            | '’'
            | '…'
            | '—'
            | '·'
            | '・'
            | '～'
            | '％'
            | '℃'
            | '．'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '%'
            // What stands for a name stays with its surname.
            | '*'
    )
}

/// Tells whether a line may not end with `c`.
pub fn forbidden_at_end(c: char) -> bool {
    matches!(
        c,
        '（' | '《'
            | '「'
            | '『'
            | '【'
            | '〈'
            | '〔'
            | '“'
            | '‘'
            | '￥'
            | '$'
            | '('
            | '['
            | '{'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::width;
    use proptest::prelude::*;

    const POLICIES: [WidthPolicy; 3] =
        [WidthPolicy::Narrow, WidthPolicy::Wide, WidthPolicy::Unknown];

    #[test]
    fn a_name_that_is_hidden_is_not_taken_apart() {
        let lines = wrap("昨天问过欧阳**和王*了", 12, WidthPolicy::Narrow);
        assert_eq!(lines, ["昨天问过欧", "阳**和王*了"]);
        let lines = wrap("住在***的电话***", 11, WidthPolicy::Narrow);
        assert_eq!(lines, ["住在***的电", "话***"]);
    }

    #[test]
    fn punctuation_is_not_left_at_either_edge() {
        let lines = wrap(
            "今天走访了张三，他说（漏水）已修。",
            14,
            WidthPolicy::Narrow,
        );
        assert_eq!(lines, ["今天走访了张", "三，他说（漏", "水）已修。"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        let lines = wrap("电话13800138000请回电", 12, WidthPolicy::Narrow);
        assert_eq!(lines, ["电话", "13800138000", "请回电"]);
        assert_eq!(
            wrap("aaaaaaaaaa", 4, WidthPolicy::Narrow),
            ["aaaa", "aaaa", "aa"]
        );
    }

    #[test]
    fn line_ends_and_tiny_widths() {
        assert_eq!(wrap("张\r\n\n三", 8, WidthPolicy::Narrow), ["张", "", "三"]);
        assert_eq!(wrap("", 8, WidthPolicy::Narrow), [""]);
        assert_eq!(wrap("张三", 0, WidthPolicy::Narrow), ["张", "三"]);
    }

    /// Sentences as people write them: no run of more than two marks, no word above six letters.
    fn prose() -> impl Strategy<Value = String> {
        let piece = "[楼道漏水已修好]{1,5}(，|。|、|：|！|？|）。|……|——|”|％|℃|·)?(（|《|“|￥)?([0-9]{1,6}|[a-z]{1,6} )?";
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat() + "完")
    }

    proptest! {
        #[test]
        fn keeps_the_rules(text in prose(), cols in 12u16..60) {
            for policy in POLICIES {
                let lines = wrap(&text, cols, policy);
                prop_assert_eq!(lines.concat(), for_display(&text, policy));
                for (i, line) in lines.iter().enumerate() {
                    prop_assert!(width(line, policy) <= cols);
                    let first = line.chars().next();
                    let last = line.chars().last();
                    prop_assert!(i == 0 || !first.is_some_and(forbidden_at_start), "{:?}", lines);
                    prop_assert!(i + 1 == lines.len() || !last.is_some_and(forbidden_at_end), "{:?}", lines);
                }
            }
        }

        #[test]
        fn loses_nothing(text in "[张，（a1 …\u{301}\u{200b}\u{31350}]{0,20}", cols in 0u16..9) {
            for policy in POLICIES {
                prop_assert_eq!(wrap(&text, cols, policy).concat(), for_display(&text, policy));
            }
        }
    }
}
