//! Which step an import has come to, and what is shown of it.

use super::text;
use crate::domain::limits::Limit;
use crate::domain::roster::{Class, Column};
use crate::flow::{Cx, Does, Facts, Line, TextField, Window};
use crate::screens::layout;
use crate::store::import::{Opened, Outcome, PlanRow, Step, Summary};
use crate::store::{Listing, Row};

/// The classes of rows, in the order of the tabs.
pub(super) const CLASSES: [Class; 5] = [
    Class::New,
    Class::Changed,
    Class::Same,
    Class::Conflict,
    Class::Rejected,
];

/// The step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// A path is typed, or cells are pasted.
    Path,
    /// The sheet is being looked at.
    Opening,
    /// The columns and what they mean.
    Columns,
    /// A meaning is chosen for a column.
    Choosing(u32),
    /// Rows are read; so many.
    Reading(Step),
    /// Rows are compared.
    Comparing(Step),
    /// The plan.
    Plan,
    /// One row of it in full.
    Detail(Box<PlanRow>),
    /// The plan is written.
    Applying(Step),
    /// It is written.
    Done(Box<Outcome>),
}

/// An import on the screen.
#[derive(Debug)]
pub struct Import {
    /// The step.
    pub stage: Stage,
    /// The path being typed.
    pub path: TextField,
    /// Whether the path was tried already: what is typed or pasted next takes its place.
    pub tried: bool,
    /// The sheet.
    pub opened: Opened,
    /// The counts.
    pub summary: Summary,
    /// The rows of one class.
    pub window: Window,
    /// What is said of this step.
    pub lines: Vec<Line>,
    /// The line with the keys.
    pub selected: usize,
    /// Why the last step was not taken.
    pub wrong: Option<String>,
    /// Whether it was asked to stop.
    pub stopping: bool,
}

impl Import {
    /// Begins with a path to be typed.
    pub fn open(cx: &Cx<'_>) -> Self {
        let mut import = Self {
            stage: Stage::Path,
            path: TextField::empty(Limit::Path),
            tried: false,
            opened: Opened::default(),
            summary: Summary::default(),
            window: Window::new(Listing::Plan(Class::New), height(cx)),
            lines: Vec::new(),
            selected: 0,
            wrong: None,
            stopping: false,
        };
        import.tell();
        import
    }

    /// Whether something runs that can be stopped.
    pub fn is_working(&self) -> bool {
        matches!(
            self.stage,
            Stage::Opening | Stage::Reading(_) | Stage::Comparing(_) | Stage::Applying(_)
        )
    }

    /// The class that is listed.
    pub fn class(&self) -> Class {
        match self.window.listing() {
            Listing::Plan(class) => *class,
            _ => Class::New,
        }
    }

    /// The row of the plan that is selected.
    pub fn row(&self) -> Option<&Row> {
        match self.stage {
            Stage::Plan => self.window.selected(),
            _ => None,
        }
    }

    /// Goes to a step.
    pub(super) fn go_to(&mut self, stage: Stage) {
        self.stage = stage;
        self.stopping = false;
        self.selected = 0;
        self.tell();
    }

    /// Says everything of this step again.
    pub(super) fn tell(&mut self) {
        self.lines = match &self.stage {
            Stage::Path | Stage::Plan => Vec::new(),
            Stage::Opening => vec![Line::plain(text::OPENING)],
            Stage::Columns => text::columns(&self.opened),
            Stage::Choosing(at) => text::choices(&self.opened, *at),
            Stage::Reading(step) => text::reading(*step, self.stopping),
            Stage::Comparing(step) => text::comparing(*step, self.stopping),
            Stage::Detail(row) => text::detail(row),
            Stage::Applying(step) => text::applying(*step, self.stopping),
            Stage::Done(outcome) => text::done(outcome),
        };
        let acts = |line: &Line| line.does.is_some();
        if !self.lines.get(self.selected).is_some_and(acts) {
            self.selected = self.lines.iter().position(acts).unwrap_or(0);
        }
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let line = self.lines.get(self.selected);
        Facts {
            can_open: match self.stage {
                Stage::Path => true,
                Stage::Plan => self.window.selected().is_some(),
                _ => line.is_some_and(|line| line.does.is_some()),
            },
            importing: !matches!(self.stage, Stage::Path | Stage::Done(_)),
            views: self.stage == Stage::Plan,
            plan: self.stage == Stage::Plan,
            ..Facts::default()
        }
    }

    /// What Enter does on the selected line.
    pub(super) fn does(&self) -> Option<Does> {
        self.lines.get(self.selected)?.does.clone()
    }

    /// The column's meaning at present.
    pub(super) fn meaning(&self, at: u32) -> Option<Column> {
        let heading = self.opened.headings.iter().find(|heading| heading.at == at);
        heading.and_then(|heading| heading.column)
    }
}

/// Rows of the plan's list, below two lines of counts.
pub(super) fn height(cx: &Cx<'_>) -> usize {
    layout::table(cx.size).saturating_sub(2).max(1)
}
