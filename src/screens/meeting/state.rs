//! The meeting as it was last read, and which part has the keys.

use crate::domain::Id;
use crate::domain::ballot::Method;
use crate::domain::meeting::{AgendaItem, BallotState, Meeting, MeetingBoard};
use crate::flow::{BallotFacts, Cx, Facts, ItemFacts};
use crate::store::Query;
use crate::store::worker::Ticket;

/// Which part has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The agenda.
    Agenda,
    /// The roll.
    Roll,
    /// Votes by name on the current item.
    Votes,
}

/// A meeting being held.
#[derive(Debug)]
pub struct Cockpit {
    /// Which meeting.
    pub meeting: Id<Meeting>,
    /// As it was last read.
    pub board: Option<MeetingBoard>,
    /// Which part has the keys.
    pub part: Part,
    /// The current item.
    pub item: usize,
    /// The selected person on the roll.
    pub person: usize,
    /// The selected voter.
    pub voter: usize,
    pub(super) ticket: Option<Ticket>,
    /// What to do with the next reading: go on to the next open item.
    pub(super) advance: bool,
}

impl Cockpit {
    /// Opens a meeting and asks for it.
    pub fn open(meeting: Id<Meeting>, cx: &mut Cx<'_>) -> Self {
        let ticket = cx.load(Query::Meeting(meeting));
        Self {
            meeting,
            board: None,
            part: Part::Agenda,
            item: 0,
            person: 0,
            voter: 0,
            ticket: Some(ticket),
            advance: true,
        }
    }

    /// Whether the meeting is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some()
    }

    /// The current item.
    pub fn current(&self) -> Option<&AgendaItem> {
        self.board.as_ref()?.items.get(self.item)
    }

    /// The ballot of the current item.
    pub fn ballot(&self) -> Option<&BallotState> {
        self.current()?.ballot.as_ref()
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        Facts {
            panes: true,
            can_open: self.board.is_some(),
            item: self.item_facts(),
            ..Facts::default()
        }
    }

    /// How the current item stands.
    pub(super) fn item_facts(&self) -> Option<ItemFacts> {
        let board = self.board.as_ref()?;
        let item = self.current()?;
        Some(ItemFacts {
            kind: board.row.kind,
            ended: board.row.ended,
            on_roll: self.part == Part::Roll,
            on_votes: self.part == Part::Votes,
            disposed: item.disposition.is_some(),
            open_items: board.row.open_items,
            quorum_short: self.quorum_short(),
            ballot: ballot_facts(item.ballot.as_ref()),
        })
    }

    /// How many are missing for the quorum of this kind of meeting.
    pub fn quorum_short(&self) -> u32 {
        let Some(board) = &self.board else { return 0 };
        let quorum = crate::domain::ballot::quorum(&board.rule, board.frozen);
        quorum.map_or(0, |quorum| quorum.short())
    }
}

fn ballot_facts(ballot: Option<&BallotState>) -> BallotFacts {
    match ballot {
        None => BallotFacts::None,
        Some(ballot) => match ballot.passed {
            Some(passed) => BallotFacts::Closed { passed },
            None => BallotFacts::Open {
                method: ballot.method,
                complete: ballot.method == Method::Named
                    && ballot.votes.iter().all(|vote| vote.choice.is_some())
                    || ballot.tally.cast() == ballot.frozen.present,
            },
        },
    }
}
