//! The board: how many matters are being registered, deliberated and resolved, and which.

use super::sheet::{self, Block, Line, Sheet, accent, heading, line, paragraph};
use crate::domain::issue::Stage;
use crate::domain::wall::WallLine;
use crate::projector::text;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::widgets::digits;

/// Rows of the counts in large digits, with their heading and a blank row below.
const LARGE: u16 = digits::HEIGHT + 2;

/// Paints the board and gives how many pages its lines take.
pub(super) fn paint(
    p: &mut Painter,
    sheet: Sheet,
    counts: &[(Stage, u32)],
    lines: &[WallLine],
    page: impl Fn(usize) -> usize,
) -> usize {
    let used = paint_counts(p, sheet, &groups(counts));
    let policy = p.look().width;
    let blocks = lines
        .iter()
        .map(|found| block(heading(found), found, sheet, policy))
        .collect();
    let rest = sheet.below(used);
    paint_pages(p, rest, blocks, sheet.lines() - 1, text::NOTHING_OPEN, page)
}

/// Paints the page that stands now, or one sentence; gives how many pages there are.
pub(super) fn paint_pages(
    p: &mut Painter,
    sheet: Sheet,
    blocks: Vec<Block>,
    most: usize,
    nothing: &str,
    page: impl Fn(usize) -> usize,
) -> usize {
    let pages = sheet::pages(blocks, usize::from(sheet.rows), most);
    match pages.get(page(pages.len())) {
        Some(lines) => sheet.write(p, lines),
        None => sheet.write(p, &[line(nothing, Role::Base)]),
    }
    pages.len()
}

/// A heading with the text of an issue below it.
pub(super) fn block(
    heading: Line,
    found: &WallLine,
    sheet: Sheet,
    policy: crate::ui::cells::WidthPolicy,
) -> Block {
    let text = paragraph(&found.text, sheet.measure, 3, policy);
    std::iter::once(heading)
        .chain(text.into_iter().map(|text| line(text, Role::Base)))
        .collect()
}

struct Group {
    words: (&'static str, &'static str),
    role: Role,
    count: u32,
}

fn groups(counts: &[(Stage, u32)]) -> Vec<Group> {
    let sum = |wanted: Role| {
        let of = |stage| accent(stage).map(|(_, role)| role);
        let counted = counts
            .iter()
            .filter(|(stage, _)| of(*stage) == Some(wanted));
        counted.map(|(_, count)| count).sum()
    };
    let closed = counts.iter().filter(|(stage, _)| *stage == Stage::Closed);
    let open = [
        (text::VISIT, Role::Visit),
        (text::DELIBERATE, Role::Deliberate),
        (text::RESOLVE, Role::Resolve),
    ];
    let mut groups: Vec<Group> = open
        .map(|(words, role)| Group {
            words,
            role,
            count: sum(role),
        })
        .into();
    groups.push(Group {
        words: text::CLOSED,
        role: Role::Dim,
        count: closed.map(|(_, count)| count).sum(),
    });
    groups
}

/// Paints the counts, large where there is room; gives the rows they take.
fn paint_counts(p: &mut Painter, sheet: Sheet, groups: &[Group]) -> u16 {
    let shown = if sheet.columns < 52 { 3 } else { groups.len() };
    let groups = &groups[..shown];
    let slot = sheet.columns / u16::try_from(shown).unwrap_or(1);
    let widest = groups
        .iter()
        .map(|group| digits::width(&group.count.to_string()));
    let is_large = sheet.rows >= 27 && widest.max().unwrap_or(0) < slot;
    for (x, group) in (sheet.x..).step_by(usize::from(slot)).zip(groups) {
        let (word, what) = group.words;
        let used = p.text(x, sheet.y, slot, word, group.role);
        let (label, number) = (format!(" {what} "), group.count.to_string());
        let used = used + p.text(x + used, sheet.y, slot - used, &label, Role::Base);
        if is_large {
            digits::paint(p, x, sheet.y + 1, &number, Role::Big);
        } else {
            p.text(x + used, sheet.y, slot - used, &number, Role::Base);
        }
    }
    if is_large { LARGE } else { 2 }
}
