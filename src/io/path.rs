//! A path as people give it.

use std::path::{Path, PathBuf};

/// A path as people type, paste or drop it: quotes, `file://`, blanks around it, `~`.
pub fn path_of(typed: &str) -> PathBuf {
    let mut text = typed.trim().trim_end_matches(['\r', '\n']);
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('「', '」')] {
        let inside = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        text = inside.unwrap_or(text).trim();
    }
    if let Some(address) = text.strip_prefix("file://") {
        let address = address.strip_prefix("localhost").unwrap_or(address);
        return PathBuf::from(percent_decoded(address));
    }
    if let Some(rest) = text.strip_prefix("~/")
        && let Some(home) = std::env::var_os("HOME")
    {
        return Path::new(&home).join(rest);
    }
    let path = PathBuf::from(text);
    if !path.exists() && text.contains('\\') && cfg!(unix) {
        // Dropped on a terminal: blanks come with a backslash.
        return PathBuf::from(text.replace("\\ ", " "));
    }
    path
}

fn percent_decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let code = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_people_give_them() {
        for typed in [
            "/tmp/花名册 新.xlsx",
            "  /tmp/花名册 新.xlsx \r\n",
            "\"/tmp/花名册 新.xlsx\"",
            "'/tmp/花名册 新.xlsx' ",
            "file:///tmp/%E8%8A%B1%E5%90%8D%E5%86%8C%20%E6%96%B0.xlsx",
            "file:///tmp/花名册%20新.xlsx",
            "/tmp/花名册\\ 新.xlsx",
        ] {
            assert_eq!(path_of(typed), Path::new("/tmp/花名册 新.xlsx"), "{typed}");
        }
        assert_eq!(path_of("100%.csv"), Path::new("100%.csv"));
    }
}
