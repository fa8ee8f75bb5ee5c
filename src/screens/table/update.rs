//! What keys and answers do to a list.

use super::Table;
use super::mend::{advice, mend};
use super::state::{height, household, member, narrowed, order_of, ordered, target};
use super::views::{is_same, views};
use crate::domain::Id;
use crate::domain::coverage::HoleRow;
use crate::domain::grid::Grid;
use crate::domain::household::Household;
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Lacking;
use crate::flow::{
    Action, CardAction, CardPurpose, Cx, MinutesAction, MonthAction, Purpose, Target, Wish,
};
use crate::keymap::Key;
use crate::screens::homes::{self, Spot};
use crate::screens::rows::text as words;
use crate::store::worker::Ticket;
use crate::store::{Answer, Filter, Listing, MonthFilter, Row};

/// Whether an action goes on from a search: what was typed still narrows, but no key is typed into it.
pub(in crate::screens) fn leaves_search(action: Action) -> bool {
    !matches!(
        action,
        Action::Move(_)
            | Action::Find
            | Action::Back
            | Action::NextView
            | Action::PrevView
            | Action::Month(MonthAction::Earlier | MonthAction::Later | MonthAction::Lacking)
            | Action::NextOrder
            | Action::Menu
            | Action::Help
    )
}

impl Table {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        if leaves_search(action) {
            self.find.shut();
        }
        match action {
            Action::Move(step) => self.window.go(step, cx),
            Action::Open => self.open_selected(cx),
            Action::Place => self.show_place(cx),
            Action::ChooseGrid => cx.wish(Wish::ChooseGrid),
            Action::AllGrids => self.set_grid(None, cx),
            Action::Find => self.find.open(),
            Action::Back => return self.stop_finding(cx),
            Action::NextView => self.show_view(true, cx),
            Action::PrevView => self.show_view(false, cx),
            Action::NextOrder => self.next_order(cx),
            Action::OpenMeeting(kind) => self.open_meeting(kind, cx),
            Action::Minutes(MinutesAction::Show) => self.show_minutes(cx),
            Action::RecordVisit => self.record_visit(cx),
            Action::Chain => self.chain(cx),
            Action::Home(action) => return homes::act(action, self.spot(), cx),
            Action::Card(action) => return self.act_on_card(action, cx),
            Action::Month(MonthAction::Earlier) => self.shift_months(true, cx),
            Action::Month(MonthAction::Later) => self.shift_months(false, cx),
            Action::Month(MonthAction::Lacking) => self.next_lacking(cx),
            Action::Month(action) => self.act_on_month(action, cx),
            _ => return self.act_on_issue(action, cx),
        }
        true
    }

    /// Narrows the list while one types.
    pub fn type_key(&mut self, key: Key, cx: &mut Cx<'_>) -> bool {
        let edited = self.find.key(key);
        if edited {
            self.narrow_again(cx);
        }
        edited
    }

    /// Starts narrowing with a first character.
    pub fn start_finding(&mut self, typed: &str, cx: &mut Cx<'_>) {
        self.find.start(typed);
        self.narrow_again(cx);
    }

    /// Takes an answer.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        match answer {
            Answer::Rows(page) => {
                self.window.answer(ticket, page, cx);
            }
            Answer::Count(count) if self.totals_ticket == Some(ticket) => {
                self.count = Some(count);
            }
            Answer::MonthTotals(totals) if self.totals_ticket == Some(ticket) => {
                self.totals = Some(totals);
            }
            _ => {}
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &mut Cx<'_>) {
        self.window.resize(height(self.window.listing(), cx), cx);
    }

    fn narrow_again(&mut self, cx: &mut Cx<'_>) {
        let typed = self.find.text();
        let listing = narrowed(self.window.listing().clone(), typed);
        self.window.show(listing, cx);
    }

    fn stop_finding(&mut self, cx: &mut Cx<'_>) -> bool {
        let Some(typed) = self.find.end() else {
            return false;
        };
        if !typed.is_empty() {
            self.narrow_again(cx);
        }
        true
    }

    fn open_selected(&mut self, cx: &mut Cx<'_>) {
        match self.window.selected() {
            Some(Row::Entry(entry)) if !entry.undone => {
                cx.wish(Wish::Undo(entry.id, entry.deed.clone()));
            }
            Some(Row::Handbook(row)) if row.book.is_none() => {
                let purpose = CardPurpose::Handbook(Some(row.holder.clone()));
                cx.wish(Wish::Form(Purpose::Card(purpose)));
            }
            Some(Row::Hole(row)) => self.mend(row, cx),
            Some(row) => {
                if let Some(target) = target(row) {
                    cx.wish(Wish::Go(target));
                }
            }
            None => {}
        }
    }

    /// Opens the form that mends a hole, or its place where no one form does.
    fn mend(&self, row: &HoleRow, cx: &mut Cx<'_>) {
        match mend(row) {
            Some(wish) => cx.wish(wish),
            None => self.show_place(cx),
        }
        if let Some(words) = advice(row) {
            cx.wish(Wish::Say(words));
        }
    }

    /// Shows the card of whatever the selected row is about.
    fn show_place(&self, cx: &mut Cx<'_>) {
        if let Some(target) = self.window.selected().and_then(target) {
            cx.wish(Wish::Go(target));
        }
    }

    /// The round of one grid, or of the whole community.
    pub fn set_grid(&mut self, grid: Option<(Id<Grid>, String)>, cx: &mut Cx<'_>) {
        let (grid, name) = grid.unzip();
        let listing = match self.window.listing().clone() {
            Listing::Visits(filter) => Listing::Visits(Filter { grid, ..filter }),
            Listing::Households(filter) => Listing::Households(Filter { grid, ..filter }),
            other => other,
        };
        self.grid = name;
        self.count = None;
        self.window.show(listing, cx);
        self.reload_totals(cx);
    }

    /// Shows the next list or the one before; what was typed stays, so that it narrows that one too.
    fn show_view(&mut self, forwards: bool, cx: &mut Cx<'_>) {
        let all = views(self.window.listing());
        let Some(at) = all
            .iter()
            .position(|view| is_same(view, self.window.listing()))
        else {
            return;
        };
        let by = if forwards { 1 } else { all.len() - 1 };
        let next = all[(at + by) % all.len()].clone();
        let typed = self.find.text();
        self.count = None;
        self.window.show(narrowed(next, typed), cx);
        self.resize(cx);
        self.reload_totals(cx);
    }

    /// The same rows by the next order.
    fn next_order(&mut self, cx: &mut Cx<'_>) {
        if let Some(order) = order_of(self.window.listing()) {
            let listing = ordered(self.window.listing().clone(), order.next());
            self.window.show(listing, cx);
            cx.wish(Wish::Say(words::order_changed(order.next())));
        }
    }

    fn open_meeting(&mut self, kind: MeetingKind, cx: &mut Cx<'_>) {
        cx.wish(Wish::ChooseBody(kind));
    }

    fn show_minutes(&self, cx: &mut Cx<'_>) {
        if let Some(Row::Meeting(row)) = self.window.selected() {
            cx.wish(Wish::Go(Target::Minutes(row.id)));
        }
    }

    fn chain(&self, cx: &mut Cx<'_>) {
        if let Some(household) = self.household() {
            cx.wish(Wish::Go(Target::Chain(household)));
        }
    }

    fn record_visit(&self, cx: &mut Cx<'_>) {
        if let Some(household) = self.household() {
            cx.wish(Wish::Form(Purpose::Visit(household)));
        }
    }

    /// The household of the selected row.
    fn household(&self) -> Option<Id<Household>> {
        self.window.selected().and_then(household)
    }

    fn spot(&self) -> Spot {
        Spot {
            household: match self.window.selected() {
                Some(Row::Household(row)) => Some(row.id),
                Some(Row::Visit(row)) => Some(row.household),
                Some(row) => household(row),
                None => None,
            },
            grid: match self.window.listing() {
                Listing::Households(filter) => filter.grid,
                _ => None,
            },
            section: None,
        }
    }

    fn act_on_card(&self, action: CardAction, cx: &mut Cx<'_>) -> bool {
        let card = match self.window.selected() {
            Some(Row::ContactCard(card)) => Some(card),
            _ => None,
        };
        let member = self.window.selected().and_then(member);
        let narrow = self.find.text().trim();
        let at = homes::Cards {
            card,
            narrow,
            member,
        };
        homes::act_on_card(action, at, cx)
    }

    /// The matrix begins a month earlier or later; whoever called on households in that month is listed.
    fn shift_months(&mut self, earlier: bool, cx: &mut Cx<'_>) {
        let Listing::Months(filter) = self.window.listing() else {
            return;
        };
        let back = match earlier {
            true => filter.back.saturating_add(1),
            false => filter.back.saturating_sub(1),
        };
        let filter = MonthFilter {
            back,
            ..filter.clone()
        };
        self.window.show_here(Listing::Months(filter), cx);
        self.reload_totals(cx);
    }

    /// The matrix of those who have not reported, then not collected, then not met, then of everyone.
    fn next_lacking(&mut self, cx: &mut Cx<'_>) {
        if let Listing::Months(filter) = self.window.listing() {
            let filter = MonthFilter {
                lacking: Lacking::next(filter.lacking),
                ..filter.clone()
            };
            self.window.show_here(Listing::Months(filter), cx);
        }
    }

    fn act_on_month(&self, action: MonthAction, cx: &mut Cx<'_>) {
        if let Some(Row::Months(row)) = self.window.selected() {
            crate::screens::card::act_on_month(action, row, cx);
        }
    }

    fn act_on_issue(&self, action: Action, cx: &mut Cx<'_>) -> bool {
        let (issue, internal) = match self.window.selected() {
            Some(Row::Issue(row)) => (row.id, row.internal),
            Some(Row::Task(row)) => (row.issue, false),
            _ => return false,
        };
        crate::screens::card::act_on_issue(action, issue, internal, cx)
    }
}
