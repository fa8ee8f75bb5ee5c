//! Paints the wall: one picture, large and light, from the last good state.
//!
//! Must not keep anything between frames, and never writes into the last column.

mod agenda;
mod board;
mod floor;
mod item;
mod message;
mod promises;
mod sheet;
mod vote;

use super::state::{Shown, State};
use super::text;
use crate::domain::wall::WallPicture;
use crate::text::names::DRILL;
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use ratatui::layout::Rect;
use sheet::Sheet;

/// Below this nothing could be read from the back row.
const SMALLEST: (u16, u16) = (40, 10);

/// Paints the whole screen.
pub fn paint(p: &mut Painter, state: &State) {
    let area = p.area();
    p.fill(area, Role::Base);
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        p.text(
            0,
            0,
            area.width.saturating_sub(1),
            text::TOO_SMALL,
            Role::Base,
        );
        return;
    }
    if let Some(shown) = state.shown() {
        picture(p, state, shown);
        if shown.drill {
            drill(p);
        }
    }
    let bottom = Rect::new(2, area.height - 1, area.width - 4, 1);
    if state.is_waiting() {
        p.line(bottom, text::WAITING, Role::Warn);
    } else if state.shown().is_some_and(|shown| shown.only_read) {
        p.line(bottom, text::ONLY_READ, Role::Dim);
    }
}

fn picture(p: &mut Painter, state: &State, shown: &Shown) {
    let sheet = Sheet::of(p);
    match &shown.picture {
        WallPicture::Blank => {}
        WallPicture::Board { counts, lines } => {
            bar(p, text::BOARD);
            let pages = board::paint(p, sheet, counts, lines, |pages| state.page(pages));
            page_mark(p, state, pages);
        }
        WallPicture::Agenda {
            kind,
            body,
            quorum,
            lines,
        } => {
            bar(p, &text::agenda(*kind));
            let head = agenda::Head {
                body,
                quorum: *quorum,
            };
            let pages = agenda::paint(p, sheet, &head, lines, |pages| state.page(pages));
            page_mark(p, state, pages);
        }
        WallPicture::Item { position, of, .. } => {
            bar(p, &text::position(*position, *of));
            item::paint(p, sheet, &shown.picture, shown.today);
        }
        WallPicture::Speaker {
            subject,
            current,
            waiting,
        } => {
            bar(p, text::FLOOR);
            let floor = floor::Floor {
                subject: subject.as_deref(),
                current: current.as_ref(),
                waiting,
            };
            floor::paint(p, sheet, &floor, state.now());
        }
        WallPicture::Promises(promises) => {
            bar(p, text::PROMISES);
            let pages = promises::paint(p, sheet, promises, shown.today, |pages| state.page(pages));
            page_mark(p, state, pages);
        }
        WallPicture::Message(sentence) => {
            bar(p, text::MESSAGE);
            message::paint(p, sheet, sentence);
        }
    }
}

/// The title line; its right end is left to the page and the drill's mark.
fn bar(p: &mut Painter, title: &str) {
    let width = p.area().width;
    p.fill(Rect::new(0, 0, width, 1), Role::Bar);
    p.text(2, 0, width - 4, title, Role::Bar);
}

/// The page, left of where the drill's mark stands.
fn page_mark(p: &mut Painter, state: &State, pages: usize) {
    if pages > 1 {
        let mark = text::page(state.page(pages), pages);
        let x = p.area().width.saturating_sub(9 + p.width(&mark));
        p.text(x, 0, 9, &mark, Role::Bar);
    }
}

fn drill(p: &mut Painter) {
    let mark = format!(" {DRILL} ");
    let columns = p.width(&mark);
    let x = p.area().width.saturating_sub(columns + 1);
    p.text(x, 0, columns, &mark, Role::Drill);
}
