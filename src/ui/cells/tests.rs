//! Widths, cutting and stand-ins, by table and by property.

use super::WidthPolicy::{Narrow, Unknown, Wide};
use super::shown::STAND_IN;
use super::*;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

const POLICIES: [WidthPolicy; 3] = [Narrow, Wide, Unknown];

#[test]
fn widths_by_policy() {
    for (text, narrow, wide, unknown) in [
        ("a张，１・￥〇", 13, 13, 13),
        ("…", 1, 2, 2),
        ("阿卜·买", 7, 8, 8),
        ("αД", 2, 4, 4),
        ("①", 1, 2, 3),
        ("é", 1, 2, 1),
        ("e\u{301}", 1, 2, 1),
        ("x\u{301}", 1, 1, 1),
        ("▸✓¥･", 4, 4, 4),
        ("𠮷", 2, 2, 2),
        ("\u{31350}", 2, 2, 2),
        ("\u{2630}", 2, 2, 2),
        ("\u{e000}", 2, 2, 2),
        ("❤\u{fe0f}", 1, 1, 1),
        ("1\u{fe0f}\u{20e3}", 1, 1, 1),
        ("葛\u{e0100}", 2, 2, 2),
        ("\u{200b}\u{feff}\u{ad}\u{202e}", 0, 0, 0),
    ] {
        let got = POLICIES.map(|p| width(text, p));
        assert_eq!(got, [narrow, wide, unknown], "{text:?}");
    }
}

#[test]
fn disputed_glyphs_become_one_pair() {
    for text in [
        "\u{31350}",
        "\u{2ebf0}",
        "\u{323b0}",
        "\u{2630}",
        "\u{e001}",
        "👍\u{1f3fb}",
        "🇨🇳",
    ] {
        assert_eq!(for_display(text, Narrow), STAND_IN, "{text:?}");
    }
}

#[test]
fn what_would_steer_the_terminal_is_seen_and_never_sent() {
    for control in ["\u{1b}", "\u{9b}", "\u{7}", "\0", "\u{7f}"] {
        let shown = for_display(control, Narrow).into_owned();
        assert_eq!(shown, STAND_IN, "{control:?}");
        assert_eq!(width(control, Narrow), 2);
    }
    assert_eq!(for_display("王\u{1b}[31m静\u{202e}", Narrow), "王〓[31m静");
}

#[test]
fn unknown_terminals_get_no_ambiguous_character() {
    let shown = for_display("“王·明”……①→37℃—é─", Unknown);
    assert_eq!(shown, "\"王・明\"....(1)->37度-e〓");
    assert!(!shown.chars().any(is_ambiguous));
}

#[test]
fn cut_never_splits_a_glyph() {
    assert_eq!(cut("张三李四", 8, Narrow), "张三李四");
    assert_eq!(cut("张三李四", 7, Narrow), "张三..");
    assert_eq!(cut("张三李四", 5, Narrow), "张..");
    assert_eq!(cut("张三李四", 1, Narrow), ".");
    assert_eq!(cut("张三李四", 0, Narrow), "");
}

#[test]
fn pads_to_columns() {
    assert_eq!(pad("张三", 6, Narrow), "张三  ");
    assert_eq!(pad("张三李", 5, Narrow), "张.. ");
    assert_eq!(pad_left("3户", 6, Narrow), "   3户");
}

fn nasty() -> impl Strategy<Value = String> {
    let any_of = "[a张，… ·“①αДe\u{301}\u{200b}❤\u{fe0f}\u{31350}\u{2630}\u{e000}👍\u{1f3fb}\u{200d}🇨\t\u{1b}\u{20e3}ก\u{e33}𠮷]";
    proptest::collection::vec(any_of, 0..20).prop_map(|parts| parts.concat())
}

/// Whether a terminal may be told this.
fn is_fit(c: char) -> bool {
    let is_private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let is_nothing = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xffff >= 0xfffe;
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let is_tag = matches!(c, '\u{e0000}'..='\u{e0fff}');
    !(c.is_control() || is_private || is_nothing || turns || is_tag)
}

/// What the Unicode tables say of a shown glyph, by a count that is not ours.
#[expect(
    clippy::disallowed_methods,
    reason = "a second opinion on our own count"
)]
fn is_no_wider_than_counted(glyph: &str, policy: WidthPolicy) -> bool {
    let counted = usize::from(glyph_width(glyph, policy));
    let (narrow, wide) = (glyph.width(), glyph.width_cjk());
    match policy {
        Narrow => narrow <= counted,
        Wide => wide <= counted,
        Unknown => narrow <= counted && wide <= counted,
    }
}

#[test]
fn no_character_of_any_plane_gets_by_or_is_wider_than_counted() {
    for c in '\0'..=char::MAX {
        let text = c.to_string();
        for policy in POLICIES {
            let shown = for_display(&text, policy);
            assert!(shown.chars().all(is_fit), "{c:?} {policy:?}");
            assert!(
                glyphs(&shown).all(|glyph| is_no_wider_than_counted(glyph, policy)),
                "{c:?} {policy:?}"
            );
        }
    }
}

#[test]
fn what_is_no_character_is_shown_as_the_stand_in() {
    for c in [
        '\u{fdd0}',
        '\u{fdef}',
        '\u{fffe}',
        '\u{ffff}',
        '\u{1fffe}',
        '\u{10ffff}',
        '\u{f8ff}',
    ] {
        assert_eq!(
            for_display(&format!("a{c}b"), Narrow),
            "a\u{3013}b",
            "{c:?}"
        );
    }
    assert_eq!(for_display("a\u{e0041}\u{e0fff}b", Narrow), "ab");
}

#[test]
fn a_cell_carries_four_marks_and_no_more() {
    let heap = format!("q{}z", "\u{323}\u{489}".repeat(40));
    for policy in POLICIES {
        let shown = for_display(&heap, policy);
        for glyph in glyphs(&shown) {
            assert!(glyph.chars().count() <= 5, "{glyph:?}");
        }
        assert_eq!(width(&heap, policy), 2);
    }
}

proptest! {
    #[test]
    fn no_text_of_any_characters_gets_by_or_is_wider_than_counted(text in proptest::collection::vec(any::<char>(), 0..12)) {
        let text: String = text.into_iter().collect();
        for policy in POLICIES {
            let shown = for_display(&text, policy);
            prop_assert!(shown.chars().all(is_fit));
            prop_assert!(glyphs(&shown).all(|glyph| is_no_wider_than_counted(glyph, policy)));
            prop_assert!(glyphs(&shown).all(|glyph| glyph.chars().count() <= 5));
            prop_assert_eq!(for_display(&shown, policy), shown.as_ref());
        }
    }

    #[test]
    fn shown_twice_is_shown_once(text in nasty()) {
        for policy in POLICIES {
            let once = for_display(&text, policy).into_owned();
            prop_assert_eq!(for_display(&once, policy), once.as_str());
            prop_assert!(!has_control(&once));
        }
    }

    #[test]
    fn padding_is_exact(text in nasty(), cols in 0u16..30) {
        for policy in POLICIES {
            prop_assert_eq!(width(&pad(&text, cols, policy), policy), cols);
            prop_assert_eq!(width(&pad_left(&text, cols, policy), policy), cols);
        }
    }

    #[test]
    fn text_is_as_wide_as_its_shown_glyphs(text in nasty()) {
        for policy in POLICIES {
            let shown = for_display(&text, policy);
            let sum: u16 = glyphs(&shown).map(|g| glyph_width(g, policy)).sum();
            prop_assert_eq!(sum, width(&text, policy));
            prop_assert!(glyphs(&shown).all(|g| (1..=2).contains(&glyph_width(g, policy))));
        }
    }
}

fn has_control(text: &str) -> bool {
    text.chars().any(char::is_control)
}
