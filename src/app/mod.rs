//! The application: a stack of screens, a stack of overlays, and what is being waited for.
//!
//! `update` takes one event and answers with effects; `draw` paints; neither does I/O.

mod day;
mod draw;
mod leaving;
mod only_read;
mod open;
mod replies;
mod route;
mod text;
mod update;
mod waiting;
mod wishes;

use std::collections::{HashSet, VecDeque};

use chrono::{NaiveDate, NaiveDateTime};

use crate::dialogs::Overlay;
use crate::dialogs::form::{Draft, Form};
use crate::domain::Id;
use crate::domain::journal::Entry;
use crate::flow::{Cx, Effect, Event, Purpose, WidthSetting, Wish};
use crate::screens::Page;
use crate::store::Unsound;
use crate::store::worker::Ticket;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::{Depth, Look};

pub use waiting::Awaited;

use leaving::Leaving;

/// Everything the screen shows and waits for.
#[derive(Debug)]
pub struct App {
    /// The day.
    pub today: NaiveDate,
    size: (u16, u16),
    look: Look,
    /// What the probe found, for the setting "automatic".
    probed: WidthPolicy,
    width: WidthSetting,
    is_drill: bool,
    community: String,
    file: std::rc::Rc<str>,
    pages: Vec<Page>,
    overlays: Vec<Overlay>,
    /// The form whose preview is shown; Esc comes back to it.
    shelved: Option<Box<Form>>,
    leaving: Leaving,
    status: Option<Status>,
    /// What has been waited for so long that it is said.
    awaited: Option<Awaited>,
    tickets: u64,
    pending: Option<(Ticket, Pending)>,
    held: VecDeque<Event>,
    /// Steps taken in this window: another's is not taken back unawares.
    made_here: HashSet<Id<Entry>>,
    /// Screens below the top one that must be read again when they come back.
    stale: bool,
    doubts: day::Doubts,
    /// The moment, as the clock last said; only where one runs.
    now: Option<NaiveDateTime>,
    /// Why the file is only read, and the day of the newest copy.
    unsound: Option<(Unsound, Option<NaiveDate>)>,
}

/// Everything the application is told at its start.
#[derive(Debug, Clone)]
pub struct Start {
    /// The day.
    pub today: NaiveDate,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Colours and stage; the width is set by the two next.
    pub look: Look,
    /// Width of ambiguous characters as the probe found it.
    pub probed: WidthPolicy,
    /// Width as it was set by hand.
    pub width: WidthSetting,
    /// Whether the file is a drill.
    pub is_drill: bool,
    /// Name of the community.
    pub community: String,
    /// Where the file lies.
    pub file: String,
    /// The day of the newest step in the file.
    pub newest: Option<NaiveDate>,
    /// A form that was left half-filled.
    pub draft: Option<crate::store::Draft>,
    /// Why the file is only read, where that was seen when it was opened, and the day of the newest copy.
    pub unsound: Option<(Unsound, Option<NaiveDate>)>,
}

/// A sentence in the status line, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Status {
    text: String,
    is_bad: bool,
}

/// What an answer on its way is for; keys wait until it is there.
#[derive(Debug)]
enum Pending {
    /// A form needs its facts.
    Form(Purpose, Option<Box<Draft>>),
    /// The bodies that can meet.
    Bodies,
    /// What can be undone.
    Undo,
    /// A file is being written.
    Export,
    /// A command, from a form or not.
    Run { from_form: bool },
}

impl App {
    /// Starts on the workbench; a form left half-filled is offered first.
    pub fn new(start: Start) -> (Self, Vec<Effect>) {
        let mut app = Self {
            today: start.today,
            size: start.size,
            look: start.look,
            probed: start.probed,
            width: start.width,
            is_drill: start.is_drill,
            community: start.community,
            file: start.file.into(),
            pages: Vec::new(),
            overlays: Vec::new(),
            shelved: None,
            leaving: Leaving::default(),
            status: None,
            awaited: None,
            tickets: 0,
            pending: None,
            held: VecDeque::new(),
            made_here: HashSet::new(),
            stale: false,
            doubts: day::Doubts {
                newest: start.newest,
                ..<_>::default()
            },
            now: None,
            unsound: start.unsound,
        };
        app.set_width();
        let effects = app.with_cx(|app, cx| {
            app.pages.push(Page::Workbench(Box::new(
                crate::screens::workbench::Workbench::open(cx),
            )));
        });
        app.say_if_behind();
        if let Some(draft) = start.draft {
            app.offer_draft(draft);
        }
        (app, effects)
    }

    /// Whether an answer is still on its way that the screen should not be shown without.
    pub fn is_waiting(&self) -> bool {
        self.pending.is_some() || self.page().is_waiting()
    }

    /// Whether the screen shows a clock that runs.
    pub fn is_ticking(&self) -> bool {
        self.page().is_ticking()
    }

    /// How many colours may be sent.
    pub fn depth(&self) -> Depth {
        self.look.depth
    }

    fn page(&self) -> &Page {
        self.pages
            .last()
            .unwrap_or_else(|| unreachable!("the workbench is never closed"))
    }

    /// Runs an update with a context, then grants whatever was wished for.
    fn with_cx(&mut self, update: impl FnOnce(&mut Self, &mut Cx<'_>)) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut wishes = Vec::new();
        let mut tickets = self.tickets;
        let file = std::rc::Rc::clone(&self.file);
        let mut cx = Cx {
            today: self.today,
            size: self.room(),
            width: self.width,
            file: &file,
            tickets: &mut tickets,
            effects: &mut effects,
            wishes: &mut wishes,
        };
        update(self, &mut cx);
        self.tickets = tickets;
        for wish in wishes {
            effects.extend(self.grant(wish));
        }
        effects
    }

    /// Gives the top screen to an update.
    fn on_page(&mut self, update: impl FnOnce(&mut Page, &mut Cx<'_>)) -> Vec<Effect> {
        self.with_cx(|app, cx| {
            if let Some(mut page) = app.pages.pop() {
                update(&mut page, cx);
                app.pages.push(page);
            }
        })
    }

    /// Says how what led to this start came out.
    pub fn greet(&mut self, told: Result<String, String>) {
        match told {
            Ok(words) => self.say(words),
            Err(words) => self.complain(words),
        }
    }

    fn say(&mut self, text: impl Into<String>) {
        self.status = Some(Status {
            text: text.into(),
            is_bad: false,
        });
    }

    fn complain(&mut self, text: impl Into<String>) {
        self.status = Some(Status {
            text: text.into(),
            is_bad: true,
        });
    }

    /// Takes in what the terminal is found to be once it was asked: its size and how wide it draws.
    pub fn shown_on(&mut self, size: (u16, u16), probed: WidthPolicy) -> Vec<Effect> {
        self.probed = probed;
        self.set_width();
        match size == self.size {
            true => Vec::new(),
            false => self.update(Event::Resize(size.0, size.1)),
        }
    }

    fn set_width(&mut self) {
        self.look.width = match self.width {
            WidthSetting::Auto => self.probed,
            WidthSetting::Narrow => WidthPolicy::Narrow,
            WidthSetting::Wide => WidthPolicy::Wide,
        };
    }

    /// Grants a wish of a screen.
    fn grant(&mut self, wish: Wish) -> Vec<Effect> {
        wishes::grant(self, wish)
    }
}
