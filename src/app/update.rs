//! One event in, effects out.

use chrono::NaiveDateTime;

use super::App;
use crate::dialogs::{Outcome, Overlay};
use crate::flow::{Effect, Event, Intent, Target};
use crate::keymap::Key;
use crate::screens::text;
use crate::store::Command;

impl App {
    /// Takes an event; nothing is asked to be written into a file that is only read.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.take(event);
        self.withhold(effects)
    }

    /// Takes an event. Keys that came while an answer was on its way are taken after it, in order.
    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            event if Self::is_leaving_key(&event) => self.leave(),
            Event::Key(key) if self.leaving.question.is_some() => self.answer_leaving(key),
            // A key never overtakes one that waits.
            Event::Key(_) | Event::Paste(_) if !self.held.is_empty() || self.must_hold(&event) => {
                self.held.push_back(event);
                Vec::new()
            }
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.paste(&text),
            Event::Resize(columns, rows) => self.resize(columns, rows),
            Event::Tick(now) => self.tick(now),
            Event::Waited { is_locked } => {
                self.waited(is_locked);
                Vec::new()
            }
            Event::Closed => vec![Effect::Quit],
            Event::Store(reply) => {
                let mut effects = self.reply(reply);
                effects.extend(self.release());
                effects
            }
        }
    }

    /// Takes the held events as far as nothing is waited for any more.
    pub(super) fn release(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some(event) = self.held.front() {
            if self.must_hold(event) {
                break;
            }
            match self.held.pop_front() {
                Some(Event::Key(key)) => effects.extend(self.key(key)),
                Some(Event::Paste(text)) => effects.extend(self.paste(&text)),
                _ => {}
            }
        }
        effects
    }

    /// Whether an event must wait: it would act on something that an answer may still change.
    fn must_hold(&self, event: &Event) -> bool {
        if self.pending.is_some() || self.leaving.holds_keys() {
            return true;
        }
        match self.overlays.last() {
            Some(Overlay::Picker(picker)) => {
                picker.is_waiting() && matches!(event, Event::Key(Key::Enter))
            }
            Some(_) => false,
            None => self.page().is_waiting() && !self.edits_text(event),
        }
    }

    fn edits_text(&self, event: &Event) -> bool {
        let typing = match self.page() {
            crate::screens::Page::Workbench(page) => page.find.is_open(),
            crate::screens::Page::Table(page) => page.find.is_open(),
            crate::screens::Page::Wall(page) => page.field.is_some(),
            _ => false,
        };
        typing
            && matches!(
                event,
                Event::Key(Key::Char(_) | Key::Backspace | Key::Delete)
            )
    }

    /// The clock goes on in the meeting that is shown.
    fn tick(&mut self, now: NaiveDateTime) -> Vec<Effect> {
        self.now = Some(now);
        self.on_page(|page, cx| page.tick(now, cx))
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.is_too_small() {
            return Vec::new();
        }
        self.status = None;
        if self.overlays.is_empty() {
            return self.page_key(key);
        }
        self.overlay_key(key)
    }

    fn paste(&mut self, pasted: &str) -> Vec<Effect> {
        let pasted = pasted.to_owned();
        match self.overlays.pop() {
            Some(Overlay::Form(mut form)) => {
                let outcome = form.paste(&pasted);
                self.overlays.push(Overlay::Form(form));
                self.outcome(outcome)
            }
            Some(Overlay::Picker(mut picker)) => {
                let effects = self.with_cx(|_, cx| picker.paste(&pasted, cx));
                self.overlays.push(Overlay::Picker(picker));
                effects
            }
            Some(other) => {
                self.overlays.push(other);
                self.complain(text::PASTE_IGNORED);
                Vec::new()
            }
            None => self.paste_into_list(&pasted),
        }
    }

    /// One pasted line narrows a list; several are no key presses and are ignored with a hint.
    fn paste_into_list(&mut self, pasted: &str) -> Vec<Effect> {
        let mut taken = false;
        let effects = self.on_page(|page, cx| {
            taken = match page {
                crate::screens::Page::Import(import) => import.paste(pasted, cx),
                crate::screens::Page::Wall(wall) => wall.paste(pasted, cx),
                _ => false,
            };
        });
        if taken {
            return effects;
        }
        let one_line = !pasted.trim_end().contains(['\n', '\t']);
        if one_line && !pasted.trim().is_empty() && self.page().facts().can_find {
            return self.start_finding(pasted.trim());
        }
        self.complain(text::PASTE_IGNORED);
        Vec::new()
    }

    fn resize(&mut self, columns: u16, rows: u16) -> Vec<Effect> {
        self.size = (columns, rows);
        self.with_cx(|app, cx| {
            for page in &mut app.pages {
                page.resize(cx);
            }
        })
    }

    fn overlay_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(mut overlay) = self.overlays.pop() else {
            return Vec::new();
        };
        let mut outcome = Outcome::Stay;
        let mut effects = self.with_cx(|_, cx| {
            outcome = match &mut overlay {
                Overlay::Form(form) => form.key(key),
                Overlay::Picker(picker) => picker.key(key, cx),
                Overlay::Menu(menu) => menu.key(key),
                Overlay::Confirm(confirm) => confirm.key(key),
            };
        });
        self.overlays.push(overlay);
        effects.extend(self.outcome(outcome));
        effects
    }

    /// What an overlay's outcome means for the rest.
    fn outcome(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Stay => Vec::new(),
            Outcome::Close => self.close_overlay(),
            Outcome::Edited => self.keep_draft(),
            Outcome::Pick(kind, typed) => self.open_picker(kind, &typed),
            Outcome::Chosen(picked) => self.chosen(picked),
            Outcome::Act(action) => {
                self.overlays.pop();
                self.act(action)
            }
            Outcome::Save(command) => self.save(*command),
            Outcome::Export(ask) => {
                self.tickets += 1;
                let ticket = crate::store::worker::Ticket(self.tickets);
                self.pending = Some((ticket, super::Pending::Export));
                vec![Effect::Export(*ask)]
            }
            Outcome::Leave => {
                self.ask_discard();
                Vec::new()
            }
            Outcome::Yes(intent) => {
                self.overlays.pop();
                self.intend(intent)
            }
            Outcome::No(intent) => {
                self.overlays.pop();
                self.decline(&intent)
            }
        }
    }

    /// A handover is shown in full before anything is written.
    fn save(&mut self, command: Command) -> Vec<Effect> {
        let Command::Handover(plan) = command else {
            return self.run(command, true);
        };
        let effects = self.go(Target::HandoverPlan(Box::new(plan)));
        if let Some(Overlay::Form(form)) = self.overlays.pop() {
            self.shelved = Some(form);
        }
        effects
    }

    fn close_overlay(&mut self) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Form(_)) => vec![Effect::DropDraft],
            Some(Overlay::Confirm(asked)) if matches!(asked.intent, Intent::Resume(_)) => {
                vec![Effect::LayDraftAside]
            }
            _ => Vec::new(),
        }
    }

    fn intend(&mut self, intent: Intent) -> Vec<Effect> {
        match intent {
            Intent::Quit => vec![Effect::Quit],
            Intent::Undo(entry) => self.run(Command::Undo { entry }, false),
            Intent::Run(command) => self.run(*command, false),
            Intent::Save(command) => self.run(*command, true),
            Intent::Anyway(wanted) => {
                self.doubts.is_accepted = true;
                self.intend(*wanted)
            }
            Intent::Import if self.asks_about_the_clock(Intent::Import) => Vec::new(),
            Intent::Discard => {
                self.overlays.pop();
                vec![Effect::DropDraft]
            }
            Intent::Resume(body) => self.resume(&body),
            Intent::Restore(copy) => {
                self.say(super::text::RESTORING);
                vec![Effect::Restore(copy)]
            }
            Intent::DropDraft => vec![Effect::DropDraft],
            Intent::Import => self.on_page(|page, cx| {
                if let crate::screens::Page::Import(import) = page {
                    import.confirmed(cx);
                }
            }),
        }
    }

    fn decline(&mut self, intent: &Intent) -> Vec<Effect> {
        match intent {
            Intent::Resume(_) => vec![Effect::DropDraft],
            _ => Vec::new(),
        }
    }

    pub(super) fn keep_draft(&self) -> Vec<Effect> {
        match self.overlays.last() {
            Some(Overlay::Form(form)) if form.edited => vec![Effect::SaveDraft(form.draft())],
            _ => Vec::new(),
        }
    }
}
