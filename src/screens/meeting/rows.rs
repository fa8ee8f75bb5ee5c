//! The lines of the agenda: the parts of the day, the matters where 民情会诊 stands.

use crate::domain::meeting::{AgendaItem, AgendaPart, MeetingBoard, PartKind, Place};

/// A line of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// A part of the day.
    Part(&'a AgendaPart),
    /// The n-th matter, from one on.
    Item(usize, &'a AgendaItem),
}

impl<'a> Line<'a> {
    /// Where it is.
    pub fn place(self) -> Place {
        match self {
            Line::Part(part) => Place::Part(part.id),
            Line::Item(_, item) => Place::Item(item.id),
        }
    }

    /// The matter, where it is one.
    pub fn item(self) -> Option<&'a AgendaItem> {
        match self {
            Line::Part(_) => None,
            Line::Item(_, item) => Some(item),
        }
    }

    /// The part, where it is one.
    pub fn part(self) -> Option<&'a AgendaPart> {
        match self {
            Line::Part(part) => Some(part),
            Line::Item(..) => None,
        }
    }

    /// Minutes it should take.
    pub fn planned(self) -> u32 {
        match self {
            Line::Part(part) => part.planned,
            Line::Item(_, item) => item.planned,
        }
    }

    /// Whether nothing is left to be decided here.
    pub fn is_settled(self) -> bool {
        self.item().is_none_or(|item| item.disposition.is_some())
    }
}

/// All lines in order; a meeting without parts has matters only.
pub fn lines(board: &MeetingBoard) -> Vec<Line<'_>> {
    let matters = || {
        let items = board.items.iter().enumerate();
        items.map(|(n, item)| Line::Item(n + 1, item))
    };
    let mut lines = Vec::new();
    let mut placed = false;
    for part in &board.parts {
        lines.push(Line::Part(part));
        if part.kind == PartKind::Consultation {
            lines.extend(matters());
            placed = true;
        }
    }
    if !placed {
        lines.extend(matters());
    }
    lines
}
