//! Votes on the screen: by name, counted, closed, announced, voided.

use super::state::Cockpit;
use super::text;
use super::update::{form, moved, run};
use crate::dialogs::confirm::text as confirm;
use crate::domain::Id;
use crate::domain::ballot::{Choice, Method};
use crate::domain::meeting::{BallotState, Item, Vote};
use crate::flow::{Cx, Intent, MeetingPurpose, Move, Purpose, Wish};
use crate::store::{BallotCommand, Command};

fn item(cockpit: &Cockpit) -> Option<Id<Item>> {
    cockpit.current().map(|item| item.id)
}

fn all(cockpit: &Cockpit) -> &[Vote] {
    cockpit.ballot().map_or(&[], |ballot| &ballot.votes)
}

pub(super) fn go(cockpit: &mut Cockpit, step: Move) {
    let to = moved(cockpit.voter_number(), all(cockpit).len(), step);
    cockpit.voter = all(cockpit).get(to).map(|vote| vote.person);
}

pub(super) fn vote(cockpit: &Cockpit, choice: Choice, cx: &mut Cx<'_>) {
    let Some((item, vote)) = item(cockpit).zip(all(cockpit).get(cockpit.voter_number())) else {
        return;
    };
    let command = Command::CastVote {
        item,
        person: vote.person,
        choice,
    };
    run(command, cx);
}

/// Enter approves for whoever has not voted, and goes on from whoever has: nothing is overturned by it.
pub(super) fn approve_next(cockpit: &mut Cockpit, cx: &mut Cx<'_>) {
    let votes = all(cockpit);
    let here = cockpit.voter_number();
    if votes.get(here).is_some_and(|vote| vote.choice.is_none()) {
        return vote(cockpit, Choice::Approve, cx);
    }
    let mut after = votes.iter().cycle().skip(here).take(votes.len());
    let open = after.find(|vote| vote.choice.is_none());
    cockpit.voter = open.map(|vote| vote.person);
}

/// The form in which votes are counted: hands, or what the next teller found.
pub(super) fn count(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    let Some(item) = item(cockpit) else { return };
    let meeting = cockpit.meeting;
    let on_paper = cockpit
        .ballot()
        .is_some_and(|ballot| ballot.method == Method::Paper);
    if on_paper {
        return form(MeetingPurpose::Papers(meeting, item), cx);
    }
    cx.wish(Wish::Form(Purpose::Tally { meeting, item }));
}

pub(super) fn close(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    let Some(item) = item(cockpit) else { return };
    let command = Command::CloseBallot { item };
    // Where nobody has answered it is refused, and there is nothing to ask.
    let begun = cockpit.ballot().filter(|ballot| ballot.tally.cast() > 0);
    match begun.map_or(0, BallotState::silent) {
        0 => run(command, cx),
        // To be silent is one's right, but a slip of one key must not make it so.
        silent => cx.wish(Wish::Question(
            text::silent(silent),
            confirm::CARRY_ON,
            Intent::Run(Box::new(command)),
        )),
    }
}

pub(super) fn publish(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    if let Some(item) = item(cockpit) {
        run(Command::Ballot(BallotCommand::Publish { item }), cx);
    }
}

pub(super) fn concerns(cockpit: &Cockpit, concerns: bool, cx: &mut Cx<'_>) {
    if let Some(item) = item(cockpit) {
        run(
            Command::Ballot(BallotCommand::ConcernsAll { item, concerns }),
            cx,
        );
    }
}

pub(super) fn cast_rest(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    if let Some(item) = item(cockpit) {
        let choice = Choice::Approve;
        run(
            Command::Ballot(BallotCommand::CastRest { item, choice }),
            cx,
        );
    }
}
