//! What keys and answers do at the wall's desk.

use super::state::{WallPage, has_both};
use super::text::blocked;
use crate::domain::limits::Limit;
use crate::domain::wall::{WallStep, WallView};
use crate::flow::{Action, Cx, Effect, Move, TextField, WallAction, Wish};
use crate::keymap::Key;
use crate::store::worker::Ticket;
use crate::store::{Answer, Command, PrivacyCommand, Query};

impl WallPage {
    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match action {
            Action::Move(step) if self.places.is_some() => self.go_to_place(step),
            Action::Move(step) if self.field.is_none() => self.go(step),
            Action::Move(_) => {}
            Action::Open if self.is_unwritten() => self.write(cx),
            Action::Open => self.send(WallStep::Show, cx),
            Action::Wall(WallAction::Queue) => self.send(WallStep::Toggle, cx),
            Action::Wall(WallAction::Masks) => self.list_places(),
            Action::NotAName => self.decide(cx),
            Action::Back if self.places.take().is_some() => {}
            Action::NextPane | Action::PrevPane => self.previews = !self.previews,
            Action::Back if self.field.take().is_some() => self.typed = None,
            Action::Back if self.previews && !self.has_both => self.previews = false,
            _ => return false,
        }
        true
    }

    /// Types into the sentence; `false` when none is being typed.
    pub fn type_key(&mut self, key: Key, cx: &mut Cx<'_>) -> bool {
        let taken = self.field.as_mut().is_some_and(|field| field.key(key));
        if taken {
            self.places = None;
            self.preview(cx);
        }
        taken
    }

    /// Pastes into the sentence; `false` when none is being typed.
    pub fn paste(&mut self, text: &str, cx: &mut Cx<'_>) -> bool {
        let Some(field) = &mut self.field else {
            return false;
        };
        field.insert(text.trim_end());
        self.preview(cx);
        true
    }

    /// Reads the desk again, after a step of the wall to what is there now.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.ticket = Some(cx.load(Query::Wall(self.meeting)));
        if self.field.is_some() {
            self.preview(cx);
        }
    }

    /// The window has another size.
    pub fn resize(&mut self, cx: &Cx<'_>) {
        self.has_both = has_both(cx.size);
    }

    /// A step of the wall was taken.
    pub fn stepped(&mut self, step: &WallStep, cx: &mut Cx<'_>) {
        self.follow |= !matches!(step, WallStep::Toggle(_));
        self.reload(cx);
    }

    /// A read failed: no longer waits for it.
    pub fn fail(&mut self, ticket: Ticket) {
        self.ticket = self.ticket.filter(|waited| *waited != ticket);
        self.typed_ticket = self.typed_ticket.filter(|waited| *waited != ticket);
    }

    /// Takes an answer.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer) {
        match answer {
            Answer::Wall(desk) if self.ticket == Some(ticket) => {
                let kept = self.slide().map(|slide| slide.view.clone());
                let wanted = if self.follow {
                    Some(desk.wall.view.clone())
                } else {
                    kept
                };
                let at = desk
                    .slides
                    .iter()
                    .position(|slide| Some(&slide.view) == wanted.as_ref());
                self.selected =
                    at.unwrap_or(self.selected.min(desk.slides.len().saturating_sub(1)));
                self.desk = Some(*desk);
                self.ticket = None;
                self.follow = false;
            }
            Answer::Preview(slide) if self.typed_ticket == Some(ticket) => {
                self.typed = self.field.is_some().then_some(*slide);
                self.typed_ticket = None;
            }
            _ => {}
        }
    }

    fn go(&mut self, step: Move) {
        let count = self.desk.as_ref().map_or(0, |desk| desk.slides.len());
        let last = count.saturating_sub(1);
        self.selected = match step {
            Move::Up => self.selected.saturating_sub(1),
            Move::Down => (self.selected + 1).min(last),
            Move::PageUp => self.selected.saturating_sub(10),
            Move::PageDown => (self.selected + 10).min(last),
            Move::Home => 0,
            Move::End => last,
        };
    }

    fn go_to_place(&mut self, step: Move) {
        let last = self.masked().len().saturating_sub(1);
        let at = self.places.unwrap_or(0);
        self.places = Some(match step {
            Move::Up => at.saturating_sub(1),
            Move::Down => (at + 1).min(last),
            Move::PageUp | Move::Home => 0,
            Move::PageDown | Move::End => last,
        });
    }

    fn list_places(&mut self) {
        self.places = (!self.masked().is_empty()).then_some(0);
        self.previews = false;
    }

    /// The chosen place is no name, or is one after all.
    fn decide(&self, cx: &mut Cx<'_>) {
        if let Some(place) = self.place() {
            let command = PrivacyCommand::about(place);
            cx.wish(Wish::Run(Box::new(Command::Privacy(command))));
        }
    }

    fn write(&mut self, cx: &mut Cx<'_>) {
        self.field = Some(TextField::empty(Limit::Message));
        self.previews = false;
        self.preview(cx);
    }

    fn preview(&mut self, cx: &mut Cx<'_>) {
        let text = self.field.as_ref().map_or("", TextField::text).to_owned();
        self.typed_ticket = Some(cx.load(Query::Preview(WallView::Message(text))));
    }

    /// What is selected or typed goes up, or into the queue.
    fn send(&mut self, step: fn(WallView) -> WallStep, cx: &mut Cx<'_>) {
        let view = match &self.field {
            Some(field) if field.text().trim().is_empty() => {
                return cx.wish(Wish::Say(blocked::EMPTY.to_owned()));
            }
            Some(field) => Some(WallView::Message(field.text().trim().to_owned())),
            None => self.slide().map(|slide| slide.view.clone()),
        };
        self.field = None;
        self.typed = None;
        self.places = None;
        if let Some(view) = view {
            cx.effects.push(Effect::Wall(step(view)));
        }
    }
}
