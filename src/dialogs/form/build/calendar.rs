//! The form that sets the day of a meeting by hand.

use chrono::NaiveDate;

use super::{Built, date, sentence, words_in};
use crate::dialogs::form::field::FieldId;
use crate::dialogs::form::text;
use crate::domain::calendar::{Moved, PlannedDay};
use crate::text::{calendar, names};

/// The reason stands there already where it was given before.
pub(super) fn meeting_day(plan: &PlannedDay, today: NaiveDate) -> Built {
    let mut reason = sentence(FieldId::Note, text::DAY_REASON);
    if let Some(Moved::Edited { reason: given, .. }) = &plan.planned.moved {
        reason = words_in(FieldId::Note, text::DAY_REASON, given);
    }
    Built {
        title: names::command("set_meeting_day").to_owned(),
        subtitle: calendar::which(&plan.meeting, &plan.body, today),
        fields: vec![
            date(FieldId::Date, text::MEETING_DATE, plan.planned.on),
            reason,
        ],
        focus: FieldId::Date,
    }
}

/// What to know before it is filled in: where the day comes from, and what else it can be.
pub(super) fn notes(plan: &PlannedDay, today: NaiveDate) -> Vec<String> {
    vec![
        calendar::by_rule(&plan.planned, today),
        calendar::window(plan.meeting.kind, plan.window),
    ]
}
