//! Keys of a meeting. Digits are dispositions, presences or votes here, whatever has the keys.

use super::when::{
    assembly, can_assign, can_call_all, can_close_ballot, can_count, can_end, can_open_ballot,
    committee, group, on_roll, on_votes,
};
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Disposition, Presence};
use crate::flow::{Action, Binding, Facts, WallAction};
use crate::keymap::{Availability, Key};
use crate::screens::keys::{can_open, key, when};
use crate::screens::text::{help, labels};
use crate::screens::wall::text as wall;

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
            &[Key::Char('8')],
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
    key(
        &[Key::F(6)],
        Action::Wall(WallAction::Open),
        wall::labels::WALL,
        wall::help::WALL,
        80,
    ),
    key(
        &[Key::F(9)],
        Action::Wall(WallAction::Next),
        wall::labels::NEXT,
        wall::help::NEXT,
        79,
    ),
];
