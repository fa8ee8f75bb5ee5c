//! The issue board: stages as columns when wide, a list with a stage column when narrow.

use crate::domain::Id;
use crate::domain::grid::Grid;
use crate::domain::issue::Stage;
use crate::domain::list::Page;
use crate::flow::{Cx, Window};
use crate::store::worker::Ticket;
use crate::store::{Filter, Listing, Row};

/// Stages that stand in one column, from the inbox to "told".
pub const COLUMNS: [&[Stage]; 5] = [
    &[Stage::Registered, Stage::Group],
    &[Stage::Committee, Stage::Postponed],
    &[Stage::Assembly],
    &[Stage::Assigned, Stage::InProgress],
    &[
        Stage::Done,
        Stage::Declined,
        Stage::Referred,
        Stage::Told,
        Stage::FollowedUp,
    ],
];

/// From this width on, columns are wide enough to be read.
const WIDE: u16 = 100;

/// Issues that have not ended.
#[derive(Debug)]
pub struct Board {
    /// As a list.
    pub list: Window,
    /// As columns.
    pub columns: [Window; 5],
    /// Which column has the keys.
    pub at: usize,
    /// Whether columns are shown.
    pub is_wide: bool,
    grid: Option<Id<Grid>>,
    narrow: String,
}

impl Board {
    /// A board of the whole community.
    pub fn new(height: usize) -> Self {
        Self {
            list: Window::new(listing(&open_stages(), None, ""), height),
            columns: COLUMNS.map(|stages| Window::new(listing(stages, None, ""), height)),
            at: 0,
            is_wide: false,
            grid: None,
            narrow: String::new(),
        }
    }

    /// The window with the keys.
    pub fn window(&self) -> &Window {
        if self.is_wide {
            &self.columns[self.at]
        } else {
            &self.list
        }
    }

    /// The window with the keys, to be moved.
    pub fn window_mut(&mut self) -> &mut Window {
        if self.is_wide {
            &mut self.columns[self.at]
        } else {
            &mut self.list
        }
    }

    /// Columns or list, by the width of the pane; `true` when that changed.
    pub fn set_width(&mut self, width: u16) -> bool {
        let wide = width >= WIDE;
        let changed = wide != self.is_wide;
        self.is_wide = wide;
        changed
    }

    /// Shows the issues of a grid that contain what was typed.
    pub fn filter(&mut self, grid: Option<Id<Grid>>, narrow: String, cx: &mut Cx<'_>) {
        self.grid = grid;
        self.narrow = narrow;
        if self.is_wide {
            for (window, stages) in self.columns.iter_mut().zip(COLUMNS) {
                window.show(listing(stages, self.grid, &self.narrow), cx);
            }
        } else {
            let listing = listing(&open_stages(), self.grid, &self.narrow);
            self.list.show(listing, cx);
        }
    }

    /// Reads what is shown again.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        if self.is_wide {
            for window in &mut self.columns {
                window.reload(cx);
            }
        } else {
            self.list.reload(cx);
        }
    }

    /// The pane has another height.
    pub fn resize(&mut self, height: usize, cx: &mut Cx<'_>) {
        self.list.resize(height, cx);
        for window in &mut self.columns {
            window.resize(height, cx);
        }
    }

    /// A read failed: no longer waits for it.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        self.list.fail(ticket) || self.columns.iter_mut().any(|window| window.fail(ticket))
    }

    /// Takes an answer, if it is one waited for.
    pub fn answer(&mut self, ticket: Ticket, page: &Page<Row>, cx: &mut Cx<'_>) -> bool {
        self.list.answer(ticket, page.clone(), cx)
            || self
                .columns
                .iter_mut()
                .any(|window| window.answer(ticket, page.clone(), cx))
    }
}

fn open_stages() -> Vec<Stage> {
    COLUMNS.concat()
}

fn listing(stages: &[Stage], grid: Option<Id<Grid>>, narrow: &str) -> Listing {
    Listing::Issues(Filter {
        grid,
        narrow: narrow.to_owned(),
        stages: stages.to_vec(),
        ..Filter::default()
    })
}
