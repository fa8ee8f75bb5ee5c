//! The meeting as it was last read, and where the operator is in it. Selections are kept by what they are, not by
//! their line, so that another desk's changes never move them.

use chrono::NaiveDateTime;

use super::rows::{Line, lines};
use crate::domain::Id;
use crate::domain::ballot::{Method, quorum};
use crate::domain::meeting::{
    AgendaItem, BallotState, Meeting, MeetingBoard, Pickable, Place, Presence, Speech,
    SpeechRecord, SpeechState,
};
use crate::domain::person::Person;
use crate::flow::{BallotFacts, Cx, Facts, Focus, ItemFacts, SpeechFacts};
use crate::store::Query;
use crate::store::worker::Ticket;

/// A meeting being held.
#[derive(Debug)]
pub struct Cockpit {
    /// Which meeting.
    pub meeting: Id<Meeting>,
    /// As it was last read.
    pub board: Option<MeetingBoard>,
    /// Which part has the keys.
    pub focus: Focus,
    /// The moment, as the clock last said.
    pub now: Option<NaiveDateTime>,
    /// The selected line of the agenda.
    pub(super) at: Option<Place>,
    /// The first line of its page that is in view.
    pub(super) top: usize,
    /// The selected person on the roll.
    pub(super) person: Option<Id<Person>>,
    /// The selected voter.
    pub(super) voter: Option<Id<Person>>,
    /// The selected speech.
    pub(super) speech: Option<Id<SpeechRecord>>,
    pub(super) ticket: Option<Ticket>,
    /// What to do with the next reading: go on to the next open item.
    pub(super) advance: bool,
    /// What to do with the next reading: let the wall follow what was done here.
    pub(super) follow: bool,
}

impl Cockpit {
    /// Opens a meeting and asks for it.
    pub fn open(meeting: Id<Meeting>, cx: &mut Cx<'_>) -> Self {
        let ticket = cx.load(Query::Meeting(meeting));
        Self {
            meeting,
            board: None,
            focus: Focus::Agenda,
            now: None,
            at: None,
            top: 0,
            person: None,
            voter: None,
            speech: None,
            ticket: Some(ticket),
            advance: false,
            follow: false,
        }
    }

    /// Whether the meeting is still on its way.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some()
    }

    /// Whether the meeting has not ended.
    pub fn is_going_on(&self) -> bool {
        self.board.as_ref().is_some_and(|board| !board.row.ended)
    }

    /// The lines of the agenda.
    pub fn lines(&self) -> Vec<Line<'_>> {
        self.board.as_ref().map(lines).unwrap_or_default()
    }

    /// The selected line of the agenda, by its number.
    pub fn line_number(&self) -> usize {
        let at = |line: &Line<'_>| Some(line.place()) == self.at;
        self.lines().iter().position(at).unwrap_or(0)
    }

    /// The selected line of the agenda.
    pub fn line(&self) -> Option<Line<'_>> {
        self.lines().into_iter().nth(self.line_number())
    }

    /// The current item.
    pub fn current(&self) -> Option<&AgendaItem> {
        self.line()?.item()
    }

    /// The ballot of the current item.
    pub fn ballot(&self) -> Option<&BallotState> {
        self.current()?.ballot.as_ref()
    }

    /// Speeches to the selected line: to the item, or to the meeting as a whole.
    pub fn speeches(&self) -> Vec<&Speech> {
        let item = self.current().map(|item| item.id);
        let all = self.board.iter().flat_map(|board| &board.speeches);
        all.filter(|speech| speech.item == item || speech.state.has_floor())
            .collect()
    }

    /// Whoever has the floor.
    pub fn speaking(&self) -> Option<&Speech> {
        let mut all = self.board.iter().flat_map(|board| &board.speeches);
        all.find(|speech| speech.state.has_floor())
    }

    /// The selected speech: the one chosen, or else whoever speaks or waits first.
    pub fn selected_speech(&self) -> Option<&Speech> {
        let speeches = self.speeches();
        let chosen = speeches
            .iter()
            .find(|speech| Some(speech.id) == self.speech);
        let next = || {
            let open = |speech: &&&Speech| speech.state != SpeechState::Spoken;
            let floor = speeches.iter().find(|speech| speech.state.has_floor());
            floor.or_else(|| speeches.iter().find(open))
        };
        chosen.or_else(next).or(speeches.last()).copied()
    }

    /// The number of the selected person on the roll.
    pub fn person_number(&self) -> usize {
        let roll = self.board.iter().flat_map(|board| &board.roll);
        let mut people = roll.map(|attendee| attendee.person);
        people
            .position(|person| Some(person) == self.person)
            .unwrap_or(0)
    }

    /// The number of the selected voter.
    pub fn voter_number(&self) -> usize {
        let votes = self.ballot().map_or(&[][..], |ballot| &ballot.votes);
        let at = votes
            .iter()
            .position(|vote| Some(vote.person) == self.voter);
        let open = || votes.iter().position(|vote| vote.choice.is_none());
        at.or_else(open).unwrap_or(0)
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

    /// How the selected place stands.
    pub fn item_facts(&self) -> Option<ItemFacts> {
        let board = self.board.as_ref()?;
        let line = self.line()?;
        let item = line.item();
        Some(ItemFacts {
            kind: board.row.kind,
            ended: board.row.ended,
            focus: self.focus,
            at_part: line.part().map(|part| part.kind),
            disposed: item.is_some_and(|item| item.disposition.is_some()),
            open_items: board.row.open_items,
            quorum_short: self.quorum_short(),
            uncalled: board
                .roll
                .iter()
                .any(|attendee| attendee.presence == Presence::Uncalled),
            ballot: ballot_facts(board, item),
            concerns_all: item.and_then(|item| item.concerns_all),
            tied: board.is_tied(),
            pickable: item.map_or(Pickable::Yes, |item| board.pickable(item.id)),
            speech: self.speech_facts(),
        })
    }

    fn speech_facts(&self) -> SpeechFacts {
        match self.selected_speech().map(|speech| speech.state) {
            None => SpeechFacts::None,
            Some(SpeechState::Waiting) => SpeechFacts::Waiting,
            Some(SpeechState::Spoken) => SpeechFacts::Spoken,
            Some(SpeechState::Speaking { .. } | SpeechState::Paused { .. }) => {
                SpeechFacts::Speaking
            }
        }
    }

    /// How many are missing for the quorum the meeting was opened under.
    pub fn quorum_short(&self) -> u32 {
        let short = |board: &MeetingBoard| Some(quorum(&board.rule, board.frozen)?.short());
        self.board.as_ref().and_then(short).unwrap_or(0)
    }
}

fn ballot_facts(board: &MeetingBoard, item: Option<&AgendaItem>) -> BallotFacts {
    let Some(ballot) = item.and_then(|item| item.ballot.as_ref()) else {
        return BallotFacts::None;
    };
    match ballot.passed {
        Some(passed) => BallotFacts::Closed {
            passed,
            published: ballot.published,
            close: ballot
                .verdict(&board.rule)
                .is_some_and(|verdict| verdict.close),
        },
        None => BallotFacts::Open {
            method: ballot.method,
            complete: is_complete(ballot),
        },
    }
}

/// Whether everyone present, or every paper, is accounted for; papers only when both tellers found the same.
fn is_complete(ballot: &BallotState) -> bool {
    match ballot.method {
        Method::Hands => ballot.tally.cast() == ballot.frozen.present,
        Method::Named => ballot.votes.iter().all(|vote| vote.choice.is_some()),
        Method::Paper => ballot
            .tellers
            .as_ref()
            .is_some_and(|tellers| tellers.agreed().is_some()),
    }
}
