//! The screens: one folder each with state, update, view, keys and text. Values on a stack, the last one is shown.

pub mod calendar;
pub mod card;
mod explain;
mod find;
pub mod homes;
pub mod import;
pub mod keys;
pub mod layout;
pub mod meeting;
pub mod rows;
pub mod table;
pub mod text;
pub mod wall;
pub mod workbench;

use chrono::NaiveDateTime;

use crate::domain::Refusal;
use crate::flow::{Action, Binding, Cx, Facts};
use crate::keymap::Key;
use crate::store::worker::Ticket;
use crate::store::{Answer, Changes, Done, Row};

/// What is shown.
#[derive(Debug)]
pub enum Page {
    /// The three panes.
    Workbench(Box<workbench::Workbench>),
    /// A list over the whole screen.
    Table(Box<table::Table>),
    /// Everything about one thing, as lines.
    Card(Box<card::Card>),
    /// A meeting being held.
    Meeting(Box<meeting::Cockpit>),
    /// A month of everything.
    Calendar(Box<calendar::Calendar>),
    /// A roster being imported.
    Import(Box<import::Import>),
    /// What can be shown on the wall.
    Wall(Box<wall::WallPage>),
}

impl Page {
    /// Carries out an action; `false` when this screen does not know it.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match self {
            Page::Workbench(page) => page.act(action, cx),
            Page::Table(page) => page.act(action, cx),
            Page::Card(page) => page.act(action, cx),
            Page::Meeting(page) => page.act(action, cx),
            Page::Import(page) => page.act(action, cx),
            Page::Calendar(page) => page.act(action, cx),
            Page::Wall(page) => page.act(action, cx),
        }
    }

    /// Gives a key to a text being typed on the screen; `false` when none is, or the key is no editing key.
    pub fn type_key(&mut self, key: Key, cx: &mut Cx<'_>) -> bool {
        match self {
            Page::Workbench(page) => page.type_key(key, cx),
            Page::Table(page) => page.type_key(key, cx),
            Page::Import(page) => page.type_key(key),
            Page::Wall(page) => page.type_key(key, cx),
            Page::Meeting(page) => page.type_key(key),
            Page::Card(_) | Page::Calendar(_) => false,
        }
    }

    /// Takes an answer, if this screen waits for it.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        match self {
            Page::Workbench(page) => page.answer(ticket, answer, cx),
            Page::Table(page) => page.answer(ticket, answer, cx),
            Page::Card(page) => page.answer(ticket, answer, cx),
            Page::Meeting(page) => page.answer(ticket, answer, cx),
            Page::Import(page) => page.answer(ticket, answer, cx),
            Page::Calendar(page) => page.answer(ticket, answer, cx),
            Page::Wall(page) => page.answer(ticket, answer),
        }
    }

    /// A read failed: no longer waits for it; `true` when the screen is about the thing that could not be read.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        match self {
            Page::Workbench(page) => {
                page.fail(ticket);
                false
            }
            Page::Table(page) => {
                page.window.fail(ticket);
                false
            }
            Page::Card(page) => page.fail(ticket),
            Page::Meeting(page) => page.fail(ticket),
            Page::Import(page) => {
                page.window.fail(ticket);
                false
            }
            Page::Calendar(page) => {
                page.fail(ticket);
                false
            }
            Page::Wall(page) => {
                page.fail(ticket);
                false
            }
        }
    }

    /// Whether a key would act on something that an answer on its way may still change.
    pub fn is_waiting(&self) -> bool {
        match self {
            Page::Workbench(page) => page.is_waiting(),
            Page::Table(page) => page.window.is_waiting(),
            Page::Card(page) => page.is_waiting(),
            Page::Meeting(page) => page.is_waiting(),
            Page::Import(page) => page.row().is_some() && page.window.is_waiting(),
            Page::Calendar(page) => page.is_waiting(),
            Page::Wall(page) => page.is_waiting(),
        }
    }

    /// Reads again whatever a write may have changed.
    pub fn refresh(&mut self, changes: &Changes, cx: &mut Cx<'_>) {
        if !changes.is_empty() {
            self.reload(cx);
        }
    }

    /// Reads everything again, after another process has written.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        match self {
            Page::Workbench(page) => page.reload(cx),
            Page::Table(page) => page.reload(cx),
            Page::Card(page) => page.reload(cx),
            Page::Meeting(page) => page.reload(cx),
            Page::Calendar(page) => page.reload(cx),
            Page::Wall(page) => page.reload(cx),
            Page::Import(_) => {}
        }
    }

    /// Whether a clock runs here.
    pub fn is_ticking(&self) -> bool {
        match self {
            Page::Meeting(page) => page.is_going_on(),
            Page::Card(page) => page.reveal,
            Page::Wall(page) => page.picture().is_some_and(|it| it.running().is_some()),
            _ => false,
        }
    }

    /// The clock goes on.
    pub fn tick(&mut self, now: NaiveDateTime, cx: &mut Cx<'_>) {
        match self {
            Page::Meeting(page) => page.now = Some(now),
            Page::Card(page) => page.tick(now, cx),
            Page::Workbench(_)
            | Page::Table(_)
            | Page::Calendar(_)
            | Page::Import(_)
            | Page::Wall(_) => {}
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &mut Cx<'_>) {
        match self {
            Page::Workbench(page) => page.resize(cx),
            Page::Table(page) => page.resize(cx),
            Page::Import(page) => page.resize(cx),
            Page::Calendar(page) => page.resize(cx),
            Page::Wall(page) => page.resize(cx),
            Page::Card(_) | Page::Meeting(_) => {}
        }
    }

    /// A command given from this screen was carried out.
    pub fn done(&mut self, done: &Done, cx: &mut Cx<'_>) {
        match self {
            Page::Meeting(page) => page.done(done, cx),
            Page::Table(page) => page.done(done),
            _ => {}
        }
    }

    /// A rule refused a command given from this screen; `true` when the screen deals with it.
    pub fn refused(&mut self, refusal: &Refusal, cx: &mut Cx<'_>) -> bool {
        match self {
            Page::Meeting(page) => page.refused(refusal, cx),
            Page::Card(page) => page.refused(refusal, cx),
            Page::Workbench(_)
            | Page::Table(_)
            | Page::Calendar(_)
            | Page::Import(_)
            | Page::Wall(_) => false,
        }
    }

    /// The row that is selected in a list.
    pub fn selected(&self) -> Option<&Row> {
        match self {
            Page::Workbench(page) => page.selected(),
            Page::Table(page) => page.window.selected(),
            Page::Import(page) => page.row(),
            Page::Card(_) | Page::Meeting(_) | Page::Calendar(_) | Page::Wall(_) => None,
        }
    }

    /// Whether the list with the keys could not be read.
    pub fn is_unread(&self) -> bool {
        match self {
            Page::Workbench(page) => page.is_unread(),
            Page::Table(page) => page.window.is_unread(),
            Page::Import(_)
            | Page::Card(_)
            | Page::Meeting(_)
            | Page::Calendar(_)
            | Page::Wall(_) => false,
        }
    }

    /// Whether the list with the keys has no row.
    pub fn is_empty_list(&self) -> bool {
        match self {
            Page::Workbench(_) | Page::Table(_) => self.selected().is_none(),
            Page::Import(_)
            | Page::Card(_)
            | Page::Meeting(_)
            | Page::Calendar(_)
            | Page::Wall(_) => false,
        }
    }

    /// What its keys depend on.
    pub fn facts(&self) -> Facts {
        match self {
            Page::Workbench(page) => page.facts(),
            Page::Table(page) => page.facts(),
            Page::Card(page) => page.facts(),
            Page::Meeting(page) => page.facts(),
            Page::Import(page) => page.facts(),
            Page::Calendar(page) => page.facts(),
            Page::Wall(page) => page.facts(),
        }
    }

    /// Its keys, before those that work everywhere.
    pub fn keys(&self) -> &'static [Binding] {
        match self {
            Page::Workbench(_) => workbench::KEYS,
            Page::Table(_) => table::KEYS,
            Page::Card(_) => card::KEYS,
            Page::Meeting(_) => meeting::KEYS,
            Page::Import(_) => import::KEYS,
            Page::Calendar(_) => calendar::KEYS,
            Page::Wall(_) => wall::KEYS,
        }
    }

    /// Whether the digits choose a screen here, or something of this page.
    pub fn has_screens(&self) -> bool {
        match self {
            Page::Meeting(_) => false,
            Page::Import(page) => !page.is_working(),
            Page::Wall(page) => page.field.is_none(),
            Page::Workbench(_) | Page::Table(_) | Page::Card(_) | Page::Calendar(_) => true,
        }
    }
}
