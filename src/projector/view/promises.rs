//! What the meeting before decided: done, late by so many days, and why, in words.

use chrono::NaiveDate;

use super::board::paint_pages;
use super::sheet::{Block, Sheet, line, paragraph};
use crate::domain::meeting::PromiseState;
use crate::domain::wall::WallPromise;
use crate::projector::text;
use crate::ui::cells::WidthPolicy;
use crate::ui::look::Role;
use crate::ui::painter::Painter;

/// Paints the promises and gives how many pages they take.
pub(super) fn paint(
    p: &mut Painter,
    sheet: Sheet,
    promises: &[WallPromise],
    today: NaiveDate,
    page: impl Fn(usize) -> usize,
) -> usize {
    let mut used = 0;
    if !promises.is_empty() {
        sheet.write(p, &[line(text::kept(promises), Role::Base)]);
        used = 1;
    }
    let policy = p.look().width;
    let blocks = promises
        .iter()
        .zip(1..)
        .map(|(promise, number)| block(number, promise, today, sheet, policy))
        .collect();
    let rest = sheet.below(used + u16::from(used > 0));
    let most = sheet.lines() - usize::from(used);
    paint_pages(p, rest, blocks, most, text::NO_PROMISES, page)
}

/// How it stands and who promised, what it is about, and why it is late.
fn block(
    number: u32,
    promise: &WallPromise,
    today: NaiveDate,
    sheet: Sheet,
    policy: WidthPolicy,
) -> Block {
    let role = match promise.state {
        PromiseState::Done { .. } => Role::Good,
        PromiseState::Overdue { .. } => Role::Bad,
        PromiseState::Open => Role::Base,
    };
    let mut head = line(format!("{number} "), Role::Base);
    head.push((text::promise(promise, today), role));
    head.push((format!("  {}", promise.name), Role::Dim));
    let lines = |text: &str, most, role| {
        let lines = paragraph(text, sheet.measure, most, policy);
        lines.into_iter().map(move |text| line(text, role))
    };
    let mut block = vec![head];
    block.extend(lines(&promise.text, 2, Role::Base));
    if !promise.why.is_empty() {
        let most = if sheet.is_roomy() { 2 } else { 1 };
        block.extend(lines(&text::why(promise), most, Role::Dim));
    }
    block
}
