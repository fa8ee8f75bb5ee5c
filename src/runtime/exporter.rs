//! Files that a form asks for, each written by a thread of its own with its own connection.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::clock::Clock;
use crate::flow::Event;
use crate::io::export;
use crate::store::Ctx;
use crate::store::export::Ask;
use crate::store::worker::Reply;
use crate::text::names;

/// How long a program that is left waits for a file it writes.
const LAST_FILE: Duration = Duration::from_secs(3);

/// Writes records of a data file.
pub struct Exporter {
    file: PathBuf,
    clock: Clock,
    events: Sender<Event>,
    /// Closed by each thread when it has ended.
    running: Vec<Receiver<()>>,
}

impl Exporter {
    /// Of the data file.
    pub fn new(file: PathBuf, clock: Clock, events: Sender<Event>) -> Self {
        Self {
            file,
            clock,
            events,
            running: Vec::new(),
        }
    }

    /// Writes a file; the answer comes as an event.
    pub fn ask(&mut self, ask: Ask) {
        let (file, events) = (self.file.clone(), self.events.clone());
        let ctx = Ctx {
            now: self.clock.now(),
            actor: names::OPERATOR.to_owned(),
        };
        let (ended, running) = mpsc::channel();
        self.running.push(running);
        thread::spawn(move || {
            let _ended: Sender<()> = ended;
            let told = export::told(&file, &ask, &ctx);
            // The loop has ended when nobody listens any more.
            drop(events.send(Event::Store(Reply::Exported(told))));
        });
    }

    /// Waits a moment for what is being written: a piece of a file must not be left behind.
    pub fn finish(&mut self) {
        for running in self.running.drain(..) {
            // Ended, or stuck on a disk that nobody has to wait for.
            let _ = running.recv_timeout(LAST_FILE);
        }
    }
}
