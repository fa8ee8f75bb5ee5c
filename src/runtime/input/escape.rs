//! An Esc held back for a moment, in case the rest of an arrow key's sequence is still on the line.
//!
//! Must not hold anything but an Esc and what follows it.

use crate::keymap::Key;

/// What a character did to a held Esc.
pub(super) enum Step {
    /// It belongs to the sequence, which is not complete.
    Held,
    /// It completes a sequence; unknown sequences give no key.
    Complete(Option<Key>),
    /// It does not belong: the Esc was a real one.
    Foreign,
}

/// An Esc and the characters that may continue it.
#[derive(Debug)]
pub(super) struct Escape {
    /// What followed so far.
    pub(super) rest: String,
    /// When the last part came.
    pub(super) at: u64,
}

impl Escape {
    /// Holds an Esc that came now.
    pub(super) fn new(now: u64) -> Self {
        Escape {
            rest: String::new(),
            at: now,
        }
    }

    /// Tries to continue the sequence with `c`.
    pub(super) fn extend(&mut self, now: u64, c: char) -> Step {
        let step = match (self.rest.as_bytes(), c) {
            ([], '[' | 'O') | ([b'['], '[') => Step::Held,
            ([b'[', b'['], 'A'..='E') => Step::Complete(Some(Key::F(c as u8 - b'A' + 1))),
            ([b'[', b'['], _) => Step::Foreign,
            ([b'[', ..], '0'..='9' | ';') => Step::Held,
            ([b'[', parameters @ ..], '~') => Step::Complete(by_number(parameters)),
            ([b'[', ..] | [b'O'], 'A'..='Z') => Step::Complete(by_letter(c)),
            _ => Step::Foreign,
        };
        if matches!(step, Step::Held) {
            self.rest.push(c);
            self.at = now;
        }
        step
    }
}

fn by_letter(c: char) -> Option<Key> {
    Some(match c {
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'H' => Key::Home,
        'F' => Key::End,
        'Z' => Key::BackTab,
        'M' => Key::Enter,
        'P'..='S' => Key::F(c as u8 - b'P' + 1),
        _ => return None,
    })
}

fn by_number(parameters: &[u8]) -> Option<Key> {
    let number = parameters.split(|&b| b == b';').next()?;
    Some(
        match std::str::from_utf8(number).ok()?.parse::<u8>().ok()? {
            1 | 7 => Key::Home,
            2 => Key::Insert,
            3 => Key::Delete,
            4 | 8 => Key::End,
            5 => Key::PageUp,
            6 => Key::PageDown,
            n @ 11..=15 => Key::F(n - 10),
            n @ 17..=21 => Key::F(n - 11),
            n @ 23..=24 => Key::F(n - 12),
            _ => return None,
        },
    )
}
