//! Time lines of events and what must come of them; no clock, no waiting.

use super::*;
use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};

/// Runs a time line of (millisecond, event, more pending) and then lets all time pass.
fn run(events: &[(u64, Event, bool)]) -> Vec<Input> {
    let (mut assembler, mut out) = (Assembler::default(), Vec::new());
    for (now, event, more) in events {
        while let Some(ms) = assembler.wait(0).filter(|due| due < now) {
            assembler.tick(ms, &mut out);
        }
        assembler.feed(*now, event.clone(), *more, &mut out);
    }
    while let Some(due) = assembler.wait(0) {
        assembler.tick(due, &mut out);
    }
    out
}

fn press(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn event(c: char) -> Event {
    match c {
        '\n' => Event::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)),
        '\r' => press(KeyCode::Enter),
        '\t' => press(KeyCode::Tab),
        '\u{1b}' => press(KeyCode::Esc),
        other => press(KeyCode::Char(other)),
    }
}

/// One chunk read at once: every event but the last has more behind it.
fn chunk(at: u64, text: &str) -> Vec<(u64, Event, bool)> {
    let last = text.chars().count() - 1;
    text.chars()
        .enumerate()
        .map(|(i, c)| (at, event(c), i < last))
        .collect()
}

fn chunks(parts: &[(u64, &str)]) -> Vec<Input> {
    run(&parts
        .iter()
        .flat_map(|(at, text)| chunk(*at, text))
        .collect::<Vec<_>>())
}

fn keys(text: &str) -> Vec<Input> {
    text.chars()
        .map(|c| Input::Key(if c == '\u{1b}' { Key::Esc } else { as_key(c) }))
        .collect()
}

fn paste(text: &str) -> Vec<Input> {
    vec![Input::Paste(text.into())]
}

#[test]
fn torn_arrow_keys_are_mended() {
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (30, "[B")]),
        [Input::Key(Key::Down)]
    );
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (40, "["), (80, "H")]),
        [Input::Key(Key::Home)]
    );
    assert_eq!(chunks(&[(0, "\u{1b}"), (5, "OP")]), [Input::Key(Key::F(1))]);
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (5, "[6~")]),
        [Input::Key(Key::PageDown)]
    );
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (5, "[1;5A")]),
        [Input::Key(Key::Up)]
    );
}

#[test]
fn a_real_esc_comes_within_a_tenth_of_a_second() {
    let mut assembler = Assembler::default();
    let mut out = Vec::new();
    assembler.feed(7, event('\u{1b}'), false, &mut out);
    assert_eq!((out.len(), assembler.wait(7)), (0, Some(50)));
    assembler.tick(57, &mut out);
    assert_eq!((out, assembler.wait(57)), (keys("\u{1b}"), None));
}

#[test]
fn late_or_foreign_characters_are_not_lost() {
    assert_eq!(chunks(&[(0, "\u{1b}"), (200, "[A")]), keys("\u{1b}[A"));
    assert_eq!(chunks(&[(0, "\u{1b}"), (20, "q")]), keys("\u{1b}q"));
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (20, "["), (40, "张")]),
        keys("\u{1b}[张")
    );
    assert_eq!(
        chunks(&[(0, "\u{1b}"), (20, "\u{1b}")]),
        keys("\u{1b}\u{1b}")
    );
}

#[test]
fn pasted_rows_are_one_paste() {
    assert_eq!(
        chunks(&[(0, "张三\t男\r\n李四\r")]),
        paste("张三\t男\n李四\n")
    );
    assert_eq!(chunks(&[(0, "ab"), (6, "c\rd")]), paste("abc\nd"));
    assert_eq!(chunks(&[(0, "\r张三")]), paste("\n张三"));
}

#[test]
fn an_enter_too_quick_behind_a_character_is_text() {
    assert_eq!(chunks(&[(0, "1\r")]), paste("1\n"));
    assert_eq!(
        chunks(&[(0, "1"), (5, "\r")]),
        [keys("1"), paste("\n")].concat()
    );
    assert_eq!(chunks(&[(0, "1"), (10, "\r")]), keys("1\r"));
}

#[test]
fn quick_keys_without_line_end_stay_keys() {
    assert_eq!(chunks(&[(0, "abc张")]), keys("abc张"));
    assert_eq!(chunks(&[(0, "\t\t\t")]), keys("\t\t\t"));
    let down = || press(KeyCode::Down);
    let arrows = [
        (0, down(), true),
        (0, event('\r'), false),
        (1, event('\r'), true),
        (1, down(), false),
    ];
    let (down, enter) = (Input::Key(Key::Down), Input::Key(Key::Enter));
    assert_eq!(run(&arrows), [down.clone(), enter.clone(), enter, down]);
}

#[test]
fn a_lone_character_is_not_held() {
    let (mut assembler, mut out) = (Assembler::default(), Vec::new());
    assembler.feed(0, event('j'), false, &mut out);
    assert_eq!((out, assembler.wait(0)), (keys("j"), None));
}

#[test]
fn the_enter_that_ends_a_composition_is_swallowed() {
    assert_eq!(chunks(&[(0, "张三\r")]), keys("张三"));
    assert_eq!(chunks(&[(0, "张三"), (25, "\r")]), keys("张三"));
    assert_eq!(chunks(&[(0, "张"), (25, "\r")]), keys("张"));
    assert_eq!(chunks(&[(0, "张三"), (45, "\r")]), keys("张三\r"));
    assert_eq!(
        chunks(&[(0, "张三"), (25, "\r"), (60, "\r")]),
        keys("张三\r")
    );
}

#[test]
fn bracketed_pastes_hold_text_only() {
    let body = Event::Paste("张三\u{1b}[31m\u{7}\r\n李\u{9b}四\r\t".into());
    assert_eq!(run(&[(0, body, false)]), paste("张三[31m\n李四\n\t"));
    let body = Event::Paste("a".into());
    let quick = run(&[(0, body, true), (1, event('\r'), false)]);
    assert_eq!(quick, [paste("a"), paste("\n")].concat());
}

#[test]
fn sizes_are_coalesced() {
    let sizes: Vec<_> = (0..20u16)
        .map(|i| (u64::from(i) * 5, Event::Resize(80 + i, 24), i % 3 == 0))
        .collect();
    let seen = run(&sizes);
    assert_eq!(seen.last(), Some(&Input::Resize(99, 24)));
    assert!((2..=4).contains(&seen.len()), "{seen:?}");
}

#[test]
fn releases_are_ignored() {
    let release =
        KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(run(&[(0, Event::Key(release), false)]), []);
}
