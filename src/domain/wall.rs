//! What the operator sends to the wall; the projector process follows it through the file.

use serde::{Deserialize, Serialize};

use super::Id;
use super::ballot::{Frozen, Quorum, Tally, Verdict};
use super::issue::{Category, Stage};
use super::meeting::{Item, Meeting, MeetingKind};

/// What stands on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WallView {
    /// The issue board by stage.
    Board,
    /// A meeting's agenda.
    Agenda(Id<Meeting>),
    /// One item, with its vote if one is open or closed.
    Item(Id<Meeting>, Id<Item>),
    /// Nothing.
    Blank,
}

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

/// The vote on the wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallVote {
    /// The frozen base.
    pub frozen: Frozen,
    /// Votes so far.
    pub tally: Tally,
    /// Opinions of residents' representatives.
    pub opinion: Tally,
    /// Approvals required.
    pub need: u32,
    /// The verdict, once the ballot is closed.
    pub verdict: Option<Verdict>,
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
        base: u32,
        quorum: Option<Quorum>,
        lines: Vec<WallLine>,
    },
    /// One item.
    Item {
        position: u32,
        of: u32,
        line: WallLine,
        vote: Option<WallVote>,
        assigned: Option<(String, chrono::NaiveDate)>,
    },
    /// Nothing.
    Blank,
}
