//! When the keys of a meeting can be used, and why not.

use crate::domain::ballot::Method;
use crate::domain::meeting::MeetingKind;
use crate::flow::{BallotFacts, Facts, ItemFacts};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::screens::text::blocked;

pub(super) fn on_roll(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if item.on_roll && item.ended => Blocked(blocked::MEETING_ENDED),
        Some(item) if item.on_roll => Ready,
        _ => Hidden,
    }
}

pub(super) fn on_votes(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if item.on_votes => Ready,
        _ => Hidden,
    }
}

/// The item of the agenda, in a meeting of this kind that has not ended.
fn on_item(facts: &Facts, of: fn(MeetingKind) -> bool) -> Option<Result<ItemFacts, Availability>> {
    let item = facts.item.filter(|item| of(item.kind))?;
    if item.on_roll || item.on_votes {
        return None;
    }
    if item.ended {
        return Some(Err(Blocked(blocked::MEETING_ENDED)));
    }
    Some(Ok(item))
}

fn plain(facts: &Facts, of: fn(MeetingKind) -> bool) -> Availability {
    match on_item(facts, of) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(_)) => Ready,
    }
}

pub(super) fn group(facts: &Facts) -> Availability {
    plain(facts, |kind| kind == MeetingKind::Group)
}

pub(super) fn committee(facts: &Facts) -> Availability {
    plain(facts, |kind| kind == MeetingKind::Committee)
}

pub(super) fn assembly(facts: &Facts) -> Availability {
    plain(facts, MeetingKind::votes)
}

pub(super) fn can_open_ballot(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::votes) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(item)) if item.ballot != BallotFacts::None => Blocked(blocked::BALLOT_STANDS),
        Some(Ok(item)) if item.quorum_short > 0 => Blocked(blocked::NO_QUORUM),
        Some(Ok(_)) => Ready,
    }
}

pub(super) fn can_count(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::votes) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(item)) => match item.ballot {
            BallotFacts::Open {
                method: Method::Hands,
                ..
            } => Ready,
            BallotFacts::Open { .. } | BallotFacts::None | BallotFacts::Closed { .. } => {
                Blocked(blocked::NO_BALLOT)
            }
        },
    }
}

pub(super) fn can_close_ballot(facts: &Facts) -> Availability {
    let Some(item) = facts.item.filter(|item| item.kind.votes()) else {
        return Hidden;
    };
    match item.ballot {
        BallotFacts::Open {
            method: Method::Named,
            ..
        }
        | BallotFacts::Open { complete: true, .. } => Ready,
        BallotFacts::Open { .. } => Blocked(blocked::NOT_COUNTED),
        BallotFacts::None | BallotFacts::Closed { .. } => Blocked(blocked::NO_BALLOT),
    }
}

pub(super) fn can_assign(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::votes) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(item)) if item.ballot == (BallotFacts::Closed { passed: true }) => Ready,
        Some(Ok(_)) => Blocked(blocked::NOT_PASSED),
    }
}

pub(super) fn can_end(facts: &Facts) -> Availability {
    match facts.item {
        None => Hidden,
        Some(item) if item.ended => Blocked(blocked::MEETING_ENDED),
        Some(item) if item.open_items > 0 => Blocked(blocked::ITEMS_OPEN),
        Some(_) => Ready,
    }
}

pub(super) fn can_call_all(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if !item.ended => Ready,
        _ => Hidden,
    }
}
