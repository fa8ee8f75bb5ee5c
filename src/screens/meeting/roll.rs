//! 点名 on the screen: by Enter, by digit, by the first letter of a name.

use super::state::Cockpit;
use super::update::{moved, run};
use crate::domain::meeting::{Attendee, Presence};
use crate::domain::search::naming;
use crate::flow::{Cx, Move};
use crate::store::Command;

fn roll(cockpit: &Cockpit) -> &[Attendee] {
    cockpit.board.as_ref().map_or(&[], |board| &board.roll)
}

/// The selected person.
pub(super) fn selected(cockpit: &Cockpit) -> Option<&Attendee> {
    roll(cockpit).get(cockpit.person_number())
}

pub(super) fn go(cockpit: &mut Cockpit, step: Move) {
    let to = moved(cockpit.person_number(), roll(cockpit).len(), step);
    cockpit.person = roll(cockpit).get(to).map(|attendee| attendee.person);
}

pub(super) fn call(cockpit: &Cockpit, presence: Presence, cx: &mut Cx<'_>) {
    if let Some(attendee) = selected(cockpit) {
        let command = Command::CallRoll {
            meeting: cockpit.meeting,
            person: attendee.person,
            presence,
        };
        run(command, cx);
    }
}

/// Enter calls someone present, and goes on from whoever was.
pub(super) fn call_next(cockpit: &mut Cockpit, cx: &mut Cx<'_>) {
    let here = selected(cockpit).is_some_and(|who| who.presence == Presence::Present);
    if here {
        return go(cockpit, Move::Down);
    }
    call(cockpit, Presence::Present, cx);
}

/// To the next person whose name begins with this letter, around the end.
pub(super) fn jump(cockpit: &mut Cockpit, letter: char) {
    let people = roll(cockpit);
    let after = cockpit.person_number() + 1;
    let begins = |attendee: &&Attendee| {
        let keys = naming(&attendee.name, "").by_pinyin;
        keys.starts_with(letter.to_ascii_lowercase())
    };
    let found = people.iter().cycle().skip(after).take(people.len());
    let found = found.into_iter().find(begins).map(|who| who.person);
    if found.is_some() {
        cockpit.person = found;
    }
}
