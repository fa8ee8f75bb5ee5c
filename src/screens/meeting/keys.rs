//! Keys of a meeting. Digits are dispositions, presences or votes here, whatever has the keys.

use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Disposition, MeetingKind, Presence};
use crate::flow::{Action, BallotFacts, Binding, Facts, ItemFacts};
use crate::keymap::Availability::{self, Blocked, Hidden, Ready};
use crate::keymap::Key;
use crate::screens::keys::{can_open, key, when};
use crate::screens::text::{blocked, help, labels};

fn on_roll(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if item.on_roll && item.ended => Blocked(blocked::MEETING_ENDED),
        Some(item) if item.on_roll => Ready,
        _ => Hidden,
    }
}

fn on_votes(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if item.on_votes => Ready,
        _ => Hidden,
    }
}

/// The item of the agenda, in a meeting of this kind that has not ended.
fn on_item(facts: &Facts, kind: MeetingKind) -> Option<Result<ItemFacts, Availability>> {
    let item = facts.item.filter(|item| item.kind == kind)?;
    if item.on_roll || item.on_votes {
        return None;
    }
    if item.ended {
        return Some(Err(Blocked(blocked::MEETING_ENDED)));
    }
    Some(Ok(item))
}

fn plain(facts: &Facts, kind: MeetingKind) -> Availability {
    match on_item(facts, kind) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(_)) => Ready,
    }
}

fn group(facts: &Facts) -> Availability {
    plain(facts, MeetingKind::Group)
}

fn committee(facts: &Facts) -> Availability {
    plain(facts, MeetingKind::Committee)
}

fn assembly(facts: &Facts) -> Availability {
    plain(facts, MeetingKind::Assembly)
}

fn can_open_ballot(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::Assembly) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(item)) if item.ballot != BallotFacts::None => Blocked(blocked::BALLOT_STANDS),
        Some(Ok(item)) if item.quorum_short > 0 => Blocked(blocked::NO_QUORUM),
        Some(Ok(_)) => Ready,
    }
}

fn can_count(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::Assembly) {
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

fn can_close_ballot(facts: &Facts) -> Availability {
    let Some(item) = facts.item.filter(|item| item.kind == MeetingKind::Assembly) else {
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

fn can_assign(facts: &Facts) -> Availability {
    match on_item(facts, MeetingKind::Assembly) {
        None => Hidden,
        Some(Err(why)) => why,
        Some(Ok(item)) if item.ballot == (BallotFacts::Closed { passed: true }) => Ready,
        Some(Ok(_)) => Blocked(blocked::NOT_PASSED),
    }
}

fn can_end(facts: &Facts) -> Availability {
    match facts.item {
        None => Hidden,
        Some(item) if item.ended => Blocked(blocked::MEETING_ENDED),
        Some(item) if item.open_items > 0 => Blocked(blocked::ITEMS_OPEN),
        Some(_) => Ready,
    }
}

fn can_call_all(facts: &Facts) -> Availability {
    match facts.item {
        Some(item) if !item.ended => Ready,
        _ => Hidden,
    }
}

const fn dispose(
    keys: &'static [Key],
    disposition: Disposition,
    label: &'static str,
    weight: u8,
    condition: fn(&Facts) -> Availability,
) -> Binding {
    when(
        key(
            keys,
            Action::Dispose(disposition),
            label,
            help::DISPOSE,
            weight,
        ),
        condition,
    )
}

/// Keys of a meeting.
pub const KEYS: &[Binding] = &[
    when(
        key(&[Key::Enter], Action::Open, labels::NEXT, help::NEXT, 99),
        can_open,
    ),
    key(&[Key::Tab], Action::NextPane, labels::PANE, help::PANE, 90),
    key(
        &[Key::BackTab],
        Action::PrevPane,
        labels::PANE_BACK,
        help::PANE,
        0,
    ),
    key(&[Key::Left], Action::Left, labels::LEFT, help::PANE, 0),
    key(&[Key::Right], Action::Right, labels::RIGHT, help::PANE, 0),
    when(
        key(
            &[Key::Char('1')],
            Action::CallRoll(Presence::Present),
            labels::PRESENT,
            help::PRESENCE,
            98,
        ),
        on_roll,
    ),
    when(
        key(
            &[Key::Char('2')],
            Action::CallRoll(Presence::Excused),
            labels::EXCUSED,
            help::PRESENCE,
            97,
        ),
        on_roll,
    ),
    when(
        key(
            &[Key::Char('3')],
            Action::CallRoll(Presence::Absent),
            labels::ABSENT,
            help::PRESENCE,
            96,
        ),
        on_roll,
    ),
    when(
        key(
            &[Key::Char('1')],
            Action::Vote(Choice::Approve),
            labels::APPROVE,
            help::VOTE,
            98,
        ),
        on_votes,
    ),
    when(
        key(
            &[Key::Char('2')],
            Action::Vote(Choice::Reject),
            labels::REJECT,
            help::VOTE,
            97,
        ),
        on_votes,
    ),
    when(
        key(
            &[Key::Char('3')],
            Action::Vote(Choice::Abstain),
            labels::ABSTAIN,
            help::VOTE,
            96,
        ),
        on_votes,
    ),
    dispose(
        &[Key::Char('1')],
        Disposition::Carried,
        labels::CARRIED,
        89,
        group,
    ),
    dispose(
        &[Key::Char('2')],
        Disposition::Merged,
        labels::MERGED,
        88,
        group,
    ),
    dispose(
        &[Key::Char('3')],
        Disposition::Answered,
        labels::ANSWERED,
        87,
        group,
    ),
    dispose(
        &[Key::Char('1')],
        Disposition::Picked,
        labels::PICKED,
        89,
        committee,
    ),
    dispose(
        &[Key::Char('2')],
        Disposition::HandleNow,
        labels::HANDLE_NOW,
        88,
        committee,
    ),
    dispose(
        &[Key::Char('3')],
        Disposition::Assigned,
        labels::ASSIGNED,
        87,
        committee,
    ),
    dispose(
        &[Key::Char('4')],
        Disposition::Explained,
        labels::EXPLAINED,
        86,
        committee,
    ),
    dispose(
        &[Key::Char('5')],
        Disposition::Referred,
        labels::REFERRED,
        85,
        committee,
    ),
    dispose(
        &[Key::Char('6')],
        Disposition::NextMonth,
        labels::NEXT_MONTH,
        84,
        committee,
    ),
    when(
        key(
            &[Key::Char('1')],
            Action::OpenBallot(Method::Hands),
            labels::HANDS,
            help::HANDS,
            89,
        ),
        can_open_ballot,
    ),
    when(
        key(
            &[Key::Char('2')],
            Action::OpenBallot(Method::Named),
            labels::NAMED,
            help::NAMED,
            88,
        ),
        can_open_ballot,
    ),
    when(
        key(
            &[Key::Char('3')],
            Action::Tally,
            labels::TALLY,
            help::TALLY,
            87,
        ),
        can_count,
    ),
    when(
        key(
            &[Key::Char('4')],
            Action::CloseBallot,
            labels::CLOSE_BALLOT,
            help::CLOSE_BALLOT,
            86,
        ),
        can_close_ballot,
    ),
    dispose(
        &[Key::Char('5')],
        Disposition::Assigned,
        labels::ASSIGNED,
        85,
        can_assign,
    ),
    dispose(
        &[Key::Char('6')],
        Disposition::Postponed,
        labels::POSTPONED,
        84,
        assembly,
    ),
    dispose(
        &[Key::Char('7')],
        Disposition::Declined,
        labels::DECLINED,
        83,
        assembly,
    ),
    when(
        key(
            &[Key::Char('8'), Key::F(4)],
            Action::CallAll,
            labels::ALL_PRESENT,
            help::ALL_PRESENT,
            82,
        ),
        can_call_all,
    ),
    when(
        key(
            &[Key::Char('9')],
            Action::EndMeeting,
            labels::END,
            help::END,
            81,
        ),
        can_end,
    ),
];
