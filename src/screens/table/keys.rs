//! Keys of the lists.

use crate::domain::meeting::MeetingKind;
use crate::flow::{Action, Binding};
use crate::keymap::Availability::{self, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{CHAIN, FIND, OPEN, ORDER, key, on_household, when};
use crate::screens::text::{help, labels};

fn on_meetings(facts: &crate::flow::Facts) -> Availability {
    if facts.meetings { Ready } else { Hidden }
}

/// Keys of the lists.
pub const KEYS: &[Binding] = &[
    OPEN,
    CHAIN,
    FIND,
    ORDER,
    when(
        key(
            &[Key::F(4)],
            Action::RecordVisit,
            labels::VISIT,
            help::VISIT,
            90,
        ),
        on_household,
    ),
    when(
        key(
            &[Key::Tab, Key::Right],
            Action::NextView,
            labels::VIEW,
            help::VIEW,
            75,
        ),
        |facts| if facts.views { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::BackTab, Key::Left],
            Action::PrevView,
            labels::VIEW_BACK,
            help::VIEW_BACK,
            0,
        ),
        |facts| if facts.views { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::F(4)],
            Action::OpenMeeting(MeetingKind::Group),
            labels::GROUP,
            help::GROUP,
            79,
        ),
        on_meetings,
    ),
    when(
        key(
            &[Key::F(6)],
            Action::OpenMeeting(MeetingKind::Committee),
            labels::COMMITTEE,
            help::COMMITTEE,
            78,
        ),
        on_meetings,
    ),
    when(
        key(
            &[Key::F(7)],
            Action::OpenMeeting(MeetingKind::Assembly),
            labels::ASSEMBLY,
            help::ASSEMBLY,
            77,
        ),
        on_meetings,
    ),
];
