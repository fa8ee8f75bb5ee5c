//! The copy of the day: made by a thread of its own with its own connection after the first save of a day.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;

use crate::domain::copy::CopyLimit;
use crate::flow::Event;
use crate::store::worker::Reply;
use crate::store::{Copies, Failure, Mode, Store, step_back};

/// Makes the copies of a data file.
pub struct Copier {
    file: PathBuf,
    events: Sender<Event>,
    /// The day that needs no copy any more, or is having one made.
    last: Option<NaiveDate>,
    stop: Arc<AtomicBool>,
    running: Option<JoinHandle<()>>,
}

impl Copier {
    /// Of the data file; nothing is copied yet. A copy that fails comes as an event.
    pub fn new(file: PathBuf, events: Sender<Event>) -> Self {
        Self {
            file,
            events,
            last: None,
            stop: Arc::default(),
            running: None,
        }
    }

    /// Something was saved on a day: its first save is followed by a copy.
    pub fn saved(&mut self, day: NaiveDate) {
        if self.last == Some(day) {
            return;
        }
        self.finish();
        self.last = Some(day);
        self.stop = Arc::default();
        let (copies, stop) = (Copies::of(&self.file), Arc::clone(&self.stop));
        let (file, events) = (self.file.clone(), self.events.clone());
        self.running = Some(thread::spawn(move || {
            step_back();
            let made = limit(&file)
                .and_then(|limit| copies.make(day, limit, &mut |_| !stop.load(Ordering::Relaxed)));
            // One that was given up is made after the first save of the next window.
            if let Err(failure @ Failure::Fault(_)) = made {
                // The loop has ended when nobody listens any more.
                let _ = events.send(Event::Store(Reply::NotCopied(failure)));
            }
        }));
    }

    /// Stops and waits: of a copy under way nothing is left.
    pub fn finish(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.running.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Copier {
    fn drop(&mut self) {
        self.finish();
    }
}

fn limit(file: &std::path::Path) -> Result<CopyLimit, Failure> {
    Store::open(file, Mode::Read)?.copy_limit()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_copy_of_the_day_that_cannot_be_made_is_said() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("fyj.db");
        drop(Store::open(&path, Mode::Write).unwrap());
        // Where its folder should be lies a file of somebody else.
        std::fs::write(Copies::of(&path).folder(), "").unwrap();
        let (events, heard) = channel();
        let mut copier = Copier::new(path, events);
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        copier.saved(day);
        let said = heard.recv().unwrap();
        assert!(
            matches!(said, Event::Store(Reply::NotCopied(Failure::Fault(_)))),
            "{said:?}"
        );
        // Once a day is enough.
        copier.saved(day);
        copier.finish();
        assert!(heard.try_recv().is_err());
    }
}
