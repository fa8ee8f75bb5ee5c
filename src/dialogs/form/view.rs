//! Paints a form: labels left, fields right, why it was refused, what the field can do.

use ratatui::layout::Rect;

use super::text::{self, hints};
use super::{Field, FieldId, Form, Kind, OrgField};
use crate::dialogs::{Picked, picker};
use crate::domain::limits::Fill;
use crate::flow::TextField;
use crate::text::limits;
use crate::text::refusals::refusal;
use crate::ui::cells::cut;
use crate::ui::look::Role;
use crate::ui::overlay::{body_width, frame, row};
use crate::ui::painter::Painter;
use crate::ui::widgets::field;
use crate::ui::wrap::wrap;

const LABEL: u16 = 24;
const WIDTH: u16 = 76;
/// Subtitle and gap.
const EXTRA: u16 = 2;
/// Lines below the fields that are always kept for a refusal.
const REFUSAL: usize = 2;
/// Lines that a refusal takes at most: in a narrow window its end is the cure.
const REFUSAL_MOST: usize = 4;
/// Lines that the choices of the focused field take at most.
const CHOICES: usize = 3;
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
    let below = below(form, p, body_width(p.area(), WIDTH));
    let kept = count(below.len().max(REFUSAL));
    let extra = EXTRA + kept;
    let height = count(shown.len() + form.notes.len()).saturating_add(extra);
    let area = frame(p, WIDTH, height, &form.title, hint(form));
    p.line(row(area, 0), &form.subtitle, Role::Overlay);
    for (n, (line, role)) in (area.height.saturating_sub(kept)..).zip(&below) {
        let at = row(area, n);
        p.text(at.x, at.y, at.width, line, *role);
    }
    let spare = area
        .height
        .saturating_sub(extra + LEAST_FIELDS.min(count(shown.len())));
    let warned = form.notes.iter().any(|note| note.is_warning);
    let notes = count(form.notes.len()).min(spare.max(u16::from(warned)));
    draw_notes(form, p, area, notes);
    let fields = Rect {
        y: area.y + 1 + notes,
        height: area.height.saturating_sub(extra - 1 + notes),
        ..area
    };
    let focused = shown.iter().position(|(index, _)| *index == form.focus);
    let room = usize::from(fields.height).max(1);
    let last = (focused.unwrap_or(0) + AHEAD.min(room - 1)).min(shown.len().saturating_sub(1));
    let skip = (last + 1).saturating_sub(room);
    for (line, (index, field)) in (0u16..).zip(shown.iter().skip(skip).take(room)) {
        let focused = *index == form.focus;
        draw_field(field, focused, p, row(fields, line));
        if focused && form.is_replaced_by_typing() {
            draw_replaced(field, p, row(fields, line));
        }
    }
}

/// Under the heading: what to know before filling the form in.
fn draw_notes(form: &Form, p: &mut Painter<'_>, area: Rect, rows: u16) {
    let mut notes: Vec<_> = form.notes.iter().collect();
    // Where not all of them find room, what is wrong is not the one left out.
    if usize::from(rows) < notes.len() {
        notes.sort_by_key(|note| !note.is_warning);
    }
    for (n, note) in (1..=rows).zip(notes) {
        let role = if note.is_warning {
            Role::Bad
        } else {
            Role::Dim
        };
        let at = row(area, n);
        let words = cut(&note.words, at.width, p.look().width);
        p.text(at.x, at.y, at.width, &words, role);
    }
}

/// Below the fields: why it was refused, and all choices of the focused field with their digits
/// where they find no room beside it.
fn below(form: &Form, p: &Painter<'_>, width: u16) -> Vec<(String, Role)> {
    let refused = form.refusal.iter().flat_map(|refused| {
        let lines = wrap(&refusal(refused), width, p.look().width);
        lines.into_iter().take(REFUSAL_MOST)
    });
    let refused = refused.map(|line| (line, Role::Bad));
    let choices = match &form.focused().kind {
        Kind::Choice(options) if !fits(&options.labels, p, value_width(width)) => {
            lines_of(&options.labels, p, width)
        }
        _ => Vec::new(),
    };
    let choices = choices.into_iter().take(CHOICES);
    let fill = form.focused().typed().map(TextField::fill);
    let role = match fill {
        Some(Fill::Near { .. } | Fill::Room) | None => Role::Dim,
        Some(Fill::Full { .. } | Fill::Over { .. } | Fill::LeftOut { .. }) => Role::Bad,
    };
    let fill = fill.and_then(limits::sentence).unwrap_or_default();
    let fill = wrap(&fill, width, p.look().width);
    let fill = fill.into_iter().filter(|line| !line.is_empty());
    refused
        .chain(fill.map(|line| (line, role)))
        .chain(choices.map(|line| (line, Role::Dim)))
        .collect()
}

/// Choices with their digits in as many lines as they need; none is broken in two.
fn lines_of(labels: &[&str], p: &Painter<'_>, room: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for label in numbered(labels) {
        match lines.last_mut() {
            Some(line) if p.width(line) + 1 + p.width(&label) <= room => {
                line.push(' ');
                line.push_str(&label);
            }
            _ => lines.push(label),
        }
    }
    lines
}

/// Whether all choices find room side by side.
fn fits(labels: &[&str], p: &Painter<'_>, room: u16) -> bool {
    let total: u16 = numbered(labels)
        .iter()
        .map(|label| p.width(label) + 1)
        .sum();
    total <= room
}

fn value_width(row: u16) -> u16 {
    row - LABEL.min(row / 2)
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

/// Where a field's value stands.
fn value_of(at: Rect) -> Rect {
    let label_width = LABEL.min(at.width / 2);
    Rect {
        x: at.x + label_width,
        width: at.width.saturating_sub(label_width),
        ..at
    }
}

/// Where a tick stands: it needs so little room that its label is cut by nothing but the window.
fn behind(label: &str, p: &Painter<'_>, at: Rect) -> Rect {
    let usual = value_of(at);
    let tick = p.width(text::YES);
    let farthest = at.right().saturating_sub(tick).max(usual.x);
    let x = (at.x + 3 + p.width(label)).clamp(usual.x, farthest);
    Rect {
        x,
        width: at.right().saturating_sub(x),
        ..at
    }
}

/// A proposed value that the next character typed replaces stands out as chosen.
fn draw_replaced(field: &Field, p: &mut Painter<'_>, at: Rect) {
    if let Some(typed) = field.typed() {
        let at = narrowed(value_of(at), &field.kind);
        p.text(at.x, at.y, at.width, typed.text(), Role::Selected);
    }
}

fn draw_field(field: &Field, focused: bool, p: &mut Painter<'_>, at: Rect) {
    if at.is_empty() {
        return;
    }
    let marker = if focused { ">" } else { " " };
    p.text(at.x, at.y, 1, marker, Role::Key);
    let value = match &field.kind {
        Kind::Check(_) => behind(&field.label, p, at),
        _ => value_of(at),
    };
    let label = value.x.saturating_sub(at.x + 3);
    // Where nothing is chosen yet, no value can show that the field has the focus.
    let is_unchosen = matches!(&field.kind, Kind::Choice(of) if of.chosen >= of.labels.len());
    let role = ink(focused && is_unchosen);
    p.text(at.x + 2, at.y, label, &field.label, role);
    match &field.kind {
        Kind::Text(typed) | Kind::Date(typed) | Kind::Number(typed) => {
            field::paint(p, narrowed(value, &field.kind), typed.typed(), focused);
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
