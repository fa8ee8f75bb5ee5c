//! What the store thread's answers mean.

use super::{App, Pending};
use crate::dialogs::Overlay;
use crate::dialogs::confirm::text as confirm;
use crate::dialogs::form::Context;
use crate::dialogs::picker::Picker;
use crate::domain::journal::OwnWayBack;
use crate::domain::rules::RuleKey;
use crate::domain::{Id, Refusal};
use crate::flow::{Effect, Intent, Target};
use crate::screens::Page;
use crate::store::import::Tell;
use crate::store::worker::{Reply, Ticket};
use crate::store::{Answer, Done, Failure, Query, Row};
use crate::text::copies::not_copied;
use crate::text::faults::failure;
use crate::text::refusals::refusal;

impl App {
    pub(super) fn reply(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Loaded(ticket, Ok(answer)) => self.loaded(ticket, answer),
            Reply::Loaded(ticket, Err(failed)) => self.not_loaded(ticket, &failed),
            Reply::Ran(ticket, result) => {
                let from_form =
                    matches!(self.forget(ticket), Some(Pending::Run { from_form: true }));
                match result {
                    Ok(done) => self.ran(&done, from_form),
                    Err(Failure::Refused(refused)) => {
                        self.not_saved(|| refused.clone().into());
                        self.refused(refused, from_form)
                    }
                    Err(broken) => {
                        self.complain(failure(&broken));
                        self.not_saved(|| broken);
                        Vec::new()
                    }
                }
            }
            Reply::Kept(kept) => self.kept(kept),
            Reply::Failed(failed) => {
                self.complain(failure(&failed));
                Vec::new()
            }
            Reply::NotCopied(failed) => {
                self.complain(not_copied(&failed));
                Vec::new()
            }
            Reply::Wall(step, wall) => self.stepped(&step, &wall),
            Reply::Exported(told) => self.exported(told),
            Reply::Unsound(unsound, copy) => self.found_unsound(unsound, copy),
            Reply::Changed => self.changed_elsewhere(),
            Reply::Import(tell) => self.import_told(*tell),
            Reply::Died => vec![Effect::Quit],
        }
    }

    /// Another desk has written: what is shown is read again. A form keeps what stands in it; whether it
    /// may still be saved is decided when it is.
    fn changed_elsewhere(&mut self) -> Vec<Effect> {
        self.stale = self.pages.len() > 1;
        self.on_page(Page::reload)
    }

    /// The import's thread has come further; what it wrote makes the other screens stale.
    fn import_told(&mut self, tell: Tell) -> Vec<Effect> {
        if let Tell::Applied(outcome) = &tell
            && let Some(done) = &outcome.done
        {
            self.say_done(done);
            self.made_here.insert(done.entry);
            self.stale = self.pages.len() > 1;
        }
        self.with_cx(|app, cx| {
            for page in &mut app.pages {
                if let Page::Import(import) = page {
                    import.told(tell.clone(), cx);
                }
            }
        })
    }

    /// A file was written, and the form that asked for it is done; or it was not, and the form stays.
    fn exported(&mut self, told: Result<String, String>) -> Vec<Effect> {
        if matches!(self.pending, Some((_, Pending::Export))) {
            self.pending = None;
        }
        match told {
            Ok(words) => {
                self.overlays.pop();
                self.say(words);
                vec![Effect::DropDraft]
            }
            Err(words) => {
                self.complain(words);
                Vec::new()
            }
        }
    }

    /// No longer waits for a ticket; gives what it was for.
    fn forget(&mut self, ticket: Ticket) -> Option<Pending> {
        match self.pending.take() {
            Some((pending, what)) if pending == ticket => Some(what),
            other => {
                self.pending = other;
                None
            }
        }
    }

    /// A read failed. A screen about something that is gone (undone meanwhile) is left.
    fn not_loaded(&mut self, ticket: Ticket, failed: &Failure) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(Pending::Form(_, Some(_))) = self.forget(ticket) {
            effects.push(Effect::LayDraftAside);
        }
        if let Some(Overlay::Picker(picker)) = self.overlays.last_mut() {
            picker.window.fail(ticket);
        }
        let mut is_about_it = false;
        effects.extend(self.on_page(|page, _| is_about_it = page.fail(ticket)));
        let is_gone = matches!(failed, Failure::Refused(Refusal::Gone));
        if is_about_it && is_gone {
            effects.extend(self.back());
        }
        // When an undo took the thing away, its sentence stands already.
        if !(is_gone && self.status.is_some()) {
            self.complain(failure(failed));
        }
        effects
    }

    fn loaded(&mut self, ticket: Ticket, answer: Answer) -> Vec<Effect> {
        match self.forget(ticket) {
            Some(Pending::Form(purpose, draft)) => {
                if let Some(context) = Context::from_answer(self.today, answer) {
                    self.show_form(purpose, context, draft.as_deref());
                }
                Vec::new()
            }
            Some(Pending::Bodies) => {
                if let Answer::Bodies(bodies) = answer {
                    let picker = Picker::of_bodies(bodies);
                    self.overlays.push(Overlay::Picker(Box::new(picker)));
                }
                Vec::new()
            }
            Some(Pending::Undo) => {
                self.offer_undo(answer);
                Vec::new()
            }
            Some(Pending::Run { .. } | Pending::Export) | None => self.hand_out(ticket, answer),
        }
    }

    /// Gives an answer to whoever waits for it.
    fn hand_out(&mut self, ticket: Ticket, answer: Answer) -> Vec<Effect> {
        if let Answer::Community(facts) = &answer {
            self.community.clone_from(&facts.name);
        }
        self.with_cx(|app, cx| {
            if let (Some(Overlay::Picker(picker)), Answer::Rows(page)) =
                (app.overlays.last_mut(), &answer)
                && picker.answer(ticket, page.clone(), cx)
            {
                return;
            }
            for page in app.pages.iter_mut().rev() {
                page.answer(ticket, answer.clone(), cx);
            }
        })
    }

    /// The newest command that can be taken back, by name.
    fn offer_undo(&mut self, answer: Answer) {
        let Answer::Rows(page) = answer else { return };
        let newest = page.rows.into_iter().find_map(|row| match row {
            Row::Entry(entry) if !entry.undone && !entry.is_undo => Some(entry),
            _ => None,
        });
        let way = newest
            .as_ref()
            .and_then(|entry| OwnWayBack::of(&entry.deed.command));
        if let Some(way) = way {
            return self.complain(refusal(&way.refusal()));
        }
        match newest {
            Some(entry) => {
                let mut question = confirm::undo(&entry.deed.command, &entry.deed.subject);
                if !self.made_here.contains(&entry.id) {
                    question += &confirm::made_elsewhere(entry.at, &entry.actor);
                }
                let answers = (confirm::UNDO_YES, confirm::CANCEL);
                self.ask(question, answers, Intent::Undo(entry.id));
            }
            None => self.complain(refusal(&Refusal::NothingToUndo)),
        }
    }

    fn ran(&mut self, done: &Done, from_form: bool) -> Vec<Effect> {
        self.say_done(done);
        self.made_here.insert(done.entry);
        self.doubts.newest = self.doubts.newest.max(Some(self.today));
        let mut effects = Vec::new();
        // Its draft went with the step that it led to.
        if from_form && matches!(self.overlays.last(), Some(Overlay::Form(_))) {
            self.overlays.pop();
        }
        // The preview is over: read again it would say that nothing is left to hand over.
        if done.deed.command == "hand_over" {
            self.pages.pop();
            self.shelved = None;
        }
        self.stale = self.pages.len() > 1;
        effects.extend(self.on_page(|page, cx| {
            page.done(done, cx);
            page.refresh(&done.changes, cx);
        }));
        if let Some(target) = made(done) {
            effects.extend(self.go(target));
        }
        if done.changes.touch("setting") {
            effects.extend(self.with_cx(|_, cx| {
                cx.load(Query::Community);
            }));
        }
        effects
    }

    /// A rule's no is shown in the form it was said to; the form stays as it is.
    fn refused(&mut self, refused: Refusal, from_form: bool) -> Vec<Effect> {
        if from_form && let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.refuse(refused);
            return Vec::new();
        }
        let mut dealt_with = false;
        let effects = self.on_page(|page, cx| dealt_with = page.refused(&refused, cx));
        if !dealt_with {
            self.complain(refusal(&refused));
        }
        effects
    }
}

/// Where one goes on after a command that made something.
fn made(done: &Done) -> Option<Target> {
    let made = done.made?;
    Some(match done.deed.command.as_str() {
        "end_meeting" => Target::Minutes(Id::new(made)),
        "open_meeting" => Target::Meeting(Id::new(made)),
        "register_household" | "move_house" | "split_household" | "join_households" => {
            Target::Household(Id::new(made))
        }
        "hand_over" => Target::Handover(Id::new(made)),
        "create_grid" | "split_grid" => Target::Grid(Id::new(made)),
        "create_branch" => Target::Branch(Id::new(made)),
        "create_person" => Target::Person(Id::new(made)),
        "issue_handbook" => Target::Handbook(Id::new(made)),
        "set_rule" => Target::Rule(RuleKey::Own(Id::new(made))),
        _ => return None,
    })
}
