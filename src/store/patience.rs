//! How long a connection waits for another one that holds the file, and how long a query may take.
//!
//! Both are seen, and cut short, from another thread: whoever wants to leave does not wait for a lock.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::{Failure, Store};

/// How long a writer waits for another before it gives up in words.
pub(super) const BUSY: Duration = Duration::from_secs(3);

/// How long what is kept by the way waits: it is tried again when there is nothing else to do.
const HASTY: Duration = Duration::from_millis(50);

/// How long the last writes of a window that is being left wait, all together.
const LEAVING: Duration = BUSY;

/// How long a query of the screen may take.
const LONGEST: Duration = Duration::from_secs(20);

/// Between two tries to get hold of the file.
const PAUSE: Duration = Duration::from_millis(15);

/// Steps of SQLite's machine between two looks at the clock: well below a millisecond.
const STEPS: i32 = 20_000;

/// How long a file may be waited for before that is said.
const UNSAID: Duration = Duration::from_millis(300);

/// What says that a file is waited for, in a process without a screen; it is said once.
static WORD: Mutex<Option<fn()>> = Mutex::new(None);

/// Has it said by `word` when a file is waited for that another program holds; by nothing, once there is a
/// screen that says so itself.
pub fn say_waiting(word: Option<fn()>) {
    *WORD.lock().unwrap_or_else(PoisonError::into_inner) = word;
}

/// What one thread lets another know of its waiting.
#[derive(Debug, Clone, Default)]
pub struct Patience(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    woken: Condvar,
    /// Whether it is never waited for long: it is looked again soon in any case.
    is_brief: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    /// Since when the file is held by someone else, while this is waited for.
    locked: Option<Instant>,
    /// Until when the query that runs may run.
    until: Option<Instant>,
    is_hasty: bool,
    /// Since when the window is being left.
    leaving: Option<Instant>,
}

impl Patience {
    /// From now on it is never waited for long: whoever has it looks again soon.
    pub fn be_brief(&self) {
        self.0.is_brief.store(true, Ordering::Relaxed);
    }

    /// Whether the file is being waited for because another connection holds it.
    pub fn is_locked(&self) -> bool {
        self.state().locked.is_some()
    }

    /// The window is being left: a query is broken off, and a write does not wait for long any more.
    pub fn leave(&self) {
        self.state().leaving.get_or_insert_with(Instant::now);
        self.0.woken.notify_all();
    }

    /// It is not left after all.
    pub fn stay(&self) {
        self.state().leaving = None;
    }

    /// Whether the window is being left.
    pub fn is_leaving(&self) -> bool {
        self.state().leaving.is_some()
    }

    /// Does something that may not take longer than a person would wait.
    pub(super) fn query<T>(&self, work: impl FnOnce() -> T) -> T {
        self.state().until = Some(Instant::now() + LONGEST);
        let done = work();
        self.rest();
        done
    }

    /// Writes something that can be tried again soon.
    pub(super) fn hasty<T>(&self, work: impl FnOnce() -> T) -> T {
        self.state().is_hasty = true;
        let done = work();
        self.rest();
        done
    }

    /// Writes something that a person waits for.
    pub(super) fn write<T>(&self, work: impl FnOnce() -> T) -> T {
        let done = work();
        self.rest();
        done
    }

    /// Nothing is waited for any more.
    fn rest(&self) {
        let mut state = self.state();
        *state = State {
            leaving: state.leaving,
            ..State::default()
        };
    }

    /// Waits a little for whoever holds the file; `false` when that was long enough.
    fn wait(&self, tries: i32) -> bool {
        let mut state = self.state();
        let now = Instant::now();
        if tries == 0 {
            state.locked = Some(now);
        }
        let since = *state.locked.get_or_insert(now);
        let is_hasty = state.is_hasty || self.0.is_brief.load(Ordering::Relaxed);
        let most = if is_hasty { HASTY } else { BUSY };
        let waited = since.elapsed();
        if waited >= UNSAID {
            say_once();
        }
        let is_over = waited >= most
            || state
                .leaving
                .is_some_and(|since| since.elapsed() >= LEAVING);
        if is_over {
            return false;
        }
        let woken = self.0.woken.wait_timeout(state, PAUSE);
        drop(woken.unwrap_or_else(PoisonError::into_inner));
        true
    }

    /// Whether the query that runs has taken too long, or nobody waits for it any more.
    fn is_over(&self) -> bool {
        let state = self.state();
        let is_late = |until: Instant| Instant::now() >= until;
        state.until.is_some_and(is_late) || state.until.is_some() && state.leaving.is_some()
    }

    /// Has a connection wait for others as long as this does.
    pub(super) fn wait_on(&self, conn: &mut Connection) -> rusqlite::Result<()> {
        let waits = self.clone();
        conn.busy_handler(Some(move |tries| waits.wait(tries)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn say_once() {
    let word = WORD.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(say) = word {
        say();
    }
}

impl Store {
    /// Lets another thread see and end the waiting of this connection.
    ///
    /// # Errors
    ///
    /// When SQLite does not take it.
    pub fn be_patient(&mut self, patience: &Patience) -> Result<(), Failure> {
        patience.wait_on(&mut self.conn)?;
        let runs = patience.clone();
        self.conn
            .progress_handler(STEPS, Some(move || runs.is_over()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Draft, Fault, Mode};

    /// A query that would go on for minutes.
    const ENDLESS: &str =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 4000000000)
                           SELECT count(*) FROM n";

    fn endless(store: &Store) -> Fault {
        let result = store
            .conn
            .query_row(ENDLESS, [], |row| row.get::<_, i64>(0));
        Fault::from(result.unwrap_err())
    }

    #[test]
    fn a_query_ends_when_the_window_is_left() {
        let patience = Patience::default();
        let mut store = Store::in_memory().unwrap();
        store.be_patient(&patience).unwrap();
        let leaver = patience.clone();
        let begun = Instant::now();
        let fault = std::thread::scope(|scope| {
            scope.spawn(move || leaver.leave());
            patience.query(|| endless(&store))
        });
        assert!(matches!(fault, Fault::TooLong), "{fault:?}");
        assert!(begun.elapsed() < LONGEST);
    }

    #[test]
    fn a_query_that_takes_too_long_is_broken_off() {
        let patience = Patience::default();
        let mut store = Store::in_memory().unwrap();
        store.be_patient(&patience).unwrap();
        let fault = patience.query(|| {
            patience.state().until = Some(Instant::now());
            endless(&store)
        });
        assert!(matches!(fault, Fault::TooLong), "{fault:?}");
        // The next one starts afresh, and a write is never broken off.
        patience.query(|| store.check()).unwrap();
    }

    #[test]
    fn whoever_leaves_does_not_wait_for_a_lock_and_hears_that_it_was_not_saved() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("fyj.db");
        let mut store = Store::open(&path, Mode::Write).unwrap();
        let other = Store::open(&path, Mode::Write).unwrap();
        other.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        let patience = Patience::default();
        store.be_patient(&patience).unwrap();
        let draft = Draft {
            body: String::new(),
            saved_at: <_>::default(),
        };
        let begun = Instant::now();
        patience.hasty(|| store.save_draft(&draft)).unwrap_err();
        assert!(begun.elapsed() < BUSY / 2, "{:?}", begun.elapsed());
        assert!(!patience.is_locked());
        patience.state().leaving = Some(Instant::now() - LEAVING);
        let begun = Instant::now();
        let failure = patience.write(|| store.save_draft(&draft)).unwrap_err();
        assert!(matches!(failure, Failure::Fault(Fault::Locked)));
        assert!(begun.elapsed() < BUSY / 2, "{:?}", begun.elapsed());
    }

    #[test]
    fn whoever_looks_again_soon_does_not_wait_for_long() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("fyj.db");
        let patience = Patience::default();
        let mut store = Store::open_waiting(&path, Mode::Write, &patience).unwrap();
        let other = Store::open(&path, Mode::Write).unwrap();
        other.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        patience.be_brief();
        let begun = Instant::now();
        store.drop_draft().unwrap_err();
        assert!(begun.elapsed() < BUSY / 2, "{:?}", begun.elapsed());
    }
}
