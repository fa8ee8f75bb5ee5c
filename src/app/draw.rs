//! Paints the whole screen: bar, body, status line, footer, overlays.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::App;
use crate::dialogs::{Overlay, confirm, form, menu, picker};
use crate::flow::{Binding, Screen};
use crate::keymap::hints;
use crate::screens::{
    Page, calendar, card, import, keys, meeting, rows, table, text, wall, workbench,
};
use crate::text::keys as key_names;
use crate::text::names;
use crate::ui::look::Role;
use crate::ui::overlay::row;
use crate::ui::painter::Painter;
use crate::ui::wrap::wrap;

/// Least columns and rows on which anything can be read.
const LEAST: (u16, u16) = (40, 10);

impl App {
    /// Paints the screen; gives the cell of the real cursor when text is being typed.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let mut p = Painter::new(buffer, &self.look);
        let area = p.area();
        p.fill(area, Role::Base);
        if self.is_too_small() {
            p.text(area.x, area.y, area.width, text::TOO_SMALL, Role::Base);
            return None;
        }
        self.draw_bar(&mut p, row(area, 0));
        let said = self.draw_banner(&mut p, row(area, 1));
        let body = Rect {
            y: area.y + 1 + said,
            height: area.height - 3 - said,
            ..area
        };
        self.draw_page(&mut p, body);
        self.draw_status(&mut p, row(area, area.height - 2));
        self.draw_footer(&mut p, row(area, area.height - 1));
        for overlay in &self.overlays {
            p.take_cursor();
            match overlay {
                Overlay::Form(form) => form::view::draw(form, &mut p),
                Overlay::Picker(picker) => picker::view::draw(picker, &mut p),
                Overlay::Menu(menu) => menu::view::draw(menu, &mut p),
                Overlay::Confirm(confirm) => confirm::view::draw(confirm, &mut p),
            }
        }
        if let Some(question) = &self.leaving.question {
            p.take_cursor();
            confirm::view::draw(question, &mut p);
        }
        if let Some(words) = self.waiting_words() {
            let at = row(area, area.height - 2);
            p.fill(at, Role::Key);
            p.text(at.x + 1, at.y, at.width.saturating_sub(1), words, Role::Key);
        }
        self.draw_drill(&mut p, row(area, 0));
        p.take_cursor()
    }

    /// Why the file is only read, on lines of its own; gives how many.
    fn draw_banner(&self, p: &mut Painter<'_>, at: Rect) -> u16 {
        let lines = self.banner();
        for (y, text) in (at.y..).zip(&lines) {
            let line = Rect { y, ..at };
            p.fill(line, Role::Bad);
            p.text(line.x + 1, y, line.width.saturating_sub(2), text, Role::Bad);
        }
        self.banner_height()
    }

    /// The mark of a drill, over whatever else stands there: made-up people are never taken for real ones.
    fn draw_drill(&self, p: &mut Painter<'_>, at: Rect) {
        if self.is_drill {
            let width = drill_width(p);
            let mark = format!(" {} ", names::DRILL);
            p.text(at.right() - width, at.y, width, &mark, Role::Drill);
        }
    }

    /// Whether nothing can be read, so that no key may act on what is not seen.
    pub(super) fn is_too_small(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    fn draw_page(&self, p: &mut Painter<'_>, body: Rect) {
        match self.page() {
            Page::Workbench(page) => workbench::view::draw(page, p, body, self.today),
            Page::Table(page) => table::view::draw(page, p, body, self.today),
            Page::Card(page) => card::view::draw(page, p, body),
            Page::Meeting(page) => meeting::view::draw(page, p, body),
            Page::Import(page) => import::view::draw(page, p, body, self.today),
            Page::Calendar(page) => calendar::view::draw(page, p, body, self.today),
            Page::Wall(page) => {
                let room = wall::view::Room {
                    today: self.today,
                    now: self.now,
                    is_drill: self.is_drill,
                };
                wall::view::draw(page, p, body, room);
            }
        }
    }

    fn draw_bar(&self, p: &mut Painter<'_>, at: Rect) {
        p.fill(at, Role::Bar);
        let mut right = at.right();
        if self.is_drill {
            right -= drill_width(p);
        }
        let room = |x: u16| right.saturating_sub(x);
        if let Page::Meeting(page) = self.page() {
            let title = page.board.as_ref().map(meeting::text::title);
            let title = title.unwrap_or_default();
            p.text(at.x + 1, at.y, room(at.x + 1), &title, Role::BarActive);
            return;
        }
        let active = self.active_screen();
        let mut x = at.x;
        for (digit, screen) in (1..).zip(Screen::ALL) {
            let role = if Some(screen) == active {
                Role::BarActive
            } else {
                Role::Bar
            };
            let label = format!("{digit}{}", text::screen(screen));
            x += p.text(x, at.y, room(x), &label, role) + 1;
        }
        x += p.text(x, at.y, room(x), &format!("0{}", text::MENU), Role::Bar) + 2;
        p.text(x, at.y, room(x), &self.community, Role::Bar);
    }

    fn active_screen(&self) -> Option<Screen> {
        match self.pages.first()? {
            Page::Workbench(_) => Some(Screen::Workbench),
            Page::Table(page) => page.screen,
            Page::Card(page) => match page.kind {
                card::CardKind::Stats => Some(Screen::Stats),
                card::CardKind::Settings => Some(Screen::Settings),
                _ => None,
            },
            Page::Meeting(_) => Some(Screen::Meetings),
            Page::Import(_) => Some(Screen::Settings),
            Page::Calendar(_) => Some(Screen::Meetings),
            Page::Wall(_) => None,
        }
    }

    /// The selected row in full, where nothing else is to be said.
    fn preview(&self) -> String {
        let selected = self.page().selected();
        selected.map_or_else(String::new, |row| rows::text::preview(row, self.today))
    }

    /// What was done or refused; a sentence that is longer than its line covers the page above it,
    /// because its end is the cure.
    fn draw_status(&self, p: &mut Painter<'_>, at: Rect) {
        let width = at.width.saturating_sub(2);
        let (lines, role) = match &self.status {
            Some(status) => {
                let role = if status.is_bad { Role::Bad } else { Role::Good };
                (wrap(&status.text, width, p.look().width), role)
            }
            None => (vec![self.preview()], Role::Dim),
        };
        let most = usize::from(at.y / 2).max(1);
        let count = u16::try_from(lines.len().min(most)).unwrap_or(1);
        let top = (at.y + 1).saturating_sub(count);
        for (y, text) in (top..=at.y).zip(&lines) {
            p.fill(Rect { y, ..at }, Role::Base);
            let inner = Rect {
                x: at.x + 1,
                y,
                width,
                height: 1,
            };
            p.line(inner, text, role);
        }
    }

    fn draw_footer(&self, p: &mut Painter<'_>, at: Rect) {
        p.fill(at, Role::Bar);
        // An overlay has the keys and says itself which ones.
        if !self.overlays.is_empty() || self.leaving.question.is_some() {
            return;
        }
        let facts = self.page().facts();
        let look = p.look();
        let cost = |binding: &Binding| {
            let key = binding.keys.first().map(|key| key_names::name(*key));
            let key = key.unwrap_or_default();
            let width = |words: &str| crate::ui::cells::width(words, look.width);
            width(&key) + width(keys::label(binding)) + 3
        };
        let shown = hints(&self.tables(), &facts, at.width.saturating_sub(1), cost);
        let mut x = at.x + 1;
        for binding in shown {
            let Some(key) = binding.keys.first() else {
                continue;
            };
            let room = |x: u16| at.right().saturating_sub(x);
            x += p.text(x, at.y, room(x), &key_names::name(*key), Role::Key) + 1;
            x += p.text(x, at.y, room(x), keys::label(binding), Role::Bar) + 2;
        }
    }
}

/// The mark of a drill, with a blank on either side.
fn drill_width(p: &Painter<'_>) -> u16 {
    p.width(names::DRILL) + 2
}
