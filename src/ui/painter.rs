//! The only hand that writes cells: clips, cuts on glyphs and never leaves half of one.
//!
//! The second half of a wide glyph is a cell holding the empty string. Must never panic,
//! whatever the rectangle.

use crate::ui::cells::{cut, for_display, glyph_width, glyphs, width};
use crate::ui::look::{Look, Role};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Paints text and backgrounds into a buffer with the colours of a look.
pub struct Painter<'a> {
    buffer: &'a mut Buffer,
    look: &'a Look,
    cursor: Option<(u16, u16)>,
}

impl<'a> Painter<'a> {
    /// Starts painting on `buffer`.
    pub fn new(buffer: &'a mut Buffer, look: &'a Look) -> Self {
        Painter {
            buffer,
            look,
            cursor: None,
        }
    }

    /// Gives the whole area that can be painted.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Gives the look in use.
    pub fn look(&self) -> &'a Look {
        self.look
    }

    /// Makes every cell of `area` a space in the role's style.
    pub fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        let style = self.look.style(role);
        for y in area.top()..area.bottom() {
            self.unhook(area.left(), area.right(), y);
            for x in area.left()..area.right() {
                set(&mut self.buffer[(x, y)], " ", style);
            }
        }
    }

    /// Writes `text` from (x, y) over at most `max` columns; gives the columns used.
    ///
    /// What does not fit is dropped without a mark; nothing is padded.
    pub fn text(&mut self, x: u16, y: u16, max: u16, text: &str, role: Role) -> u16 {
        self.styled(x, y, max, text, self.look.style(role))
    }

    /// Writes `text` on the first row of `area`, cut with `..` and padded to its width.
    pub fn line(&mut self, area: Rect, text: &str, role: Role) {
        if area.is_empty() {
            return;
        }
        let cut = cut(text, area.width, self.look.width);
        let used = self.text(area.x, area.y, area.width, &cut, role);
        let rest = area.width.saturating_sub(used);
        let style = self.look.style(role);
        self.blank(area.x.saturating_add(used), area.y, rest, style);
    }

    /// Writes `text` like [`Painter::text`] in a given style; without background it keeps the paper's.
    pub fn styled(&mut self, x: u16, y: u16, max: u16, text: &str, style: Style) -> u16 {
        let room = self.room(x, y, max);
        let policy = self.look.width;
        let shown = for_display(text, policy);
        let mut used = 0;
        for glyph in glyphs(&shown) {
            let columns = glyph_width(glyph, policy);
            if columns == 0 {
                continue;
            }
            if used + columns > room {
                break;
            }
            self.put(x + used, y, glyph, columns, style);
            used += columns;
        }
        used
    }

    /// Gives the cells of `area` the role's style and leaves their text; an ink leaves their paper too.
    pub fn tint(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        let style = self.look.style(role);
        for y in area.top()..area.bottom() {
            self.unhook(area.left(), area.right(), y);
            for x in area.left()..area.right() {
                let cell = &mut self.buffer[(x, y)];
                let symbol = cell.symbol().to_owned();
                let style = on_paper(style, cell);
                set(cell, &symbol, style);
            }
        }
    }

    /// Copies another picture into `area`; what does not fit is cut at the right and at the bottom.
    pub fn paste(&mut self, area: Rect, from: &Buffer) {
        let area = area.intersection(self.buffer.area);
        let columns = area.width.min(from.area.width);
        for y in 0..area.height.min(from.area.height) {
            let row = area.y + y;
            self.unhook(area.x, area.x + columns, row);
            for x in 0..columns {
                self.buffer[(area.x + x, row)] = from[(from.area.x + x, from.area.y + y)].clone();
            }
            self.unhook_end(area.x + columns, row, from, (columns, y));
        }
    }

    /// Blanks the half of a glyph that was cut at the right.
    fn unhook_end(&mut self, to: u16, row: u16, from: &Buffer, (columns, y): (u16, u16)) {
        let is_cut = columns < from.area.width
            && from[(from.area.x + columns, from.area.y + y)]
                .symbol()
                .is_empty();
        if is_cut && columns > 0 {
            self.buffer[(to - 1, row)].set_symbol(" ");
        }
    }

    /// Asks for the terminal's own cursor at a cell.
    pub fn cursor(&mut self, x: u16, y: u16) {
        if self.buffer.area.contains((x, y).into()) {
            self.cursor = Some((x, y));
        }
    }

    /// Gives the cursor that was asked for, once.
    pub fn take_cursor(&mut self) -> Option<(u16, u16)> {
        self.cursor.take()
    }

    /// Gives the columns `text` takes under this look.
    pub fn width(&self, text: &str) -> u16 {
        width(text, self.look.width)
    }

    fn blank(&mut self, x: u16, y: u16, columns: u16, style: Style) {
        for i in 0..self.room(x, y, columns) {
            self.put(x + i, y, " ", 1, style);
        }
    }

    /// Gives how many of `max` columns from (x, y) lie inside the buffer.
    fn room(&self, x: u16, y: u16, max: u16) -> u16 {
        let inside = Rect::new(x, y, max, 1).intersection(self.buffer.area);
        if inside.is_empty() || inside.x != x {
            0
        } else {
            inside.width
        }
    }

    /// Writes one glyph known to fit.
    fn put(&mut self, x: u16, y: u16, glyph: &str, columns: u16, style: Style) {
        self.unhook(x, x + columns, y);
        let style = on_paper(style, &self.buffer[(x, y)]);
        set(&mut self.buffer[(x, y)], glyph, style);
        for second in x + 1..x + columns {
            set(&mut self.buffer[(second, y)], "", style);
        }
    }

    /// Blanks the halves that writing columns `from..to` would orphan on either side.
    fn unhook(&mut self, from: u16, to: u16, y: u16) {
        let area = self.buffer.area;
        if from >= to {
            return;
        }
        if from > area.left() && from < area.right() && self.buffer[(from, y)].symbol().is_empty() {
            self.buffer[(from - 1, y)].set_symbol(" ");
            self.buffer[(from, y)].set_symbol(" ");
        }
        if to < area.right() && self.buffer[(to, y)].symbol().is_empty() {
            self.buffer[(to, y)].set_symbol(" ");
            self.buffer[(to - 1, y)].set_symbol(" ");
        }
    }
}

fn set(cell: &mut Cell, symbol: &str, style: Style) {
    cell.reset();
    cell.set_symbol(symbol).set_style(style);
}

/// Completes an ink with the paper it is written on: its background, or reversal when there are no colours.
fn on_paper(style: Style, under: &Cell) -> Style {
    match (style.bg, style.fg) {
        (Some(_), _) => style,
        (None, Some(_)) => style.bg(under.bg),
        (None, None) => style
            .bg(under.bg)
            .add_modifier(under.modifier & Modifier::REVERSED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::cells::WidthPolicy;
    use crate::ui::look::{Depth, Stage};

    const LOOK: Look = Look {
        width: WidthPolicy::Narrow,
        depth: Depth::Ansi256,
        stage: Stage::Desk,
    };

    fn row(buffer: &Buffer, y: u16) -> String {
        (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol())
            .collect()
    }

    fn blank(w: u16, h: u16) -> Buffer {
        Buffer::empty(Rect::new(0, 0, w, h))
    }

    #[test]
    fn a_popup_over_wide_glyphs_leaves_no_half() {
        for x in 0..9 {
            let mut buffer = blank(9, 1);
            let mut p = Painter::new(&mut buffer, &LOOK);
            p.text(0, 0, 9, "a张三李四", Role::Base);
            p.text(x, 0, 1, "#", Role::Overlay);
            for i in 0..9 {
                let wide = glyph_width(buffer[(i, 0)].symbol(), LOOK.width) == 2;
                let second = i < 8 && buffer[(i + 1, 0)].symbol().is_empty();
                assert_eq!(wide, second, "popup at {x}: {:?}", row(&buffer, 0));
            }
            assert_eq!(buffer[(x, 0)].symbol(), "#");
        }
    }

    #[test]
    fn text_stops_at_the_edge_and_line_pads() {
        let mut buffer = blank(5, 2);
        let mut p = Painter::new(&mut buffer, &LOOK);
        assert_eq!(p.text(0, 0, 9, "张三李", Role::Base), 4);
        p.line(Rect::new(0, 1, 5, 1), "张三李", Role::Base);
        assert_eq!(row(&buffer, 0), "张三 ");
        assert_eq!(row(&buffer, 1), "张.. ");
    }

    #[test]
    fn ink_keeps_the_paper() {
        let mut buffer = blank(4, 1);
        let mut p = Painter::new(&mut buffer, &LOOK);
        p.fill(Rect::new(0, 0, 4, 1), Role::Panel);
        p.text(0, 0, 4, "急", Role::Bad);
        assert_eq!(Some(buffer[(0, 0)].bg), LOOK.style(Role::Panel).bg);
        assert_eq!(Some(buffer[(0, 0)].fg), LOOK.style(Role::Bad).fg);
    }

    #[test]
    fn tint_keeps_the_text() {
        let mut buffer = blank(4, 1);
        let mut p = Painter::new(&mut buffer, &LOOK);
        p.text(0, 0, 4, "张三", Role::Panel);
        p.tint(Rect::new(0, 0, 4, 1), Role::Selected);
        assert_eq!(row(&buffer, 0), "张三");
        assert!(buffer[(2, 0)].modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn no_size_panics() {
        for (w, h) in (0..=80)
            .step_by(7)
            .flat_map(|w| (0..=24).step_by(3).map(move |h| (w, h)))
        {
            let mut buffer = blank(w, h);
            let mut p = Painter::new(&mut buffer, &LOOK);
            for area in [
                Rect::new(0, 0, 80, 24),
                Rect::new(3, 2, 0, 5),
                Rect::new(79, 23, 60, 9),
                Rect::MAX,
            ] {
                p.fill(area, Role::Panel);
                p.line(area, "张三：·①e\u{301}\u{1b}", Role::Base);
                p.tint(area, Role::Selected);
                p.text(area.x, area.y, u16::MAX, "张三", Role::Bad);
                p.cursor(area.x, area.y);
            }
            assert!(p.take_cursor().is_none_or(|(x, y)| x < w && y < h));
            assert!((0..h).all(|y| {
                glyphs(&row(&buffer, y))
                    .map(|g| glyph_width(g, LOOK.width))
                    .sum::<u16>()
                    == w
            }));
        }
    }
}
