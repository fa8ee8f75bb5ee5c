//! When the keys of a meeting can be used, and why not.

use crate::domain::ballot::Method;
use crate::domain::meeting::{MeetingKind, PartKind, Pickable};
use crate::flow::{BallotFacts, Facts, Focus, ItemFacts, SpeechFacts};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::screens::text::blocked;

/// Something of a meeting that goes on.
fn live(facts: &Facts, wanted: impl FnOnce(ItemFacts) -> Availability) -> Availability {
    match facts.item {
        None => Hidden,
        Some(item) if item.ended => match wanted(item) {
            Hidden => Hidden,
            Ready | Blocked(_) => Blocked(blocked::MEETING_ENDED),
        },
        Some(item) => wanted(item),
    }
}

fn ready_if(ready: bool) -> Availability {
    if ready { Ready } else { Hidden }
}

pub(super) fn on_roll(facts: &Facts) -> Availability {
    live(facts, |item| ready_if(item.focus == Focus::Roll))
}

pub(super) fn on_votes(facts: &Facts) -> Availability {
    live(facts, |item| ready_if(item.focus == Focus::Votes))
}

pub(super) fn on_floor(facts: &Facts) -> Availability {
    live(facts, |item| match (item.focus, item.speech) {
        (Focus::Floor, SpeechFacts::None) => Blocked(blocked::NOBODY_SPEAKS),
        (Focus::Floor, _) => Ready,
        _ => Hidden,
    })
}

/// A speech that waits or goes on.
pub(super) fn on_open_speech(facts: &Facts) -> Availability {
    match (on_floor(facts), facts.item.map(|item| item.speech)) {
        (Ready, Some(SpeechFacts::Spoken)) => Blocked(blocked::SPOKEN),
        (found, _) => found,
    }
}

pub(super) fn while_speaking(facts: &Facts) -> Availability {
    match (on_floor(facts), facts.item.map(|item| item.speech)) {
        (Ready, Some(SpeechFacts::Speaking)) => Ready,
        (Ready, _) => Blocked(blocked::NOBODY_SPEAKS),
        (found, _) => found,
    }
}

pub(super) fn while_waiting(facts: &Facts) -> Availability {
    match (on_floor(facts), facts.item.map(|item| item.speech)) {
        (Ready, Some(SpeechFacts::Waiting)) => Ready,
        (Ready, _) => Blocked(blocked::HAS_SPOKEN),
        (found, _) => found,
    }
}

/// The matter of the agenda, in a meeting of such a kind.
fn on_item(
    facts: &Facts,
    of: fn(MeetingKind) -> bool,
    wanted: impl FnOnce(ItemFacts) -> Availability,
) -> Availability {
    live(facts, |item| {
        let here = of(item.kind) && item.focus == Focus::Agenda && item.at_part.is_none();
        if here { wanted(item) } else { Hidden }
    })
}

fn plain(facts: &Facts, of: fn(MeetingKind) -> bool) -> Availability {
    on_item(facts, of, |_| Ready)
}

pub(super) fn group(facts: &Facts) -> Availability {
    plain(facts, |kind| kind == MeetingKind::Group)
}

fn is_committee(kind: MeetingKind) -> bool {
    kind == MeetingKind::Committee
}

pub(super) fn committee(facts: &Facts) -> Availability {
    plain(facts, is_committee)
}

/// Where approvals tie, the tie is broken first; whatever lost it goes another way.
pub(super) fn can_pick(facts: &Facts) -> Availability {
    on_item(facts, is_committee, |item| match item.pickable {
        Pickable::Yes => Ready,
        Pickable::TieOpen => Blocked(blocked::TIE_OPEN),
        Pickable::LostTie => Blocked(blocked::LOST_TIE),
    })
}

pub(super) fn can_break_tie(facts: &Facts) -> Availability {
    on_item(facts, is_committee, |item| {
        if item.tied {
            Ready
        } else {
            Blocked(blocked::NO_TIE)
        }
    })
}

pub(super) fn assembly(facts: &Facts) -> Availability {
    plain(facts, MeetingKind::votes)
}

/// What was passed is not declined; the digit ends the meeting once everything has a disposition.
pub(super) fn can_decline(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        _ if item.open_items == 0 => Hidden,
        BallotFacts::Closed { passed: true, .. } => Blocked(blocked::PASSED),
        _ => Ready,
    })
}

/// A matter of a meeting that votes, still open: its digits are its own.
fn is_being_decided(item: ItemFacts) -> bool {
    let on_item = item.focus == Focus::Agenda && item.at_part.is_none();
    item.kind.votes() && on_item && item.open_items > 0
}

/// The digits that open a vote stand only while none was opened.
pub(super) fn can_open_ballot(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        BallotFacts::None if item.quorum_short > 0 => Blocked(blocked::NO_QUORUM),
        BallotFacts::None if item.disposed => Blocked(blocked::DISPOSED),
        BallotFacts::None => Ready,
        BallotFacts::Open { .. } | BallotFacts::Closed { .. } => Hidden,
    })
}

/// Names and papers need a roll.
pub(super) fn can_open_listed(facts: &Facts) -> Availability {
    match (can_open_ballot(facts), facts.item) {
        (Ready, Some(item)) if item.kind.counts_heads() => Blocked(blocked::NO_ROLL),
        (found, _) => found,
    }
}

pub(super) fn can_count(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        BallotFacts::Open {
            method: Method::Hands | Method::Paper,
            ..
        } => Ready,
        BallotFacts::Open { .. } => Blocked(blocked::BY_NAME),
        BallotFacts::None => Blocked(blocked::NO_BALLOT),
        BallotFacts::Closed { .. } => Blocked(blocked::BALLOT_CLOSED),
    })
}

pub(super) fn on_paper(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| {
        let on_paper = matches!(
            item.ballot,
            BallotFacts::Open {
                method: Method::Paper,
                ..
            }
        );
        ready_if(on_paper)
    })
}

pub(super) fn can_close_ballot(facts: &Facts) -> Availability {
    live(facts, |item| {
        let here = item.kind.votes() && matches!(item.focus, Focus::Agenda | Focus::Votes);
        if !here || item.at_part.is_some() {
            return Hidden;
        }
        match item.ballot {
            BallotFacts::Open {
                method: Method::Named,
                ..
            }
            | BallotFacts::Open { complete: true, .. } => Ready,
            BallotFacts::Open { .. } => Blocked(blocked::NOT_COUNTED),
            BallotFacts::None => Blocked(blocked::NO_BALLOT),
            BallotFacts::Closed { .. } => Blocked(blocked::BALLOT_CLOSED),
        }
    })
}

pub(super) fn can_publish(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        BallotFacts::Closed {
            published: false, ..
        } => Ready,
        BallotFacts::Closed { .. } => Blocked(blocked::PUBLISHED),
        BallotFacts::None | BallotFacts::Open { .. } => Hidden,
    })
}

pub(super) fn can_void(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        BallotFacts::None => Hidden,
        _ if item.disposed => Blocked(blocked::DISPOSED),
        BallotFacts::Open { .. } | BallotFacts::Closed { .. } => Ready,
    })
}

/// The question whom it concerns stands from the announcement until it was dealt with.
pub(super) fn can_say_whom(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::is_of_members, |item| {
        let asked = matches!(
            item.ballot,
            BallotFacts::Closed {
                passed: true,
                published: true,
                ..
            }
        );
        ready_if(asked && !item.disposed)
    })
}

pub(super) fn can_assign(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::votes, |item| match item.ballot {
        _ if item.concerns_all == Some(true) => Hidden,
        BallotFacts::Closed {
            published: false, ..
        } => Blocked(blocked::NOT_PUBLISHED),
        BallotFacts::Closed { passed: true, .. } => Ready,
        _ => Blocked(blocked::NOT_PASSED),
    })
}

pub(super) fn can_send_on(facts: &Facts) -> Availability {
    on_item(facts, MeetingKind::is_of_members, |item| {
        ready_if(item.concerns_all == Some(true))
    })
}

pub(super) fn can_end(facts: &Facts) -> Availability {
    live(facts, |item| {
        if item.focus == Focus::Floor || is_being_decided(item) {
            Hidden
        } else if item.open_items > 0 {
            Blocked(blocked::ITEMS_OPEN)
        } else {
            Ready
        }
    })
}

pub(super) fn can_call_all(facts: &Facts) -> Availability {
    match facts.item {
        Some(item)
            if item.ended || item.kind.counts_heads() || item.kind.votes() && on_matter(item) =>
        {
            Hidden
        }
        Some(item) if item.focus == Focus::Roll || item.focus == Focus::Agenda => {
            if item.uncalled {
                Ready
            } else {
                Blocked(blocked::ALL_CALLED)
            }
        }
        _ => Hidden,
    }
}

fn on_matter(item: ItemFacts) -> bool {
    item.focus == Focus::Agenda && item.at_part.is_none()
}

pub(super) fn can_ask(facts: &Facts) -> Availability {
    live(facts, |_| Ready)
}

/// Words of the minutes, which can be put right after the end as well; final ones the file refuses.
pub(super) fn can_remark(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) => ready_if(item.focus == Focus::Agenda),
        None => Hidden,
    }
}

/// What someone said, during the meeting and after it.
pub(super) fn can_note(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if item.ended && item.focus == Focus::Floor => {
            ready_if(item.speech != SpeechFacts::None)
        }
        _ => on_floor(facts),
    }
}

/// The head of the minutes, during the meeting and after it.
pub(super) fn can_set_head(facts: &Facts) -> Availability {
    ready_if(facts.item.is_some())
}

pub(super) fn counts_heads(facts: &Facts) -> Availability {
    live(facts, |item| ready_if(item.kind.counts_heads()))
}

pub(super) fn of_members(facts: &Facts) -> Availability {
    live(facts, |item| ready_if(item.kind.is_of_members()))
}

pub(super) fn on_part(facts: &Facts) -> Availability {
    live(facts, |item| match item.at_part {
        Some(PartKind::Consultation) => Blocked(blocked::KEPT_PART),
        Some(_) if item.focus == Focus::Agenda => Ready,
        _ => Hidden,
    })
}
