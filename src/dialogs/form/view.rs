//! Paints a form: labels left, fields right, why it was refused, what the field can do.

use ratatui::layout::Rect;

use super::text::{self, hints};
use super::{Field, FieldId, Form, Kind, OrgField};
use crate::dialogs::{Picked, picker};
use crate::text::refusals::refusal;
use crate::ui::look::Role;
use crate::ui::overlay::{frame, row};
use crate::ui::painter::Painter;
use crate::ui::widgets::field;
use crate::ui::wrap::wrap;

const LABEL: u16 = 24;
const WIDTH: u16 = 76;
/// Subtitle, gap, and two lines for a refusal.
const EXTRA: u16 = 4;
/// Fields behind the focused one that stay in view, so that none is saved unseen.
const AHEAD: usize = 4;
/// Fields that stay in view however much there is to know.
const LEAST_FIELDS: u16 = 8;

/// Paints the form over the screen.
pub fn draw(form: &Form, p: &mut Painter<'_>) {
    let shown: Vec<(usize, &Field)> = form
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| form.is_shown(field.id))
        .collect();
    let count = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let height = count(shown.len() + form.notes.len()).saturating_add(EXTRA);
    let area = frame(p, WIDTH, height, &form.title, hint(form));
    p.line(row(area, 0), &form.subtitle, Role::Overlay);
    draw_below(form, p, area);
    let notes = count(form.notes.len()).min(
        area.height
            .saturating_sub(EXTRA + LEAST_FIELDS.min(count(shown.len()))),
    );
    draw_notes(form, p, area, notes);
    let fields = Rect {
        y: area.y + 1 + notes,
        height: area.height.saturating_sub(EXTRA - 1 + notes),
        ..area
    };
    let focused = shown.iter().position(|(index, _)| *index == form.focus);
    let room = usize::from(fields.height).max(1);
    let last = (focused.unwrap_or(0) + AHEAD.min(room - 1)).min(shown.len().saturating_sub(1));
    let skip = (last + 1).saturating_sub(room);
    for (line, (index, field)) in (0u16..).zip(shown.iter().skip(skip).take(room)) {
        draw_field(field, *index == form.focus, p, row(fields, line));
    }
}

/// Under the heading: what to know before filling the form in.
fn draw_notes(form: &Form, p: &mut Painter<'_>, area: Rect, rows: u16) {
    for (n, note) in (1..=rows).zip(&form.notes) {
        let role = if note.is_warning {
            Role::Bad
        } else {
            Role::Dim
        };
        let at = row(area, n);
        p.text(at.x, at.y, at.width, &note.words, role);
    }
}

/// Below the fields: why it was refused, or all choices of the focused field with their digits.
fn draw_below(form: &Form, p: &mut Painter<'_>, area: Rect) {
    let (words, role) = match (&form.refusal, &form.focused().kind) {
        (Some(refused), _) => (refusal(refused), Role::Bad),
        (None, Kind::Choice(options)) if !fits(&options.labels, p, value_width(area)) => {
            (numbered(&options.labels).join(" "), Role::Dim)
        }
        (None, _) => return,
    };
    let lines = wrap(&words, area.width, p.look().width);
    for (n, line) in (0u16..2).zip(&lines) {
        let at = row(area, area.height.saturating_sub(2) + n);
        p.text(at.x, at.y, at.width, line, role);
    }
}

/// Whether all choices find room side by side.
fn fits(labels: &[&str], p: &Painter<'_>, room: u16) -> bool {
    let total: u16 = numbered(labels)
        .iter()
        .map(|label| p.width(label) + 1)
        .sum();
    total <= room
}

fn value_width(row: Rect) -> u16 {
    row.width - LABEL.min(row.width / 2)
}

fn numbered(labels: &[&str]) -> Vec<String> {
    let digits = labels.iter().enumerate();
    digits
        .map(|(n, label)| format!("{}{label}", n + 1))
        .collect()
}

fn hint(form: &Form) -> &'static str {
    match &form.focused().kind {
        Kind::Text(_) => hints::TEXT,
        Kind::Date(_) => hints::DATE,
        Kind::Number(_) => hints::NUMBER,
        Kind::Choice(_) => hints::CHOICE,
        Kind::Check(_) => hints::CHECK,
        Kind::Pick(picker::Kind::Section(_), _) => hints::PICK_SECTION,
        Kind::Pick(picker::Kind::Household, _) => hints::PICK_HOME,
        Kind::Pick(..) if matches!(form.focused().id, FieldId::Org(OrgField::Heir(_))) => {
            hints::HEIR
        }
        Kind::Pick(..) if matches!(form.focused().id, FieldId::Org(OrgField::Sharer(_))) => {
            hints::SHARER
        }
        Kind::Pick(..) if form.focused().id.is_optional() => hints::COMPANION,
        Kind::Pick(picker::Kind::Issue, _) => hints::PICK_ISSUE,
        Kind::Pick(..) => hints::PICK,
        Kind::Button => hints::BUTTON,
    }
}

fn draw_field(field: &Field, focused: bool, p: &mut Painter<'_>, at: Rect) {
    if at.is_empty() {
        return;
    }
    let marker = if focused { ">" } else { " " };
    p.text(at.x, at.y, 1, marker, Role::Key);
    let label_width = LABEL.min(at.width / 2);
    p.text(
        at.x + 2,
        at.y,
        label_width.saturating_sub(3),
        &field.label,
        Role::Overlay,
    );
    let value = Rect {
        x: at.x + label_width,
        width: at.width.saturating_sub(label_width),
        ..at
    };
    match &field.kind {
        Kind::Text(typed) | Kind::Date(typed) | Kind::Number(typed) => {
            field::paint(
                p,
                narrowed(value, &field.kind),
                typed.text(),
                typed.caret(),
                focused,
            );
        }
        Kind::Choice(options) => draw_choice(&options.labels, options.chosen, focused, p, value),
        Kind::Check(on) => {
            let mark = if *on { text::YES } else { text::NO };
            p.text(value.x, value.y, value.width, mark, ink(focused));
        }
        Kind::Pick(_, picked) => {
            let nobody = if matches!(&field.kind, Kind::Pick(picker::Kind::Section(_), _)) {
                text::home::BY_ADDRESS
            } else if matches!(field.id, FieldId::Org(OrgField::Heir(_))) {
                text::network::SAME_TAKER
            } else if field.id == FieldId::Org(OrgField::Sharer(0)) {
                text::network::SAME_TAKERS
            } else if field.id.is_optional() {
                text::ALONE
            } else {
                text::NOBODY
            };
            let name = picked.as_ref().map_or(nobody, Picked::name);
            p.text(value.x, value.y, value.width, name, ink(focused));
        }
        Kind::Button => {
            let label = format!("[ {} ]", field.label);
            p.text(at.x + 2, at.y, at.width, " ", Role::Overlay);
            p.line(
                Rect {
                    x: at.x + 2,
                    width: at.width.saturating_sub(2),
                    ..at
                },
                "",
                Role::Overlay,
            );
            p.text(value.x, value.y, value.width, &label, ink(focused));
        }
    }
}

fn ink(focused: bool) -> Role {
    if focused {
        Role::Selected
    } else {
        Role::Overlay
    }
}

/// Days and numbers need little room; the rest stays free for the input method.
fn narrowed(value: Rect, kind: &Kind) -> Rect {
    let width = match kind {
        Kind::Date(_) => 14,
        Kind::Number(_) => 8,
        _ => value.width,
    };
    Rect {
        width: value.width.min(width),
        ..value
    }
}

/// All choices with their digits when they fit, otherwise the chosen one.
fn draw_choice(labels: &[&str], chosen: usize, focused: bool, p: &mut Painter<'_>, value: Rect) {
    let digits = numbered(labels);
    if !focused || !fits(labels, p, value.width) {
        let label = digits.get(chosen).map_or(text::UNCHOSEN, String::as_str);
        p.text(value.x, value.y, value.width, label, ink(focused));
        return;
    }
    let mut x = value.x;
    for (n, label) in digits.iter().enumerate() {
        let role = if n == chosen {
            Role::Selected
        } else {
            Role::Overlay
        };
        x += p.text(x, value.y, value.right().saturating_sub(x), label, role) + 1;
    }
}
