//! What the projector knows: the last good picture, the page, the size. Pure: no file, no terminal, no clock.

use std::mem::discriminant;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::wall::WallPicture;
use crate::keymap::Key;

/// How long a page of the board stands before the next one comes by itself.
const PAGE_TIME: Duration = Duration::from_secs(8);

/// How long the file may be silent before the wall says so.
const PATIENCE: Duration = Duration::from_secs(2);

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// So much time has passed since the start, and what the clock says.
    Tick(Duration, NaiveDateTime),
    /// A key press.
    Key(Key),
    /// The new columns and rows.
    Resize(u16, u16),
    /// What the file says now.
    Picture(Box<Shown>),
    /// The file could not be read this time.
    Unread,
    /// The file was read and says what it said before.
    Read,
}

/// A picture with what belongs on every one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The picture.
    pub picture: WallPicture,
    /// Whether the file is a drill.
    pub drill: bool,
    /// Whether something is wrong with the file, so that it is only read.
    pub only_read: bool,
    /// The day, for deadlines in words.
    pub today: NaiveDate,
}

/// What an event asks of the loop; the larger one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing.
    Stay,
    /// Draw what has changed.
    Redraw,
    /// Draw everything.
    Repaint,
    /// Leave.
    Leave,
}

/// Everything the view needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    shown: Option<Shown>,
    size: (u16, u16),
    now: Duration,
    clock: Option<NaiveDateTime>,
    paged: Paged,
    unread_since: Option<Duration>,
}

/// The page chosen last, and when; later pages follow from the time that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Paged {
    page: i64,
    at: Duration,
}

impl State {
    /// Starts with nothing to show.
    pub fn new(size: (u16, u16)) -> Self {
        Self {
            shown: None,
            size,
            now: Duration::ZERO,
            clock: None,
            paged: Paged::default(),
            unread_since: None,
        }
    }

    /// The last good picture.
    pub fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// What the clock says, once it was asked.
    pub fn now(&self) -> Option<NaiveDateTime> {
        self.clock
    }

    /// Whether the picture may be out of date.
    pub fn is_waiting(&self) -> bool {
        self.unread_since
            .is_some_and(|since| self.now.saturating_sub(since) >= PATIENCE)
    }

    /// Which of `pages` pages stands now.
    pub fn page(&self, pages: usize) -> usize {
        let pages = i64::try_from(pages).unwrap_or(i64::MAX).max(1);
        usize::try_from(self.running_page().rem_euclid(pages)).unwrap_or(0)
    }

    /// Takes in an event.
    pub fn update(&mut self, event: Event) -> Step {
        match event {
            Event::Tick(now, clock) => self.tick(now, clock),
            Event::Key(key) => self.key(key.fold()),
            Event::Resize(columns, rows) => {
                self.size = (columns, rows);
                // Also after the screen was put away for a while: nothing of it stands there any more.
                Step::Repaint
            }
            Event::Picture(shown) => self.show(*shown),
            Event::Unread => {
                self.unread_since.get_or_insert(self.now);
                Step::Stay
            }
            Event::Read => self.read(),
        }
    }

    fn tick(&mut self, now: Duration, clock: NaiveDateTime) -> Step {
        let before = self.seen();
        self.now = now;
        self.clock = Some(clock);
        redraw_if(before != self.seen())
    }

    /// What time alone changes on the wall: the page, the warning, the seconds of a running countdown.
    fn seen(&self) -> (i64, bool, Option<i64>) {
        let running = self.shown().and_then(|shown| shown.picture.running());
        let left = running.zip(self.clock);
        let left = left.and_then(|(speech, now)| speech.left(now));
        (self.running_page(), self.is_waiting(), left)
    }

    fn key(&mut self, key: Key) -> Step {
        match key {
            Key::Char('q' | 'Q') | Key::Esc | Key::Ctrl('c') => Step::Leave,
            Key::Ctrl('l') => Step::Repaint,
            Key::PageDown | Key::Right | Key::Down | Key::Enter | Key::Char(' ') => self.turn(1),
            Key::PageUp | Key::Left | Key::Up => self.turn(-1),
            _ => Step::Stay,
        }
    }

    fn turn(&mut self, by: i64) -> Step {
        self.paged = Paged {
            page: self.running_page() + by,
            at: self.now,
        };
        Step::Redraw
    }

    /// A picture of another kind begins at its first page; a vote counted up stays where it is.
    fn show(&mut self, shown: Shown) -> Step {
        let read = self.read();
        let kind = |shown: &Shown| discriminant(&shown.picture);
        if self.shown.as_ref().map(kind) != Some(kind(&shown)) {
            self.paged = Paged {
                page: 0,
                at: self.now,
            };
        }
        let changed = self.shown.as_ref() != Some(&shown);
        self.shown = Some(shown);
        read.max(redraw_if(changed))
    }

    fn read(&mut self) -> Step {
        let was_waiting = self.is_waiting();
        self.unread_since = None;
        redraw_if(was_waiting)
    }

    fn running_page(&self) -> i64 {
        let turned = self.now.saturating_sub(self.paged.at).as_secs() / PAGE_TIME.as_secs();
        self.paged.page + i64::try_from(turned).unwrap_or(0)
    }
}

fn redraw_if(changed: bool) -> Step {
    if changed { Step::Redraw } else { Step::Stay }
}
