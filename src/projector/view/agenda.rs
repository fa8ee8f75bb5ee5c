//! A meeting's agenda: who meets, whether enough have come, and what is on the table.

use super::board::{block, paint_pages};
use super::sheet::{Sheet, heading, line};
use crate::domain::ballot::Quorum;
use crate::domain::wall::WallLine;
use crate::projector::text;
use crate::text::verdicts;
use crate::ui::look::Role;
use crate::ui::painter::Painter;

/// What stands above the items.
pub(super) struct Head<'a> {
    /// Name of the body that meets.
    pub(super) body: &'a str,
    /// Attendance, where a rule asks for it.
    pub(super) quorum: Option<Quorum>,
}

/// Paints the agenda and gives how many pages its items take.
pub(super) fn paint(
    p: &mut Painter,
    sheet: Sheet,
    head: &Head,
    lines: &[WallLine],
    page: impl Fn(usize) -> usize,
) -> usize {
    let mut top = Vec::new();
    if sheet.is_roomy() {
        top.push(line(head.body, Role::Base));
    }
    if let Some(quorum) = head.quorum {
        let role = if quorum.is_reached() {
            Role::Good
        } else {
            Role::Warn
        };
        top.push(line(verdicts::quorum(quorum), role));
    }
    sheet.write(p, &top);
    let used = top.len();
    let policy = p.look().width;
    let blocks = lines
        .iter()
        .zip(1..)
        .map(|(found, number)| {
            let mut heading = heading(found);
            heading.insert(0, (format!("{number} "), Role::Base));
            block(heading, found, sheet, policy)
        })
        .collect();
    let rest = sheet.below(u16::try_from(used).unwrap_or(0) + u16::from(used > 0));
    paint_pages(p, rest, blocks, sheet.lines() - used, text::NO_ITEMS, page)
}
