//! When a meeting's day cannot be set by hand.

use chrono::NaiveDate;

use super::{PlannedDay, Window};
use crate::domain::Refusal;
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;
use crate::domain::refusal::Missing;

/// A refusal about the day of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarRefusal {
    /// It was held already.
    Held {
        /// When.
        on: NaiveDate,
    },
    /// It is to be on that day anyway.
    SameDay {
        /// The day.
        on: NaiveDate,
    },
    /// Too early or too late for its round.
    Outside {
        /// Which deliberation.
        kind: MeetingKind,
        /// The round.
        month: Month,
        /// The days that can be.
        window: Window,
    },
    /// Nothing was set by hand.
    NotEdited,
}

impl From<CalendarRefusal> for Refusal {
    fn from(refusal: CalendarRefusal) -> Self {
        Refusal::Calendar(refusal)
    }
}

/// Whether a meeting that was not held in its round, nor on that day in another, can be set to the day.
///
/// # Errors
///
/// What speaks against it.
pub fn check_day(
    plan: &PlannedDay,
    held: Option<NaiveDate>,
    on: NaiveDate,
    reason: &str,
) -> Result<(), Refusal> {
    if let Some(on) = held {
        return Err(CalendarRefusal::Held { on }.into());
    }
    if on == plan.planned.on {
        return Err(CalendarRefusal::SameDay { on }.into());
    }
    if !plan.window.has(on) {
        return Err(CalendarRefusal::Outside {
            kind: plan.meeting.kind,
            month: plan.meeting.month,
            window: plan.window,
        }
        .into());
    }
    if reason.trim().is_empty() {
        return Err(Refusal::Empty(Missing::Reason));
    }
    Ok(())
}
