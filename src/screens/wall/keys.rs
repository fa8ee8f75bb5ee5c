//! Keys of the wall.

use super::text::{blocked, help, labels};
use crate::flow::{Action, Binding, Facts, MaskFacts, WallAction, WallFacts};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{key, when};
use crate::screens::text::{blocked as why, help as shared, labels as words};

/// Keys of the wall; those for what comes next work in a meeting, too.
pub const KEYS: &[Binding] = &[
    when(
        key(&[Key::Enter], Action::Open, labels::SEND, help::SEND, 99),
        |facts| on_wall(facts, |facts, wall| !wall.unwritten && !lists(facts)),
    ),
    when(
        key(&[Key::Enter], Action::Open, labels::WRITE, help::WRITE, 99),
        |facts| on_wall(facts, |facts, wall| wall.unwritten && !lists(facts)),
    ),
    when(
        key(
            &[Key::F(4)],
            Action::Wall(WallAction::Queue),
            labels::QUEUE,
            help::QUEUE,
            98,
        ),
        |facts| match facts.wall {
            Some(wall) if wall.unwritten => Blocked(blocked::UNWRITTEN),
            Some(_) => Ready,
            None => Hidden,
        },
    ),
    when(
        key(
            &[Key::F(9)],
            Action::Wall(WallAction::Next),
            labels::NEXT,
            help::NEXT,
            97,
        ),
        |facts| waits(facts, |wall| wall.waits, blocked::NOTHING_WAITS),
    ),
    when(
        key(
            &[Key::F(7)],
            Action::Wall(WallAction::Previous),
            labels::PREVIOUS,
            help::PREVIOUS,
            96,
        ),
        |facts| waits(facts, |wall| wall.has_past, blocked::NOTHING_BEFORE),
    ),
    when(
        key(
            &[Key::F(3)],
            Action::Wall(WallAction::Masks),
            labels::MASKS,
            help::MASKS,
            95,
        ),
        |facts| match facts.masks {
            Some(MaskFacts::Some) => Ready,
            Some(MaskFacts::None) => Blocked(why::NOBODY_NAMED),
            Some(MaskFacts::Masked | MaskFacts::Stands) | None => Hidden,
        },
    ),
    when(
        key(
            &[Key::F(3), Key::Enter],
            Action::NotAName,
            words::NOT_A_NAME,
            shared::NOT_A_NAME,
            99,
        ),
        |facts| on_wall(facts, |facts, _| facts.masks == Some(MaskFacts::Masked)),
    ),
    when(
        key(
            &[Key::F(3), Key::Enter],
            Action::NotAName,
            words::A_NAME,
            shared::A_NAME,
            99,
        ),
        |facts| on_wall(facts, |facts, _| facts.masks == Some(MaskFacts::Stands)),
    ),
    when(
        key(
            &[Key::Tab],
            Action::NextPane,
            words::PANE,
            help::PREVIEW,
            90,
        ),
        |facts| if facts.panes { Ready } else { Hidden },
    ),
    when(
        key(
            &[Key::BackTab],
            Action::PrevPane,
            words::PANE_BACK,
            shared::PANE,
            0,
        ),
        |facts| if facts.panes { Ready } else { Hidden },
    ),
];

/// Whether the places where someone is named are listed.
fn lists(facts: &Facts) -> bool {
    matches!(facts.masks, Some(MaskFacts::Masked | MaskFacts::Stands))
}

fn on_wall(facts: &Facts, is: fn(&Facts, &WallFacts) -> bool) -> Availability {
    match &facts.wall {
        Some(wall) if is(facts, wall) => Ready,
        _ => Hidden,
    }
}

fn waits(facts: &Facts, is: fn(&WallFacts) -> bool, words: &'static str) -> Availability {
    match &facts.wall {
        Some(wall) if is(wall) => Ready,
        Some(_) => Blocked(words),
        None => Hidden,
    }
}
