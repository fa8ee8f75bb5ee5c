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
    let mut below: Vec<Line> = Vec::new();
    if let Some(vote) = vote {
        below.extend(standing(vote, sheet, p));
    }
    below.extend(assigned);
    match vote {
        Some(vote) if vote::paint(p, sheet, found, vote, &below) => {}
        _ => in_lines(p, sheet, found, vote.as_ref(), below),
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
