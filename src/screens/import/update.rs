//! What keys, pasted text and answers do to an import.

use super::state::{CLASSES, Import, Stage, height};
use super::text;
use crate::domain::Coded;
use crate::domain::roster::Column;
use crate::flow::{Action, Cx, Does, Effect, ImportAction, Intent, Line, Move, Wish};
use crate::keymap::Key;
use crate::store::import::{Ask, Heading, Origin, Step, Tell};
use crate::store::worker::Ticket;
use crate::store::{Answer, Listing, Row};

/// Lines a page key moves.
const PAGE: usize = 10;

impl Import {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Back => return self.back(cx),
            Action::Open => self.enter(cx),
            Action::Move(step) if self.stage == Stage::Plan => self.window.go(step, cx),
            Action::Move(step) => self.go(step),
            Action::NextView => self.show_class(1, cx),
            Action::PrevView => self.show_class(CLASSES.len() - 1, cx),
            Action::Import(what) => self.import(what, cx),
            _ => return false,
        }
        true
    }

    /// Types into the path.
    pub fn type_key(&mut self, key: Key) -> bool {
        if self.stage != Stage::Path {
            return false;
        }
        if matches!(key, Key::Char(_)) {
            self.make_room();
        }
        let edited = self.path.key(key);
        if edited {
            self.tried = false;
            self.wrong = None;
        }
        edited
    }

    /// Takes pasted text: a path in one line, or cells.
    pub fn paste(&mut self, pasted: &str, cx: &mut Cx<'_>) -> bool {
        if self.stage != Stage::Path {
            return false;
        }
        let is_cells = pasted.trim_matches(['\r', '\n']).contains(['\n', '\t']);
        if is_cells {
            self.look_at(Origin::Pasted(pasted.to_owned()), cx);
        } else {
            self.wrong = None;
            self.make_room();
            self.path.insert(pasted.trim_matches(['\r', '\n']));
        }
        true
    }

    /// A path that was tried already gives way to the next one.
    fn make_room(&mut self) {
        if std::mem::take(&mut self.tried) {
            self.path.clear();
        }
    }

    /// Takes an answer of the import's thread.
    pub fn told(&mut self, tell: Tell, cx: &mut Cx<'_>) {
        match tell {
            Tell::Opened(opened) => {
                self.opened = opened;
                let selected = self.selected;
                self.go_to(Stage::Columns);
                self.selected = selected.min(self.lines.len().saturating_sub(1));
            }
            Tell::Reading(step) => self.progress(Stage::Reading(step)),
            Tell::Comparing(step) => self.progress(Stage::Comparing(step)),
            Tell::Applying(step) => self.progress(Stage::Applying(step)),
            Tell::Planned(summary) => {
                self.summary = *summary;
                self.show_plan(cx);
            }
            Tell::Applied(outcome) => self.go_to(Stage::Done(outcome)),
            Tell::Stopped => {
                self.wrong = Some(text::STOPPED.to_owned());
                self.step_back(cx);
            }
            Tell::Failed(sentence) => {
                self.wrong = Some(sentence);
                self.step_back(cx);
            }
        }
    }

    /// Takes a page of the plan.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        if let Answer::Rows(page) = answer {
            self.window.answer(ticket, page, cx);
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &mut Cx<'_>) {
        self.window.resize(height(cx), cx);
    }

    /// The question whether to write was answered with yes.
    pub fn confirmed(&mut self, cx: &mut Cx<'_>) {
        if self.stage == Stage::Plan {
            self.wrong = None;
            self.go_to(Stage::Applying(Step { done: 0, of: 0 }));
            cx.effects.push(Effect::Import(Ask::Apply));
        }
    }

    fn progress(&mut self, stage: Stage) {
        self.stage = stage;
        self.tell();
    }

    /// After a stop or a failure: where the step was asked for.
    fn step_back(&mut self, cx: &mut Cx<'_>) {
        match self.stage {
            Stage::Reading(_) | Stage::Comparing(_) => self.go_to(Stage::Columns),
            Stage::Applying(_) => {
                self.go_to(Stage::Plan);
                self.window.reload(cx);
            }
            _ => self.go_to(Stage::Path),
        }
    }

    fn back(&mut self, cx: &mut Cx<'_>) -> bool {
        self.wrong = None;
        match &self.stage {
            Stage::Path | Stage::Done(_) => {
                cx.effects.push(Effect::Import(Ask::Close));
                return false;
            }
            Stage::Columns => self.go_to(Stage::Path),
            Stage::Choosing(_) => self.go_to(Stage::Columns),
            Stage::Plan => self.go_to(Stage::Columns),
            Stage::Detail(_) => self.go_to(Stage::Plan),
            Stage::Opening | Stage::Reading(_) | Stage::Comparing(_) | Stage::Applying(_) => {
                self.stopping = true;
                self.tell();
                cx.effects.push(Effect::StopImport);
            }
        }
        true
    }

    fn enter(&mut self, cx: &mut Cx<'_>) {
        match &self.stage {
            Stage::Path => {
                let typed = self.path.text().trim().to_owned();
                if typed.is_empty() {
                    self.wrong = Some(text::NO_PATH.to_owned());
                } else {
                    self.tried = true;
                    self.look_at(Origin::File(typed), cx);
                }
            }
            Stage::Plan => {
                if let Some(Row::Plan(row)) = self.window.selected() {
                    let row = row.clone();
                    self.go_to(Stage::Detail(row));
                }
            }
            _ => match self.does() {
                Some(Does::Act(Action::Import(what))) => self.import(what, cx),
                Some(Does::Act(action)) => cx.wish(Wish::Act(action)),
                Some(Does::Go(target)) => cx.wish(Wish::Go(target)),
                // No line of an import does anything else.
                Some(Does::Fill(_) | Does::Ask(_) | Does::Run(_)) => {}
                None => {}
            },
        }
    }

    fn import(&mut self, what: ImportAction, cx: &mut Cx<'_>) {
        match what {
            ImportAction::Open => {}
            ImportAction::Read => self.read(cx),
            ImportAction::Meaning(at) => {
                self.go_to(Stage::Choosing(at));
                let now = self
                    .meaning(at)
                    .map(|column| ImportAction::Choose(Some(column)));
                let is_now = |line: &Line| {
                    now.is_some_and(|now| line.does == Some(Does::Act(Action::Import(now))))
                };
                self.selected = self.lines.iter().position(is_now).unwrap_or(self.selected);
            }
            ImportAction::Choose(column) => self.choose(column, cx),
            ImportAction::Apply => self.ask_to_write(cx),
        }
    }

    fn read(&mut self, cx: &mut Cx<'_>) {
        let means = |heading: &Heading| heading.column.is_some();
        if !self.opened.headings.iter().any(means) {
            self.wrong = Some(text::NO_MEANING.to_owned());
            return;
        }
        self.wrong = None;
        self.go_to(Stage::Reading(Step { done: 0, of: 0 }));
        cx.effects.push(Effect::Import(Ask::Read));
    }

    /// Shows the first class in which there is a row.
    fn show_plan(&mut self, cx: &mut Cx<'_>) {
        match CLASSES.iter().find(|class| self.summary.of(**class) > 0) {
            Some(class) => {
                self.go_to(Stage::Plan);
                self.window.show(Listing::Plan(*class), cx);
            }
            None => {
                self.wrong = Some(text::NO_ROWS.to_owned());
                self.go_to(Stage::Columns);
            }
        }
    }

    fn choose(&mut self, column: Option<Column>, cx: &mut Cx<'_>) {
        if let Stage::Choosing(at) = self.stage {
            self.go_to(Stage::Columns);
            let heading = |line: &Line| {
                line.does == Some(Does::Act(Action::Import(ImportAction::Meaning(at))))
            };
            self.selected = self.lines.iter().position(heading).unwrap_or(0);
            cx.effects.push(Effect::Import(Ask::Map(at, column)));
        }
    }

    fn ask_to_write(&mut self, cx: &mut Cx<'_>) {
        if self.summary.homes == 0 && self.summary.left_out() == 0 {
            self.wrong = Some(text::NOTHING_TO_WRITE.to_owned());
            return;
        }
        let question = text::question(&self.summary);
        cx.wish(Wish::Question(question, text::WRITE, Intent::Import));
    }

    fn look_at(&mut self, origin: Origin, cx: &mut Cx<'_>) {
        self.wrong = None;
        self.go_to(Stage::Opening);
        cx.effects.push(Effect::Import(Ask::Open(origin)));
    }

    /// The class so many steps further, around the end.
    fn show_class(&mut self, by: usize, cx: &mut Cx<'_>) {
        let at = CLASSES.iter().position(|class| *class == self.class());
        let next = CLASSES[(at.unwrap_or(0) + by) % CLASSES.len()];
        self.window.show(Listing::Plan(next), cx);
    }

    fn go(&mut self, step: Move) {
        let last = self.lines.len().saturating_sub(1);
        let acts = |n: &usize| self.lines[*n].does.is_some();
        let beyond = match step {
            Move::Up => self.selected.saturating_sub(1),
            _ => (self.selected + 1).min(last),
        };
        self.selected = match step {
            Move::Up => (0..self.selected).rev().find(acts),
            Move::Down => (self.selected + 1..self.lines.len()).find(acts),
            Move::PageUp => Some(self.selected.saturating_sub(PAGE)),
            Move::PageDown => Some((self.selected + PAGE).min(last)),
            Move::Home => Some(0),
            Move::End => Some(last),
        }
        .unwrap_or(beyond);
    }
}

/// Every meaning a column can be given.
pub(super) fn meanings() -> impl Iterator<Item = Column> {
    Column::all()
}
