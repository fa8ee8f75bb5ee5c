//! Words of the roll, of votes by name and of the speakers' list.

use chrono::NaiveDateTime;

use super::ROLL;
use crate::domain::ballot::Quorum;
use crate::domain::meeting::{Attendee, MeetingKind, Presence, Speech, SpeechState, Vote};
use crate::flow::{Ink, Line};
use crate::text::stays::{Last, stays};
use crate::text::{names, verdicts};

/// A word of up to three hanzi, so that what follows stands in a column.
fn in_column(word: &str) -> String {
    let missing = 3usize.saturating_sub(word.chars().count());
    format!("{word}{}", "  ".repeat(missing))
}

/// Heading of the roll: which of how many, and who is still missing; where there is little room the number says it.
pub fn roll((n, count): (usize, usize), quorum: Option<Quorum>, is_short: bool) -> String {
    let name = if is_short { "" } else { ROLL };
    let heading = format!("{name} {n}/{count}  {}", super::quorum(quorum).text);
    heading.trim_start().to_owned()
}

/// A line of the roll: the number by which several are marked at once, how they stand, since when.
pub fn attendee(kind: MeetingKind, n: usize, attendee: &Attendee) -> String {
    let last = Last {
        came_at: attendee.came_at,
        left_at: attendee.left_at,
        reason: &attendee.reason,
    };
    let more = match attendee.presence {
        Presence::Present | Presence::Left => stays(&attendee.earlier, last),
        Presence::Uncalled | Presence::Excused | Presence::Absent => attendee.reason.clone(),
    };
    let line = format!(
        "{n:>2} {}  {}  {} {more}",
        in_column(names::presence(attendee.presence)),
        attendee.name,
        names::capacity(kind, attendee.capacity)
    );
    line.trim_end().to_owned()
}

/// A line of a named ballot.
pub fn vote(kind: MeetingKind, vote: &Vote) -> String {
    format!(
        "{}  {}  {}",
        in_column(vote.choice.map_or("未表决", names::choice)),
        vote.name,
        names::capacity(kind, vote.capacity)
    )
}

/// A line of the speakers' list.
pub fn speech(speech: &Speech, now: Option<NaiveDateTime>) -> String {
    let stance = speech.stance.map_or("", names::stance);
    let point = match speech.point.as_str() {
        "" => String::new(),
        point => format!("  {point}"),
    };
    format!(
        "{}  {}  {stance}{point}",
        standing(speech.state, now),
        speech.name
    )
}

/// How a speech stands, in words and time.
fn standing(state: SpeechState, now: Option<NaiveDateTime>) -> String {
    match state {
        SpeechState::Waiting => "等候".to_owned(),
        SpeechState::Spoken => "已讲".to_owned(),
        SpeechState::Paused { left } => format!("暂停 {}", verdicts::countdown(left)),
        SpeechState::Speaking { .. } => match now.and_then(|now| state.left(now)) {
            Some(left) => verdicts::countdown(left),
            None => "发言中".to_owned(),
        },
    }
}

/// Who speaks and who waits, in one line.
pub fn floor(speeches: &[&Speech], now: Option<NaiveDateTime>) -> Option<Line> {
    let named = |wanted: fn(&SpeechState) -> bool| {
        let found = speeches.iter().filter(|speech| wanted(&speech.state));
        found
            .map(|speech| speech.name.as_str())
            .collect::<Vec<_>>()
            .join("、")
    };
    let waiting = named(|state| *state == SpeechState::Waiting);
    let spoken = named(|state| *state == SpeechState::Spoken);
    let speaking = speeches.iter().find(|speech| speech.state.has_floor());
    let mut words = Vec::new();
    words.extend(
        speaking.map(|speech| format!("发言：{} {}", speech.name, standing(speech.state, now))),
    );
    words.extend((!waiting.is_empty()).then(|| format!("等候：{waiting}")));
    words.extend((!spoken.is_empty() && speaking.is_none()).then(|| format!("已讲：{spoken}")));
    (!words.is_empty()).then(|| Line::inked(words.join("  "), Ink::Deliberate))
}
