//! Which keys are text, and how pasted text is tidied.

use crate::keymap::Key;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Gives the character a key would be in pasted text.
pub(super) fn as_text(event: KeyEvent, key: Key) -> Option<char> {
    match (key, event.code) {
        (Key::Char(c), _) => Some(c),
        (Key::Tab, _) => Some('\t'),
        (Key::Enter, KeyCode::Char('j')) if event.modifiers == KeyModifiers::CONTROL => Some('\n'),
        (Key::Enter, _) => Some('\r'),
        _ => None,
    }
}

pub(super) fn as_key(c: char) -> Key {
    match c {
        '\t' => Key::Tab,
        '\r' | '\n' => Key::Enter,
        other => Key::Char(other),
    }
}

pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\t')
}

/// Tells whether `c` comes from an input method rather than from a key of its own.
pub(super) fn is_composed(c: char) -> bool {
    !c.is_ascii()
}

/// Makes every line end `\n` and drops all control characters but that and the tab.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|&c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}
