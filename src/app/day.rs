//! Which day it is: asked anew with every event, followed past midnight, and doubted where it cannot be.

use chrono::{NaiveDate, NaiveDateTime};

use super::{App, text};
use crate::dialogs::Overlay;
use crate::domain::days::is_believable;
use crate::flow::{Effect, Intent};
use crate::screens::Page;
use crate::text::faults::clock_behind;

/// What is known of the clock beside the day it shows.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// The day of the newest step in the file.
    pub newest: Option<NaiveDate>,
    /// Whether it was said that steps may be saved although the clock shows an earlier day.
    pub is_accepted: bool,
    /// A day that no clock can show, which was said and is not followed.
    pub odd: Option<NaiveDate>,
}

impl App {
    /// The clock's moment, before anything else is done with an event. Past midnight the lists, the forms that
    /// are opened, and the days of open forms that nobody typed are those of the new day.
    pub fn follow_clock(&mut self, now: NaiveDateTime) -> Vec<Effect> {
        let day = now.date();
        if day == self.today {
            self.doubts.odd = None;
            return Vec::new();
        }
        if !is_believable(day) {
            if self.doubts.odd.replace(day) != Some(day) {
                self.complain(text::odd_clock(day, self.today));
            }
            return Vec::new();
        }
        let before = std::mem::replace(&mut self.today, day);
        self.doubts.odd = None;
        for overlay in &mut self.overlays {
            if let Overlay::Form(form) = overlay {
                form.follow_day(day);
            }
        }
        if let Some(form) = &mut self.shelved {
            form.follow_day(day);
        }
        self.stale = self.pages.len() > 1;
        let mut effects = self.on_page(|page, cx| {
            if let Page::Calendar(calendar) = page {
                calendar.follow_day(before, cx.today);
            }
            page.reload(cx);
        });
        effects.extend(self.keep_draft());
        self.say_if_behind();
        effects
    }

    /// A clock that shows an earlier day than the newest step is said, for what is saved now is counted on it.
    pub(super) fn say_if_behind(&mut self) {
        if let Some(newest) = self.behind() {
            self.complain(clock_behind(newest, self.today));
        }
    }

    /// The day of the newest step, where the clock shows an earlier one.
    fn behind(&self) -> Option<NaiveDate> {
        self.doubts.newest.filter(|newest| *newest > self.today)
    }

    /// Asks before the first step that would be saved on a day before the newest one; `true` when it was asked.
    pub(super) fn asks_about_the_clock(&mut self, wanted: Intent) -> bool {
        let Some(newest) = self.behind().filter(|_| !self.doubts.is_accepted) else {
            return false;
        };
        let question = text::save_behind(newest, self.today);
        let intent = Intent::Anyway(Box::new(wanted));
        self.ask(question, text::SAVE_BEHIND, intent);
        true
    }
}
