//! Makes inputs of events: mends torn sequences, tells pasted text from keys, coalesces sizes.
//!
//! Pure: the time comes in as milliseconds. Must not wait or read.

use super::Input;
use super::escape::{Escape, Step};
use super::text::{as_key, as_text, is_break, is_composed, tidy};
use crate::keymap::key::{Key, from_event};
use crossterm::event::{Event, KeyEvent};

/// How long an Esc waits for the rest of a sequence.
const ESC_MS: u64 = 50;
/// Characters closer than this were not typed one by one.
const BURST_MS: u64 = 10;
/// An Enter this close behind an input method's text only ended the composition.
const COMPOSED_MS: u64 = 30;
/// The least time between two sizes.
const RESIZE_MS: u64 = 50;

/// Holds back what cannot be judged yet; see [`Assembler::wait`].
#[derive(Debug, Default)]
pub struct Assembler {
    burst: Vec<char>,
    burst_at: u64,
    escape: Option<Escape>,
    text_at: Option<u64>,
    composed_at: Option<u64>,
    resize: Option<(u16, u16)>,
    resized_at: Option<u64>,
}

impl Assembler {
    /// Takes an event; `more` tells whether another one can be read without waiting.
    pub fn feed(&mut self, now: u64, event: Event, more: bool, out: &mut Vec<Input>) {
        self.tick(now, out);
        match event {
            Event::Key(key) => self.key(now, key, more, out),
            Event::Paste(text) => {
                self.release(out);
                out.push(Input::Paste(tidy(&text)));
                self.text_at = Some(now);
            }
            Event::Resize(columns, rows) => self.resize = Some((columns, rows)),
            _ => {}
        }
        if !more {
            self.settle_size(now, out);
        }
    }

    /// Lets go of what has been held long enough.
    pub fn tick(&mut self, now: u64, out: &mut Vec<Input>) {
        if self.escape.as_ref().is_some_and(|e| now >= e.at + ESC_MS) {
            self.release_escape(out);
        }
        if !self.burst.is_empty() && now >= self.burst_at + BURST_MS {
            self.release_burst(out);
        }
        self.settle_size(now, out);
    }

    /// Gives the milliseconds after which [`Assembler::tick`] is due; `None` when nothing is held.
    pub fn wait(&self, now: u64) -> Option<u64> {
        let escape = self.escape.as_ref().map(|e| e.at + ESC_MS);
        let burst = (!self.burst.is_empty()).then_some(self.burst_at + BURST_MS);
        let resize = self
            .resize
            .map(|_| self.resized_at.unwrap_or(0) + RESIZE_MS);
        let due = [escape, burst, resize].into_iter().flatten().min()?;
        Some(due.saturating_sub(now))
    }

    fn key(&mut self, now: u64, event: KeyEvent, more: bool, out: &mut Vec<Input>) {
        let Some(key) = from_event(event) else { return };
        match as_text(event, key) {
            Some(c) if self.continues_escape(now, c, out) => {}
            Some(c @ ('\r' | '\n' | '\t')) => self.line_break(now, c, key, more, out),
            Some(c) => self.printable(now, c, more, out),
            None => {
                self.release(out);
                match key {
                    Key::Esc => self.escape = Some(Escape::new(now)),
                    other => out.push(Input::Key(other)),
                }
            }
        }
    }

    fn continues_escape(&mut self, now: u64, c: char, out: &mut Vec<Input>) -> bool {
        match self.escape.as_mut().map(|escape| escape.extend(now, c)) {
            None => false,
            Some(Step::Held) => true,
            Some(Step::Complete(key)) => {
                self.escape = None;
                out.extend(key.map(Input::Key));
                true
            }
            Some(Step::Foreign) => {
                self.release_escape(out);
                false
            }
        }
    }

    /// A lone character is a key at once; one of several waits for what follows it.
    fn printable(&mut self, now: u64, c: char, more: bool, out: &mut Vec<Input>) {
        if more || !self.burst.is_empty() {
            self.burst.push(c);
            self.burst_at = now;
            return;
        }
        out.push(Input::Key(Key::Char(c)));
        self.text_at = Some(now);
        self.composed_at = is_composed(c).then_some(now);
    }

    /// Enter or Tab: a key, part of a paste, or the end of a composition.
    fn line_break(&mut self, now: u64, c: char, key: Key, more: bool, out: &mut Vec<Input>) {
        if c != '\t' && !more && self.ends_composition(now) {
            self.release_burst(out);
            self.text_at = Some(now);
            self.composed_at = None;
        } else if more || !self.burst.is_empty() {
            self.burst.push(c);
            self.burst_at = now;
        } else if within(self.text_at, now, BURST_MS) {
            out.push(Input::Paste(tidy(c.encode_utf8(&mut [0; 4]))));
            self.text_at = Some(now);
        } else {
            out.push(Input::Key(key));
        }
    }

    fn ends_composition(&self, now: u64) -> bool {
        if self.burst.is_empty() {
            within(self.composed_at, now, COMPOSED_MS)
        } else {
            self.burst.iter().copied().all(is_composed)
        }
    }

    fn release(&mut self, out: &mut Vec<Input>) {
        self.release_burst(out);
        self.release_escape(out);
    }

    fn release_escape(&mut self, out: &mut Vec<Input>) {
        if let Some(escape) = self.escape.take() {
            out.push(Input::Key(Key::Esc));
            out.extend(escape.rest.chars().map(|c| Input::Key(Key::Char(c))));
        }
    }

    /// Characters with a line break among them are one paste; anything else is keys.
    fn release_burst(&mut self, out: &mut Vec<Input>) {
        let burst = std::mem::take(&mut self.burst);
        if burst.iter().any(|c| !is_break(*c)) {
            self.text_at = Some(self.burst_at);
            self.composed_at = burst
                .iter()
                .copied()
                .all(is_composed)
                .then_some(self.burst_at);
            if burst.iter().any(|c| is_break(*c)) {
                out.push(Input::Paste(tidy(&burst.iter().collect::<String>())));
                return;
            }
        }
        out.extend(burst.into_iter().map(|c| Input::Key(as_key(c))));
    }

    fn settle_size(&mut self, now: u64, out: &mut Vec<Input>) {
        if self.resized_at.is_some_and(|at| now < at + RESIZE_MS) {
            return;
        }
        if let Some((columns, rows)) = self.resize.take() {
            out.push(Input::Resize(columns, rows));
            self.resized_at = Some(now);
        }
    }
}

fn within(then: Option<u64>, now: u64, ms: u64) -> bool {
    then.is_some_and(|then| now < then + ms)
}

#[cfg(test)]
mod tests;
