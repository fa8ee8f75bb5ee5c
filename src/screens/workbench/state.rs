//! What the workbench shows and which pane has the keys.

use super::board::Board;
use crate::domain::Id;
use crate::domain::figures::Owed;
use crate::domain::grid::Grid;
use crate::domain::list::Order;
use crate::flow::{Cx, Facts, Search, Window};
use crate::screens::layout;
use crate::store::worker::Ticket;
use crate::store::{Filter, Listing, Query, Row};

/// Which part has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// What is owed today.
    Owed,
    /// Grids.
    Grids,
    /// Households.
    Households,
    /// Issues.
    Board,
}

/// The first screen.
#[derive(Debug)]
pub struct Workbench {
    /// Which part has the keys.
    pub focus: Pane,
    /// Whether that part fills the screen.
    pub zoomed: bool,
    /// Grids.
    pub grids: Window,
    /// Households of the chosen grid.
    pub households: Window,
    /// Issues of the chosen grid.
    pub board: Board,
    /// What is owed today, once counted.
    pub owed: Option<Owed>,
    /// Which of the owed counts is selected.
    pub owed_at: usize,
    /// In which order households stand.
    pub order: Order,
    /// What was typed to narrow the pane with the keys.
    pub find: Search,
    pub(super) owed_ticket: Option<Ticket>,
}

/// Horizontal extent of a pane; no width when it is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// First column.
    pub x: u16,
    /// Columns.
    pub width: u16,
}

/// Below this width one pane is shown at a time.
const NARROW: u16 = 60;

impl Workbench {
    /// The workbench of the whole community; asks for its rows.
    pub fn open(cx: &mut Cx<'_>) -> Self {
        let height = layout::pane(cx.size);
        let mut bench = Self {
            focus: Pane::Households,
            zoomed: false,
            grids: Window::new(Listing::Grids, height),
            households: Window::new(Listing::Households(Filter::default()), height),
            board: Board::new(height),
            owed: None,
            owed_at: 0,
            order: Order::default(),
            find: Search::default(),
            owed_ticket: None,
        };
        bench.board.set_width(bench.extents(cx.size)[2].width);
        bench.households.reload(cx);
        bench.grids.reload(cx);
        bench.board.reload(cx);
        bench.owed_ticket = Some(cx.load(Query::Owed));
        bench
    }

    /// Where grids, households and board stand.
    pub fn extents(&self, size: (u16, u16)) -> [Extent; 3] {
        let width = size.0;
        let whole = Extent { x: 0, width };
        let none = Extent::default();
        if self.zoomed || width < NARROW {
            return match self.focus {
                Pane::Grids => [whole, none, none],
                Pane::Owed | Pane::Households => [none, whole, none],
                Pane::Board => [none, none, whole],
            };
        }
        let grids = (width / 5).clamp(16, 28);
        let households = (width.saturating_sub(grids) * 3 / 5).clamp(30, 64);
        let board = grids + households + 2;
        [
            Extent { x: 0, width: grids },
            Extent {
                x: grids + 1,
                width: households,
            },
            Extent {
                x: board,
                width: width.saturating_sub(board),
            },
        ]
    }

    /// The chosen grid; none for the whole community.
    pub fn grid(&self) -> Option<Id<Grid>> {
        match self.grids.selected() {
            Some(Row::Grid(grid)) if grid.id.raw() != 0 => Some(grid.id),
            _ => None,
        }
    }

    /// The row with the keys.
    pub fn selected(&self) -> Option<&Row> {
        match self.focus {
            Pane::Owed => None,
            Pane::Grids => self.grids.selected(),
            Pane::Households => self.households.selected(),
            Pane::Board => self.board.window().selected(),
        }
    }

    /// Whether nothing can be shown in the part with the keys because it could not be read.
    pub fn is_unread(&self) -> bool {
        match self.focus {
            Pane::Owed => false,
            Pane::Grids => self.grids.is_unread(),
            Pane::Households => self.households.is_unread(),
            Pane::Board => self.board.window().is_unread(),
        }
    }

    /// Whether a key would act on something that may still change.
    pub fn is_waiting(&self) -> bool {
        match self.focus {
            Pane::Owed => false,
            Pane::Grids => self.grids.is_waiting(),
            Pane::Households => self.households.is_waiting(),
            Pane::Board => self.board.window().is_waiting(),
        }
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let selected = self.selected();
        Facts {
            household: matches!(selected, Some(Row::Household(_))),
            can_register: true,
            grid: self.grid().is_some(),
            issue: match selected {
                Some(Row::Issue(issue)) => Some(issue.stage),
                _ => None,
            },
            can_find: matches!(self.focus, Pane::Households | Pane::Board),
            can_sort: self.focus == Pane::Households,
            panes: true,
            can_open: selected.is_some() || self.focus == Pane::Owed,
            ..Facts::default()
        }
    }

    /// Narrowing of a pane, as it was typed.
    pub(super) fn narrow(&self, pane: Pane) -> String {
        match self.focus == pane {
            true => self.find.text().to_owned(),
            false => String::new(),
        }
    }
}
