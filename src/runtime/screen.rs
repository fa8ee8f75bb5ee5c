//! The main loop: one queue of events in, effects to the store thread, one frame out.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::encode::Encoder;
use super::input::{self, Input};
use super::opening::{Opening, Waited};
use super::probe::{self, Probe};
use super::threads::{Threads, Writes};
use super::{signals, terminal};
use crate::app::{App, Awaited, Start};
use crate::clock::Clock;
use crate::domain::rules::Rulebook;
use crate::flow::{Effect, Event, Own, WidthSetting};
use crate::store::import::Tell;
use crate::store::worker::Reply;
use crate::store::{Failure, Fault, Habit, Mode, Patience, Setting, Store};
use crate::text::faults;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Depth, Look, Stage};

/// How long the first frame may wait for its first rows.
const FIRST_ROWS: Duration = Duration::from_millis(150);
/// How often a clock on the screen goes on.
const TICK: Duration = Duration::from_millis(500);
/// How long an answer may take before it is said what is waited for.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long a stopping program waits for the last write.
const LAST_WRITE: Duration = Duration::from_millis(1500);
/// How long the probe waits for a terminal that does not answer.
const PROBE: Duration = Duration::from_millis(1500);

/// Why the screen ended.
#[derive(Debug)]
pub enum End {
    /// The user left.
    Left,
    /// The terminal cannot show Chinese; the cure was printed.
    Encoding,
    /// The user left, and a step that was waited for is not in the file.
    Unsaved(Failure),
    /// The program ended before anybody could be asked, and what was typed last is not kept.
    Unkept(Failure),
    /// The store thread failed.
    Died,
    /// Something could not be read before the first frame.
    Failed(Failure),
    /// The terminal could not be used.
    Terminal(std::io::Error),
}

impl From<Failure> for End {
    fn from(failure: Failure) -> Self {
        End::Failed(failure)
    }
}

impl From<std::io::Error> for End {
    fn from(error: std::io::Error) -> Self {
        End::Terminal(error)
    }
}

/// Runs the screen on a file until the user leaves.
pub fn run(
    open: impl FnOnce(&Patience) -> Result<Store, Failure> + Send + 'static,
    clock: Clock,
) -> End {
    let opening = Opening::begin(move |patience| {
        let mut store = open(patience)?;
        let start = start(&mut store, clock)?;
        Ok((store, start))
    });
    // What the first rows need beside the file is read meanwhile.
    Rulebook::builtin();
    match try_run(&opening, clock) {
        Ok(end) | Err(end) => end,
    }
}

/// An open file, and what is known of it before the first frame.
type Opened = (Store, Start);

fn try_run(opening: &Opening<Opened>, clock: Clock) -> Result<End, End> {
    let (events, queue) = mpsc::channel();
    let writes = Writes::default();
    // The terminal is left as it is as long as there may be nothing to show.
    let opened = opening.within(PATIENCE).transpose()?;
    let begin = |opened| Loop::begin(opened, clock, &queue, &events, &writes);
    // What the first rows show is looked up while the terminal answers.
    let begun = opened.map(begin);
    // Before the terminal is changed: a signal during the probe must give it back, too.
    let returned = events.clone();
    let ending = Writes::clone(&writes);
    signals::spawn(
        move || finish_writes(&ending),
        // The size is asked for anew when this is taken.
        move || drop(returned.send(Event::Resize(0, 0))),
    )?;
    terminal::install_panic_hook();
    let guard = terminal::Guard::enter()?;
    let probe = probe::run(PROBE);
    if !speaks_utf8(&probe) {
        drop(guard);
        print_cure();
        return Ok(End::Encoding);
    }
    let probed = probe.width.unwrap_or(WidthPolicy::Unknown);
    let (begun, keys) = match begun {
        Some(begun) => (begun, Some(events.clone())),
        None => {
            spawn_input(events.clone());
            let look = look(probed);
            match opening.wait(&queue, &look)? {
                Waited::Open(opened) => (begin(opened?), None),
                Waited::Left => return Ok(End::Left),
            }
        }
    };
    let end = begun.run(probed, keys)?;
    drop(guard);
    Ok(end)
}

fn start(store: &mut Store, clock: Clock) -> Result<Start, Failure> {
    let entered = store.enter_window();
    or_nothing(store, entered)?;
    // One that cannot be taken over now is offered at the next start.
    let draft = store.inherit_draft().unwrap_or_default();
    let set = |setting| or_nothing(store, store.setting(setting)).map(Option::unwrap_or_default);
    let width = or_nothing(store, store.habit(Habit::Width))?.unwrap_or_default();
    Ok(Start {
        today: clock.today(),
        size: (80, 24),
        look: look(WidthPolicy::Unknown),
        probed: WidthPolicy::Unknown,
        width: WidthSetting::from_code(&width),
        is_drill: or_nothing(store, store.is_drill())?,
        community: set(Setting::Community)?,
        file: store.path().display().to_string(),
        newest: store.newest_day(),
        draft,
        unsound: store
            .unsound()
            .cloned()
            .map(|it| (it, store.nearest_copy())),
    })
}

/// Colours as the terminal can show them.
fn look(width: WidthPolicy) -> Look {
    let variable = |name: &str| std::env::var(name).ok();
    Look {
        width,
        depth: Depth::detect(
            variable("NO_COLOR").as_deref(),
            variable("TERM").as_deref(),
            variable("COLORTERM").as_deref(),
        ),
        stage: Stage::Desk,
    }
}

/// What is damaged keeps the screen from nothing but itself.
fn or_nothing<T: Default>(store: &Store, read: Result<T, Failure>) -> Result<T, Failure> {
    match read {
        Err(Failure::Fault(Fault::Unreadable { .. })) => Ok(T::default()),
        Err(_) if store.unsound().is_some() => Ok(T::default()),
        read => read,
    }
}

/// Whether Chinese arrives as Chinese; tmux started without UTF-8 answers the probe and still hides it.
pub fn speaks_utf8(probe: &Probe) -> bool {
    probe.utf8 != Some(false) && !with_locale(tmux_hides_han)
}

fn tmux_hides_han(locale: &probe::Locale<'_>) -> bool {
    locale.tmux_hides_han()
}

/// Prints how to set the terminal to UTF-8, readable under UTF-8 and GB18030.
pub fn print_cure() {
    let cure = with_locale(probe::encoding_cure);
    // The terminal is restored; when even this cannot be written there is nobody to tell.
    let _ = terminal::write_frame(&cure);
}

fn with_locale<R>(ask: impl FnOnce(&probe::Locale<'_>) -> R) -> R {
    let variable = |name: &str| std::env::var(name).ok();
    let (tmux, all, ctype, lang) = (
        variable("TMUX"),
        variable("LC_ALL"),
        variable("LC_CTYPE"),
        variable("LANG"),
    );
    ask(&probe::Locale {
        tmux: tmux.as_deref(),
        lc_all: all.as_deref(),
        lc_ctype: ctype.as_deref(),
        lang: lang.as_deref(),
    })
}

fn spawn_input(events: Sender<Event>) {
    input::spawn(move |input| {
        let event = match input {
            Input::Key(key) => Event::Key(key),
            Input::Paste(text) => Event::Paste(text),
            Input::Resize(columns, rows) => Event::Resize(columns, rows),
            Input::Closed => Event::Closed,
        };
        events.send(event).is_ok()
    });
}

/// Has the last writes done; says what is not kept.
fn finish_writes(writes: &Writes) -> Option<&'static str> {
    let ending = writes
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let is_kept = ending.is_none_or(|ending| ending.finish(LAST_WRITE));
    (!is_kept).then_some(faults::NOT_KEPT)
}

struct Loop<'q> {
    app: App,
    threads: Threads,
    encoder: Option<Encoder>,
    probed: WidthPolicy,
    queue: &'q Receiver<Event>,
    ended: Option<End>,
    /// The copy that takes the place of the file once that has been said.
    restoring: Option<PathBuf>,
    /// Since when an answer is waited for, or since it was last looked at what for.
    asked: Option<Instant>,
    clock: Clock,
}

impl<'q> Loop<'q> {
    /// Begins to work on an open file; nothing is shown yet.
    fn begin(
        (store, start): Opened,
        clock: Clock,
        queue: &'q Receiver<Event>,
        events: &Sender<Event>,
        writes: &Writes,
    ) -> Self {
        let (app, effects) = App::new(Start {
            size: terminal::size(),
            ..start
        });
        let mut begun = Self {
            app,
            threads: Threads::start(store, clock, events.clone(), Writes::clone(writes)),
            encoder: None,
            probed: WidthPolicy::Unknown,
            queue,
            ended: None,
            restoring: None,
            asked: None,
            clock,
        };
        begun.perform(effects);
        begun
    }

    /// Runs to the end on a terminal of this width; keys go to `keys`, unless they are read already.
    fn run(mut self, probed: WidthPolicy, keys: Option<Sender<Event>>) -> Result<End, End> {
        let mut size = terminal::size();
        self.probed = probed;
        let effects = self.app.shown_on(size, probed);
        self.perform(effects);
        self.wait_for_first_rows();
        self.draw(size)?;
        self.look_what_is_waited_for();
        self.threads.examine();
        keys.into_iter().for_each(spawn_input);
        while self.ended.is_none() {
            match self.next() {
                Ok(event) => self.take(event, &mut size),
                Err(RecvTimeoutError::Timeout) => self.follow_clock(),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let Ok(event) = self.queue.try_recv() {
                self.take(event, &mut size);
            }
            self.tick();
            self.look_what_is_waited_for();
            if self.ended.is_none() {
                self.draw(size)?;
            }
            if let Some(copy) = self.restoring.take() {
                self.restore(&copy);
                self.draw(size)?;
            }
        }
        self.threads.finish();
        Ok(self.end())
    }

    /// What the store thread has answered last: whoever leaves while a step is waited for, or what was typed
    /// is not kept, hears what became of it.
    fn end(mut self) -> End {
        let is_saving = self.app.awaits() == Some(Awaited::Saving);
        let mut unsaved = self.app.take_unsaved();
        let mut unkept = None;
        for event in self.queue.try_iter() {
            match event {
                Event::Store(Reply::Ran(_, Err(failure))) if is_saving => unsaved = Some(failure),
                Event::Store(Reply::Kept(Err(failure))) => unkept = Some(failure),
                _ => {}
            }
        }
        let unkept = unkept.filter(|_| !self.app.is_loss_accepted());
        match self.ended {
            Some(End::Left) | None => unsaved
                .map(End::Unsaved)
                .or(unkept.map(End::Unkept))
                .unwrap_or(End::Left),
            Some(end) => end,
        }
    }

    /// Waits for an event; while a clock is shown or an answer is on its way, at most until that is to be seen.
    fn next(&self) -> Result<Event, RecvTimeoutError> {
        let clock = self.app.is_ticking().then_some(TICK);
        let answer = self
            .asked
            .map(|since| PATIENCE.saturating_sub(since.elapsed()));
        let waits = clock.into_iter().chain(answer);
        // Once a day the lists become those of the next one by themselves.
        let most = waits.fold(self.clock.until_midnight(), Duration::min);
        self.queue.recv_timeout(most)
    }

    /// An answer that does not come is waited for in words; nothing wakes a program that waits for nothing.
    fn look_what_is_waited_for(&mut self) {
        if self.app.awaits().is_none() {
            self.asked = None;
            return;
        }
        let since = *self.asked.get_or_insert_with(Instant::now);
        if since.elapsed() >= PATIENCE {
            self.asked = Some(Instant::now());
            let is_locked = self.threads.worker.is_locked();
            let effects = self.app.update(Event::Waited { is_locked });
            self.perform(effects);
        }
    }

    fn follow_clock(&mut self) {
        let effects = self.app.follow_clock(self.clock.now());
        self.perform(effects);
    }

    fn tick(&mut self) {
        if self.app.is_ticking() {
            let effects = self.app.update(Event::Tick(self.clock.now()));
            self.perform(effects);
        }
    }

    /// The first frame shows rows, unless they take longer than a person would wait for a frame.
    fn wait_for_first_rows(&mut self) {
        let until = Instant::now() + FIRST_ROWS;
        while self.app.is_waiting() {
            let left = until.saturating_duration_since(Instant::now());
            match self.queue.recv_timeout(left) {
                Ok(event) => {
                    let effects = self.app.update(event);
                    self.perform(effects);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, event: Event, size: &mut (u16, u16)) {
        self.follow_clock();
        match &event {
            Event::Resize(..) => {
                *size = terminal::size();
                self.repaint();
            }
            Event::Store(Reply::Died) => self.ended = Some(End::Died),
            Event::Store(Reply::Ran(_, Ok(_))) => self.threads.copier.saved(self.clock.today()),
            Event::Store(Reply::Import(tell)) if matches!(**tell, Tell::Applied(_)) => {
                self.threads.copier.saved(self.clock.today());
            }
            _ => {}
        }
        let effects = match event {
            Event::Resize(..) => self.app.update(Event::Resize(size.0, size.1)),
            other => self.app.update(other),
        };
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect.request() {
                Ok(request) => self.threads.worker.send(request),
                Err(Own::Quit) => {
                    self.ended.get_or_insert(End::Left);
                }
                Err(Own::Restore(copy)) => self.restoring = Some(copy),
                Err(Own::Redraw) => self.repaint(),
                Err(Own::Import(ask)) => self.threads.importer.ask(ask),
                Err(Own::Export(ask)) => self.threads.exporter.ask(ask),
                Err(Own::StopImport) => self.threads.importer.stop(),
            }
        }
    }

    /// Puts a copy in the place of the file and starts anew on it; or on what was there, and says why.
    fn restore(&mut self, copy: &Path) {
        let told = self.threads.restore(copy);
        match self.reopened(told) {
            Ok(effects) => self.perform(effects),
            Err(end) => self.ended = Some(end),
        }
    }

    fn reopened(&mut self, told: Result<String, String>) -> Result<Vec<Effect>, End> {
        let mut store = Store::open(self.threads.file(), Mode::Write).map_err(Failure::from)?;
        let start = start(&mut store, self.clock)?;
        self.threads.restart(store);
        let (mut app, effects) = App::new(Start {
            size: terminal::size(),
            probed: self.probed,
            ..start
        });
        app.greet(told);
        self.app = app;
        self.repaint();
        Ok(effects)
    }

    fn repaint(&mut self) {
        if let Some(encoder) = &mut self.encoder {
            encoder.forget();
        }
    }

    fn draw(&mut self, size: (u16, u16)) -> Result<(), End> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let cursor = self.app.draw(&mut buffer);
        let depth = self.app.depth();
        let encoder = self.encoder.get_or_insert_with(|| Encoder::new(depth));
        let bytes = encoder.frame(&buffer, cursor);
        if !bytes.is_empty() {
            terminal::draw_frame(bytes)?;
        }
        Ok(())
    }
}
