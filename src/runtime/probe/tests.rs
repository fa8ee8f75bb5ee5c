//! Answers as real terminals gave them, whole, torn and mixed with keys.

use super::*;

fn answers(columns: &[u16]) -> Vec<u8> {
    let mut out: Vec<u8> = columns
        .iter()
        .flat_map(|c| format!("\x1b[1;{c}R").into_bytes())
        .collect();
    out.extend_from_slice(b"\x1b[?1;2c");
    out
}

fn probe(columns: &[u16]) -> Probe {
    judge(&parse_replies(&answers(columns)))
}

#[test]
fn narrow_wide_and_foreign_terminals() {
    let narrow = Probe {
        utf8: Some(true),
        width: Some(WidthPolicy::Narrow),
    };
    assert_eq!(probe(&[5, 2, 2, 2, 2, 2]), narrow);
    assert_eq!(
        probe(&[5, 2, 2, 3, 2, 2]),
        Probe {
            width: Some(WidthPolicy::Wide),
            ..narrow
        }
    );
    assert_eq!(
        probe(&[7, 4, 3, 4, 4, 4]),
        Probe {
            utf8: Some(false),
            width: None
        }
    );
}

#[test]
fn silence_and_half_an_answer_are_not_narrow() {
    assert_eq!(judge(&parse_replies(b"")), Probe::default());
    assert_eq!(judge(&parse_replies(b"\x1b[?62c")), Probe::default());
    assert_eq!(
        probe(&[5, 2, 2]),
        Probe {
            utf8: Some(true),
            width: None
        }
    );
}

#[test]
fn keys_typed_early_do_not_disturb() {
    let mut bytes = b"q\x1b[A\x1bOP1\r".to_vec();
    bytes.extend(answers(&[5, 2, 2, 2, 2, 2]));
    bytes.splice(21..21, *b"zz");
    let replies = parse_replies(&bytes);
    assert_eq!((replies.columns.len(), replies.done), (6, true));
}

#[test]
fn torn_answers_wait_for_the_rest() {
    let bytes = answers(&[5, 2]);
    for cut in 0..bytes.len() {
        assert!(!parse_replies(&bytes[..cut]).done, "{cut}");
    }
    assert!(parse_replies(&bytes).done);
}

#[test]
fn the_question_ends_with_the_query_every_terminal_answers() {
    let question = question();
    assert!(question.ends_with(b"\x1b[c"));
    assert_eq!(question.windows(4).filter(|w| w == b"\x1b[6n").count(), 6);
}

#[test]
fn the_cure_is_readable_in_either_encoding() {
    let cure = encoding_cure(&Locale::default());
    assert!(cure.starts_with(b"Set terminal encoding to UTF-8\n"));
    for menu in ["PuTTY", "SecureCRT", "Xshell"] {
        assert_eq!(
            cure.windows(menu.len())
                .filter(|w| w == &menu.as_bytes())
                .count(),
            2
        );
    }
    let (as_gb, _, _) = encoding_rs::GB18030.decode(&cure);
    assert!(as_gb.contains(ENCODING_CURE[0]));
    assert!(String::from_utf8_lossy(&cure).contains(ENCODING_CURE[0]));
    assert!(!String::from_utf8_lossy(&cure).contains("tmux"));
}

#[test]
fn tmux_without_utf8_is_told_so() {
    let plain = Locale {
        tmux: Some("/tmp/x,1,0"),
        lang: Some("C"),
        ..Locale::default()
    };
    assert!(plain.tmux_hides_han());
    assert!(String::from_utf8_lossy(&encoding_cure(&plain)).contains("tmux -u"));
    assert!(
        !Locale {
            lc_ctype: Some("zh_CN.utf8"),
            ..plain
        }
        .tmux_hides_han()
    );
    assert!(
        Locale {
            lc_all: Some("C"),
            lc_ctype: Some("zh_CN.utf8"),
            ..plain
        }
        .tmux_hides_han()
    );
    assert!(
        !Locale {
            tmux: None,
            ..plain
        }
        .tmux_hides_han()
    );
}
