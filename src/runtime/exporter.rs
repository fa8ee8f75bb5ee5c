//! Files that a form asks for, each written by a thread of its own with its own connection.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::thread;

use crate::clock::Clock;
use crate::flow::Event;
use crate::io::export;
use crate::store::Ctx;
use crate::store::export::Ask;
use crate::store::worker::Reply;
use crate::text::names;

/// Writes records of a data file.
pub struct Exporter {
    file: PathBuf,
    clock: Clock,
    events: Sender<Event>,
}

impl Exporter {
    /// Of the data file.
    pub fn new(file: PathBuf, clock: Clock, events: Sender<Event>) -> Self {
        Self {
            file,
            clock,
            events,
        }
    }

    /// Writes a file; the answer comes as an event.
    pub fn ask(&self, ask: Ask) {
        let (file, events) = (self.file.clone(), self.events.clone());
        let ctx = Ctx {
            now: self.clock.now(),
            actor: names::OPERATOR.to_owned(),
        };
        thread::spawn(move || {
            let told = export::told(&file, &ask, &ctx);
            // The loop has ended when nobody listens any more.
            drop(events.send(Event::Store(Reply::Exported(told))));
        });
    }
}
