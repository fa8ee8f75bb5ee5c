//! The list, what was typed, and what Enter takes.

use crate::dialogs::{Outcome, Picked};
use crate::domain::grid::Grid;
use crate::domain::issue::Stage;
use crate::domain::limits::Limit;
use crate::domain::list::Order;
use crate::domain::meeting::Meeting;
use crate::domain::person::Person;
use crate::domain::{Coded, Id, list::Page};
use crate::flow::{Cx, Move, TextField, Window};
use crate::keymap::Key;
use crate::store::worker::Ticket;
use crate::store::{Body, Filter, Listing, OrgListing, Row, TermsOf};

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A member or a holder of a role.
    Person,
    /// An issue that has not ended.
    Issue,
    /// A body that can meet.
    Body,
    /// A grid.
    Grid,
    /// A section, of one grid or of all.
    Section(Option<Id<Grid>>),
    /// A branch.
    Branch,
    /// A Party group.
    Group,
    /// Anyone in the file, whoever works near first.
    Anyone(Option<TermsOf>),
    /// A role of today.
    Term(TermsOf),
    /// A near relative of a person.
    Relative(Id<Person>),
    /// A household.
    Household,
    /// Whoever is at a meeting.
    Present(Id<Meeting>),
}

/// A choice from a list.
#[derive(Debug)]
pub struct Picker {
    /// What is chosen.
    pub kind: Kind,
    /// What was typed to narrow the list.
    pub typed: TextField,
    /// The list of people or issues.
    pub window: Window,
    /// The bodies, of which there are few.
    pub bodies: Vec<Body>,
    /// The selected body.
    pub selected: usize,
}

/// Rows of the list.
pub(super) const HEIGHT: usize = 10;

impl Picker {
    /// A picker of people or issues, narrowed by what was typed already; asks for its first rows.
    pub fn open(kind: Kind, typed: &str, cx: &mut Cx<'_>) -> Self {
        let mut field = TextField::empty(Limit::Find);
        field.insert(typed);
        let mut picker = Self {
            window: Window::new(listing(&kind, field.text()), HEIGHT),
            kind,
            typed: field,
            bodies: Vec::new(),
            selected: 0,
        };
        picker.window.reload(cx);
        picker
    }

    /// A picker of bodies; those with something waiting come first.
    pub fn of_bodies(mut bodies: Vec<Body>) -> Self {
        bodies.sort_by_key(|body| body.waiting == 0);
        Self {
            window: Window::new(listing(&Kind::Body, ""), HEIGHT),
            kind: Kind::Body,
            typed: TextField::empty(Limit::Find),
            bodies,
            selected: 0,
        }
    }

    /// Whether the selection may still change by an answer on its way.
    pub fn is_waiting(&self) -> bool {
        self.kind != Kind::Body && self.window.is_waiting()
    }

    /// Takes an answer, if it is the one waited for.
    pub fn answer(&mut self, ticket: Ticket, page: Page<Row>, cx: &mut Cx<'_>) -> bool {
        self.window.answer(ticket, page, cx)
    }

    /// Applies a key.
    pub fn key(&mut self, key: Key, cx: &mut Cx<'_>) -> Outcome {
        let step = match key {
            Key::Esc => return Outcome::Close,
            Key::Enter => return self.chosen().map_or(Outcome::Stay, Outcome::Chosen),
            Key::Up => Move::Up,
            Key::Down => Move::Down,
            Key::PageUp => Move::PageUp,
            Key::PageDown => Move::PageDown,
            Key::Home => Move::Home,
            Key::End => Move::End,
            other => return self.type_key(other, cx),
        };
        self.go(step, cx);
        Outcome::Stay
    }

    /// Narrows by pasted text.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) {
        self.typed.insert(text);
        self.narrow(cx);
    }

    fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        if self.kind != Kind::Body {
            return self.window.go(step, cx);
        }
        let last = self.bodies.len().saturating_sub(1);
        self.selected = match step {
            Move::Up => self.selected.saturating_sub(1),
            Move::Down => (self.selected + 1).min(last),
            Move::PageUp | Move::Home => 0,
            Move::PageDown | Move::End => last,
        };
    }

    fn type_key(&mut self, key: Key, cx: &mut Cx<'_>) -> Outcome {
        if self.kind != Kind::Body && self.typed.key(key) {
            self.narrow(cx);
        }
        Outcome::Stay
    }

    fn narrow(&mut self, cx: &mut Cx<'_>) {
        let listing = listing(&self.kind, self.typed.text());
        self.window.show(listing, cx);
    }

    fn chosen(&self) -> Option<Picked> {
        if self.kind == Kind::Body {
            return self.bodies.get(self.selected).cloned().map(Picked::Body);
        }
        match self.window.selected()? {
            Row::Person(row) => Some(Picked::Person(row.id, row.name.clone())),
            Row::Issue(row) => Some(Picked::Issue(row.id, row.number.clone())),
            Row::Grid(row) => Some(Picked::Grid(row.id, format!("{} {}", row.code, row.name))),
            Row::Household(row) => {
                let door = format!("{} {} {}", row.estate, row.door, row.head);
                Some(Picked::Household(row.id, door))
            }
            Row::Section(row) => Some(Picked::Section(row.id, row.whole_name())),
            Row::Term(row) => Some(Picked::Term(row.id, super::text::term(row))),
            Row::Relative(row) => Some(Picked::Relative(row.id, row.name.clone())),
            Row::Body(row) => Some(match row.group {
                Some(group) => Picked::Group(group, row.name()),
                None => Picked::Branch(row.branch, row.name()),
            }),
            _ => None,
        }
    }
}

fn listing(kind: &Kind, typed: &str) -> Listing {
    let narrow = typed.to_owned();
    match kind {
        Kind::Person | Kind::Body => Listing::People {
            narrow,
            order: Order::default(),
        },
        Kind::Grid => Listing::Org(OrgListing::Grids { narrow }),
        Kind::Section(grid) => Listing::Org(OrgListing::Sections {
            grid: *grid,
            narrow,
        }),
        Kind::Branch => Listing::Org(OrgListing::Branches { narrow }),
        Kind::Household => Listing::Households(Filter {
            narrow,
            ..Filter::default()
        }),
        Kind::Group => Listing::Org(OrgListing::Groups { narrow }),
        Kind::Anyone(near) => Listing::Org(OrgListing::Everyone {
            narrow,
            near: *near,
        }),
        Kind::Term(of) => Listing::Org(OrgListing::Terms { of: *of, narrow }),
        Kind::Relative(of) => Listing::Org(OrgListing::Relatives { of: *of, narrow }),
        Kind::Present(meeting) => Listing::Org(OrgListing::Present {
            meeting: *meeting,
            narrow,
        }),
        Kind::Issue => Listing::Issues(Filter {
            narrow,
            stages: Stage::all().filter(|stage| !stage.is_ended()).collect(),
            ..Filter::default()
        }),
    }
}
