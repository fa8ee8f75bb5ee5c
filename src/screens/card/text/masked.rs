//! Where someone is named in what goes out: a line each, by which the place can be let stand.

use crate::domain::privacy::{Covered, Masked};
use crate::flow::{Ink, Line};
use crate::store::{Command, PrivacyCommand};
use crate::text::masked;

/// The places, under how many they are.
pub fn lines(title: &str, covered: &Covered) -> Vec<Line> {
    let mut lines = vec![
        Line::gap(),
        Line::head(format!("{title}：{}", masked::counted(covered))),
    ];
    if !covered.places.is_empty() {
        lines.push(Line::inked("选中一处按 F3：不是人名，照写", Ink::Dim));
    }
    let line = |place: &Masked| {
        let command = Command::Privacy(PrivacyCommand::about(place));
        Line::plain(masked::place(place)).running(command)
    };
    lines.extend(covered.places.iter().map(line));
    lines.push(Line::inked(masked::NOT_KNOWN, Ink::Dim));
    lines
}
