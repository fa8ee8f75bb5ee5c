//! What keys and answers do to the workbench.

use super::state::Pane;
use super::{Workbench, text};
use crate::domain::Id;

use crate::domain::issue::Stage;

use crate::domain::month::Lacking;
use crate::flow::{Action, Cx, Move, Purpose, Target, Wish};
use crate::keymap::Key;
use crate::screens::homes::{self, Spot};
use crate::screens::layout;
use crate::screens::rows::text as words;
use crate::screens::table::leaves_search;
use crate::store::worker::Ticket;
use crate::store::{Answer, Filter, Listing, MonthFilter, Query, Row, TaskFilter};

/// How many counts the owed line has.
const OWED: usize = 7;

impl Workbench {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if leaves_search(action) {
            self.find.shut();
        }
        match action {
            Action::Move(step) => self.go(step, cx),
            Action::Left => self.sideways(false, cx),
            Action::Right => self.sideways(true, cx),
            Action::NextPane => self.change_pane(true, cx),
            Action::PrevPane => self.change_pane(false, cx),
            Action::Zoom => self.zoom(cx),
            Action::NextOrder => self.next_order(cx),
            Action::Open => self.open_selected(cx),
            Action::Find => self.find.open(),
            Action::Back => return self.stop_finding(cx),
            Action::GridCard => {
                if let Some(grid) = self.grid() {
                    cx.wish(Wish::Go(Target::Grid(grid)));
                }
            }
            Action::Chain => {
                if let Some(Row::Household(household)) = self.households.selected() {
                    cx.wish(Wish::Go(Target::Chain(household.id)));
                }
            }
            Action::RecordVisit => self.form(Purpose::Visit, cx),
            Action::RegisterIssue => self.form(Purpose::Issue, cx),
            Action::Home(action) => return homes::act(action, self.spot(), cx),
            Action::Card(action) => return homes::act_on_card(action, <_>::default(), cx),
            _ => return false,
        }
        true
    }

    /// Narrows the pane with the keys while one types.
    pub fn type_key(&mut self, key: Key, cx: &mut Cx<'_>) -> bool {
        let edited = self.find.key(key);
        if edited {
            self.narrow_again(cx);
        }
        edited
    }

    /// Takes an answer.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        match answer {
            Answer::Owed(owed) if self.owed_ticket == Some(ticket) => self.owed = Some(owed),
            Answer::Rows(page) => {
                let _taken = self.households.answer(ticket, page.clone(), cx)
                    || self.grids.answer(ticket, page.clone(), cx)
                    || self.board.answer(ticket, &page, cx);
            }
            _ => {}
        }
    }

    /// A read failed: whoever waited for it no longer does.
    pub fn fail(&mut self, ticket: Ticket) {
        if self.owed_ticket == Some(ticket) {
            self.owed_ticket = None;
        }
        let _taken =
            self.households.fail(ticket) || self.grids.fail(ticket) || self.board.fail(ticket);
    }

    /// Reads everything again.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.households.reload(cx);
        self.grids.reload(cx);
        self.board.reload(cx);
        self.owed_ticket = Some(cx.load(Query::Owed));
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &mut Cx<'_>) {
        let height = layout::pane(cx.size);
        self.grids.resize(height, cx);
        self.households.resize(height, cx);
        self.board.resize(height, cx);
        self.fit_board(cx);
    }

    fn go(&mut self, step: Move, cx: &mut Cx<'_>) {
        match self.focus {
            Pane::Owed if step == Move::Down => self.set_focus(Pane::Households, cx),
            Pane::Owed => {}
            Pane::Grids => {
                let before = self.grid();
                self.grids.go(step, cx);
                if self.grid() != before {
                    self.filter_by_grid(cx);
                }
            }
            Pane::Households => self.households.go(step, cx),
            Pane::Board => self.board.window_mut().go(step, cx),
        }
    }

    fn sideways(&mut self, right: bool, cx: &mut Cx<'_>) {
        let columns = self.board.columns.len();
        match self.focus {
            Pane::Owed => self.owed_at = step(self.owed_at, right, OWED),
            Pane::Board if self.board.is_wide && (right || self.board.at > 0) => {
                self.board.at = if right {
                    (self.board.at + 1).min(columns - 1)
                } else {
                    self.board.at - 1
                };
            }
            Pane::Grids | Pane::Households | Pane::Board => self.change_pane(right, cx),
        }
    }

    fn change_pane(&mut self, forwards: bool, cx: &mut Cx<'_>) {
        const ORDER: [Pane; 4] = [Pane::Owed, Pane::Grids, Pane::Households, Pane::Board];
        let at = ORDER
            .iter()
            .position(|pane| *pane == self.focus)
            .unwrap_or(0);
        self.set_focus(ORDER[step(at, forwards, ORDER.len())], cx);
    }

    fn set_focus(&mut self, pane: Pane, cx: &mut Cx<'_>) {
        if self.find.is_shown() {
            self.stop_finding(cx);
        }
        self.focus = pane;
        self.fit_board(cx);
    }

    fn zoom(&mut self, cx: &mut Cx<'_>) {
        if self.focus != Pane::Owed {
            self.zoomed = !self.zoomed;
            self.fit_board(cx);
        }
    }

    fn fit_board(&mut self, cx: &mut Cx<'_>) {
        let width = self.extents(cx.size)[2].width;
        if width > 0 && self.board.set_width(width) {
            let narrow = self.narrow(Pane::Board);
            self.board.filter(self.grid(), narrow, cx);
        }
    }

    fn filter_by_grid(&mut self, cx: &mut Cx<'_>) {
        self.show_households(String::new(), cx);
        self.board.filter(self.grid(), String::new(), cx);
    }

    fn show_households(&mut self, narrow: String, cx: &mut Cx<'_>) {
        let listing = Listing::Households(Filter {
            grid: self.grid(),
            narrow,
            order: self.order,
            ..Filter::default()
        });
        self.households.show(listing, cx);
    }

    fn next_order(&mut self, cx: &mut Cx<'_>) {
        self.order = self.order.next();
        let narrow = self.narrow(Pane::Households);
        self.show_households(narrow, cx);
        cx.wish(Wish::Say(words::order_changed(self.order)));
    }

    fn narrow_again(&mut self, cx: &mut Cx<'_>) {
        let narrow = self.narrow(self.focus);
        match self.focus {
            Pane::Households => self.show_households(narrow, cx),
            Pane::Board => self.board.filter(self.grid(), narrow, cx),
            Pane::Owed | Pane::Grids => {}
        }
    }

    /// Ends narrowing; `false` when nothing was narrowed, so that Esc goes on.
    fn stop_finding(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(typed) = self.find.end() else {
            return self.unzoom(cx);
        };
        if !typed.is_empty() {
            self.narrow_again(cx);
        }
        true
    }

    fn unzoom(&mut self, cx: &mut Cx<'_>) -> bool {
        let was = self.zoomed;
        self.zoomed = false;
        self.fit_board(cx);
        was
    }

    fn open_selected(&mut self, cx: &mut Cx<'_>) {
        let target = match (self.focus, self.selected()) {
            (Pane::Owed, _) => owed_target(self.owed_at),
            (_, Some(Row::Grid(grid))) if grid.id.raw() == 0 => {
                cx.wish(Wish::Say(text::WHOLE.to_owned()));
                return self.set_focus(Pane::Households, cx);
            }
            (_, Some(Row::Grid(grid))) => Target::Grid(grid.id),
            (_, Some(Row::Household(household))) => Target::Household(household.id),
            (_, Some(Row::Issue(issue))) => Target::Issue(issue.id),
            _ => return,
        };
        cx.wish(Wish::Go(target));
    }

    fn spot(&self) -> Spot {
        Spot {
            household: match self.selected() {
                Some(Row::Household(row)) => Some(row.id),
                _ => None,
            },
            grid: self.grid(),
            section: None,
        }
    }

    fn form(
        &self,
        purpose: fn(Id<crate::domain::household::Household>) -> Purpose,
        cx: &mut Cx<'_>,
    ) {
        if let Some(Row::Household(household)) = self.households.selected() {
            cx.wish(Wish::Form(purpose(household.id)));
        }
    }

    /// Starts narrowing with a first character.
    pub fn start_finding(&mut self, typed: &str, cx: &mut Cx<'_>) {
        self.find.start(typed);
        self.narrow_again(cx);
    }
}

fn step(at: usize, forwards: bool, count: usize) -> usize {
    if forwards {
        (at + 1) % count
    } else {
        (at + count - 1) % count
    }
}

/// The list behind each owed count.
fn owed_target(at: usize) -> Target {
    let stages = |stages: &[Stage]| {
        Target::Issues(Filter {
            stages: stages.to_vec(),
            ..Filter::default()
        })
    };
    match at {
        0 => Target::Tasks(TaskFilter::Overdue),
        1 => Target::Tasks(TaskFilter::DueToday),
        2 => Target::Households(Filter {
            unmet: true,
            ..Filter::default()
        }),
        3 => stages(&[Stage::Done, Stage::Declined, Stage::Referred]),
        4 => stages(&[Stage::Told]),
        5 => Target::Months(MonthFilter {
            lacking: Some(Lacking::Report),
            ..MonthFilter::default()
        }),
        _ => Target::Coverage,
    }
}
