//! What keys are called.

use crate::keymap::Key;

/// The name of a key, as it stands in hints.
pub fn name(key: Key) -> String {
    match key {
        Key::Up => "上".to_owned(),
        Key::Down => "下".to_owned(),
        Key::Left => "左".to_owned(),
        Key::Right => "右".to_owned(),
        Key::Enter => "回车".to_owned(),
        Key::Esc => "Esc".to_owned(),
        Key::Tab => "Tab".to_owned(),
        Key::BackTab => "Shift+Tab".to_owned(),
        Key::PageUp => "上页".to_owned(),
        Key::PageDown => "下页".to_owned(),
        Key::Home => "Home".to_owned(),
        Key::End => "End".to_owned(),
        Key::Backspace => "退格".to_owned(),
        Key::Delete => "Del".to_owned(),
        Key::Insert => "Ins".to_owned(),
        Key::F(n) => format!("F{n}"),
        Key::Ctrl(c) => format!("Ctrl+{}", c.to_ascii_uppercase()),
        Key::Char(' ') => "空格".to_owned(),
        Key::Char(c) => c.to_string(),
    }
}
