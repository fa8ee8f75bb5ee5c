//! One item: what it is about, how the vote stands, who does it until when.

use chrono::NaiveDate;

use super::sheet::{Line, Sheet, heading, line, paragraph};
use super::vote;
use crate::domain::wall::{VoteStage, WallLine, WallPicture, WallVote};
use crate::projector::text;
use crate::text::verdicts;
use crate::ui::look::Role;
use crate::ui::painter::Painter;

/// Paints one item; its vote in large digits where there is room.
pub(super) fn paint(p: &mut Painter, sheet: Sheet, picture: &WallPicture, today: NaiveDate) {
    let WallPicture::Item {
        line: found,
        vote,
        assigned,
        ..
    } = picture
    else {
        return;
    };
    let is_voting = vote
        .as_ref()
        .is_some_and(|vote| !matches!(vote.stage, VoteStage::Published { .. }));
    let assigned = assigned
        .as_ref()
        .filter(|_| !(is_voting && sheet.small))
        .map(|(name, deadline)| line(text::assigned(name, *deadline, today), Role::Base));
    let Some(vote) = vote else {
        return in_lines(p, sheet, found, None, assigned.into_iter().collect());
    };
    let below = |is_large| {
        let mut lines = standing(vote, sheet, is_large);
        // The result comes first, then who does it.
        lines.splice(1..1, assigned.clone());
        // The matter and the words over the digits are read, too; what only adds to the result gives way.
        lines.truncate(sheet.lines().saturating_sub(2));
        lines
    };
    if !vote::paint(p, sheet, found, vote, &below(true)) {
        in_lines(p, sheet, found, Some(vote), below(false));
    }
}

/// How the vote stands in words, and on larger paper what it means, what else was thought, and by which article.
fn standing(vote: &WallVote, sheet: Sheet, is_large: bool) -> Vec<Line> {
    let word = |role| {
        let mut words = line(format!(" {} ", text::standing(vote)), role);
        // Small paper says in the same line what the large digits leave out.
        if sheet.small {
            words.push((format!(" {}", text::beside(vote, is_large)), Role::Base));
        }
        vec![words]
    };
    let VoteStage::Published { verdict, opinion } = &vote.stage else {
        return word(Role::Bar);
    };
    if sheet.small {
        return word(Role::BarActive);
    }
    let mut lines = vec![vec![
        (text::result(verdict), Role::BarActive),
        (text::numbers(verdict), Role::Base),
    ]];
    if opinion.cast() > 0 {
        lines.push(line(text::opinion(*opinion), Role::Dim));
    }
    if !vote.basis.is_empty() {
        lines.push(line(text::basis(&vote.basis), Role::Dim));
    }
    lines
}

/// Everything as lines of text, the issue's own text in what the rest leaves.
fn in_lines(
    p: &mut Painter,
    sheet: Sheet,
    found: &WallLine,
    vote: Option<&WallVote>,
    below: Vec<Line>,
) {
    let mut lines = Vec::new();
    if vote.is_none() || sheet.is_roomy() {
        lines.push(heading(found));
    }
    let tally = vote.map(|vote| match &vote.stage {
        VoteStage::Published { verdict, .. } => line(verdicts::tally(verdict.tally), Role::Base),
        VoteStage::Open | VoteStage::Closed => line(text::threshold(vote), Role::Base),
    });
    let others = lines.len() + below.len() + usize::from(tally.is_some());
    let room = sheet.lines().saturating_sub(others).clamp(1, 6);
    let text = paragraph(&found.text, sheet.measure, room, p.look().width);
    lines.extend(text.into_iter().map(|text| line(text, Role::Base)));
    if lines.len() + below.len() + 2 <= usize::from(sheet.rows) {
        lines.push(Line::new());
    }
    lines.extend(tally);
    lines.extend(below);
    sheet.write(p, &lines);
}
