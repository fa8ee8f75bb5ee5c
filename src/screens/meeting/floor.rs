//! The floor on the screen: who is asked to speak, whose time runs, what was said.

use super::roll;
use super::state::Cockpit;
use super::update::{form, moved, run};
use crate::domain::meeting::{SpeechState, Template};
use crate::flow::{Cx, Focus, MeetingPurpose, Move};
use crate::store::{Command, FloorCommand};

pub(super) fn go(cockpit: &mut Cockpit, step: Move) {
    let ids: Vec<_> = cockpit.speeches().iter().map(|speech| speech.id).collect();
    let here = cockpit.selected_speech().map(|speech| speech.id);
    let here = ids.iter().position(|id| Some(*id) == here).unwrap_or(0);
    cockpit.speech = ids.get(moved(here, ids.len(), step)).copied();
}

/// The selected person of the roll is asked to speak; elsewhere the roll is shown to choose from.
pub(super) fn ask(cockpit: &mut Cockpit, cx: &mut Cx<'_>) {
    if cockpit.focus != Focus::Roll {
        return cockpit.choose_speaker(cx);
    }
    let Some(person) = roll::selected(cockpit).map(|attendee| attendee.person) else {
        return;
    };
    let command = FloorCommand::Ask {
        meeting: cockpit.meeting,
        item: cockpit.current().map(|item| item.id),
        person,
        seconds: Template::builtin().speech_seconds,
    };
    run(Command::Floor(command), cx);
}

/// Whoever waits begins, whoever speaks has ended.
pub(super) fn speak(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    let Some(speech) = cockpit.selected_speech() else {
        return;
    };
    let command = match speech.state {
        SpeechState::Waiting => FloorCommand::Begin {
            speech: speech.id,
            seconds: Template::builtin().speech_seconds,
        },
        _ => FloorCommand::End { speech: speech.id },
    };
    run(Command::Floor(command), cx);
}

/// Whoever has the floor is interrupted, or goes on; from wherever the keys are.
pub(super) fn hold(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    if let Some(speech) = cockpit.speaking().map(|speech| speech.id) {
        run(Command::Floor(FloorCommand::Hold { speech }), cx);
    }
}

pub(super) fn extend(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    let seconds = Template::builtin().extend_seconds;
    if let Some(speech) = cockpit.speaking().map(|speech| speech.id) {
        run(Command::Floor(FloorCommand::Extend { speech, seconds }), cx);
    }
}

pub(super) fn note(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    if let Some(speech) = cockpit.selected_speech() {
        form(MeetingPurpose::Note(cockpit.meeting, speech.id), cx);
    }
}

pub(super) fn withdraw(cockpit: &Cockpit, cx: &mut Cx<'_>) {
    if let Some(speech) = cockpit.selected_speech().map(|speech| speech.id) {
        run(Command::Floor(FloorCommand::Withdraw { speech }), cx);
    }
}
