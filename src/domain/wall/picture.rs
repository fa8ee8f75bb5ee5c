//! Masked pictures. Whatever a room may not see has no field here.

use chrono::NaiveDate;

use crate::domain::ballot::{Quorum, Tally, Verdict};
use crate::domain::issue::{Category, Stage};
use crate::domain::meeting::{MeetingKind, PromiseState, SpeechState};

/// One line on the wall, already masked and scrubbed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallLine {
    /// Category of the issue.
    pub category: Category,
    /// Scrubbed text.
    pub text: String,
    /// Where it stands.
    pub stage: Stage,
}

/// How far a vote has come, and what may be known of it.
///
/// Until it is announced no number of votes is on the wall, not even one that is being typed: a
/// count in passing sways those who have not voted yet, and may still be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoteStage {
    /// Votes are being taken.
    Open,
    /// Closed, not announced yet (待公布).
    Closed,
    /// Announced (公布).
    Published {
        /// The verdict with its votes.
        verdict: Verdict,
        /// Opinions of residents' representatives.
        opinion: Tally,
    },
}

/// The vote on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallVote {
    /// Those who should vote.
    pub base: u32,
    /// Of them, those present.
    pub present: u32,
    /// Approvals required.
    pub need: u32,
    /// The article it rests on.
    pub basis: String,
    /// How far it has come.
    pub stage: VoteStage,
}

/// Someone on the speakers' list, masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallSpeech {
    /// The masked name.
    pub name: String,
    /// How it stands; a countdown is the moment it ends, so that it never drifts.
    pub state: SpeechState,
}

/// A promise of the meeting before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallPromise {
    /// What was promised, scrubbed.
    pub text: String,
    /// The masked name of whoever promised.
    pub name: String,
    /// Until when.
    pub deadline: NaiveDate,
    /// How it stands.
    pub state: PromiseState,
    /// Why it is late, or how far it has come, scrubbed.
    pub why: String,
}

/// A masked picture of what the operator shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WallPicture {
    /// Counts by stage and lines that page by themselves.
    Board {
        counts: Vec<(Stage, u32)>,
        lines: Vec<WallLine>,
    },
    /// A meeting's agenda, with those who should vote and the quorum.
    Agenda {
        kind: MeetingKind,
        body: String,
        quorum: Option<Quorum>,
        lines: Vec<WallLine>,
    },
    /// One item.
    Item {
        position: u32,
        of: u32,
        line: WallLine,
        vote: Option<WallVote>,
        assigned: Option<(String, NaiveDate)>,
    },
    /// Who speaks on what, and who is next.
    Speaker {
        subject: Option<String>,
        current: Option<WallSpeech>,
        waiting: Vec<String>,
    },
    /// What was promised the last time.
    Promises(Vec<WallPromise>),
    /// A sentence.
    Message(String),
    /// Nothing.
    Blank,
}

impl WallPicture {
    /// The countdown that runs on it, so that it is drawn anew every second.
    pub fn running(&self) -> Option<SpeechState> {
        match self {
            WallPicture::Speaker {
                current: Some(speech),
                ..
            } if matches!(speech.state, SpeechState::Speaking { .. }) => Some(speech.state),
            _ => None,
        }
    }
}
