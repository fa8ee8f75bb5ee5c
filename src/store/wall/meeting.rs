//! Pictures of a meeting: its agenda, one item with its vote, who speaks, what was promised.

use rusqlite::{Connection, OptionalExtension};

use super::Hider;
use crate::domain::Id;
use crate::domain::ballot::quorum;
use crate::domain::issue::Stage;
use crate::domain::meeting::{
    AgendaItem, BallotState, Disposition, Item, Meeting, MeetingBoard, MeetingKind, SpeechState,
};
use crate::domain::privacy::mask_name;
use crate::domain::rules::MeetingRule;
use crate::domain::wall::{
    VoteStage, WallLine, WallPicture, WallPromise, WallSpeech, WallView, WallVote,
};
use crate::store::meeting;

/// The meeting, unless it was undone meanwhile.
pub(super) fn find(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<Option<MeetingBoard>> {
    meeting::board(conn, meeting).optional()
}

/// What the room sees of a meeting; what is kept from the wall is not even counted.
pub(super) fn picture(
    meeting: &MeetingBoard,
    hider: &Hider,
    view: &WallView,
) -> rusqlite::Result<WallPicture> {
    match view {
        WallView::Item(_, item) => one_item(meeting, hider, *item),
        WallView::Speaker(_) => floor(meeting, hider),
        WallView::Promises(_) => promises(meeting, hider),
        _ => agenda(meeting, hider),
    }
}

fn agenda(meeting: &MeetingBoard, hider: &Hider) -> rusqlite::Result<WallPicture> {
    Ok(WallPicture::Agenda {
        kind: meeting.row.kind,
        body: hider.text(&meeting.row.body)?,
        quorum: quorum(&meeting.rule, meeting.frozen),
        lines: shown(meeting)
            .map(|item| item_line(hider, meeting.row.kind, item))
            .collect::<rusqlite::Result<_>>()?,
    })
}

fn one_item(
    meeting: &MeetingBoard,
    hider: &Hider,
    item: Id<Item>,
) -> rusqlite::Result<WallPicture> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Some((index, found)) = shown(meeting)
        .enumerate()
        .find(|(_, shown)| shown.id == item)
    else {
        return agenda(meeting, hider);
    };
    let assigned = found.assigned.as_ref().filter(|_| !is_secret(found));
    Ok(WallPicture::Item {
        position: count(index) + 1,
        of: count(shown(meeting).count()),
        line: item_line(hider, meeting.row.kind, found)?,
        vote: match &found.ballot {
            Some(ballot) => vote(hider, &meeting.rule, ballot)?,
            None => None,
        },
        assigned: match assigned {
            Some((name, deadline)) => Some((hider.responsible(found.issue, name)?, *deadline)),
            None => None,
        },
    })
}

/// Items that are not kept from the wall.
pub(super) fn shown(meeting: &MeetingBoard) -> impl Iterator<Item = &AgendaItem> {
    meeting.items.iter().filter(|item| !item.internal)
}

/// Whether the vote on it is not announced yet: what was made of it would tell how it went.
fn is_secret(item: &AgendaItem) -> bool {
    let ballot = item.ballot.as_ref();
    ballot.is_some_and(|ballot| !ballot.published)
}

fn item_line(hider: &Hider, kind: MeetingKind, item: &AgendaItem) -> rusqlite::Result<WallLine> {
    let undecided = match kind {
        MeetingKind::Group => Stage::Group,
        MeetingKind::Committee => Stage::Committee,
        MeetingKind::Assembly | MeetingKind::FourSteps => Stage::Assembly,
        MeetingKind::Residents | MeetingKind::Representatives => Stage::Residents,
    };
    let made = item.disposition.filter(|_| !is_secret(item));
    Ok(WallLine {
        category: item.category,
        text: hider.of_issue(item.issue, &item.text)?,
        stage: made.map_or(undecided, Disposition::stage),
    })
}

fn vote(
    hider: &Hider,
    rule: &MeetingRule,
    ballot: &BallotState,
) -> rusqlite::Result<Option<WallVote>> {
    let Some(verdict) = ballot.verdict(rule) else {
        return Ok(None);
    };
    let need = verdict.need;
    let stage = if ballot.published {
        VoteStage::Published {
            verdict,
            opinion: ballot.opinion,
        }
    } else if ballot.closed {
        VoteStage::Closed
    } else {
        VoteStage::Open
    };
    Ok(Some(WallVote {
        base: ballot.frozen.base,
        present: ballot.frozen.present,
        need,
        basis: hider.text(&rule.basis)?,
        stage,
    }))
}

/// Who speaks on what, and who is next.
fn floor(meeting: &MeetingBoard, hider: &Hider) -> rusqlite::Result<WallPicture> {
    let mut speeches = meeting.speeches.iter();
    let current = speeches.find(|speech| speech.state.has_floor());
    let about = current.and_then(|speech| speech.item);
    let subject = shown(meeting)
        .find(|item| Some(item.id) == about)
        .map(|item| hider.of_issue(item.issue, &item.text))
        .transpose()?;
    let waiting = meeting.speeches.iter();
    let waiting = waiting.filter(|speech| speech.state == SpeechState::Waiting);
    Ok(WallPicture::Speaker {
        subject,
        current: current.map(|speech| WallSpeech {
            name: mask_name(&speech.name),
            state: speech.state,
        }),
        waiting: waiting.map(|speech| mask_name(&speech.name)).collect(),
    })
}

/// What the meeting before decided; what is kept from the wall is left out.
fn promises(meeting: &MeetingBoard, hider: &Hider) -> rusqlite::Result<WallPicture> {
    let shown = meeting.promises.iter().filter(|promise| !promise.internal);
    let masked = shown.map(|promise| {
        Ok(WallPromise {
            text: hider.of_issue(promise.issue, &promise.text)?,
            name: hider.responsible(promise.issue, &promise.assignee)?,
            deadline: promise.deadline,
            state: promise.state,
            why: hider.of_issue(promise.issue, &promise.why)?,
        })
    });
    Ok(WallPicture::Promises(
        masked.collect::<rusqlite::Result<_>>()?,
    ))
}
