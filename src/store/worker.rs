//! The thread that owns the connection: requests in, ticketed answers out.

mod owed;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use super::import::Tell;
use super::{
    Answer, Command, Ctx, Done, Draft, Failure, Fault, Findings, Habit, Origin, Patience, Query,
    Store, Unsound,
};
use crate::domain::Id;
use crate::domain::days::Believed;
use crate::domain::meeting::{Meeting, Place};
use crate::domain::wall::{Wall, WallStep, WallView};
use owed::Owed;

/// Names a request, so that its answer finds whoever asked; newer ones are larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// What the thread is asked for.
#[derive(Debug)]
pub enum Request {
    /// Read something.
    Load(Ticket, Query),
    /// Write something; the draft of the form it comes from goes with it.
    Run(Ticket, Command, Origin),
    /// Keep a half-finished form.
    SaveDraft(String),
    /// Forget it.
    DropDraft,
    /// Leave it for a later window.
    LayDraftAside,
    /// A meeting has come to something: the wall follows, without a word.
    Show(WallView),
    /// Take a step of the wall, and say how it stands then.
    Wall(WallStep),
    /// A meeting has come to a place of its agenda.
    TakeUp(Id<Meeting>, Place),
    /// Form a habit of the window.
    Form(Habit, String),
    /// The window is to be left: say whether all that was typed is kept. Nobody waits long for anything else.
    Keep,
    /// It is not left after all.
    Stay,
    /// The process ends: say when everything asked for before is done, and whether all that was typed is kept.
    Barrier(Sender<bool>),
    /// End the thread, after everything asked for before.
    Stop,
}

/// What the thread answers.
#[derive(Debug)]
pub enum Reply {
    /// To a read.
    Loaded(Ticket, Result<Answer, Failure>),
    /// To a write: it is on disk, or nothing was changed.
    Ran(Ticket, Result<Done, Failure>),
    /// To a step of the wall.
    Wall(WallStep, Box<Wall>),
    /// All that was typed is kept, or why it is not; so the window can be left.
    Kept(Result<(), Failure>),
    /// A draft, habit or view could not be written.
    Failed(Failure),
    /// The copy of the day could not be made; what was saved is not touched by that.
    NotCopied(Failure),
    /// Something was found in the file: it is only read from now on. The day is that of the newest copy.
    Unsound(Unsound, Option<NaiveDate>),
    /// To a wish for a file: what was written, or why it was not.
    Exported(Result<String, String>),
    /// Another process has written to the file.
    Changed,
    /// Of the import's thread.
    Import(Box<Tell>),
    /// The thread failed and cannot be trusted with the file any more.
    Died,
}

/// How often an idle thread looks whether another process has written: 5 microseconds every fifth of a second.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// Notices what other processes write.
#[derive(Debug, Default)]
pub struct Watch {
    seen: Option<i64>,
}

impl Watch {
    /// Whether another process has written since it was asked last; at first it has not.
    pub fn has_changed(&mut self, store: &Store) -> bool {
        // A file that cannot be read now says so when something is asked of it.
        let Ok(version) = store.data_version() else {
            return false;
        };
        self.seen
            .replace(version)
            .is_some_and(|seen| seen != version)
    }
}

/// A running store thread.
#[derive(Debug)]
pub struct Worker {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
    patience: Patience,
}

impl Worker {
    /// Starts the thread; replies are handed to `reply`, the moment of each command is asked from `now`.
    pub fn spawn(
        mut store: Store,
        actor: String,
        now: impl Fn() -> NaiveDateTime + Send + 'static,
        reply: impl Fn(Reply) + Send + 'static,
    ) -> Self {
        let (requests, inbox) = mpsc::channel();
        let patience = Patience::default();
        // Without it waiting is neither seen nor cut short, and nothing else is different.
        let _ = store.be_patient(&patience);
        let mut desk = Desk {
            findings: Findings::of(&store),
            store,
            patience: patience.clone(),
            watch: Watch::default(),
            owed: Owed::default(),
            day: Believed::default(),
        };
        let thread = thread::spawn(move || {
            let ctx = || Ctx {
                now: now(),
                actor: actor.clone(),
            };
            if desk.work(&inbox, ctx, &reply).is_err() {
                return reply(Reply::Died);
            }
            desk.findings.news(&desk.store);
            desk.store.settle();
        });
        Self {
            requests: Some(requests),
            thread: Some(thread),
            patience,
        }
    }

    /// Asks for something; the answer comes through `reply`.
    pub fn send(&self, request: Request) {
        match request {
            Request::Keep => self.patience.leave(),
            Request::Stay => self.patience.stay(),
            _ => {}
        }
        if let Some(requests) = &self.requests {
            // The thread ends only when this sender is dropped.
            let _ = requests.send(request);
        }
    }

    /// What the signal thread needs to end the work of this one.
    pub fn ending(&self) -> Option<Ending> {
        Some(Ending {
            requests: self.requests.clone()?,
            patience: self.patience.clone(),
        })
    }

    /// Whether the thread waits for another program that holds the file.
    pub fn is_locked(&self) -> bool {
        self.patience.is_locked()
    }

    /// Ends the thread: what was asked to be written is, as far as the file can be had; nothing is read any more.
    pub fn finish(&mut self) {
        self.patience.leave();
        self.send(Request::Stop);
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.finish();
    }
}

/// Ends the work of a store thread from outside.
#[derive(Debug, Clone)]
pub struct Ending {
    requests: Sender<Request>,
    patience: Patience,
}

impl Ending {
    /// Has everything written that was asked for, and gives up after a while; whether all that was typed is kept.
    pub fn finish(&self, within: Duration) -> bool {
        self.patience.leave();
        let (done, wait) = mpsc::channel();
        // A thread that has ended has written what it could.
        self.requests.send(Request::Barrier(done)).is_err()
            || matches!(wait.recv_timeout(within), Ok(true))
    }
}

/// What the thread has before it.
struct Desk {
    store: Store,
    patience: Patience,
    watch: Watch,
    /// What was found in the file.
    findings: Findings,
    /// What could not be written yet, because another program holds the file.
    owed: Owed,
    /// The day as of which is read.
    day: Believed,
}

/// The thread broke off in the middle of something.
struct Broken;

impl Desk {
    fn work(
        &mut self,
        inbox: &Receiver<Request>,
        ctx: impl Fn() -> Ctx,
        reply: &impl Fn(Reply),
    ) -> Result<(), Broken> {
        let mut next = None;
        loop {
            if let Some(unsound) = self.findings.news(&self.store) {
                reply(Reply::Unsound(unsound, self.store.nearest_copy()));
            }
            let waited = next
                .take()
                .map_or_else(|| inbox.recv_timeout(LOOK_EVERY), Ok);
            let request = match waited {
                Ok(Request::Stop) | Err(RecvTimeoutError::Disconnected) => {
                    if let Some(lost) = self.keep(&ctx())? {
                        reply(Reply::Kept(Err(lost)));
                    }
                    return Ok(());
                }
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    self.pay_by_the_way(&ctx(), reply)?;
                    if self.watch.has_changed(&self.store) {
                        reply(Reply::Changed);
                    }
                    continue;
                }
            };
            next = inbox.try_recv().ok();
            if is_outdated(&request, next.as_ref()) {
                continue;
            }
            self.take(request, &ctx(), reply)?;
        }
    }

    /// Carries out a request with the patience it deserves.
    fn take(&mut self, request: Request, ctx: &Ctx, reply: &impl Fn(Reply)) -> Result<(), Broken> {
        let Some(request) = self.owed.take(request) else {
            return self.pay_by_the_way(ctx, reply);
        };
        let patience = self.patience.clone();
        match request {
            Request::Keep => {
                let lost = self.keep(ctx)?;
                reply(Reply::Kept(lost.map_or(Ok(()), Err)));
                Ok(())
            }
            Request::Barrier(done) => {
                // Whoever asked may have given up waiting.
                let _ = done.send(self.keep(ctx)?.is_none());
                Ok(())
            }
            // Whoever stays after all asks again.
            Request::Load(ticket, _) if patience.is_leaving() => {
                reply(Reply::Loaded(ticket, Err(Fault::TooLong.into())));
                Ok(())
            }
            Request::Load(..) => patience.query(|| self.answer(request, ctx, reply)),
            request => patience.write(|| {
                // A form that is saved takes with it what stands under its window's name.
                if self.owed.lays_aside() {
                    self.pay(ctx)?;
                }
                self.answer(request, ctx, reply)
            }),
        }
    }

    /// Waits for the file as long as a person would, so that what was typed is kept; why it is not.
    fn keep(&mut self, ctx: &Ctx) -> Result<Option<Failure>, Broken> {
        let patience = self.patience.clone();
        let failed = patience.write(|| self.pay(ctx))?;
        Ok(failed.filter(|_| self.owed.would_lose()))
    }

    /// Writes what is owed; while another program holds the file, it stays owed without a word.
    fn pay_by_the_way(&mut self, ctx: &Ctx, reply: &impl Fn(Reply)) -> Result<(), Broken> {
        let patience = self.patience.clone();
        let failed = patience.hasty(|| self.pay(ctx))?;
        if let Some(failure) = failed
            && !matches!(failure, Failure::Fault(Fault::Locked))
            && self.owed.must_tell()
        {
            reply(Reply::Failed(failure));
        }
        Ok(())
    }

    /// Writes what is owed; why the first of it could not be.
    fn pay(&mut self, ctx: &Ctx) -> Result<Option<Failure>, Broken> {
        while let Some(request) = self.owed.next() {
            if let Some(Reply::Failed(failure)) = self.serve(request, ctx)? {
                return Ok(Some(failure));
            }
            self.owed.paid();
        }
        Ok(None)
    }

    fn answer(
        &mut self,
        request: Request,
        ctx: &Ctx,
        reply: &impl Fn(Reply),
    ) -> Result<(), Broken> {
        let is_form = matches!(request, Request::Run(_, _, Origin::Form(_)));
        let told = self.serve(request, ctx)?;
        // A draft that was never written need not be once its form is saved.
        if is_form && matches!(told, Some(Reply::Ran(_, Ok(_)))) {
            self.owed.forget();
        }
        if let Some(told) = told {
            reply(told);
        }
        Ok(())
    }

    fn serve(&mut self, request: Request, ctx: &Ctx) -> Result<Option<Reply>, Broken> {
        let day = self.day.follow(ctx.today());
        let store = &mut self.store;
        let served = catch_unwind(AssertUnwindSafe(|| match request {
            // Nothing is read as of a day that cannot be; a step on it is refused in words.
            Request::Load(ticket, query) => Some(load(store, ticket, &query, day)),
            other => serve(store, other, ctx),
        }));
        served.map_err(|_| Broken)
    }
}

/// A draft that is followed by a newer one need not be written.
fn is_outdated(request: &Request, next: Option<&Request>) -> bool {
    matches!(
        (request, next),
        (Request::SaveDraft(_), Some(Request::SaveDraft(_)))
    )
}

/// Carries out one request; also used directly by tests, without a thread.
pub fn serve(store: &mut Store, request: Request, ctx: &Ctx) -> Option<Reply> {
    match request {
        Request::Load(ticket, query) => Some(load(store, ticket, &query, ctx.today())),
        Request::Run(ticket, command, origin) => {
            Some(Reply::Ran(ticket, store.run_from(&command, ctx, origin)))
        }
        Request::SaveDraft(body) => failed(store.save_draft(&Draft {
            body,
            saved_at: ctx.now,
        })),
        Request::DropDraft => failed(store.drop_draft()),
        Request::LayDraftAside => failed(store.lay_draft_aside()),
        Request::Show(view) => failed(store.step_wall(WallStep::Follow(view)).map(drop)),
        Request::Wall(step) => Some(match store.step_wall(step) {
            Ok((step, wall)) => Reply::Wall(step, Box::new(wall)),
            Err(failed) => Reply::Failed(failed),
        }),
        Request::TakeUp(meeting, at) => failed(store.take_up(meeting, at, ctx.now)),
        Request::Form(habit, value) => failed(store.form_habit(habit, &value)),
        // Here nothing is owed: each request is carried out, or fails in words.
        Request::Keep => Some(Reply::Kept(Ok(()))),
        Request::Barrier(done) => {
            // Whoever asked may have given up waiting.
            let _ = done.send(true);
            None
        }
        Request::Stay | Request::Stop => None,
    }
}

fn load(store: &Store, ticket: Ticket, query: &Query, day: NaiveDate) -> Reply {
    Reply::Loaded(ticket, store.load(query, day))
}

fn failed(result: Result<(), Failure>) -> Option<Reply> {
    result.err().map(Reply::Failed)
}
