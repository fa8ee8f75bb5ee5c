//! What can be shown, which of it is selected, and the sentence being typed.

use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::privacy::Masked;
use crate::domain::wall::{WallDesk, WallPicture, WallSlide, WallView};
use crate::flow::{Cx, Facts, MaskFacts, TextField, WallFacts};
use crate::screens::layout;
use crate::store::Query;
use crate::store::worker::Ticket;

/// Columns and rows of the smallest paper of a wall.
pub(super) const PAPER: (u16, u16) = (40, 12);
/// Columns that the list needs beside the preview.
const LIST: u16 = 24;

/// The operator's side of the wall.
#[derive(Debug)]
pub struct WallPage {
    /// The meeting one came from.
    pub(super) meeting: Option<Id<Meeting>>,
    /// As it was last read.
    pub desk: Option<WallDesk>,
    /// The selected slide.
    pub selected: usize,
    /// A sentence being typed.
    pub field: Option<TextField>,
    /// How the room would see that sentence.
    pub typed: Option<WallSlide>,
    /// The chosen one of the places where someone is named, while they are listed.
    pub places: Option<usize>,
    /// Whether the preview stands in place of the list, where there is room for one only.
    pub previews: bool,
    pub(super) ticket: Option<Ticket>,
    pub(super) typed_ticket: Option<Ticket>,
    /// Whether list and preview both find room.
    pub(super) has_both: bool,
    /// Whether the next reading selects what is on the wall.
    pub(super) follow: bool,
}

impl WallPage {
    /// Opens the desk of the wall and asks for it.
    pub fn open(meeting: Option<Id<Meeting>>, cx: &mut Cx<'_>) -> Self {
        let ticket = cx.load(Query::Wall(meeting));
        Self {
            meeting,
            desk: None,
            selected: 0,
            field: None,
            typed: None,
            places: None,
            previews: false,
            ticket: Some(ticket),
            typed_ticket: None,
            has_both: has_both(cx.size),
            follow: true,
        }
    }

    /// Whether the desk is still on its way, or how the room would see what was typed last.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some() || self.typed_ticket.is_some()
    }

    /// The selected slide.
    pub fn slide(&self) -> Option<&WallSlide> {
        self.desk.as_ref()?.slides.get(self.selected)
    }

    /// What is selected or typed.
    pub fn seen(&self) -> Option<&WallSlide> {
        match &self.field {
            Some(_) => self.typed.as_ref(),
            None => self.slide(),
        }
    }

    /// What the room would see of it.
    pub fn picture(&self) -> Option<&WallPicture> {
        self.seen().map(|slide| &slide.picture)
    }

    /// Where someone is named in it.
    pub fn masked(&self) -> &[Masked] {
        self.seen().map_or(&[], |slide| &slide.masked.places)
    }

    /// The chosen place.
    pub(super) fn place(&self) -> Option<&Masked> {
        self.masked().get(self.places?)
    }

    fn masks(&self) -> MaskFacts {
        match self.place() {
            Some(place) if place.stands => MaskFacts::Stands,
            Some(_) => MaskFacts::Masked,
            None if self.masked().is_empty() => MaskFacts::None,
            None => MaskFacts::Some,
        }
    }

    /// Whether the selected slide is a sentence that is still to be written.
    pub(super) fn is_unwritten(&self) -> bool {
        let blank = WallView::Message(String::new());
        self.field.is_none() && self.slide().is_some_and(|slide| slide.view == blank)
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let wall = self.desk.as_ref().map(|desk| &desk.wall);
        Facts {
            can_open: wall.is_some(),
            masks: wall.map(|_| self.masks()),
            panes: !self.has_both && self.field.is_none() && self.places.is_none(),
            wall: wall.map(|wall| WallFacts {
                unwritten: self.is_unwritten(),
                waits: !wall.queue.is_empty(),
                has_past: !wall.past.is_empty(),
            }),
            ..Facts::default()
        }
    }
}

/// Whether list and preview both find room, side by side or one below the other.
pub(super) fn has_both(size: (u16, u16)) -> bool {
    is_beside(size) || is_below(size)
}

/// Whether the preview stands beside the list.
pub(super) fn is_beside((columns, rows): (u16, u16)) -> bool {
    columns > PAPER.0 + LIST && layout::body((columns, rows)) > PAPER.1 + 1
}

/// Whether the preview stands below the list.
pub(super) fn is_below((columns, rows): (u16, u16)) -> bool {
    columns <= PAPER.0 + LIST && layout::body((columns, rows)) >= PAPER.1 + 9
}
