//! Who has the floor, with the countdown in large digits, and who is next.

use chrono::NaiveDateTime;

use super::sheet::{Line, Sheet, line, paragraph};
use crate::domain::meeting::SpeechState;
use crate::domain::wall::WallSpeech;
use crate::projector::text;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::widgets::digits;

/// The speakers' list as the room sees it.
pub(super) struct Floor<'a> {
    /// What is spoken about.
    pub(super) subject: Option<&'a str>,
    /// Who speaks.
    pub(super) current: Option<&'a WallSpeech>,
    /// Who is next, in order.
    pub(super) waiting: &'a [String],
}

/// Paints the floor as it is at a moment.
pub(super) fn paint(p: &mut Painter, sheet: Sheet, floor: &Floor, now: Option<NaiveDateTime>) {
    let Some(speech) = floor.current else {
        return nobody(p, sheet, floor);
    };
    let left = now.and_then(|now| speech.state.left(now));
    let mut head = line(text::speaking(&speech.name), Role::Base);
    head.push(("  ".to_owned(), Role::Base));
    head.push((format!(" {} ", word(speech.state, left)), band(left)));
    let mut top = vec![head];
    if !sheet.small {
        top.extend(subject(p, sheet, floor, 2));
        top.push(Line::new());
    }
    sheet.write(p, &top);
    let rest = sheet.below(u16::try_from(top.len()).unwrap_or(u16::MAX));
    // A moment is not known before the first look at the clock: then no time is shown at all.
    if let Some(left) = left {
        time(p, rest, left);
    }
    let waiting = [line(text::waiting(floor.waiting), Role::Dim)];
    rest.below(digits::HEIGHT + u16::from(!sheet.small))
        .write(p, &waiting);
}

fn nobody(p: &mut Painter, sheet: Sheet, floor: &Floor) {
    let mut lines = vec![line(text::NOBODY_SPEAKS, Role::Base)];
    lines.extend(subject(p, sheet, floor, 2));
    lines.push(line(text::waiting(floor.waiting), Role::Dim));
    sheet.write(p, &lines);
}

fn subject(p: &Painter, sheet: Sheet, floor: &Floor, most: usize) -> Vec<Line> {
    let lines = floor
        .subject
        .map(|subject| paragraph(subject, sheet.measure, most, p.look().width));
    let lines = lines.into_iter().flatten();
    lines.map(|text| line(text, Role::Base)).collect()
}

/// Minutes and seconds; where large digits find no room, in small ones.
fn time(p: &mut Painter, sheet: Sheet, left: i64) {
    let minutes = text::minutes(left);
    if digits::width(&minutes) <= sheet.columns && digits::HEIGHT <= sheet.rows {
        digits::paint(p, sheet.x, sheet.y, &minutes, Role::Big);
    } else {
        sheet.write(p, &[line(minutes, Role::Base)]);
    }
}

fn word(state: SpeechState, left: Option<i64>) -> &'static str {
    match (state, is_over(left)) {
        (SpeechState::Paused { .. }, false) => text::PAUSED,
        (SpeechState::Paused { .. }, true) => text::PAUSED_OVER,
        (_, false) => text::RUNNING,
        (_, true) => text::OVER_TIME,
    }
}

fn is_over(left: Option<i64>) -> bool {
    left.is_some_and(|left| left < 0)
}

fn band(left: Option<i64>) -> Role {
    if is_over(left) {
        Role::BarActive
    } else {
        Role::Bar
    }
}
