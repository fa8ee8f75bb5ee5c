//! Keys of the calendar.

use crate::flow::{Action, Binding, CalendarAction, Facts};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{OPEN, key, when};
use crate::screens::text::{blocked, help, labels};

/// Keys of the calendar.
pub const KEYS: &[Binding] = &[
    OPEN,
    when(
        key(
            &[Key::F(4)],
            Action::Calendar(CalendarAction::SetDay),
            labels::SET_DAY,
            help::SET_DAY,
            90,
        ),
        on_planned,
    ),
    when(
        key(
            &[Key::F(6)],
            Action::Calendar(CalendarAction::ClearDay),
            labels::CLEAR_DAY,
            help::CLEAR_DAY,
            84,
        ),
        on_edited,
    ),
    key(
        &[Key::Char('-')],
        Action::Calendar(CalendarAction::Earlier),
        labels::EARLIER,
        help::MONTH_BEFORE,
        82,
    ),
    key(
        &[Key::Char('+'), Key::Char('=')],
        Action::Calendar(CalendarAction::Later),
        labels::LATER,
        help::MONTH_BEHIND,
        81,
    ),
    key(
        &[Key::F(7)],
        Action::Calendar(CalendarAction::Today),
        labels::TODAY,
        help::TODAY,
        76,
    ),
    when(
        key(&[Key::Tab], Action::NextPane, labels::PANE, help::PANE, 75),
        has_panes,
    ),
    when(
        key(
            &[Key::BackTab],
            Action::PrevPane,
            labels::PANE_BACK,
            help::PANE,
            0,
        ),
        has_panes,
    ),
    key(&[Key::Left], Action::Left, labels::LEFT, help::DAY, 0),
    key(&[Key::Right], Action::Right, labels::RIGHT, help::DAY, 0),
];

fn has_panes(facts: &Facts) -> Availability {
    if facts.panes { Ready } else { Hidden }
}

fn on_planned(facts: &Facts) -> Availability {
    match facts.calendar {
        None => Hidden,
        Some(at) if at.planned => Ready,
        Some(_) => Blocked(blocked::NOT_PLANNED),
    }
}

fn on_edited(facts: &Facts) -> Availability {
    match facts.calendar {
        None => Hidden,
        Some(at) if at.edited => Ready,
        Some(_) => Blocked(blocked::NOT_EDITED),
    }
}
