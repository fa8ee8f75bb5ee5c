//! One key press as a value, and the folding of what a Chinese input method sends instead of ASCII.
//!
//! Owns the translation from crossterm's key events. Must not know what any key does.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key press after the terminal's and the keyboard's differences have been removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Enter, also Ctrl+J and Ctrl+M.
    Enter,
    /// Escape.
    Esc,
    /// Tab, also Ctrl+I.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace, also Ctrl+H.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// A function key by number.
    F(u8),
    /// Ctrl and a lower-case letter.
    Ctrl(char),
    /// A character as it was typed.
    Char(char),
}

/// Translates a crossterm key event; releases, Alt combinations and unknown keys give `None`.
pub fn from_event(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release || event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    Some(match event.code {
        KeyCode::Char(c) => return from_char(c, event.modifiers),
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::F(n) => Key::F(n),
        _ => return None,
    })
}

fn from_char(c: char, modifiers: KeyModifiers) -> Option<Key> {
    if !modifiers.contains(KeyModifiers::CONTROL) {
        return (!c.is_control()).then_some(Key::Char(c));
    }
    Some(match c.to_ascii_lowercase() {
        'h' => Key::Backspace,
        'i' => Key::Tab,
        'j' | 'm' => Key::Enter,
        '[' => Key::Esc,
        other => Key::Ctrl(other),
    })
}

impl Key {
    /// Folds a full-width character to the ASCII key it stands on; other keys stay themselves.
    ///
    /// For use outside text fields, and inside number, date and telephone fields.
    pub fn fold(self) -> Key {
        match self {
            Key::Char(c) => Key::Char(fold_char(c)),
            other => other,
        }
    }
}

/// Folds one full-width or Chinese punctuation character to the ASCII character of the same key.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '《' => '<',
        '》' => '>',
        '【' => '[',
        '】' => ']',
        '「' => '{',
        '」' => '}',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '·' => '`',
        '￥' => '$',
        '—' => '_',
        '…' => '^',
        other => other,
    }
}

/// Tells whether `c` is a Chinese character (not punctuation, not kana).
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3347f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        from_event(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn control_letters_that_are_other_keys() {
        let ctrl = |c| press(KeyCode::Char(c), KeyModifiers::CONTROL);
        assert_eq!(ctrl('h'), Some(Key::Backspace));
        assert_eq!(ctrl('J'), Some(Key::Enter));
        assert_eq!(ctrl('m'), Some(Key::Enter));
        assert_eq!(ctrl('i'), Some(Key::Tab));
        assert_eq!(ctrl('S'), Some(Key::Ctrl('s')));
    }

    #[test]
    fn alt_is_dropped_and_shift_ignored() {
        assert_eq!(press(KeyCode::Char('x'), KeyModifiers::ALT), None);
        assert_eq!(
            press(KeyCode::Char('X'), KeyModifiers::SHIFT),
            Some(Key::Char('X'))
        );
        assert_eq!(press(KeyCode::Tab, KeyModifiers::SHIFT), Some(Key::BackTab));
    }

    #[test]
    fn press_and_repeat_count_release_does_not() {
        let of = |kind| {
            from_event(KeyEvent::new_with_kind(
                KeyCode::Char('？'),
                KeyModifiers::NONE,
                kind,
            ))
        };
        assert_eq!(of(KeyEventKind::Press), Some(Key::Char('？')));
        assert_eq!(of(KeyEventKind::Repeat), Some(Key::Char('？')));
        assert_eq!(of(KeyEventKind::Release), None);
    }

    #[test]
    fn folds_what_an_input_method_sends() {
        let folded: String = "？：／，１３８　。、《》【】「」“”‘’·￥—…张"
            .chars()
            .map(fold_char)
            .collect();
        assert_eq!(folded, "?:/,138 ./<>[]{}\"\"''`$_^张");
        assert_eq!(Key::Char('１').fold(), Key::Char('1'));
        assert_eq!(Key::Up.fold(), Key::Up);
    }

    #[test]
    fn han_is_not_punctuation() {
        assert!("张𠮷〇龙".chars().all(is_han));
        assert!("，a１・の".chars().all(|c| !is_han(c)));
    }
}
