//! Keys of the lists.

use crate::domain::meeting::MeetingKind;
use crate::flow::{Action, Binding, CalendarAction, HomeAction, MinutesAction};
use crate::keymap::Availability::{self, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::homes::text as homes;
use crate::screens::keys::{
    CHAIN, FIND, NEXT_VIEW, OPEN, ORDER, PREV_VIEW, key, on_household, when,
};
use crate::screens::text::{help, labels};

fn on_meetings(facts: &crate::flow::Facts) -> Availability {
    if facts.meetings { Ready } else { Hidden }
}

fn of_round(facts: &crate::flow::Facts, of_one_grid: bool) -> Availability {
    if facts.round == Some(of_one_grid) {
        Ready
    } else {
        Hidden
    }
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
        key(&[Key::F(7)], Action::Place, labels::PLACE, help::PLACE, 88),
        |facts| if facts.hole { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::F(7)],
            Action::Home(HomeAction::Contact),
            homes::labels::CONTACT,
            homes::help::CONTACT,
            88,
        ),
        |facts| {
            if facts.of_contact { Ready } else { Hidden }
        },
    ),
    when(
        key(
            &[Key::F(9)],
            Action::ChooseGrid,
            labels::CHOOSE_GRID,
            help::CHOOSE_GRID,
            70,
        ),
        |facts| of_round(facts, false),
    ),
    when(
        key(
            &[Key::F(9)],
            Action::AllGrids,
            labels::ALL_GRIDS,
            help::ALL_GRIDS,
            70,
        ),
        |facts| of_round(facts, true),
    ),
    NEXT_VIEW,
    PREV_VIEW,
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
    when(
        key(
            &[],
            Action::OpenMeeting(MeetingKind::FourSteps),
            labels::FOUR_STEPS,
            help::FOUR_STEPS,
            0,
        ),
        on_meetings,
    ),
    when(
        key(
            &[],
            Action::OpenMeeting(MeetingKind::Representatives),
            labels::REPRESENTATIVES,
            help::REPRESENTATIVES,
            0,
        ),
        on_meetings,
    ),
    when(
        key(
            &[],
            Action::OpenMeeting(MeetingKind::Residents),
            labels::RESIDENTS,
            help::RESIDENTS,
            0,
        ),
        on_meetings,
    ),
    when(
        key(
            &[],
            Action::Minutes(MinutesAction::Show),
            labels::MINUTES,
            help::MINUTES,
            0,
        ),
        |facts| match (facts.meetings, facts.can_open) {
            (true, true) => Ready,
            _ => Hidden,
        },
    ),
    when(
        key(
            &[Key::F(9)],
            Action::Calendar(CalendarAction::Open),
            labels::CALENDAR,
            help::CALENDAR,
            76,
        ),
        on_meetings,
    ),
];
