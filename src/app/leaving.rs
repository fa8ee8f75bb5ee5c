//! Leaving: asked first, and only once what was typed is kept; where that cannot be, it is said and asked again.

use super::{App, Pending};
use crate::dialogs::confirm::{Confirm, text as confirm};
use crate::dialogs::{Outcome, Overlay};
use crate::flow::{Effect, Event, Intent};
use crate::keymap::Key;
use crate::store::Failure;
use crate::text::faults::not_kept;

/// How far leaving has come.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    stage: Stage,
    /// The question, over everything else.
    pub(super) question: Option<Confirm>,
    /// The step that was waited for meanwhile, which is not in the file.
    unsaved: Option<Failure>,
    /// Whether it was said that what was typed is lost, and left all the same.
    is_loss_accepted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// Nobody has said yes.
    #[default]
    Here,
    /// What was typed is being kept; with that the program ends.
    Keeping,
    /// It could not be kept.
    NotKept,
}

impl Leaving {
    /// Whether the program ends as soon as what was typed is kept.
    pub(super) fn is_keeping(&self) -> bool {
        self.stage == Stage::Keeping
    }

    /// Whether keys wait: what they would act on may be gone in a moment.
    pub(super) fn holds_keys(&self) -> bool {
        self.is_keeping() || self.question.is_some()
    }
}

impl App {
    /// Whether a key is the one that leaves, from anywhere and whatever is waited for.
    pub(super) fn is_leaving_key(event: &Event) -> bool {
        matches!(event, Event::Key(key) if matches!(key.fold(), Key::Ctrl('q' | 'c')))
    }

    /// Asks whether to leave, and says what becomes of what is not saved yet.
    pub(super) fn ask_quit(&mut self) {
        let is_saving = matches!(&self.pending, Some((_, Pending::Run { .. })));
        let question = match (is_saving, self.is_filling(), self.unsound.is_some()) {
            (true, ..) => confirm::QUIT_SAVING,
            (false, true, true) => confirm::QUIT_UNSOUND,
            (false, true, false) => confirm::QUIT_FORM,
            (false, false, _) => confirm::QUIT,
        };
        self.ask_leaving(question, confirm::QUIT_ANSWERS);
    }

    /// Whether something stands in a form that is not saved.
    fn is_filling(&self) -> bool {
        let is_form = |it: &Overlay| matches!(it, Overlay::Form(form) if form.edited);
        self.shelved.is_some() || self.overlays.iter().any(is_form)
    }

    fn ask_leaving(&mut self, question: impl Into<String>, answers: (&'static str, &'static str)) {
        self.leaving.question = Some(Confirm {
            question: question.into(),
            yes: answers.0,
            no: answers.1,
            intent: Intent::Quit,
            on_yes: false,
        });
    }

    /// The key that leaves; where no question could be read, nothing is asked the first time.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_too_small() {
            return match self.leaving.stage {
                Stage::Here => self.keep_and_leave(),
                Stage::Keeping | Stage::NotKept => vec![Effect::Quit],
            };
        }
        if self.leaving.question.is_none() {
            match self.leaving.is_keeping() {
                true => self.ask_leaving(confirm::QUIT_KEEPING, confirm::KEEPING_ANSWERS),
                false => self.ask_quit(),
            }
        }
        Vec::new()
    }

    /// A key on the question whether to leave.
    pub(super) fn answer_leaving(&mut self, key: Key) -> Vec<Effect> {
        let answer = self.leaving.question.as_mut().map(|it| it.key(key));
        match answer {
            Some(Outcome::Yes(_)) => self.agree_to_leave(),
            Some(Outcome::No(_) | Outcome::Close) => self.go_on(),
            _ => Vec::new(),
        }
    }

    fn agree_to_leave(&mut self) -> Vec<Effect> {
        // Into a file that is only read nothing is kept, and that was said.
        if self.leaving.stage == Stage::Here && self.unsound.is_none() {
            return self.keep_and_leave();
        }
        self.leaving.is_loss_accepted = true;
        vec![Effect::Quit]
    }

    fn keep_and_leave(&mut self) -> Vec<Effect> {
        self.leaving.question = None;
        self.leaving.stage = Stage::Keeping;
        vec![Effect::Keep]
    }

    /// No: back to work, or back to waiting.
    fn go_on(&mut self) -> Vec<Effect> {
        self.leaving.question = None;
        if self.leaving.is_keeping() {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.leaving.stage == Stage::NotKept {
            self.leaving = Leaving::default();
            effects.push(Effect::Stay);
        }
        effects.extend(self.release());
        effects
    }

    /// What was typed is kept, so the program ends; or it is not, and that is asked about.
    pub(super) fn kept(&mut self, kept: Result<(), Failure>) -> Vec<Effect> {
        if !self.leaving.is_keeping() {
            return Vec::new();
        }
        match kept {
            Ok(()) => vec![Effect::Quit],
            Err(why) => {
                self.leaving.stage = Stage::NotKept;
                let question = confirm::not_kept(&not_kept(&why));
                self.ask_leaving(question, confirm::NOT_KEPT_ANSWERS);
                Vec::new()
            }
        }
    }

    /// A step has failed; whoever is leaving hears of it at the end.
    pub(super) fn not_saved(&mut self, failed: impl FnOnce() -> Failure) {
        if self.leaving.is_keeping() {
            self.leaving.unsaved = Some(failed());
        }
    }

    /// The step that was waited for on leaving and is not in the file.
    pub fn take_unsaved(&mut self) -> Option<Failure> {
        self.leaving.unsaved.take()
    }

    /// Whether the program was left although it was said that what was typed is lost.
    pub fn is_loss_accepted(&self) -> bool {
        self.leaving.is_loss_accepted
    }
}
