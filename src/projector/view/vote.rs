//! A vote in large digits, made of coloured spaces, with its words above and below.

use super::sheet::{Line, Sheet, heading, line, paragraph};
use crate::domain::wall::{VoteStage, WallLine, WallVote};
use crate::projector::text;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::widgets::digits;

/// Columns between two numbers: more than between the digits of one.
const APART: u16 = 4;

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
    // On small paper two numbers stand apart far enough; of three, `12` and `9` would be read as 129.
    let shown = shown(vote, sheet.small);
    let count = u16::try_from(shown.len()).unwrap_or(1);
    let slot = sheet.columns / count;
    let fits = |number: u32| digits::width(&number.to_string()) + APART <= slot;
    let blanks = if sheet.small { 0 } else { 2 };
    let head = u16::from(sheet.is_roomy());
    let words = head + u16::try_from(below.len()).unwrap_or(u16::MAX);
    // The words over the digits are a line that is read, too.
    let lines = u16::try_from(sheet.lines())
        .unwrap_or(u16::MAX)
        .checked_sub(words + 1);
    let rows = sheet.rows.checked_sub(ROWS + blanks + words);
    let Some(room) = lines.min(rows).filter(|room| *room > 0) else {
        return false;
    };
    if !shown.iter().all(|(_, number)| fits(*number)) {
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
    let columns = (under.x..).step_by(usize::from(slot));
    for (x, (word, number)) in columns.zip(shown) {
        p.text(x, under.y, slot, word, Role::Base);
        digits::paint(p, x, under.y + 1, &number.to_string(), Role::Big);
    }
    under.below(ROWS + blanks / 2).write(p, below);
    true
}

/// The votes once they are announced; before, what they will be measured by. On small paper the
/// number that says least is left to words.
fn shown(vote: &WallVote, small: bool) -> Vec<(&'static str, u32)> {
    let (words, numbers) = match &vote.stage {
        VoteStage::Open | VoteStage::Closed => (text::BEFORE, [vote.present, vote.need, vote.base]),
        VoteStage::Published { verdict, .. } => {
            let tally = verdict.tally;
            (text::CHOICES, [tally.approve, tally.reject, tally.abstain])
        }
    };
    let most = if small { 2 } else { 3 };
    words.into_iter().zip(numbers).take(most).collect()
}
