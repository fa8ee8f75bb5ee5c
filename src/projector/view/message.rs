//! A sentence of the operator, in as many lines as there is room for.

use super::sheet::{Sheet, line, paragraph};
use crate::ui::look::Role;
use crate::ui::painter::Painter;

/// Paints a sentence.
pub(super) fn paint(p: &mut Painter, sheet: Sheet, sentence: &str) {
    let most = sheet.lines().min(usize::from(sheet.rows));
    let lines = paragraph(sentence, sheet.measure, most, p.look().width);
    let lines: Vec<_> = lines
        .into_iter()
        .map(|text| line(text, Role::Base))
        .collect();
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    // A little above the middle, where a room looks first.
    sheet
        .below(sheet.rows.saturating_sub(used) / 3)
        .write(p, &lines);
}
