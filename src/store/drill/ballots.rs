//! A vote of the drill: opened, counted by hands or by names, closed.

use super::book::Fate;
use super::history::History;
use crate::domain::Id;
use crate::domain::ballot::{Choice, Method, Tally};
use crate::domain::meeting::{AgendaItem, Capacity, Item, MeetingBoard, Presence};
use crate::domain::rules::Rulebook;
use crate::store::{BallotCommand, Command, Failure};

impl History<'_> {
    /// Votes on an item so that its fate comes true.
    pub fn vote(
        &mut self,
        board: &MeetingBoard,
        item: &AgendaItem,
        fate: Fate,
        is_named: bool,
    ) -> Result<(), Failure> {
        let item = item.id;
        let method = if is_named {
            Method::Named
        } else {
            Method::Hands
        };
        self.run(&Command::OpenBallot { item, method })?;
        let tally = tally(board, fate);
        if is_named {
            self.name_votes(board, tally, item)?;
        } else {
            let opinion = Tally {
                approve: present(board, Capacity::Representative),
                ..Tally::default()
            };
            self.run(&Command::SetTally {
                item,
                tally,
                opinion,
            })?;
        }
        self.run(&Command::CloseBallot { item })?;
        self.run(&Command::Ballot(BallotCommand::Publish { item }))?;
        if fate == Fate::Failed {
            return Ok(());
        }
        let concerns = fate == Fate::ToResidents;
        let asked = BallotCommand::ConcernsAll { item, concerns };
        self.run(&Command::Ballot(asked)).map(|_| ())
    }

    fn name_votes(
        &mut self,
        board: &MeetingBoard,
        tally: Tally,
        item: Id<Item>,
    ) -> Result<(), Failure> {
        let here = board
            .roll
            .iter()
            .filter(|attendee| attendee.presence == Presence::Present);
        let here = here.filter(|attendee| attendee.capacity != Capacity::NonVoter);
        for (index, attendee) in (0u32..).zip(here) {
            let choice = match index {
                _ if attendee.capacity == Capacity::Representative => Choice::Approve,
                _ if index < tally.approve => Choice::Approve,
                _ if index < tally.approve + tally.reject => Choice::Reject,
                _ => Choice::Abstain,
            };
            self.run(&Command::CastVote {
                item,
                person: attendee.person,
                choice,
            })?;
        }
        Ok(())
    }
}

/// Votes that lead to the fate: one abstains when it passes, two approvals are missing when it fails.
fn tally(board: &MeetingBoard, fate: Fate) -> Tally {
    let present = board.frozen.present;
    let need = Rulebook::builtin()
        .meeting(board.row.kind, board.row.on)
        .and_then(|rule| rule.pass)
        .map_or(present, |pass| pass.need(board.frozen.base));
    if fate != Fate::Failed {
        return Tally {
            approve: present - 1,
            reject: 0,
            abstain: 1,
        };
    }
    let approve = need.saturating_sub(2).min(present);
    Tally {
        approve,
        reject: present - approve,
        abstain: 0,
    }
}

fn present(board: &MeetingBoard, capacity: Capacity) -> u32 {
    let here = board
        .roll
        .iter()
        .filter(|attendee| attendee.presence == Presence::Present && attendee.capacity == capacity);
    u32::try_from(here.count()).unwrap_or(0)
}
