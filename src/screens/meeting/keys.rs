//! Keys of a meeting. Digits are dispositions, presences or votes here, whatever has the keys.

use super::when::{
    assembly, can_ask, can_assign, can_break_tie, can_call_all, can_close_ballot, can_count,
    can_decline, can_end, can_note, can_open_ballot, can_open_listed, can_pick, can_publish,
    can_remark, can_say_whom, can_send_on, can_set_head, can_void, committee, counts_heads, group,
    of_members, on_open_speech, on_paper, on_part, on_roll, on_votes, while_speaking,
    while_waiting,
};
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{Disposition, Presence};
use crate::flow::{Action, Binding, Facts, MeetingAction, WallAction};
use crate::keymap::{Availability, Key};
use crate::screens::keys::{can_open, key, when};
use crate::screens::text::{help, labels};
use crate::screens::wall::text as wall;

/// A digit under a condition.
const fn digit(
    keys: &'static [Key],
    action: Action,
    words: (&'static str, &'static str),
    weight: u8,
    condition: fn(&Facts) -> Availability,
) -> Binding {
    when(key(keys, action, words.0, words.1, weight), condition)
}

const fn dispose(
    keys: &'static [Key],
    disposition: Disposition,
    label: &'static str,
    weight: u8,
    condition: fn(&Facts) -> Availability,
) -> Binding {
    let action = Action::Dispose(disposition);
    digit(keys, action, (label, help::DISPOSE), weight, condition)
}

const fn presence(
    keys: &'static [Key],
    presence: Presence,
    label: &'static str,
    weight: u8,
) -> Binding {
    let action = Action::CallRoll(presence);
    digit(keys, action, (label, help::PRESENCE), weight, on_roll)
}

const fn vote(keys: &'static [Key], choice: Choice, label: &'static str, weight: u8) -> Binding {
    let action = Action::Vote(choice);
    digit(keys, action, (label, help::VOTE), weight, on_votes)
}

const fn here(
    keys: &'static [Key],
    action: MeetingAction,
    words: (&'static str, &'static str),
    weight: u8,
    condition: fn(&Facts) -> Availability,
) -> Binding {
    digit(keys, Action::Meeting(action), words, weight, condition)
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
    // The roll.
    presence(&[Key::Char('1')], Presence::Present, labels::PRESENT, 98),
    presence(&[Key::Char('2')], Presence::Excused, labels::EXCUSED, 97),
    presence(&[Key::Char('3')], Presence::Absent, labels::ABSENT, 96),
    presence(&[Key::Char('4')], Presence::Left, labels::LEFT_EARLY, 95),
    here(
        &[Key::Char('6')],
        MeetingAction::BySeat,
        (labels::BY_SEAT, help::BY_SEAT),
        94,
        on_roll,
    ),
    // Votes by name.
    vote(&[Key::Char('1')], Choice::Approve, labels::APPROVE, 98),
    vote(&[Key::Char('2')], Choice::Reject, labels::REJECT, 97),
    vote(&[Key::Char('3')], Choice::Abstain, labels::ABSTAIN, 96),
    here(
        &[Key::Char('4')],
        MeetingAction::CastRest,
        (labels::CAST_REST, help::CAST_REST),
        95,
        on_votes,
    ),
    // The floor.
    here(
        &[Key::Char('1')],
        MeetingAction::Speak,
        (labels::SPEAK, help::SPEAK),
        98,
        on_open_speech,
    ),
    here(
        &[Key::Char('2')],
        MeetingAction::Hold,
        (labels::HOLD, help::HOLD),
        97,
        while_speaking,
    ),
    here(
        &[Key::Char('3')],
        MeetingAction::Extend,
        (labels::EXTEND, help::EXTEND),
        96,
        while_speaking,
    ),
    here(
        &[Key::Char('4')],
        MeetingAction::Note,
        (labels::NOTE, help::NOTE),
        95,
        can_note,
    ),
    here(
        &[Key::Char('5')],
        MeetingAction::Withdraw,
        (labels::STEP_BACK, help::STEP_BACK),
        70,
        while_waiting,
    ),
    // A matter of a group meeting.
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
    // A matter of a committee.
    dispose(
        &[Key::Char('1')],
        Disposition::Picked,
        labels::PICKED,
        89,
        can_pick,
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
    here(
        &[Key::Char('7')],
        MeetingAction::Approvals,
        (labels::APPROVALS, help::APPROVALS),
        83,
        committee,
    ),
    here(
        &[],
        MeetingAction::BreakTie,
        (labels::BREAK_TIE, help::BREAK_TIE),
        0,
        can_break_tie,
    ),
    // A matter of a meeting that votes: before the vote, while it is taken, after it.
    digit(
        &[Key::Char('1')],
        Action::OpenBallot(Method::Hands),
        (labels::HANDS, help::HANDS),
        89,
        can_open_ballot,
    ),
    digit(
        &[Key::Char('2')],
        Action::OpenBallot(Method::Named),
        (labels::NAMED, help::NAMED),
        88,
        can_open_listed,
    ),
    digit(
        &[Key::Char('3')],
        Action::OpenBallot(Method::Paper),
        (labels::PAPER, help::PAPER),
        87,
        can_open_listed,
    ),
    here(
        &[Key::Char('1')],
        MeetingAction::Concerns(false),
        (labels::CONCERNS_SOME, help::CONCERNS),
        89,
        can_say_whom,
    ),
    here(
        &[Key::Char('2')],
        MeetingAction::Concerns(true),
        (labels::CONCERNS_ALL, help::CONCERNS),
        88,
        can_say_whom,
    ),
    here(
        &[Key::Char('3')],
        MeetingAction::NotHandedIn,
        (labels::NOT_HANDED_IN, help::NOT_HANDED_IN),
        87,
        on_paper,
    ),
    digit(
        &[Key::Char('4')],
        Action::Tally,
        (labels::TALLY, help::TALLY),
        86,
        can_count,
    ),
    digit(
        &[Key::Char('5')],
        Action::CloseBallot,
        (labels::CLOSE_BALLOT, help::CLOSE_BALLOT),
        85,
        can_close_ballot,
    ),
    here(
        &[Key::Char('6')],
        MeetingAction::Publish,
        (labels::ANNOUNCE, help::ANNOUNCE),
        84,
        can_publish,
    ),
    dispose(
        &[Key::Char('7')],
        Disposition::Assigned,
        labels::ASSIGNED,
        83,
        can_assign,
    ),
    dispose(
        &[Key::Char('7')],
        Disposition::ToResidents,
        labels::TO_RESIDENTS,
        83,
        can_send_on,
    ),
    dispose(
        &[Key::Char('8')],
        Disposition::Postponed,
        labels::POSTPONED,
        82,
        assembly,
    ),
    dispose(
        &[Key::Char('9')],
        Disposition::Declined,
        labels::DECLINED,
        81,
        can_decline,
    ),
    here(
        &[],
        MeetingAction::Void,
        (labels::VOID_BALLOT, help::VOID_BALLOT),
        0,
        can_void,
    ),
    digit(
        &[Key::Char('8')],
        Action::CallAll,
        (labels::ALL_PRESENT, help::ALL_PRESENT),
        82,
        can_call_all,
    ),
    digit(
        &[Key::Char('9')],
        Action::EndMeeting,
        (labels::END, help::END),
        81,
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
    here(
        &[Key::F(4)],
        MeetingAction::Ask,
        (labels::ASK, help::ASK),
        91,
        can_ask,
    ),
    here(
        &[Key::F(7)],
        MeetingAction::Remark,
        (labels::REMARK, help::REMARK),
        80,
        can_remark,
    ),
    here(
        &[],
        MeetingAction::Head,
        (labels::HEAD, help::HEAD),
        0,
        can_set_head,
    ),
    here(
        &[],
        MeetingAction::Heads,
        (labels::HEADS, help::HEADS),
        0,
        counts_heads,
    ),
    here(
        &[],
        MeetingAction::AddPart,
        (labels::ADD_PART, help::ADD_PART),
        0,
        of_members,
    ),
    here(
        &[],
        MeetingAction::DropPart,
        (labels::DROP_PART, help::DROP_PART),
        0,
        on_part,
    ),
];
