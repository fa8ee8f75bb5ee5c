//! The next step: what Enter does where the meeting stands. One function decides; the screen says it, update takes it.

use crate::domain::ballot::Method;
use crate::domain::meeting::{Disposition, MeetingKind, PartKind, Pickable};
use crate::flow::{BallotFacts, Focus, ItemFacts, SpeechFacts};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The meeting has ended: its minutes.
    See,
    /// Call the roll.
    Roll,
    /// Count heads.
    Heads,
    /// The selected person is here.
    Here,
    /// Everyone was called: back to the agenda.
    Called,
    /// The selected voter approves; one who has voted is passed over.
    Approve,
    /// Everyone has voted: back to the agenda.
    Counted,
    /// The next in the list.
    Down,
    /// The next line of the agenda.
    GoOn,
    /// Give the floor to the selected speaker.
    Begin,
    /// The speech is over.
    EndSpeech,
    /// Nobody is on the list: choose someone from the roll.
    ChooseSpeaker,
    /// Open a vote by show of hands.
    Hands,
    /// Count hands.
    Count,
    /// Call the names.
    Names,
    /// Take the tellers' numbers.
    Papers,
    /// Close the vote.
    Close,
    /// Announce the result.
    Publish,
    /// Ask whether it concerns all residents: answered by a digit.
    Concerns,
    /// What becomes of the matter.
    Dispose(Disposition),
    /// Break the tie.
    BreakTie,
    /// End the meeting.
    End,
}

/// The next step where the meeting stands.
pub fn next(facts: ItemFacts) -> Step {
    match facts.focus {
        Focus::Roll if facts.ended => Step::See,
        Focus::Roll if !facts.uncalled => Step::Called,
        Focus::Roll => Step::Here,
        Focus::Votes => match facts.ballot {
            BallotFacts::Open { complete: true, .. } => Step::Counted,
            BallotFacts::None | BallotFacts::Open { .. } | BallotFacts::Closed { .. } => {
                Step::Approve
            }
        },
        Focus::Floor => speech(facts),
        Focus::Agenda if facts.ended => Step::See,
        Focus::Agenda => match facts.at_part {
            Some(PartKind::SignIn) if facts.uncalled => Step::Roll,
            Some(_) if facts.open_items == 0 && facts.at_part == Some(PartKind::Service) => {
                Step::End
            }
            Some(_) => Step::GoOn,
            None => on_item(facts),
        },
    }
}

fn speech(facts: ItemFacts) -> Step {
    match facts.speech {
        _ if facts.ended => Step::See,
        SpeechFacts::None => Step::ChooseSpeaker,
        SpeechFacts::Waiting => Step::Begin,
        SpeechFacts::Speaking => Step::EndSpeech,
        SpeechFacts::Spoken => Step::Down,
    }
}

fn on_item(facts: ItemFacts) -> Step {
    if facts.quorum_short > 0 && !facts.disposed {
        return if facts.kind.counts_heads() {
            Step::Heads
        } else {
            Step::Roll
        };
    }
    if facts.open_items == 0 {
        return if facts.kind.is_of_members() {
            Step::GoOn
        } else {
            Step::End
        };
    }
    if facts.disposed {
        return Step::GoOn;
    }
    match facts.kind {
        MeetingKind::Group => Step::Dispose(Disposition::Carried),
        MeetingKind::Committee if facts.tied => Step::BreakTie,
        MeetingKind::Committee if facts.pickable == Pickable::LostTie => {
            Step::Dispose(Disposition::NextMonth)
        }
        MeetingKind::Committee => Step::Dispose(Disposition::Picked),
        MeetingKind::Assembly
        | MeetingKind::FourSteps
        | MeetingKind::Residents
        | MeetingKind::Representatives => vote(facts),
    }
}

fn vote(facts: ItemFacts) -> Step {
    match facts.ballot {
        BallotFacts::None => Step::Hands,
        BallotFacts::Open { complete: true, .. } => Step::Close,
        BallotFacts::Open { method, .. } => match method {
            Method::Hands => Step::Count,
            Method::Named => Step::Names,
            Method::Paper => Step::Papers,
        },
        BallotFacts::Closed {
            published: false, ..
        } => Step::Publish,
        BallotFacts::Closed { passed: false, .. } => Step::Dispose(Disposition::Postponed),
        // Once it was said whom it concerns, it goes on although it was close.
        BallotFacts::Closed { close: true, .. } if facts.concerns_all.is_none() => {
            Step::Dispose(Disposition::Postponed)
        }
        BallotFacts::Closed { .. } if !facts.kind.is_of_members() => {
            Step::Dispose(Disposition::Assigned)
        }
        BallotFacts::Closed { .. } => match facts.concerns_all {
            None => Step::Concerns,
            Some(true) => Step::Dispose(Disposition::ToResidents),
            Some(false) => Step::Dispose(Disposition::Assigned),
        },
    }
}
