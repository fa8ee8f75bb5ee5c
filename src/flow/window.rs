//! A window on a long list: it holds a few screenfuls of rows and asks for more before they are needed.
//!
//! Its memory does not grow with the file. A newer request makes the answers of older ones void.

use super::{Cx, Move};
use crate::domain::list::{From, Page};
use crate::store::worker::Ticket;
use crate::store::{Listing, Query, Row};

/// Screenfuls asked for at once.
const CHUNK: usize = 2;
/// Screenfuls held at most.
const HELD: usize = 6;

/// Where an answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// In place of what is held; the selection goes to the first row, the last row, or stays.
    Replace(Settle),
    /// Behind what is held.
    Append,
    /// Before what is held.
    Prepend,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settle {
    First,
    Last,
    Stay,
}

/// Rows around the selected one.
#[derive(Debug, Clone)]
pub struct Window {
    listing: Listing,
    /// The list the rows are of, once some were read.
    read: Option<Listing>,
    rows: Vec<Row>,
    selected: usize,
    top: usize,
    height: usize,
    at_start: bool,
    at_end: bool,
    pending: Option<(Ticket, How)>,
    want: Option<Move>,
    seek: Option<i64>,
    /// The last reading failed: what stands in the list is not known.
    failed: bool,
}

impl Window {
    /// An empty window on a list; call [`Window::reload`] to fill it.
    pub fn new(listing: Listing, height: usize) -> Self {
        Self {
            listing,
            read: None,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            height: height.max(1),
            at_start: false,
            at_end: false,
            pending: None,
            want: None,
            seek: None,
            failed: false,
        }
    }

    /// The list.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// Shows another list from its start.
    pub fn show(&mut self, listing: Listing, cx: &mut Cx<'_>) {
        self.listing = listing;
        self.ask(From::Start, How::Replace(Settle::First), cx);
    }

    /// Shows another list of the same things, keeping the place.
    pub fn show_here(&mut self, listing: Listing, cx: &mut Cx<'_>) {
        self.listing = listing;
        self.reload(cx);
    }

    /// Reads the rows again, keeping the place.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        match self.rows.first().map(Row::anchor) {
            Some(first) if !self.at_start => {
                self.ask(From::At(first), How::Replace(Settle::Stay), cx);
            }
            Some(_) => self.ask(From::Start, How::Replace(Settle::Stay), cx),
            None => self.ask(From::Start, How::Replace(Settle::First), cx),
        }
    }

    /// The next reading selects this row, where it is among those read.
    pub fn seek(&mut self, id: i64) {
        self.seek = Some(id);
    }

    /// The window has another height.
    pub fn resize(&mut self, height: usize, cx: &mut Cx<'_>) {
        self.height = height.max(1);
        self.keep_in_view();
        self.prefetch(cx);
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// The rows in view, and which of them is selected.
    pub fn visible(&self) -> (&[Row], usize) {
        let end = (self.top + self.height).min(self.rows.len());
        (
            self.rows.get(self.top..end).unwrap_or_default(),
            self.selected.saturating_sub(self.top),
        )
    }

    /// Whether the list is known to be empty.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.pending.is_none() && !self.failed
    }

    /// Whether nothing can be shown because it could not be read.
    pub fn is_unread(&self) -> bool {
        self.rows.is_empty() && self.pending.is_none() && self.failed
    }

    /// Whether the selection may still change by an answer on its way.
    pub fn is_waiting(&self) -> bool {
        self.want.is_some() || matches!(self.pending, Some((_, How::Replace(_))))
    }

    /// Whether rows stand before or behind those in view.
    pub fn more(&self) -> (bool, bool) {
        let below = self.top + self.height < self.rows.len();
        (
            self.top > 0 || !(self.at_start || self.rows.is_empty()),
            below || !(self.at_end || self.rows.is_empty()),
        )
    }

    /// Moves the selection, asking for rows it runs into.
    pub fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        match step {
            Move::Home if !self.at_start => {
                self.ask(From::Start, How::Replace(Settle::First), cx);
            }
            Move::End if !self.at_end => self.ask(From::End, How::Replace(Settle::Last), cx),
            Move::Home => self.selected = 0,
            Move::End => self.selected = self.rows.len().saturating_sub(1),
            Move::Up => self.up(1, step, cx),
            Move::PageUp => self.up(self.height, step, cx),
            Move::Down => self.down(1, step, cx),
            Move::PageDown => self.down(self.height, step, cx),
        }
        self.keep_in_view();
        self.prefetch(cx);
    }

    /// Takes an answer, if it is the one waited for.
    pub fn answer(&mut self, ticket: Ticket, page: Page<Row>, cx: &mut Cx<'_>) -> bool {
        let Some((_, how)) = self.pending.filter(|(pending, _)| *pending == ticket) else {
            return false;
        };
        self.pending = None;
        self.failed = false;
        match how {
            How::Replace(settle) => self.replace(page, settle),
            How::Append => self.append(page),
            How::Prepend => self.prepend(page),
        }
        if let Some(step) = self.want.take() {
            self.go(step, cx);
        }
        self.keep_in_view();
        self.prefetch(cx);
        true
    }

    /// A read failed: no longer waits for it; `false` when it was not waited for.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        let waited = self.pending.is_some_and(|(pending, _)| pending == ticket);
        if waited {
            self.pending = None;
            self.want = None;
            self.failed = true;
            // Rows of another list would pass for those of this one.
            if self.read.as_ref() != Some(&self.listing) {
                self.rows.clear();
                (self.selected, self.top) = (0, 0);
            }
        }
        waited
    }

    fn up(&mut self, by: usize, step: Move, cx: &mut Cx<'_>) {
        if self.selected >= by || self.at_start {
            self.selected = self.selected.saturating_sub(by);
        } else if !self.rows.is_empty() {
            self.want = Some(step);
            self.more_before(cx);
        }
    }

    fn down(&mut self, by: usize, step: Move, cx: &mut Cx<'_>) {
        let last = self.rows.len().saturating_sub(1);
        if self.selected + by <= last || self.at_end {
            self.selected = (self.selected + by).min(last);
        } else if !self.rows.is_empty() {
            self.want = Some(step);
            self.more_behind(cx);
        }
    }

    fn prefetch(&mut self, cx: &mut Cx<'_>) {
        if self.pending.is_some() || self.rows.is_empty() {
            return;
        }
        if self.selected + self.height >= self.rows.len() && !self.at_end {
            self.more_behind(cx);
        } else if self.selected < self.height && !self.at_start {
            self.more_before(cx);
        }
    }

    fn more_behind(&mut self, cx: &mut Cx<'_>) {
        let waits = matches!(self.pending, Some((_, How::Append)));
        if let Some(last) = self.rows.last().filter(|_| !waits) {
            self.ask(From::After(last.anchor()), How::Append, cx);
        }
    }

    fn more_before(&mut self, cx: &mut Cx<'_>) {
        let waits = matches!(self.pending, Some((_, How::Prepend)));
        if let Some(first) = self.rows.first().filter(|_| !waits) {
            self.ask(From::Before(first.anchor()), How::Prepend, cx);
        }
    }

    fn ask(&mut self, from: From, how: How, cx: &mut Cx<'_>) {
        let held = match how {
            How::Replace(Settle::Stay) => self.rows.len(),
            _ => 0,
        };
        let ticket = cx.load(Query::Rows {
            listing: self.listing.clone(),
            from,
            count: held.max(self.height * CHUNK),
        });
        self.pending = Some((ticket, how));
    }

    fn replace(&mut self, page: Page<Row>, settle: Settle) {
        let kept = self.selected().map(|row| row.anchor().id);
        let sought = self.seek.take();
        self.read = Some(self.listing.clone());
        self.rows = page.rows;
        self.at_start = page.at_start || (settle == Settle::Stay && self.at_start);
        self.at_end = page.at_end;
        let last = self.rows.len().saturating_sub(1);
        self.selected = match settle {
            Settle::First => 0,
            Settle::Last => last,
            Settle::Stay => self
                .position(sought)
                .or_else(|| self.position(kept))
                .unwrap_or(self.selected.min(last)),
        };
        if settle != Settle::Stay {
            self.top = 0;
        }
    }

    fn position(&self, id: Option<i64>) -> Option<usize> {
        let mut ids = self.rows.iter().map(|row| row.anchor().id);
        id.and_then(|id| ids.position(|at| at == id))
    }

    fn append(&mut self, page: Page<Row>) {
        self.rows.extend(page.rows);
        self.at_end = page.at_end;
        let surplus = self.rows.len().saturating_sub(self.height * HELD);
        let drop = surplus.min(self.top);
        if drop > 0 {
            self.rows.drain(..drop);
            self.selected -= drop;
            self.top -= drop;
            self.at_start = false;
        }
    }

    fn prepend(&mut self, page: Page<Row>) {
        let added = page.rows.len();
        self.rows.splice(..0, page.rows);
        self.at_start = page.at_start;
        self.selected += added;
        self.top += added;
        let keep = (self.height * HELD).max(self.top + self.height);
        if self.rows.len() > keep {
            self.rows.truncate(keep);
            self.at_end = false;
        }
    }

    fn keep_in_view(&mut self) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if self.selected < self.top {
            self.top = self.selected;
        }
        if self.selected >= self.top + self.height {
            self.top = self.selected + 1 - self.height;
        }
        self.top = self.top.min(self.rows.len().saturating_sub(self.height));
    }
}
