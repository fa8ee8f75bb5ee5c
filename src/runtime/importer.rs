//! The import's own thread with its own connection: started when first asked, stopped between two steps.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use crate::clock::Clock;
use crate::flow::Event;
use crate::io::intake::Intake;
use crate::store::Ctx;
use crate::store::import::{Ask, Stop};
use crate::store::worker::Reply;
use crate::text::names;

/// A thread that imports, or the wish to have one.
pub struct Importer {
    file: PathBuf,
    clock: Clock,
    events: Sender<Event>,
    stop: Stop,
    running: Option<(Sender<Ask>, JoinHandle<()>)>,
}

impl Importer {
    /// An importer into a file; no thread runs yet.
    pub fn new(file: PathBuf, clock: Clock, events: Sender<Event>) -> Self {
        Self {
            file,
            clock,
            events,
            stop: Stop::default(),
            running: None,
        }
    }

    /// Asks for something; the answers come as events.
    pub fn ask(&mut self, ask: Ask) {
        if self.running.is_none() {
            if ask == Ask::Close {
                return;
            }
            self.running = Some(self.start());
        }
        if let Some((asks, _)) = &self.running {
            // The thread ends only when this sender is dropped, or with the program.
            let _ = asks.send(ask);
        }
    }

    /// Asks to stop what is being done.
    pub fn stop(&self) {
        if self.running.is_some() {
            self.stop.ask();
        }
    }

    /// Stops and waits: a transaction under way is taken back.
    pub fn finish(&mut self) {
        self.stop.ask();
        if let Some((asks, thread)) = self.running.take() {
            drop(asks);
            let _ = thread.join();
        }
    }

    fn start(&self) -> (Sender<Ask>, JoinHandle<()>) {
        let (asks, inbox) = mpsc::channel::<Ask>();
        let (clock, events) = (self.clock, self.events.clone());
        let mut intake = Intake::new(&self.file, self.stop.clone());
        let thread = thread::spawn(move || {
            for ask in inbox {
                let ctx = Ctx {
                    now: clock.now(),
                    actor: names::OPERATOR.to_owned(),
                };
                // The loop has ended when nobody listens any more.
                let mut reply = |reply: Reply| drop(events.send(Event::Store(reply)));
                let serve = AssertUnwindSafe(|| intake.serve(ask, &ctx, &mut reply));
                if catch_unwind(serve).is_err() {
                    drop(events.send(Event::Store(Reply::Died)));
                    return;
                }
            }
        });
        (asks, thread)
    }
}

impl Drop for Importer {
    fn drop(&mut self) {
        self.finish();
    }
}
