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
    let mut below = standing(vote, sheet, p);
    // The article stands there where there is room for it beside large digits.
    let with_basis: Vec<Line> = below
        .iter()
        .cloned()
        .chain(basis(vote, sheet, p))
        .chain(assigned.clone())
        .collect();
    below.extend(assigned);
    let is_large = vote::paint(p, sheet, found, vote, &with_basis)
        || vote::paint(p, sheet, found, vote, &below);
    if !is_large {
        in_lines(p, sheet, found, Some(vote), below);
    }
}

/// How the vote stands in words, and on larger paper what it means.
fn standing(vote: &WallVote, sheet: Sheet, p: &Painter) -> Vec<Line> {
    let word = format!(" {} ", text::standing(vote));
    let band = match &vote.stage {
        VoteStage::Published { .. } => Role::BarActive,
        VoteStage::Open | VoteStage::Closed => Role::Bar,
    };
    let mut first = line(word, band);
    if sheet.small {
        first.push((format!(" {}", text::beside(vote)), Role::Base));
    }
    let mut lines = vec![first];
    let VoteStage::Published { verdict, opinion } = &vote.stage else {
        return lines;
    };
    if sheet.small {
        return lines;
    }
    let sentence = text::verdict(verdict);
    let wrapped = paragraph(&sentence, sheet.columns, 2, p.look().width);
    lines.extend(wrapped.into_iter().map(|text| line(text, Role::Base)));
    if opinion.cast() > 0 {
        lines.push(line(text::opinion(*opinion), Role::Dim));
    }
    lines
}

/// The article an announced result rests on; small paper has no room for it.
fn basis(vote: &WallVote, sheet: Sheet, p: &Painter) -> Option<Line> {
    let is_announced = matches!(vote.stage, VoteStage::Published { .. });
    let wanted = is_announced && !sheet.small && !vote.basis.is_empty();
    let words = wanted.then(|| text::basis(&vote.basis))?;
    let mut wrapped = paragraph(&words, sheet.columns, 1, p.look().width);
    wrapped.pop().map(|text| line(text, Role::Dim))
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
    if vote.is_none() || !sheet.small {
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
