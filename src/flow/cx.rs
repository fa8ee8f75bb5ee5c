//! What updates are given and what they may ask for.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Action, Purpose, Screen, WidthSetting};
use crate::domain::Id;
use crate::domain::coverage::Hole;
use crate::domain::figures::Figure;
use crate::domain::grid::{Grid, Section};
use crate::domain::handbook::Handbook;
use crate::domain::household::Household;
use crate::domain::issue::Issue;
use crate::domain::journal::{Deed, Entry};
use crate::domain::meeting::{Meeting, MeetingKind, Place};
use crate::domain::person::{Branch, Handover, Person};
use crate::domain::rules::RuleKey;
use crate::domain::wall::{WallStep, WallView};
use crate::keymap::Key;
use crate::store::export::Ask as ExportAsk;
use crate::store::import::Ask;
use crate::store::worker::{Reply, Request, Ticket};
use crate::store::{
    Command, Filter, Habit, HandoverCommand, Listing, MonthFilter, Origin, Query, TaskFilter,
};

/// What happens to the program, in one queue.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The moment, while a meeting is shown that goes on.
    Tick(NaiveDateTime),
    /// What is waited for has not come for a while; whether because another program holds the file.
    Waited { is_locked: bool },
    /// Text was pasted; it may hold line breaks.
    Paste(String),
    /// The window has a new size.
    Resize(u16, u16),
    /// The store thread answers.
    Store(Reply),
    /// The terminal is gone or the system asks to stop.
    Closed,
}

/// What the runtime is asked to do.
#[derive(Debug)]
pub enum Effect {
    /// Read something.
    Load(Ticket, Query),
    /// Write something.
    Run(Ticket, Command, Origin),
    /// Keep a half-finished form.
    SaveDraft(String),
    /// Forget it.
    DropDraft,
    /// Leave it for a later window.
    LayDraftAside,
    /// A meeting has come to something: the wall follows, without a word.
    Show(WallView),
    /// Take a step of the wall.
    Wall(WallStep),
    /// A meeting has come to a place of its agenda.
    TakeUp(Id<Meeting>, Place),
    /// Form a habit of the window.
    Form(Habit, String),
    /// Ask something of the import's thread.
    Import(Ask),
    /// Stop what the import's thread is doing.
    StopImport,
    /// Write a record of a meeting to a file.
    Export(ExportAsk),
    /// Put a copy in the place of the file, and start anew on it.
    Restore(PathBuf),
    /// Paint everything anew.
    Redraw,
    /// Have all that was typed kept, and hear whether it is: the program is to be left.
    Keep,
    /// It is not left after all.
    Stay,
    /// Leave the program.
    Quit,
}

/// An effect that is none of the store thread's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// Ask something of the import's thread.
    Import(Ask),
    /// Stop what the import's thread is doing.
    StopImport,
    /// Write a record of a meeting to a file.
    Export(ExportAsk),
    /// Put a copy in the place of the file, and start anew on it.
    Restore(PathBuf),
    /// Paint everything anew.
    Redraw,
    /// Leave the program.
    Quit,
}

impl Effect {
    /// What is asked of the store thread.
    ///
    /// # Errors
    ///
    /// The effects that are none of its business: an import's, which has the plan, and the program's own.
    pub fn request(self) -> Result<Request, Own> {
        Ok(match self {
            Effect::Load(
                ticket,
                Query::Rows {
                    listing: Listing::Plan(class),
                    from,
                    count,
                },
            ) => return Err(Own::Import(Ask::Page(ticket, class, from, count))),
            Effect::Import(ask) => return Err(Own::Import(ask)),
            Effect::StopImport => return Err(Own::StopImport),
            Effect::Export(ask) => return Err(Own::Export(ask)),
            Effect::Load(ticket, query) => Request::Load(ticket, query),
            Effect::Run(ticket, command, origin) => Request::Run(ticket, command, origin),
            Effect::SaveDraft(body) => Request::SaveDraft(body),
            Effect::DropDraft => Request::DropDraft,
            Effect::LayDraftAside => Request::LayDraftAside,
            Effect::Show(view) => Request::Show(view),
            Effect::Wall(step) => Request::Wall(step),
            Effect::TakeUp(meeting, at) => Request::TakeUp(meeting, at),
            Effect::Form(habit, value) => Request::Form(habit, value),
            Effect::Restore(copy) => return Err(Own::Restore(copy)),
            Effect::Keep => Request::Keep,
            Effect::Stay => Request::Stay,
            Effect::Redraw => return Err(Own::Redraw),
            Effect::Quit => return Err(Own::Quit),
        })
    }
}

/// Where one can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One of the nine screens.
    Screen(Screen),
    /// A grid's card.
    Grid(Id<Grid>),
    /// A section's card.
    Section(Id<Section>),
    /// A branch's card.
    Branch(Id<Branch>),
    /// A person's card.
    Person(Id<Person>),
    /// What a handover would do, before it is carried out.
    HandoverPlan(Box<HandoverCommand>),
    /// A handover that was carried out.
    Handover(Id<Handover>),
    /// 交接记录.
    Handovers,
    /// 一条纽带 of a household.
    Chain(Id<Household>),
    /// A household's card.
    Household(Id<Household>),
    /// A member's handbook.
    Handbook(Id<Handbook>),
    /// An issue's card.
    Issue(Id<Issue>),
    /// A meeting.
    Meeting(Id<Meeting>),
    /// The minutes of a meeting.
    Minutes(Id<Meeting>),
    /// The notice of a meeting.
    Notice(Id<Meeting>),
    /// Households, narrowed.
    Households(Filter),
    /// Issues, narrowed.
    Issues(Filter),
    /// Tasks, filtered.
    Tasks(TaskFilter),
    /// 覆盖体检: the kinds of holes.
    Coverage,
    /// The holes of a kind.
    Holes(Hole),
    /// The matrix of members and months.
    Months(MonthFilter),
    /// A member's months.
    Month(Id<Person>),
    /// The rows behind a figure.
    Behind(Figure),
    /// 会议规则.
    Rules,
    /// A rule of meetings.
    Rule(RuleKey),
    /// What was done on this file.
    Journal,
    /// 导入花名册.
    Import,
    /// 日历.
    Calendar,
    /// 留底.
    Copies,
    /// A copy, by its place among them.
    Copy(i64),
    /// 投影, of a meeting or of the one on the wall.
    Wall(Option<Id<Meeting>>),
}

/// What follows when a question is answered with yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intent {
    /// Leave the program.
    Quit,
    /// Take a command back.
    Undo(Id<Entry>),
    /// Carry out a command.
    Run(Box<Command>),
    /// Carry out the command of the form below.
    Save(Box<Command>),
    /// Do what was asked for although the clock shows a day before the newest step.
    Anyway(Box<Intent>),
    /// Throw a half-filled form away.
    Discard,
    /// Go on with the form that was left half-filled.
    Resume(String),
    /// Throw away the form that was left half-filled.
    DropDraft,
    /// Write what an import has found sound.
    Import,
    /// Put a copy in the place of the file.
    Restore(PathBuf),
}

/// What a screen asks the application for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Go somewhere.
    Go(Target),
    /// Show a form.
    Form(Purpose),
    /// Choose the branch whose cards are to be made.
    ChooseBranch,
    /// Choose the grid whose round is shown.
    ChooseGrid,
    /// Choose the body that meets.
    ChooseBody(MeetingKind),
    /// Say a sentence in the status line.
    Say(String),
    /// Carry out an action that works everywhere.
    Act(Action),
    /// Carry out a command.
    Run(Box<Command>),
    /// Ask before carrying out a command.
    Ask(Box<Command>),
    /// Ask before taking a command back, by name.
    Undo(Id<Entry>, Deed),
    /// Ask a question of one's own: what yes is called, and what follows it.
    Question(String, &'static str, Intent),
}

/// What an update may read and ask for.
#[derive(Debug)]
pub struct Cx<'a> {
    /// The day.
    pub today: NaiveDate,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The width setting in force.
    pub width: WidthSetting,
    /// Where the file lies, for the settings.
    pub file: &'a str,
    /// Where tickets come from.
    pub tickets: &'a mut u64,
    /// What the runtime is asked for.
    pub effects: &'a mut Vec<Effect>,
    /// What the application is asked for.
    pub wishes: &'a mut Vec<Wish>,
}

impl Cx<'_> {
    /// Asks for something to be read; the answer carries the ticket.
    pub fn load(&mut self, query: Query) -> Ticket {
        *self.tickets += 1;
        let ticket = Ticket(*self.tickets);
        self.effects.push(Effect::Load(ticket, query));
        ticket
    }

    /// Asks the application for something.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }
}
