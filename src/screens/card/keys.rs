//! Keys of the cards.

use crate::domain::minutes::MinutesState;
use crate::flow::{Action, Binding, MaskFacts, MinutesAction, NoticeFacts, PersonAction};
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
        key(
            &[Key::F(4)],
            Action::Minutes(MinutesAction::Finalise),
            labels::FINALISE,
            help::FINALISE,
            90,
        ),
        |facts| match facts.minutes.map(|minutes| minutes.state) {
            None => Hidden,
            Some(MinutesState::Draft) => Ready,
            Some(MinutesState::GoingOn) => Blocked(blocked::NOT_ENDED),
            Some(MinutesState::Final | MinutesState::Closed) => Blocked(blocked::FINAL),
        },
    ),
    when(
        key(
            &[Key::F(6)],
            Action::Minutes(MinutesAction::Reopen),
            labels::REOPEN_MINUTES,
            help::REOPEN_MINUTES,
            60,
        ),
        |facts| match facts.minutes.map(|minutes| minutes.state) {
            None => Hidden,
            Some(MinutesState::Final) => Ready,
            Some(MinutesState::Closed) => Blocked(blocked::LATER_FINAL),
            Some(MinutesState::GoingOn | MinutesState::Draft) => Blocked(blocked::NOT_FINAL),
        },
    ),
    when(
        key(
            &[Key::F(7)],
            Action::Minutes(MinutesAction::Notice),
            labels::NOTICE,
            help::NOTICE,
            80,
        ),
        |facts| match facts.minutes {
            None => Hidden,
            Some(minutes) if !minutes.public => Blocked(blocked::NOT_PUBLIC),
            Some(minutes) => match minutes.state {
                MinutesState::Final | MinutesState::Closed => Ready,
                MinutesState::GoingOn | MinutesState::Draft => Blocked(blocked::FINAL_FIRST),
            },
        },
    ),
    when(
        key(
            &[Key::F(7)],
            Action::Minutes(MinutesAction::Publish),
            labels::PUBLISH,
            help::PUBLISH,
            80,
        ),
        |facts| match facts.notice {
            None => Hidden,
            Some(NoticeFacts::Ready) => Ready,
            Some(NoticeFacts::TooEarly) => Blocked(blocked::FINAL_FIRST),
            Some(NoticeFacts::Posted) => Blocked(blocked::POSTED),
        },
    ),
    when(
        key(
            &[Key::F(6)],
            Action::Minutes(MinutesAction::Withdraw),
            labels::WITHDRAW,
            help::WITHDRAW,
            60,
        ),
        |facts| match facts.notice {
            None => Hidden,
            Some(NoticeFacts::Posted) => Ready,
            Some(_) => Blocked(blocked::NOT_POSTED),
        },
    ),
    when(
        key(
            &[Key::F(9)],
            Action::Minutes(MinutesAction::Export),
            labels::EXPORT,
            help::EXPORT,
            70,
        ),
        |facts| match (facts.minutes.map(|minutes| minutes.state), facts.notice) {
            (Some(MinutesState::Final | MinutesState::Closed), _) => Ready,
            (Some(_), _) => Blocked(blocked::FINAL_FIRST),
            (None, Some(NoticeFacts::Posted)) => Ready,
            (None, Some(_)) => Blocked(blocked::NOT_POSTED),
            (None, None) => Hidden,
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
        key(
            &[Key::F(3)],
            Action::NotAName,
            labels::NOT_A_NAME,
            help::NOT_A_NAME,
            85,
        ),
        |facts| match facts.masks {
            Some(MaskFacts::Masked) => Ready,
            Some(MaskFacts::Some) => Blocked(blocked::NO_PLACE),
            Some(MaskFacts::None) => Blocked(blocked::NOBODY_NAMED),
            Some(MaskFacts::Stands) | None => Hidden,
        },
    ),
    when(
        key(
            &[Key::F(3)],
            Action::NotAName,
            labels::A_NAME,
            help::A_NAME,
            85,
        ),
        |facts| match facts.masks {
            Some(MaskFacts::Stands) => Ready,
            _ => Hidden,
        },
    ),
    when(
        key(
            &[],
            Action::NameOffices,
            labels::NAME_OFFICES,
            help::NAME_OFFICES,
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
