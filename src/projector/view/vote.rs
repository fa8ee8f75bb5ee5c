//! A vote in large digits, made of coloured spaces, with its words above and below.

use super::sheet::{Line, Sheet, heading, line, paragraph};
use crate::domain::wall::{VoteStage, WallLine, WallVote};
use crate::projector::text;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::widgets::digits;

/// Rows of the digits with their heading.
const ROWS: u16 = digits::HEIGHT + 1;

/// Paints the vote; `false`, with nothing painted, where there is no room for it.
pub(super) fn paint(
    p: &mut Painter,
    sheet: Sheet,
    found: &WallLine,
    vote: &WallVote,
    below: &[Line],
) -> bool {
    // Two digits three times just fit into forty columns, with one column of margin.
    let (words, numbers) = shown(vote);
    let hang = u16::from(sheet.small);
    let slot = (sheet.columns + 3 * hang) / 3;
    let fits = |number: u32| digits::width(&number.to_string()) < slot;
    let blanks = if sheet.small { 0 } else { 2 };
    let head = u16::from(!sheet.small);
    let taken = ROWS + blanks + head + u16::try_from(below.len()).unwrap_or(u16::MAX);
    let Some(room) = sheet.rows.checked_sub(taken).filter(|room| *room > 0) else {
        return false;
    };
    if !numbers.into_iter().all(fits) {
        return false;
    }
    let mut lines: Vec<Line> = (head > 0).then(|| heading(found)).into_iter().collect();
    let text = paragraph(
        &found.text,
        sheet.measure,
        usize::from(room.min(3)),
        p.look().width,
    );
    lines.extend(text.into_iter().map(|text| line(text, Role::Base)));
    sheet.write(p, &lines);
    let under = sheet.below(u16::try_from(lines.len()).unwrap_or(0) + blanks / 2);
    for (x, (word, number)) in (under.x - hang..)
        .step_by(usize::from(slot))
        .zip(words.into_iter().zip(numbers))
    {
        p.text(x, under.y, slot, word, Role::Base);
        digits::paint(p, x, under.y + 1, &number.to_string(), Role::Big);
    }
    under.below(ROWS + blanks / 2).write(p, below);
    true
}

/// The votes once they are announced; before, what they will be measured by.
fn shown(vote: &WallVote) -> ([&'static str; 3], [u32; 3]) {
    match &vote.stage {
        VoteStage::Open | VoteStage::Closed => (text::BEFORE, [vote.base, vote.present, vote.need]),
        VoteStage::Published { verdict, .. } => {
            let tally = verdict.tally;
            (text::CHOICES, [tally.approve, tally.reject, tally.abstain])
        }
    }
}
