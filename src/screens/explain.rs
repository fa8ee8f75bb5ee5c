//! Which rules stand behind the red numbers of a page; `text::rules::explain` says them.

use chrono::NaiveDate;

use super::Page;
use super::workbench::Pane;
use crate::domain::coverage::{Hole, HoleRow, Note};
use crate::domain::grid::GridRow;
use crate::domain::issue::{IssueRow, Stage};
use crate::domain::month::{MonthLine, MonthlyStatus};
use crate::domain::rules::{Explained, Rulebook};
use crate::domain::task::{TaskStatus, status};
use crate::store::Row;

impl Page {
    /// The rules behind what is red here: of a meeting, of a card, of the selected row.
    pub fn explained(&self, today: NaiveDate) -> Vec<Explained> {
        match self {
            Page::Meeting(page) => page.explained(),
            Page::Card(page) => page.explained(today),
            Page::Workbench(page) if page.focus == Pane::Owed => {
                vec![Explained::Deadline { category: None }]
            }
            Page::Workbench(_) | Page::Table(_) => {
                let row = self.selected();
                row.and_then(|row| of_row(row, today)).into_iter().collect()
            }
            Page::Calendar(_) | Page::Import(_) | Page::Wall(_) => Vec::new(),
        }
    }
}

fn of_row(row: &Row, today: NaiveDate) -> Option<Explained> {
    match row {
        Row::Grid(row) => of_grid(row),
        Row::Issue(row) => of_issue(row, today),
        Row::Task(row) if is_late(row.deadline, today) && row.done_on.is_none() => {
            Some(Explained::Deadline {
                category: Some(row.category),
            })
        }
        Row::Hole(row) => of_hole(row),
        Row::Months(row) => of_months(&row.months),
        _ => None,
    }
}

/// Of a grid that is not staffed as the rule has it; the line of the whole community is none.
pub(super) fn of_grid(row: &GridRow) -> Option<Explained> {
    let rule = &Rulebook::builtin().grid;
    let sound = row.leads == rule.leads && row.collectors == rule.collectors && row.others > 0;
    let is_grid = !row.code.is_empty();
    (is_grid && !sound).then_some(Explained::Staffing {
        leads: row.leads,
        collectors: row.collectors,
    })
}

/// Of a matter that is late.
pub(super) fn of_issue(row: &IssueRow, today: NaiveDate) -> Option<Explained> {
    let is_open = matches!(row.stage, Stage::Assigned | Stage::InProgress);
    let is_late = row
        .deadline
        .is_some_and(|deadline| is_late(deadline, today));
    (is_open && is_late).then_some(Explained::Deadline {
        category: Some(row.category),
    })
}

/// Of a member who has let a month pass.
pub(super) fn of_months(months: &[MonthLine]) -> Option<Explained> {
    let is_overdue =
        |month: &MonthLine| [month.collection, month.report].contains(&MonthlyStatus::Overdue);
    months.iter().any(is_overdue).then_some(Explained::Monthly)
}

fn is_late(deadline: NaiveDate, today: NaiveDate) -> bool {
    matches!(status(deadline, None, today), TaskStatus::Overdue { .. })
}

fn of_hole(row: &HoleRow) -> Option<Explained> {
    let rule = &Rulebook::builtin().grid;
    match (row.hole, &row.note) {
        (Hole::LeadMissing, Note::Count(count)) => Some(Explained::Post {
            is_lead: true,
            held: *count,
            wanted: rule.leads,
        }),
        (Hole::CollectorMissing, Note::Count(count)) => Some(Explained::Post {
            is_lead: false,
            held: *count,
            wanted: rule.collectors,
        }),
        (
            Hole::OverLoad,
            Note::Load {
                households, most, ..
            },
        ) => Some(Explained::Load {
            households: *households,
            most: *most,
        }),
        _ => None,
    }
}
