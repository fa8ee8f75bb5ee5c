//! Keys of the cards.

use crate::flow::{Action, Binding, PersonAction};
use crate::keymap::Availability::{Blocked, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::homes::text as homes;
use crate::screens::keys::{CHAIN, OPEN, key, on_household, when};
use crate::screens::text::{blocked, help, labels};

/// Keys of the cards; the steps of an issue follow from the shared table.
pub const KEYS: &[Binding] = &[
    OPEN,
    CHAIN,
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
            &[Key::F(7)],
            Action::RegisterIssue,
            labels::ISSUE,
            help::ISSUE,
            70,
        ),
        on_household,
    ),
    when(
        key(
            &[Key::F(9)],
            Action::Reveal,
            labels::REVEAL,
            help::REVEAL,
            50,
        ),
        |facts| if facts.phones { Ready } else { Hidden },
    ),
    when(
        key(
            &[],
            Action::Person(PersonAction::Give),
            labels::GIVE_ROLE,
            help::GIVE_ROLE,
            0,
        ),
        |facts| {
            if facts.person.is_some() {
                Ready
            } else {
                Hidden
            }
        },
    ),
    when(
        key(
            &[],
            Action::Person(PersonAction::End),
            labels::END_ROLE,
            help::END_ROLE,
            0,
        ),
        |facts| match facts.person {
            None => Hidden,
            Some(person) if person.holds => Ready,
            Some(_) => Blocked(blocked::NO_ROLE),
        },
    ),
    when(
        key(
            &[],
            Action::Person(PersonAction::HandOver),
            labels::HAND_OVER,
            help::HAND_OVER,
            0,
        ),
        |facts| {
            if facts.person.is_some() {
                Ready
            } else {
                Hidden
            }
        },
    ),
    when(
        key(&[], Action::NextWidth, labels::WIDTH, help::WIDTH, 0),
        |facts| if facts.settings { Ready } else { Hidden },
    ),
    when(
        key(
            &[],
            Action::ToggleSensitive,
            homes::labels::SENSITIVE,
            homes::help::SENSITIVE,
            0,
        ),
        |facts| if facts.settings { Ready } else { Hidden },
    ),
    when(
        key(&[], Action::NextRound, labels::ROUND, help::ROUND, 0),
        |facts| if facts.settings { Ready } else { Hidden },
    ),
    when(
        key(
            &[],
            Action::ShowBoard,
            labels::WALL_BOARD,
            help::WALL_BOARD,
            0,
        ),
        |facts| if facts.settings { Ready } else { Hidden },
    ),
    when(
        key(
            &[],
            Action::ShowBlank,
            labels::WALL_BLANK,
            help::WALL_BLANK,
            0,
        ),
        |facts| if facts.settings { Ready } else { Hidden },
    ),
];
