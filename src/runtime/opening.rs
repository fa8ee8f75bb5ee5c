//! The data file is opened beside the terminal: whoever has to wait for it sees why, and can leave.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::encode::Encoder;
use super::screen::End;
use super::terminal;
use crate::flow::Event;
use crate::keymap::Key;
use crate::store::{Failure, Patience};
use crate::text::terminal::{OPENING, OPENING_LOCKED};
use crate::ui::look::{Look, Role};
use crate::ui::painter::Painter;

/// How often it is looked whether the file is open by now.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A file that is being opened.
pub struct Opening<T> {
    patience: Patience,
    answer: Receiver<Result<T, Failure>>,
}

/// How waiting for it has ended.
pub enum Waited<T> {
    /// It is open, or cannot be.
    Open(Result<T, End>),
    /// Whoever waited has left.
    Left,
}

impl<T: Send + 'static> Opening<T> {
    /// Begins.
    pub fn begin(open: impl FnOnce(&Patience) -> Result<T, Failure> + Send + 'static) -> Self {
        let patience = Patience::default();
        let waits = patience.clone();
        let (done, answer) = mpsc::channel();
        thread::spawn(move || {
            // Whoever waited may have left.
            let _ = done.send(open(&waits));
        });
        Self { patience, answer }
    }

    /// What has come of it within a moment.
    pub fn within(&self, most: Duration) -> Option<Result<T, End>> {
        match self.answer.recv_timeout(most) {
            Ok(answer) => Some(answer.map_err(End::Failed)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(End::Died)),
        }
    }

    /// Waits in words on the full screen.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub fn wait(&self, queue: &Receiver<Event>, look: &Look) -> std::io::Result<Waited<T>> {
        let mut encoder = Encoder::new(look.depth);
        loop {
            let is_locked = self.patience.is_locked();
            let words = if is_locked { OPENING_LOCKED } else { OPENING };
            let buffer = frame(terminal::size(), look, words);
            terminal::draw_frame(encoder.frame(&buffer, None))?;
            if let Some(answer) = self.within(LOOK_EVERY) {
                return Ok(Waited::Open(answer));
            }
            for event in queue.try_iter() {
                match event {
                    Event::Key(key) if is_leaving(key) => return Ok(Waited::Left),
                    Event::Closed => return Ok(Waited::Left),
                    Event::Resize(..) => encoder.forget(),
                    // There is nothing yet that another key could act on.
                    _ => {}
                }
            }
        }
    }
}

fn is_leaving(key: Key) -> bool {
    matches!(key.fold(), Key::Ctrl('q' | 'c'))
}

fn frame(size: (u16, u16), look: &Look, words: &str) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let mut painter = Painter::new(&mut buffer, look);
    let area = painter.area();
    painter.fill(area, Role::Base);
    painter.text(
        1,
        area.height / 2,
        area.width.saturating_sub(1),
        words,
        Role::Base,
    );
    buffer
}
