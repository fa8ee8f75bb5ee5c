//! From a meeting's board to its minutes: nothing is typed, everything was recorded in the meeting.

use chrono::NaiveDateTime;

use super::{
    Assigned, ByName, Counted, FORMAT, Head, Matter, Minutes, PartLine, PromiseLine, Said, Signed,
};
use crate::domain::ballot::Method;
use crate::domain::meeting::{
    AgendaItem, AgendaPart, Attendee, BallotState, Details, MeetingBoard, Place, Promise, Speech,
    SpeechState, Tellers, spent,
};
use crate::domain::rules::Rulebook;

/// The minutes of a meeting as it stands; `now` ends what still goes on.
pub fn compile(board: &MeetingBoard, now: NaiveDateTime) -> Minutes {
    let until = board.details.ended_at.unwrap_or(now);
    Minutes {
        format: FORMAT,
        meeting: board.row.id,
        kind: board.row.kind,
        body: board.row.body.clone(),
        on: board.row.on,
        head: head(&board.details),
        roll: board.roll.iter().map(signed).collect(),
        counted: board.frozen,
        rule: board.rule.clone(),
        parts: board
            .parts
            .iter()
            .map(|part| part_line(board, part, until))
            .collect(),
        promises: board.promises.iter().map(promise).collect(),
        matters: board
            .items
            .iter()
            .map(|item| matter(board, item, until))
            .collect(),
        said: said(board, |speech| speech.item.is_none()),
    }
}

fn head(details: &Details) -> Head {
    let name = |who: &Option<(_, String)>| {
        who.as_ref()
            .map_or_else(String::new, |(_, name)| name.clone())
    };
    Head {
        ordinal: details.ordinal,
        opened_at: details.opened_at,
        ended_at: details.ended_at,
        place: details.place.clone(),
        theme: details.theme.clone(),
        chair: name(&details.chair),
        recorder: name(&details.recorder),
        off_day: details.off_day.clone(),
        noticed_on: details.noticed_on,
        short_notice: details.short_notice.clone(),
        pick_reason: details.pick_reason.clone(),
        version: 0,
        reopened: String::new(),
    }
}

fn signed(attendee: &Attendee) -> Signed {
    Signed {
        name: attendee.name.clone(),
        capacity: attendee.capacity,
        presence: attendee.presence,
        earlier: attendee.earlier.clone(),
        came_at: attendee.came_at,
        left_at: attendee.left_at,
        reason: attendee.reason.clone(),
    }
}

/// Minutes spent at a place, half a minute being one.
fn used(board: &MeetingBoard, at: Place, until: NaiveDateTime) -> u32 {
    let seconds = spent(&board.spans, at, Some(until));
    u32::try_from((seconds + 30) / 60).unwrap_or(0)
}

fn part_line(board: &MeetingBoard, part: &AgendaPart, until: NaiveDateTime) -> PartLine {
    PartLine {
        kind: part.kind,
        title: part.title.clone(),
        planned: part.planned,
        used: used(board, Place::Part(part.id), until),
        note: part.note.clone(),
    }
}

fn promise(promise: &Promise) -> PromiseLine {
    PromiseLine {
        issue: promise.issue,
        number: promise.number.clone(),
        text: promise.text.clone(),
        internal: promise.internal,
        assignee: promise.assignee.clone(),
        deadline: promise.deadline,
        state: promise.state,
        why: promise.why.clone(),
    }
}

/// Speeches that were held, of those wanted; what was said without being noted is said without a point.
fn said(board: &MeetingBoard, wanted: impl Fn(&Speech) -> bool) -> Vec<Said> {
    let held = |speech: &&Speech| speech.state != SpeechState::Waiting && wanted(speech);
    let speeches = board.speeches.iter().filter(held);
    speeches
        .map(|speech| Said {
            name: speech.name.clone(),
            stance: speech.stance,
            point: speech.point.clone(),
        })
        .collect()
}

fn matter(board: &MeetingBoard, item: &AgendaItem, until: NaiveDateTime) -> Matter {
    Matter {
        issue: item.issue,
        number: item.number.clone(),
        category: item.category,
        text: item.text.clone(),
        internal: item.internal,
        urgent: item.urgent.clone(),
        planned: item.planned,
        used: used(board, Place::Item(item.id), until),
        remark: item.remark.clone(),
        said: said(board, |speech| speech.item == Some(item.id)),
        voided: item
            .voided
            .iter()
            .map(|voided| counted(&voided.ballot, &voided.reason))
            .collect(),
        vote: item.ballot.as_ref().map(|ballot| counted(ballot, "")),
        concerns_all: item.concerns_all,
        approvals: item.approvals,
        tie_way: item.tie_way.clone(),
        focus: item.focus.clone(),
        disposition: item.disposition,
        note: item.note.clone(),
        merged_into: item.merged_into.clone(),
        assigned: item.assigned.as_ref().map(|(name, deadline)| Assigned {
            name: name.clone(),
            deadline: *deadline,
            helpers: item.helpers.clone(),
        }),
    }
}

fn counted(ballot: &BallotState, voided: &str) -> Counted {
    let by_name = match ballot.method {
        Method::Named => ballot.votes.iter(),
        // Nothing leads from a person to a paper, and hands are not written down.
        Method::Hands | Method::Paper => [].iter(),
    };
    let tellers = ballot.tellers.as_ref();
    let agreed = tellers.and_then(Tellers::agreed);
    let tellers = tellers.map(|found| found.first.iter().chain(&found.second));
    Counted {
        method: ballot.method,
        frozen: ballot.frozen,
        tally: ballot.counted(),
        opinion: ballot.opinion,
        reps: ballot.reps,
        invalid: agreed.map_or(ballot.invalid, |papers| papers.invalid),
        tellers: tellers
            .into_iter()
            .flatten()
            .map(|found| found.name.clone())
            .collect(),
        by_name: by_name
            .map(|vote| ByName {
                name: vote.name.clone(),
                capacity: vote.capacity,
                choice: vote.choice,
            })
            .collect(),
        gap: Rulebook::builtin().close_gap(),
        closed: ballot.closed,
        published: ballot.published,
        voided: voided.to_owned(),
    }
}
