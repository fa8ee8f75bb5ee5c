//! The thread that reads the terminal and sends on keys, pastes and sizes.
//!
//! Blocks without a timer while nothing is held back. Must not know what a key does.

mod assembler;
mod escape;
mod text;

pub use assembler::Assembler;

use crate::keymap::Key;
use crossterm::event::{self, Event};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Something that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key press.
    Key(Key),
    /// Text that was pasted: line ends are `\n`, no other control character but the tab.
    Paste(String),
    /// The new columns and rows.
    Resize(u16, u16),
    /// The terminal is gone.
    Closed,
}

/// Starts reading; `sender` gives `false` when nobody listens any more.
pub fn spawn(sender: impl Fn(Input) -> bool + Send + 'static) {
    let sender = Arc::new(Mutex::new(sender));
    #[cfg(unix)]
    watch_for_hang_up(Arc::clone(&sender));
    std::thread::spawn(move || read(|input| send(&sender, input)));
}

fn send<F: Fn(Input) -> bool>(sender: &Mutex<F>, input: Input) -> bool {
    sender.lock().unwrap_or_else(PoisonError::into_inner)(input)
}

fn read(send: impl Fn(Input) -> bool) {
    let start = Instant::now();
    let now = || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut assembler = Assembler::default();
    let mut out = Vec::new();
    loop {
        match next(assembler.wait(now())) {
            Ok(Some(event)) => {
                let more = event::poll(Duration::ZERO).unwrap_or(false);
                assembler.feed(now(), event, more, &mut out);
            }
            Ok(None) => assembler.tick(now(), &mut out),
            Err(_) => out.push(Input::Closed),
        }
        for input in out.drain(..) {
            let last = input == Input::Closed;
            if !send(input) || last {
                return;
            }
        }
    }
}

/// Waits for an event, at most `wait` milliseconds if given.
fn next(wait: Option<u64>) -> io::Result<Option<Event>> {
    match wait {
        Some(ms) if !event::poll(Duration::from_millis(ms))? => Ok(None),
        _ => event::read().map(Some),
    }
}

/// Reports a vanished terminal, which crossterm's own reader would spin on for ever.
#[cfg(unix)]
fn watch_for_hang_up<F: Fn(Input) -> bool + Send + 'static>(sender: Arc<Mutex<F>>) {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = io::stdin();
    if !rustix::termios::isatty(&stdin) {
        return;
    }
    std::thread::spawn(move || {
        while poll(&mut [PollFd::new(&stdin, PollFlags::empty())], None).is_err() {}
        send(&sender, Input::Closed);
    });
}
