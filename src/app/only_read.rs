//! A file that is only read: the banner that says why, and what becomes of wishes to write.

use chrono::NaiveDate;

use super::{App, Pending};
use crate::flow::Effect;
use crate::screens::Page;
use crate::store::{Fault, Unsound};
use crate::text::faults;
use crate::ui::wrap::wrap;

/// Lines of the banner at most.
const LINES: usize = 3;

impl App {
    /// Something was found in the file: it is said from now on, and every list has less room.
    pub(super) fn found_unsound(
        &mut self,
        unsound: Unsound,
        copy: Option<NaiveDate>,
    ) -> Vec<Effect> {
        self.unsound = Some((unsound, copy));
        self.with_cx(|app, cx| {
            for page in &mut app.pages {
                Page::resize(page, cx);
            }
        })
    }

    /// Why the file is only read, in lines as wide as the window.
    pub(super) fn banner(&self) -> Vec<String> {
        let Some((unsound, copy)) = &self.unsound else {
            return Vec::new();
        };
        let width = self.size.0.saturating_sub(2);
        let mut lines = wrap(&faults::unsound(unsound, *copy), width, self.look.width);
        lines.truncate(LINES);
        lines
    }

    pub(super) fn banner_height(&self) -> u16 {
        u16::try_from(self.banner().len()).unwrap_or(0)
    }

    /// Columns and rows for screens: those of the window without the banner.
    pub(super) fn room(&self) -> (u16, u16) {
        (
            self.size.0,
            self.size.1.saturating_sub(self.banner_height()),
        )
    }

    /// Says why nothing is written.
    pub(super) fn say_only_read(&mut self) {
        if let Some((unsound, _)) = self.unsound.clone() {
            self.complain(faults::fault(&Fault::Unsound(Box::new(unsound))));
        }
    }

    /// Keeps from the store thread what would be written; whoever asked for it hears why.
    pub(super) fn withhold(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        if self.unsound.is_none() {
            return effects;
        }
        let mut asked = false;
        let mut kept = Vec::with_capacity(effects.len());
        for effect in effects {
            match effect {
                Effect::Run(..) | Effect::Form(..) | Effect::Wall(_) => asked = true,
                // What the program keeps by itself is dropped without a word.
                Effect::SaveDraft(_)
                | Effect::DropDraft
                | Effect::LayDraftAside
                | Effect::Show(_)
                | Effect::TakeUp(..) => {}
                Effect::Load(..)
                | Effect::Import(_)
                | Effect::StopImport
                | Effect::Export(_)
                | Effect::Restore(_)
                | Effect::Redraw
                | Effect::Keep
                | Effect::Stay
                | Effect::Quit => kept.push(effect),
            }
        }
        if asked {
            self.pending
                .take_if(|(_, what)| matches!(what, Pending::Run { .. }));
            self.say_only_read();
        }
        kept
    }
}
