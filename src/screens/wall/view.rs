//! Paints the wall's desk: what can be shown left, and right the paper itself as the room will see it.

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{PAPER, WallPage, is_below, is_beside};
use super::text;
use crate::domain::wall::{WallDesk, WallPicture, WallView};
use crate::projector;
use crate::text::masked;
use crate::ui::cells::cut;
use crate::ui::look::{Look, Role, Stage};
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::widgets::field;
use crate::ui::wrap::wrap;

/// Papers a wall can have, the largest first.
const PAPERS: [(u16, u16); 3] = [(100, 30), (60, 20), PAPER];
/// Columns the list keeps beside a larger paper.
const LIST: u16 = 36;

/// What is the same for every picture.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The day, for deadlines.
    pub today: NaiveDate,
    /// The moment, for a countdown that runs.
    pub now: Option<NaiveDateTime>,
    /// Whether the file is a drill.
    pub is_drill: bool,
}

/// Paints the desk into the body of the screen.
pub fn draw(page: &WallPage, p: &mut Painter<'_>, area: Rect, room: Room) {
    let at = row(area, 0);
    p.fill(area, Role::Panel);
    p.fill(at, Role::PanelTitleFocus);
    let Some(desk) = &page.desk else {
        p.text(at.x + 1, at.y + 1, at.width, text::LOADING, Role::Dim);
        return;
    };
    let inner = Rect {
        x: at.x + 1,
        width: at.width.saturating_sub(1),
        ..at
    };
    p.line(inner, &text::title(&desk.wall), Role::PanelTitleFocus);
    let body = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let size = p.area();
    let window = (size.width, size.height);
    if is_beside(window) {
        beside(page, desk, p, body, room);
    } else if is_below(window) {
        let top = body.height - PAPER.1;
        list(
            page,
            desk,
            p,
            Rect {
                height: top,
                ..body
            },
        );
        paper(
            page,
            p,
            Rect {
                y: body.y + top,
                height: PAPER.1,
                ..body
            },
            PAPER,
            room,
        );
    } else if page.previews {
        paper(page, p, body, PAPER, room);
    } else {
        list(page, desk, p, body);
    }
}

fn beside(page: &WallPage, desk: &WallDesk, p: &mut Painter<'_>, body: Rect, room: Room) {
    let fits = |(columns, rows): &(u16, u16)| columns + LIST < body.width && *rows < body.height;
    let size = PAPERS.into_iter().find(fits).unwrap_or(PAPER);
    let left = body.width.saturating_sub(size.0 + 1);
    list(
        page,
        desk,
        p,
        Rect {
            width: left,
            ..body
        },
    );
    let right = Rect {
        x: body.x + left + 1,
        width: size.0,
        ..body
    };
    let heading = row(right, 0);
    p.fill(heading, Role::PanelTitle);
    let words = text::preview(size.0, size.1);
    p.text(
        heading.x + 1,
        heading.y,
        heading.width - 1,
        &words,
        Role::PanelTitle,
    );
    let below = Rect {
        y: right.y + 1,
        height: right.height.saturating_sub(1),
        ..right
    };
    paper(page, p, below, size, room);
    let rest = below.height.saturating_sub(size.1 + 1);
    let waiting = text::waiting(&desk.wall);
    let words = match page.seen().filter(|slide| slide.view != WallView::Blank) {
        Some(slide) => vec![
            text::masked(&slide.masked),
            waiting,
            text::NOT_KNOWN.to_owned(),
        ],
        None => vec![waiting],
    };
    let policy = p.look().width;
    let lines = words
        .iter()
        .flat_map(|words| wrap(words, right.width, policy));
    for (n, line) in (0..rest).zip(lines) {
        p.text(
            right.x,
            below.y + size.1 + 1 + n,
            right.width,
            &line,
            Role::Dim,
        );
    }
}

/// What can be shown, each with how it stands; above it the sentence being typed.
fn list(page: &WallPage, desk: &WallDesk, p: &mut Painter<'_>, area: Rect) {
    let used = sentence(page, p, area);
    let area = Rect {
        y: area.y + used,
        height: area.height.saturating_sub(used),
        ..area
    };
    if let Some(chosen) = page.places {
        return places(page, chosen, p, area);
    }
    let rows = usize::from(area.height).max(1);
    let skip = (page.selected + 1).saturating_sub(rows);
    let shown = desk.slides.iter().enumerate().skip(skip);
    for (y, (n, slide)) in (0..area.height).zip(shown) {
        let chosen = n == page.selected;
        let role = match (chosen, page.field.is_some()) {
            (true, false) => Role::Selected,
            (true, true) => Role::SelectedUnfocused,
            (false, _) => Role::Panel,
        };
        let mark = text::mark(&desk.wall, &slide.view);
        let words = text::slide(slide);
        let marker = if chosen { '>' } else { ' ' };
        draw_slide(p, row(area, y), (&format!("{marker}{words}"), &mark), role);
    }
}

/// Where someone is named in what is previewed, and what the program cannot know.
fn places(page: &WallPage, chosen: usize, p: &mut Painter<'_>, area: Rect) {
    let words = wrap(
        text::NOT_KNOWN,
        area.width.saturating_sub(2),
        p.look().width,
    );
    let below = u16::try_from(words.len()).unwrap_or(0);
    let rows = area.height.saturating_sub(below).max(1);
    let skip = (chosen + 1).saturating_sub(usize::from(rows));
    let shown = page.masked().iter().enumerate().skip(skip);
    let mut used = 0;
    for (y, (n, place)) in (0..rows).zip(shown) {
        let (marker, role) = match n == chosen {
            true => ('>', Role::Selected),
            false => (' ', Role::Panel),
        };
        let line = format!("{marker}{}", masked::place(place));
        p.line(row(area, y), &line, role);
        used = y + 1;
    }
    for (y, line) in (used..area.height).zip(&words) {
        p.text(area.x + 1, area.y + y, area.width, line, Role::Dim);
    }
}

/// One line: what it is, and at its end how it stands.
fn draw_slide(p: &mut Painter<'_>, at: Rect, (words, mark): (&str, &str), role: Role) {
    let wide = p.width(mark) + 1;
    let room = at.width.saturating_sub(wide + 1);
    p.fill(at, role);
    let words = cut(words, room, p.look().width);
    p.text(at.x, at.y, room, &words, role);
    p.text(at.right().saturating_sub(wide), at.y, wide, mark, role);
}

/// The sentence being typed, high in the window, where an input method has room below; gives its rows.
fn sentence(page: &WallPage, p: &mut Painter<'_>, area: Rect) -> u16 {
    let Some(sentence) = &page.field else {
        return 0;
    };
    let at = row(area, 0);
    p.text(at.x + 1, at.y, at.width, text::TYPE_HERE, Role::Dim);
    let at = row(area, 1);
    let input = Rect {
        x: at.x + 1,
        width: at.width.saturating_sub(3),
        ..at
    };
    if sentence.is_empty() {
        field::paint_hint(p, input, text::HINT);
    } else {
        field::paint(p, input, sentence.typed(), true);
    }
    3
}

/// The picture as the projector itself paints it, on paper of the wall's size.
fn paper(page: &WallPage, p: &mut Painter<'_>, area: Rect, size: (u16, u16), room: Room) {
    let Some(picture) = page.picture() else {
        return;
    };
    let look = Look {
        stage: Stage::Projector,
        ..*p.look()
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let state = seen(picture, size, room);
    projector::paint(&mut Painter::new(&mut buffer, &look), &state);
    p.paste(area, &buffer);
    mark(p, area, &buffer);
}

/// What was masked is marked on the paper; the room sees the same without the marks.
fn mark(p: &mut Painter<'_>, area: Rect, paper: &Buffer) {
    let size = paper.area.intersection(Rect { x: 0, y: 0, ..area });
    for (x, y) in (size.top()..size.bottom()).flat_map(|y| (0..size.width).map(move |x| (x, y))) {
        if paper[(x, y)].symbol() == masked::SIGN {
            let cell = Rect::new(area.x + x, area.y + y, 1, 1);
            p.tint(cell, Role::Masked);
        }
    }
}

fn seen(picture: &WallPicture, size: (u16, u16), room: Room) -> projector::State {
    let mut state = projector::State::new(size);
    if let Some(now) = room.now {
        state.update(projector::Event::Tick(std::time::Duration::ZERO, now));
    }
    state.update(projector::Event::Picture(Box::new(projector::Shown {
        picture: picture.clone(),
        drill: room.is_drill,
        only_read: false,
        today: room.today,
    })));
    state
}
