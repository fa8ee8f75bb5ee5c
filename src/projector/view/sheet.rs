//! The paper of a picture: margins, line length, wrapped text, and blocks packed into pages.

use crate::domain::issue::Stage;
use crate::domain::wall::WallLine;
use crate::projector::text;
use crate::text::names;
use crate::ui::cells::{WidthPolicy, cut};
use crate::ui::look::Role;
use crate::ui::painter::Painter;
use crate::ui::wrap::wrap;

/// Below so many rows the paper has no room for blank ones and for what only explains.
const SMALL: u16 = 16;

/// Below so many rows the letters are large because the room is: five lines at most are read from its end.
const ROOM: u16 = 24;

/// Lines of text, large digits apart, that are read from the end of a room.
const FEW: usize = 5;

/// Text in one role after another.
pub(super) type Line = Vec<(String, Role)>;

/// Lines that belong together and stay on one page.
pub(super) type Block = Vec<Line>;

/// Where to write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    /// First column.
    pub(super) x: u16,
    /// First row.
    pub(super) y: u16,
    /// Columns between the margins.
    pub(super) columns: u16,
    /// Columns of a line that is read: not longer than the eye follows.
    pub(super) measure: u16,
    /// Rows.
    pub(super) rows: u16,
    /// Whether there is no room for more than what is needed.
    pub(super) small: bool,
    /// How many lines of text are shown at once.
    most: usize,
}

impl Sheet {
    /// The paper below the title line and above the last row.
    pub(super) fn of(p: &Painter) -> Self {
        let area = p.area();
        let columns = area.width.saturating_sub(4);
        let measure = columns.min((area.width / 3 * 2).clamp(40, 100));
        let small = area.height < SMALL;
        let y = if small { 1 } else { 2 };
        Self {
            x: 2,
            y,
            columns,
            measure,
            rows: area.height.saturating_sub(y + 1),
            small,
            most: if area.height < ROOM {
                FEW
            } else {
                usize::from(area.height)
            },
        }
    }

    /// How many lines of text are shown at once.
    pub(super) fn lines(&self) -> usize {
        self.most.min(usize::from(self.rows))
    }

    /// Whether more than a few lines may be shown, and so what only explains, too.
    pub(super) fn is_roomy(&self) -> bool {
        self.most > FEW
    }

    /// The paper without its first `rows` rows.
    pub(super) fn below(self, rows: u16) -> Self {
        Self {
            y: self.y + rows,
            rows: self.rows.saturating_sub(rows),
            ..self
        }
    }

    /// Writes lines from the top, each cut with `..` at the margin.
    pub(super) fn write(&self, p: &mut Painter, lines: &[Line]) {
        for (y, line) in (self.y..self.y + self.rows).zip(lines) {
            let mut used = 0;
            for (text, role) in line {
                let room = self.columns - used;
                let text = cut(text, room, p.look().width);
                used += p.text(self.x + used, y, room, &text, *role);
            }
        }
    }
}

/// One line in one role.
pub(super) fn line(text: impl Into<String>, role: Role) -> Line {
    vec![(text.into(), role)]
}

/// Breaks a sentence into at most `most` lines; what is left out is marked with `..`.
pub(super) fn paragraph(text: &str, columns: u16, most: usize, policy: WidthPolicy) -> Vec<String> {
    let mut lines = wrap(text, columns, policy);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let kept = wrap(last, columns.saturating_sub(2), policy);
            *last = kept.into_iter().next().unwrap_or_default() + "..";
        }
    }
    lines
}

/// Which of the three words a stage belongs to, and its colour; `None` for what is over.
pub(super) fn accent(stage: Stage) -> Option<((&'static str, &'static str), Role)> {
    match stage {
        Stage::Registered => Some((text::VISIT, Role::Visit)),
        Stage::Group | Stage::Committee | Stage::Assembly | Stage::Residents | Stage::Postponed => {
            Some((text::DELIBERATE, Role::Deliberate))
        }
        Stage::Assigned
        | Stage::InProgress
        | Stage::Done
        | Stage::Referred
        | Stage::Declined
        | Stage::Told
        | Stage::FollowedUp => Some((text::RESOLVE, Role::Resolve)),
        Stage::Closed | Stage::Merged => None,
    }
}

/// The line above an issue's text: 访/议/解, category, where it stands.
pub(super) fn heading(found: &WallLine) -> Line {
    let mut line = Vec::new();
    if let Some(((word, _), role)) = accent(found.stage) {
        line.push((format!("{word} "), role));
    }
    line.push((format!("{}  ", names::category(found.category)), Role::Base));
    line.push((names::stage(found.stage).to_owned(), Role::Dim));
    line
}

/// Packs blocks into pages of so many rows and lines, a blank row between blocks.
pub(super) fn pages(blocks: Vec<Block>, rows: usize, most: usize) -> Vec<Vec<Line>> {
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut written = 0;
    for block in blocks {
        let fits = pages.last().is_some_and(|page| {
            page.len() + 1 + block.len() <= rows && written + block.len() <= most
        });
        if fits {
            written += block.len();
            if let Some(page) = pages.last_mut() {
                page.push(Line::new());
                page.extend(block);
            }
        } else {
            written = block.len();
            pages.push(block);
        }
    }
    pages
}
