//! The threads that work on one data file, started and ended together.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use super::copier::Copier;
use super::exporter::Exporter;
use super::importer::Importer;
use crate::clock::Clock;
use crate::flow::Event;
use crate::store::worker::{Ending, Worker};
use crate::store::{Ctx, Examiner, Ready, Store};
use crate::text::{copies, faults, names};

/// How the writes that were asked for are brought to their end; another store thread may take the place of the first.
pub type Writes = Arc<Mutex<Option<Ending>>>;

/// Everything that works on the file beside the screen.
pub struct Threads {
    /// Owns the connection.
    pub worker: Worker,
    /// Imports.
    pub importer: Importer,
    /// Writes records to files.
    pub exporter: Exporter,
    /// Makes the copy of the day.
    pub copier: Copier,
    /// Looks through the whole file.
    examiner: Option<Examiner>,
    file: PathBuf,
    clock: Clock,
    events: Sender<Event>,
    writes: Writes,
}

impl Threads {
    /// Starts them on an open file; what they have to say comes as events, and how their writes are brought
    /// to their end stands in `writes`.
    pub fn start(store: Store, clock: Clock, events: Sender<Event>, writes: Writes) -> Self {
        let file = store.path().to_path_buf();
        Self {
            worker: worker(store, clock, &events, &writes),
            importer: Importer::new(file.clone(), clock, events.clone()),
            exporter: Exporter::new(file.clone(), clock, events.clone()),
            copier: Copier::new(file.clone(), events.clone()),
            examiner: None,
            file,
            clock,
            events,
            writes,
        }
    }

    /// The file they work on.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Begins to look through the whole file; what is found is told by the store thread.
    pub fn examine(&mut self) {
        self.examiner = Some(Examiner::spawn(&self.file));
    }

    /// Ends them: what was asked for is done, what is under way beside it is given up.
    pub fn finish(&mut self) {
        self.examiner = None;
        self.copier.finish();
        self.importer.finish();
        self.exporter.finish();
        self.worker.finish();
    }

    /// Ends them and puts a copy in the place of the file; says how that came out. [`Threads::restart`] follows.
    pub fn restore(&mut self, copy: &Path) -> Result<String, String> {
        self.finish();
        let ctx = Ctx {
            now: self.clock.now(),
            actor: names::OPERATOR.to_owned(),
        };
        Ready::prepare(copy, &self.file, None, &ctx)
            .and_then(|ready| ready.replace(ctx.now))
            .map(|aside| copies::restored(aside.as_deref()))
            .map_err(|failure| faults::failure(&failure))
    }

    /// Starts again on the file that has its name now.
    pub fn restart(&mut self, store: Store) {
        self.importer = Importer::new(self.file.clone(), self.clock, self.events.clone());
        self.worker = worker(store, self.clock, &self.events, &self.writes);
        self.examine();
    }
}

fn worker(store: Store, clock: Clock, events: &Sender<Event>, writes: &Writes) -> Worker {
    let events = events.clone();
    let reply = move |reply| {
        // The loop has ended when nobody listens any more.
        let _ = events.send(Event::Store(reply));
    };
    let actor = names::OPERATOR.to_owned();
    let worker = Worker::spawn(store, actor, move || clock.now(), reply);
    *writes.lock().unwrap_or_else(PoisonError::into_inner) = worker.ending();
    worker
}
