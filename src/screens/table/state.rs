//! Which list is shown, and what was typed to narrow it.

use super::text;
use super::views::views;
use crate::domain::Id;
use crate::domain::coverage::Place;
use crate::domain::household::Household;
use crate::domain::list::Order;
use crate::domain::month::MonthTotals;
use crate::domain::person::Person;
use crate::flow::{Cx, Facts, Screen, Search, Target, Window};
use crate::screens::card::month_facts;
use crate::screens::layout;
use crate::store::worker::Ticket;
use crate::store::{Done, Filter, Listing, MonthFilter, OrgListing, Query, Row, TaskFilter};

/// A list over the whole screen.
#[derive(Debug)]
pub struct Table {
    /// The screen it belongs to, if it is one of the nine.
    pub screen: Option<Screen>,
    /// The list.
    pub window: Window,
    /// What was typed to narrow it.
    pub find: Search,
    /// What stands below the matrix.
    pub(super) totals: Option<MonthTotals>,
    pub(super) totals_ticket: Option<Ticket>,
    /// How many households are listed, once counted.
    pub(super) count: Option<u32>,
    /// The grid that was chosen to narrow the round, by name.
    pub(super) grid: Option<String>,
}

impl Table {
    /// Opens a list and asks for its rows.
    pub fn open(listing: Listing, cx: &mut Cx<'_>) -> Self {
        let screen = screen_of(&listing);
        let height = height(&listing, cx);
        let mut table = Self {
            screen,
            window: Window::new(listing, height),
            find: Search::default(),
            totals: None,
            totals_ticket: None,
            count: None,
            grid: None,
        };
        table.reload(cx);
        table
    }

    /// What stands below the rows, once counted.
    pub fn totals(&self) -> Option<MonthTotals> {
        let is_matrix = matches!(self.window.listing(), Listing::Months(_));
        self.totals.filter(|_| is_matrix)
    }

    /// What was made from here is selected, once it is among the rows.
    pub fn done(&mut self, done: &Done) {
        if let Some(made) = done.made {
            self.window.seek(made);
        }
    }

    /// Reads the rows again, and what stands below them.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.window.reload(cx);
        self.reload_totals(cx);
    }

    /// The grid whose round is shown, by name where it was chosen here.
    pub fn grid(&self) -> Option<&str> {
        match self.window.listing() {
            Listing::Visits(Filter { grid: Some(_), .. })
            | Listing::Households(Filter { grid: Some(_), .. }) => {
                Some(self.grid.as_deref().unwrap_or(text::THIS_GRID))
            }
            _ => None,
        }
    }

    /// How many households are listed, once counted; nothing while they are narrowed by typing.
    pub fn count(&self) -> Option<u32> {
        match self.window.listing() {
            Listing::Households(filter) if filter.narrow.is_empty() => self.count,
            _ => None,
        }
    }

    pub(super) fn reload_totals(&mut self, cx: &mut Cx<'_>) {
        if let Listing::Households(filter) = self.window.listing()
            && (filter.due || filter.unmet || filter.contact.is_some())
        {
            let filter = filter.clone();
            self.totals_ticket = Some(cx.load(Query::CountHouseholds(filter)));
        }
        if let Listing::Months(filter) = self.window.listing() {
            self.totals_ticket = Some(cx.load(Query::MonthTotals(filter.back)));
        }
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let selected = self.window.selected();
        Facts {
            household: selected.is_some_and(|row| household(row).is_some()),
            issue: match selected {
                Some(Row::Issue(issue)) => Some(issue.stage),
                Some(Row::Task(task)) => Some(task.stage),
                _ => None,
            },
            can_register: true,
            card: match selected {
                Some(Row::ContactCard(card)) => Some(card.state),
                _ => None,
            },
            cards: matches!(
                self.window.listing(),
                Listing::Cards { .. } | Listing::Handbooks { .. }
            ),
            can_find: can_narrow(self.window.listing()),
            can_open: selected.is_some_and(|row| {
                target(row).is_some() || matches!(row, Row::Entry(_) | Row::Handbook(_))
            }),
            can_sort: order_of(self.window.listing()).is_some(),
            views: !views(self.window.listing()).is_empty(),
            meetings: *self.window.listing() == Listing::Meetings,
            round: match self.window.listing() {
                Listing::Visits(filter) => Some(filter.grid.is_some()),
                Listing::Households(filter) if filter.due || filter.unmet => {
                    Some(filter.grid.is_some())
                }
                _ => None,
            },
            hole: matches!(selected, Some(Row::Hole(_))),
            of_contact: matches!(
                (self.window.listing(), selected),
                (Listing::Households(filter), Some(_)) if filter.contact.is_some()
            ),
            matrix: match self.window.listing() {
                Listing::Months(filter) => Some(filter.back),
                _ => None,
            },
            month: match selected {
                Some(Row::Months(row)) => Some(month_facts(row)),
                _ => None,
            },
            ..Facts::default()
        }
    }
}

/// Lines below the matrix: its totals, and what its signs mean.
pub(super) const BELOW: u16 = 2;

/// Rows of a list; the matrix leaves some for what stands below it.
pub(super) fn height(listing: &Listing, cx: &Cx<'_>) -> usize {
    let below = match listing {
        Listing::Months(_) => usize::from(BELOW),
        _ => 0,
    };
    layout::table(cx.size).saturating_sub(below).max(1)
}

/// A list narrowed to what was typed.
pub(super) fn narrowed(listing: Listing, typed: &str) -> Listing {
    let narrow = typed.to_owned();
    match listing {
        Listing::Households(filter) => Listing::Households(Filter { narrow, ..filter }),
        Listing::Issues(filter) => Listing::Issues(Filter { narrow, ..filter }),
        Listing::Visits(filter) => Listing::Visits(Filter { narrow, ..filter }),
        Listing::Tasks { filter, .. } => Listing::Tasks { filter, narrow },
        Listing::People { order, .. } => Listing::People { narrow, order },
        Listing::Months(filter) => Listing::Months(MonthFilter { narrow, ..filter }),
        Listing::Org(listing) => Listing::Org(narrowed_org(listing, narrow)),
        Listing::Cards { filter, .. } => Listing::Cards { filter, narrow },
        Listing::Handbooks { .. } => Listing::Handbooks { narrow },
        other => other,
    }
}

/// The order of a list of names or doors; none for lists in the order of their days.
pub(super) fn order_of(listing: &Listing) -> Option<Order> {
    match listing {
        Listing::Households(filter) => Some(filter.order),
        Listing::People { order, .. } => Some(*order),
        _ => None,
    }
}

/// The same list in another order.
pub(super) fn ordered(listing: Listing, order: Order) -> Listing {
    match listing {
        Listing::Households(filter) => Listing::Households(Filter { order, ..filter }),
        Listing::People { narrow, .. } => Listing::People { narrow, order },
        other => other,
    }
}

fn narrowed_org(listing: OrgListing, narrow: String) -> OrgListing {
    match listing {
        OrgListing::Bodies { .. } => OrgListing::Bodies { narrow },
        OrgListing::Branches { .. } => OrgListing::Branches { narrow },
        OrgListing::Groups { .. } => OrgListing::Groups { narrow },
        OrgListing::Grids { .. } => OrgListing::Grids { narrow },
        OrgListing::Sections { grid, .. } => OrgListing::Sections { grid, narrow },
        OrgListing::Everyone { near, .. } => OrgListing::Everyone { narrow, near },
        OrgListing::Handovers => OrgListing::Handovers,
        OrgListing::Terms { of, .. } => OrgListing::Terms { of, narrow },
        OrgListing::Relatives { of, .. } => OrgListing::Relatives { of, narrow },
        OrgListing::Present { meeting, .. } => OrgListing::Present { meeting, narrow },
    }
}

fn can_narrow(listing: &Listing) -> bool {
    matches!(
        listing,
        Listing::Households(_)
            | Listing::Issues(_)
            | Listing::Visits(_)
            | Listing::Tasks { .. }
            | Listing::People { .. }
            | Listing::Months(_)
            | Listing::Org(_)
            | Listing::Cards { .. }
            | Listing::Handbooks { .. }
    )
}

/// The household a row is about.
pub(super) fn household(row: &Row) -> Option<Id<Household>> {
    match row {
        Row::Household(row) => Some(row.id),
        Row::Visit(row) => Some(row.household),
        Row::Hole(row) => match row.place {
            Place::Household(id) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// The member a row is about, who may have a handbook.
pub(super) fn member(row: &Row) -> Option<(Id<Person>, String)> {
    match row {
        Row::Person(row) if row.status.is_some() => Some((row.id, row.name.clone())),
        Row::Months(row) => Some((row.person, row.name.clone())),
        Row::Handbook(row) => Some(row.holder.clone()),
        _ => None,
    }
}

/// Where Enter on a row leads.
pub(super) fn target(row: &Row) -> Option<Target> {
    Some(match row {
        Row::Grid(row) => Target::Grid(row.id),
        Row::Household(row) => Target::Household(row.id),
        Row::Issue(row) => Target::Issue(row.id),
        Row::Visit(row) => Target::Household(row.household),
        Row::Meeting(row) => Target::Meeting(row.id),
        Row::Task(row) => Target::Issue(row.issue),
        Row::Person(row) => Target::Person(row.id),
        Row::Term(row) => Target::Person(row.person),
        Row::Relative(row) => Target::Person(row.person),
        Row::Handover(row) => Target::Handover(row.id),
        Row::Months(row) => Target::Month(row.person),
        Row::HoleCount(row) => Target::Holes(row.hole),
        Row::Hole(row) => match row.place {
            Place::Household(id) => Target::Household(id),
            Place::Grid(id) => Target::Grid(id),
            Place::Section(id) => Target::Section(id),
            Place::Person(id) => Target::Person(id),
        },
        Row::Section(row) => Target::Section(row.id),
        Row::Body(row) => Target::Branch(row.branch),
        Row::ContactCard(row) => Target::Household(row.household),
        Row::Handbook(row) => Target::Handbook(row.book?),
        Row::Rule(row) => Target::Rule(row.key),
        Row::Deed(_) | Row::Entry(_) | Row::Plan(_) | Row::Damaged(_) => return None,
    })
}

fn screen_of(listing: &Listing) -> Option<Screen> {
    Some(match listing {
        Listing::Visits(filter) if *filter == Filter::default() => Screen::Visits,
        Listing::Issues(filter) if *filter == Filter::default() => Screen::Issues,
        Listing::Meetings => Screen::Meetings,
        Listing::Tasks {
            filter: TaskFilter::Open,
            ..
        } => Screen::Tasks,
        Listing::People { .. }
        | Listing::Months(_)
        | Listing::Cards { .. }
        | Listing::Handbooks { .. }
        | Listing::Org(OrgListing::Bodies { .. } | OrgListing::Everyone { .. }) => Screen::People,
        Listing::Deeds(None) => Screen::Deeds,
        _ => return None,
    })
}
