//! Asks the terminal, once and before any key is read, whether it is UTF-8 and how wide it draws.
//!
//! Sends only cursor-position and device-attribute queries: late answers to those are
//! swallowed by the event reader. Must not be called once the input thread runs.

use crate::text::terminal::{ENCODING_CURE, SET_UTF8, TMUX_ASCII, TMUX_CURE};
use crate::ui::cells::WidthPolicy;
use std::time::Duration;

/// The Chinese character whose two copies take four columns under UTF-8 only.
const HAN_PAIR: &str = "\u{7684}\u{7684}";
const AMBIGUOUS: [&str; 5] = ["\u{2026}", "\u{b7}", "\u{201c}", "\u{2460}", "\u{2192}"];
const HAN_PAIR_END: u16 = 5;
const WIDE_END: u16 = 3;

/// What the terminal told about itself; `None` where it kept silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Probe {
    /// Whether it decodes UTF-8.
    pub utf8: Option<bool>,
    /// How wide it draws ambiguous characters.
    pub width: Option<WidthPolicy>,
}

/// The answers found in the bytes read so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replies {
    /// The column of each cursor report, counted from 1.
    pub columns: Vec<u16>,
    /// Whether the last answer, the device attributes, has come.
    pub done: bool,
}

/// Asks and waits at most `timeout`; call it in raw mode, on the alternate screen.
pub fn run(timeout: Duration) -> Probe {
    #[cfg(unix)]
    return tty::ask(timeout)
        .map_or_else(|_| Probe::default(), |bytes| judge(&parse_replies(&bytes)));
    #[cfg(not(unix))]
    {
        let _ = timeout;
        Probe::default()
    }
}

/// Picks cursor reports and device attributes out of whatever else was typed meanwhile.
pub fn parse_replies(bytes: &[u8]) -> Replies {
    let mut replies = Replies::default();
    for piece in bytes.split(|&b| b == 0x1b).skip(1) {
        let Some(body) = piece.strip_prefix(b"[") else {
            continue;
        };
        let end = body.iter().position(|b| (0x40..=0x7e).contains(b));
        match end.map(|end| (&body[..end], body[end])) {
            Some((position, b'R')) => replies.columns.extend(column(position)),
            Some(([b'?', ..], b'c')) => replies.done = true,
            _ => {}
        }
    }
    replies
}

/// Reads `row;column`.
fn column(position: &[u8]) -> Option<u16> {
    let (_, column) = std::str::from_utf8(position).ok()?.split_once(';')?;
    column.parse().ok()
}

fn judge(replies: &Replies) -> Probe {
    let Some((han, others)) = replies.columns.split_first() else {
        return Probe::default();
    };
    let utf8 = *han == HAN_PAIR_END;
    let width = if !utf8 {
        None
    } else if others.contains(&WIDE_END) {
        Some(WidthPolicy::Wide)
    } else {
        (others.len() >= AMBIGUOUS.len()).then_some(WidthPolicy::Narrow)
    };
    Probe {
        utf8: Some(utf8),
        width,
    }
}

fn question() -> Vec<u8> {
    let mut out = Vec::new();
    for sample in std::iter::once(HAN_PAIR).chain(AMBIGUOUS) {
        out.extend_from_slice(b"\r\x1b[K");
        out.extend_from_slice(sample.as_bytes());
        out.extend_from_slice(b"\x1b[6n");
    }
    out.extend_from_slice(b"\r\x1b[K\x1b[c");
    out
}

/// The environment that tells tmux and others which encoding is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Locale<'a> {
    /// `$TMUX`.
    pub tmux: Option<&'a str>,
    /// `$LC_ALL`.
    pub lc_all: Option<&'a str>,
    /// `$LC_CTYPE`.
    pub lc_ctype: Option<&'a str>,
    /// `$LANG`.
    pub lang: Option<&'a str>,
}

impl Locale<'_> {
    /// Tells whether tmux runs without UTF-8: it answers the probe well and yet shows `____`.
    pub fn tmux_hides_han(&self) -> bool {
        let named = [self.lc_all, self.lc_ctype, self.lang];
        let chosen = named
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        let chosen = chosen.to_ascii_lowercase();
        self.tmux.is_some_and(|v| !v.is_empty())
            && !chosen.contains("utf-8")
            && !chosen.contains("utf8")
    }
}

/// Gives the cure for a terminal that is not UTF-8: ASCII first, then in UTF-8, then in GB18030.
pub fn encoding_cure(locale: &Locale) -> Vec<u8> {
    let mut chinese = ENCODING_CURE.join("\n") + "\n";
    let mut out = format!("{SET_UTF8}\n");
    if locale.tmux_hides_han() {
        out += TMUX_ASCII;
        out.push('\n');
        chinese += TMUX_CURE;
        chinese.push('\n');
    }
    let mut out = (out + "\n" + &chinese + "\n").into_bytes();
    out.extend_from_slice(&encoding_rs::GB18030.encode(&chinese).0);
    out
}

#[cfg(unix)]
mod tty;

#[cfg(test)]
mod tests;
