//! Paints a picker.

use ratatui::layout::Rect;

use super::state::HEIGHT;
use super::{Kind, Picker, text};
use crate::domain::person::MemberRow;
use crate::domain::privacy::mask_phone;
use crate::store::Row;
use crate::text::{homes, names};
use crate::ui::cells::{WidthPolicy, pad};
use crate::ui::look::Role;
use crate::ui::overlay::{frame, row};
use crate::ui::painter::Painter;
use crate::ui::widgets::field;

const WIDTH: u16 = 76;

/// Paints the picker over the screen.
pub fn draw(picker: &Picker, p: &mut Painter<'_>) {
    let rows = u16::try_from(HEIGHT).unwrap_or(u16::MAX);
    let hint = if picker.kind == Kind::Body {
        text::HINT_BODY
    } else {
        text::HINT
    };
    let area = frame(p, WIDTH, rows + 2, text::title(&picker.kind), hint);
    if picker.kind != Kind::Body {
        draw_find(picker, p, row(area, 0));
    }
    let lines: Vec<String> = lines(picker, p.look().width);
    let selected = match picker.kind {
        Kind::Body => picker.selected,
        _ => picker.window.visible().1,
    };
    if lines.is_empty() {
        p.text(area.x + 2, area.y + 2, area.width, text::EMPTY, Role::Dim);
    }
    let room = usize::from(area.height.saturating_sub(1)).max(1);
    let skip = (selected + 1).saturating_sub(room);
    for (n, line) in (1u16..).zip(lines.iter().skip(skip).take(room)) {
        let chosen = usize::from(n) - 1 + skip == selected;
        let at = row(area, n);
        let marker = if chosen { "> " } else { "  " };
        let role = if chosen {
            Role::Selected
        } else {
            Role::Overlay
        };
        p.line(at, &format!("{marker}{line}"), role);
    }
}

fn draw_find(picker: &Picker, p: &mut Painter<'_>, at: Rect) {
    let label = p.text(at.x, at.y, at.width, text::FIND, Role::Key) + 1;
    let input = Rect {
        x: at.x + label,
        width: at.width.saturating_sub(label + 20),
        ..at
    };
    field::paint(p, input, picker.typed.typed(), true);
}

fn lines(picker: &Picker, width: WidthPolicy) -> Vec<String> {
    if picker.kind == Kind::Body {
        return picker.bodies.iter().map(text::body).collect();
    }
    picker
        .window
        .visible()
        .0
        .iter()
        .map(|row| match row {
            Row::Person(person) => person_line(person, width),
            Row::Issue(issue) => {
                format!(
                    "{}  {}  {}",
                    issue.number,
                    names::stage(issue.stage),
                    issue.text
                )
            }
            Row::Grid(grid) => format!(
                "{} {}",
                pad(&format!("{} {}", grid.code, grid.name), 30, width),
                grid.households
            ),
            Row::Section(section) => format!(
                "{} {} {}",
                pad(&section.grid, 16, width),
                pad(&section.whole_name(), 28, width),
                names::section(section.kind)
            ),
            Row::Household(home) => format!(
                "{} {} {}",
                pad(&format!("{} {}", home.estate, home.door), 22, width),
                pad(&homes::head(home), 14, width),
                home.contact.as_deref().unwrap_or_default()
            ),
            Row::Body(body) => body.name(),
            Row::Term(term) => text::term(term),
            Row::Relative(relative) => {
                format!("{} {}", names::kin(relative.kin), relative.name)
            }
            _ => String::new(),
        })
        .collect()
}

/// Name, masked telephone, body, roles, door: what tells people of one name apart.
fn person_line(person: &MemberRow, width: WidthPolicy) -> String {
    let roles: Vec<&str> = person.roles.iter().map(|role| names::role(*role)).collect();
    let (body, home) = match person.body.as_str() {
        "" => (person.home.as_str(), ""),
        body => (body, person.home.as_str()),
    };
    let rest = [roles.join(" "), home.to_owned()];
    let rest: Vec<&str> = rest
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    format!(
        "{} {} {} {}",
        pad(&person.name, 10, width),
        pad(&mask_phone(&person.phone), 11, width),
        pad(body, 20, width),
        rest.join(" ")
    )
}
